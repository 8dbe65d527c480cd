import { setImmediate } from 'node:timers/promises';
import { idsOf } from '../measure-ranking.ts';
import type { Ranker } from '../ranker.ts';
import { type Tuned, tune } from '../tune.ts';
import { type MiniSearchSettings, miniSearchGrid } from './minisearch.ts';

/** A query and what a ranking of its first products is worth. */
export interface TuningCase {
  text: string;
  worth(ranking: readonly string[]): number;
}

/** Asks every case with every setting and chooses by what the rankings are worth. */
export async function tuneMiniSearch(
  rankWith: (settingsFor: (text: string) => MiniSearchSettings) => Ranker['rank'],
  cases: readonly TuningCase[],
  options: { cut: number; folds: number; seed: number; onAsked(done: number, total: number): void },
): Promise<Tuned<MiniSearchSettings>> {
  const scores: number[][] = [];
  const total = miniSearchGrid.length * cases.length;
  for (const [at, settings] of miniSearchGrid.entries()) {
    const rank = rankWith(() => settings);
    const row: number[] = [];
    for (const { text, worth } of cases) {
      row.push(worth(idsOf(await rank(text, { limit: options.cut, offset: 0 }))));
      options.onAsked(at * cases.length + row.length, total);
      // Lets timers run, for MiniSearch answers without ever waiting.
      await setImmediate();
    }
    scores.push(row);
  }
  return tune(miniSearchGrid, scores, options);
}
