import { ShopError } from '../errors.ts';
import type { Rows } from './train/rows.ts';
import type { RecommendSettings } from './train/settings.ts';

/** What a model gives for one history: `weights` by product, not zero for those in `ids` alone. Good until the next. */
export interface Scores {
  weights: Float64Array;
  ids: Int32Array;
}

/** Scores products for a customer's events, oldest first; `customer` is their number in the histories evaluated. */
export type ScoreHistory = (history: Int32Array, customer: number) => Scores;

/** How much the event `x` places before the newest (0) counts. */
export const weighEvent = (x: number, decay: number): number => (1 + x) ** -decay;

/** Adds up rows; the scores it gives are good until it is cleared. */
export interface RowSum {
  clear: () => void;
  add: (product: number, factor: number) => void;
  scores: () => Scores;
}

/** Rows with a weight that is no number, or negative, are refused: they would spoil every sum they enter. */
export function createRowSum({ starts, ids, weights }: Rows): RowSum {
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong !== -1)
    throw new ShopError('bad_request', `a neighbour of weight ${weights[wrong]} cannot be scored with.`);
  const products = starts.length - 1;
  const sums = new Float64Array(products);
  const touched = new Int32Array(products);
  let count = 0;
  return {
    clear() {
      for (let k = 0; k < count; k++) sums[touched[k] as number] = 0;
      count = 0;
    },
    add(product, factor) {
      const end = starts[product + 1] as number;
      for (let e = starts[product] as number; e < end; e++) {
        const id = ids[e] as number;
        const weight = factor * (weights[e] as number);
        if (weight === 0) continue;
        if (sums[id] === 0) touched[count++] = id;
        sums[id] = (sums[id] as number) + weight;
      }
    },
    scores: () => ({ weights: sums, ids: touched.subarray(0, count) }),
  };
}

/** score(u, j) = sum over the last `window` events h_x, x = 0 the newest, of (1 + x)^-decay M[h_x][j]. */
export function createScorer(
  rows: Rows,
  { window, decay }: Pick<RecommendSettings, 'window' | 'decay'>,
): ScoreHistory {
  const sum = createRowSum(rows);
  const factors = Float64Array.from({ length: window }, (_, x) => weighEvent(x, decay));
  return (history) => {
    sum.clear();
    for (let x = 0; x < Math.min(window, history.length); x++)
      sum.add(history[history.length - 1 - x] as number, factors[x] as number);
    return sum.scores();
  };
}

export interface PickOptions {
  /** Products that are never picked. */
  seen: Int32Array;
  count: number;
  /** Products that come last among equals, as an evaluation needs that is not to be flattered by ties. */
  last?: Int32Array;
}

/** Picks the best of what was scored, equal ones by popularity, then what is popular; best first. */
export type PickTop = (scores: Scores, options: PickOptions) => Int32Array;

const SEEN = 1;
const LAST = 2;
const PICKED = 4;

/** Whatever is not scored has a score of zero and comes by its popularity; the last resort is the lower number. */
export function createPicker(popularity: Int32Array): PickTop {
  const marks = new Uint8Array(popularity.length);
  const popularFirst = Int32Array.from(popularity, (_, id) => id).sort(
    (a, b) => (popularity[b] as number) - (popularity[a] as number) || a - b,
  );
  const isBefore = (a: number, b: number, weights: Float64Array): boolean => {
    const byWeight = (weights[a] as number) - (weights[b] as number);
    if (byWeight !== 0) return byWeight > 0;
    const byPopularity = (popularity[a] as number) - (popularity[b] as number);
    if (byPopularity !== 0) return byPopularity > 0;
    const byMark = ((marks[a] as number) & LAST) - ((marks[b] as number) & LAST);
    return byMark === 0 ? a < b : byMark < 0;
  };
  return ({ weights, ids }, { seen, count, last }) => {
    const picked = new Int32Array(count);
    let length = 0;
    for (const id of seen) marks[id] = SEEN;
    if (last) for (const id of last) marks[id] = (marks[id] as number) | LAST;
    const offer = (id: number): void => {
      if (length === count && !isBefore(id, picked[length - 1] as number, weights)) return;
      let k = length === count ? length - 1 : length++;
      for (; k > 0 && isBefore(id, picked[k - 1] as number, weights); k--)
        picked[k] = picked[k - 1] as number;
      picked[k] = id;
    };
    for (let k = 0; k < ids.length; k++)
      if (((marks[ids[k] as number] as number) & SEEN) === 0) offer(ids[k] as number);
    if (length < count) {
      for (let k = 0; k < length; k++)
        marks[picked[k] as number] = (marks[picked[k] as number] as number) | PICKED;
      const scored = length;
      for (let k = 0; k < popularFirst.length; k++) {
        const id = popularFirst[k] as number;
        const isFull = length === count;
        if (isFull && popularity[id] !== popularity[picked[length - 1] as number]) break;
        if (((marks[id] as number) & (SEEN | PICKED)) === 0) offer(id);
      }
      for (let k = 0; k < scored; k++) marks[picked[k] as number] = 0;
    }
    for (const id of seen) marks[id] = 0;
    if (last) for (const id of last) marks[id] = 0;
    return picked.subarray(0, length);
  };
}
