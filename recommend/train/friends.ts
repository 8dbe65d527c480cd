import { createRowSum, createScorer, type ScoreHistory, type Scores } from '../score.ts';
import { type Histories, historyOf } from './histories.ts';
import type { Rows } from './rows.ts';
import type { RecommendSettings } from './settings.ts';

/** Of somebody's many friends, those that count: one who follows thousands is no slower to serve. */
const MOST_FRIENDS = 200;
const NEIGHBOURS_OF_FRIENDS = 0.5;
const FRIENDS_OWN = 0.1;

/** Friends by customer: those of `u` are `items` of the histories-like lists; loops and oneself are harmless. */
export type Friends = Histories;

/** How much friends count for a customer with so many own events. */
export const weighFriends = (ownEvents: number): number => (ownEvents < 2 ? 1 : 1 / ownEvents);

/**
 * Adds to a customer's own score w (0.5 norm(F S) + 0.1 norm(F)), F the mean history of their friends and norm
 * dividing by the greatest, as the own score is divided too.
 */
export function createFriendScorer(
  rows: Rows,
  { histories, friends }: { histories: Histories; friends: Friends },
  settings: Pick<RecommendSettings, 'window' | 'decay'>,
): ScoreHistory {
  const products = rows.starts.length - 1;
  const scoreOwn = createScorer(rows, settings);
  const sum = createRowSum(rows);
  const liked = createTally(products);
  const total = createTally(products);
  return (history, customer) => {
    liked.clear();
    total.clear();
    sum.clear();
    for (const friend of historyOf(friends, customer).subarray(0, MOST_FRIENDS)) {
      if (friend === customer) continue;
      for (const item of historyOf(histories, friend).subarray(-settings.window)) liked.add(item, 1);
    }
    const weight = weighFriends(history.length);
    const own = liked.scores();
    for (const item of own.ids) sum.add(item, own.weights[item] as number);
    addNormed(total, scoreOwn(history, customer), 1);
    addNormed(total, sum.scores(), weight * NEIGHBOURS_OF_FRIENDS);
    addNormed(total, own, weight * FRIENDS_OWN);
    return total.scores();
  };
}

type Tally = ReturnType<typeof createTally>;

function createTally(products: number) {
  const sums = new Float64Array(products);
  const touched = new Int32Array(products);
  let count = 0;
  return {
    clear(): void {
      for (let k = 0; k < count; k++) sums[touched[k] as number] = 0;
      count = 0;
    },
    add(id: number, weight: number): void {
      if (sums[id] === 0) touched[count++] = id;
      sums[id] = (sums[id] as number) + weight;
    },
    scores: (): Scores => ({ weights: sums, ids: touched.subarray(0, count) }),
  };
}

function addNormed(total: Tally, { weights, ids }: Scores, factor: number): void {
  let greatest = 0;
  for (const id of ids) greatest = Math.max(greatest, weights[id] as number);
  if (greatest === 0) return;
  for (const id of ids) total.add(id, (factor * (weights[id] as number)) / greatest);
}
