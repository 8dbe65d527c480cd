import { expect, test } from 'vitest';
import { evaluateRanking } from './evaluate.ts';
import { createPicker, createScorer } from './score.ts';
import { createFriendScorer } from './train/friends.ts';
import { toHistories } from './train/histories.ts';
import type { Rows } from './train/rows.ts';

/** Rows of [neighbour, weight]. */
const toRows = (lists: readonly (readonly [number, number])[][]): Rows => ({
  starts: Int32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]),
  ids: Int32Array.from(lists.flat(), ([id]) => id),
  weights: Float32Array.from(lists.flat(), ([, weight]) => weight),
});

const rows = toRows([
  [
    [2, 0.5],
    [3, 0.25],
  ],
  [[3, 1]],
  [],
  [],
]);
const popularity = Int32Array.from([5, 1, 2, 9]);
const seen = (...items: number[]) => Int32Array.from(items);

test('older events count less, and only those within the window', () => {
  const score = createScorer(rows, { window: 2, decay: 1 });
  expect([...score(seen(1, 0), 0).weights]).toEqual([0, 0, 0.5, 0.25 + 1 / 2]);
  expect([...score(seen(0, 1), 0).weights]).toEqual([0, 0, 0.25, 1 + 0.25 / 2]);
  expect([...score(seen(1, 1, 0, 0), 0).weights]).toEqual([0, 0, 0.75, 0.375]);
  expect([...score(seen(), 0).ids]).toEqual([]);
});

test('rows with weights that are no numbers are refused', () => {
  for (const weight of [Number.NaN, Infinity, -0.5])
    expect(() => createScorer(toRows([[[0, weight]]]), { window: 1, decay: 0 })).toThrow('cannot be scored');
});

test('the best are picked, equals by popularity, then what is popular; never what is seen', () => {
  const pick = createPicker(popularity);
  const scored = createScorer(rows, { window: 50, decay: 0 })(seen(0), 0);
  expect([...pick(scored, { seen: seen(), count: 4 })]).toEqual([2, 3, 0, 1]);
  expect([...pick(scored, { seen: seen(0, 2), count: 4 })]).toEqual([3, 1]);
  expect([...pick(scored, { seen: seen(), count: 1 })]).toEqual([2]);
  const even = { weights: Float64Array.from([1, 1, 1, 1]), ids: Int32Array.from([2, 1, 0, 3]) };
  expect([...pick(even, { seen: seen(), count: 3 })]).toEqual([3, 0, 2]);
});

test('what is wanted comes last among its equals, so that a ranker that cannot tell gains nothing', () => {
  const flat = createPicker(Int32Array.from([1, 1, 1]));
  const none = { weights: new Float64Array(3), ids: new Int32Array(0) };
  expect([...flat(none, { seen: seen(), count: 2, last: seen(0) })]).toEqual([1, 2]);
  expect([...flat(none, { seen: seen(), count: 2 })]).toEqual([0, 1]);
});

test('figures are those of the lists', () => {
  // Lists of two customers, the third wanted nothing: 2, 3, 0 and 0, 3, 2.
  const weights = [Float64Array.from([1, 0, 3, 2]), Float64Array.from([3, 0, 1, 2]), new Float64Array(4)];
  const cases = {
    histories: toHistories([[1], [1], [1]], 4),
    wanted: toHistories([[3, 0], [2], []], 4),
  };
  const figures = evaluateRanking(
    cases,
    (_, customer) => ({ weights: weights[customer]!, ids: seen(0, 2, 3) }),
    { popularity: Int32Array.from([1, 3, 1, 0]), customers: 3, cuts: [1, 3] },
  );
  expect(figures.cases).toBe(2);
  expect(figures.recall).toEqual([0, 1]);
  expect(figures.mrr).toEqual([0, (1 / 2 + 1 / 3) / 2]);
  const first = (1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3));
  expect(figures.ndcg[1]).toBeCloseTo((first + 1 / 2) / 2, 12);
  expect(figures.coverage).toEqual([2 / 4, 3 / 4]);
  expect(figures.novelty).toEqual([1, (1 + 1 + 2) / 3]);
});

test('friends fill in for a newcomer and fade with own events', () => {
  const histories = toHistories([[], [0, 1], [0], [2, 2, 2]], 4);
  const friends = toHistories([[0, 1, 2], [], [], [1]], 4);
  const score = createFriendScorer(rows, { histories, friends }, { window: 50, decay: 0 });
  // Friends have product 0 twice and 1 once: F S is 1 for product 2 and 1.5 for product 3.
  const newcomer = [...score(seen(), 0).weights];
  [0.1, 0.05, 0.5 / 1.5, 0.5].forEach((weight, id) => expect(newcomer[id]).toBeCloseTo(weight, 12));
  const known = [...score(seen(2, 2, 2), 3).weights];
  expect(known[3]).toBeCloseTo(0.5 / 3, 12);
  expect(known[0]).toBeCloseTo(0.1 / 3, 12);
  expect([...score(seen(1), 1).weights]).toEqual([0, 0, 0, 1]);
});
