import { CUTS, type EvalCases, evaluateRanking } from '../evaluate.ts';
import { createScorer } from '../score.ts';
import { createRowCollector, cutRows, type Rows } from './rows.ts';
import type { RecommendSettings } from './settings.ts';
import { type TrainInput, trainNeighbours } from './train.ts';

/** Data to train with and what its customers chose next, which it does not contain. */
export interface Validation {
  input: TrainInput;
  cases: EvalCases;
}

export interface TuneOptions {
  onProgress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface TunedSettings {
  settings: RecommendSettings;
  /** NDCG@10 on the validation cases; too high by what the choice owes to these very cases. */
  ndcg: number;
  tried: number;
}

type Grid = Partial<{ [Name in keyof RecommendSettings]: readonly RecommendSettings[Name][] }>;

/** What a whole search looks through, the settings that decide most first. */
export const WHOLE_GRID: Grid = {
  contentWeight: [0, 0.75, 1, 1.5, 2, 3],
  decay: [0, 0.25, 0.5, 0.75, 1, 1.25],
  lambda: [2, 5, 10, 25, 50, 100],
  beta: [0, 0.1, 0.2, 0.35, 0.5, 1],
  contentNeighbours: [50, 100, 200],
  neighbours: [50, 100],
};

const ROUNDS = 2;

/**
 * Coordinate search by NDCG@10: starts from the best of `starts`, then changes one setting after another to what does
 * best, twice over or until nothing helps.
 */
export async function tuneSettings(
  validation: Validation,
  starts: readonly Readonly<RecommendSettings>[],
  grid: Grid = WHOLE_GRID,
  { onProgress, signal }: TuneOptions = {},
): Promise<TunedSettings> {
  const measure = createMeasure(validation, grid, signal);
  const coordinates = Object.entries(grid) as [keyof RecommendSettings, readonly never[]][];
  const total = starts.length + ROUNDS * coordinates.reduce((sum, [, values]) => sum + values.length, 0);
  let tried = 0;
  let best: TunedSettings = { settings: { ...(starts[0] as RecommendSettings) }, ndcg: -1, tried: 0 };
  async function attempt(settings: RecommendSettings): Promise<void> {
    const ndcg = await measure(settings);
    onProgress?.(++tried, total);
    if (ndcg > best.ndcg) best = { settings, ndcg, tried };
  }
  for (const start of starts) await attempt({ ...start });
  for (let round = 0; round < ROUNDS; round++) {
    const before = best.ndcg;
    for (const [name, values] of coordinates) {
      const from = best.settings;
      for (const value of values) {
        if (value === from[name]) onProgress?.(++tried, total);
        else await attempt({ ...from, [name]: value });
      }
    }
    if (best.ndcg === before) break;
  }
  return { ...best, tried };
}

/** Trains only for what changes the rows; cutting them shorter and other decays use those there are. */
function createMeasure({ input, cases }: Validation, grid: Grid, signal: AbortSignal | undefined) {
  let last: { key: string; rows: Rows; popularity: Int32Array } | undefined;
  return async (settings: RecommendSettings): Promise<number> => {
    const neighbours = Math.max(settings.neighbours, ...(grid.neighbours ?? []));
    const trained = { ...settings, neighbours };
    const key = JSON.stringify({ ...trained, decay: 0 });
    if (last?.key !== key) {
      const collector = createRowCollector();
      const { popularity } = await trainNeighbours(input, {
        settings: trained,
        onRows: collector.add,
        signal,
      });
      last = { key, rows: collector.rows(), popularity };
    }
    const score = createScorer(cutRows(last.rows, settings.neighbours), settings);
    const customers = input.histories.starts.length - 1;
    const figures = evaluateRanking(cases, score, { popularity: last.popularity, customers });
    return figures.ndcg[CUTS.indexOf(10)] ?? 0;
  };
}
