import { expect, test } from 'vitest';
import {
  bestReciprocalRank,
  judgedOnly,
  mean,
  ndcg,
  recall,
  reciprocalRank,
  standardError,
} from './metrics.ts';

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 0],
  ['d', 1],
]);

test('nDCG has gain 2^grade - 1, discount log2(rank + 1), nothing for the unjudged and the ideal of all judged', () => {
  expect(ndcg(['a', 'b', 'd'], grades, 10)).toBe(1);
  // Gains 3, 0 (c), 0 (x is unjudged), 7: 3/1 + 7/log2(5) beside 7/1 + 3/log2(3) + 1/2.
  const gained = 3 + 7 / Math.log2(5);
  const ideal = 7 + 3 / Math.log2(3) + 1 / 2;
  expect(ndcg(['b', 'c', 'x', 'a'], grades, 10)).toBeCloseTo(gained / ideal, 12);
  expect(ndcg(['b', 'c', 'x', 'a'], grades, 2)).toBeCloseTo(3 / (7 + 3 / Math.log2(3)), 12);
  expect(ndcg([], grades, 10)).toBe(0);
});

test('unjudged products are taken out before the cut, not after it', () => {
  const ranking = ['x', 'y', 'a', 'z', 'c', 'b'];
  expect(judgedOnly(ranking, grades)).toEqual(['a', 'c', 'b']);
  expect(ndcg(judgedOnly(ranking, grades), grades, 2)).toBeCloseTo(7 / (7 + 3 / Math.log2(3)), 12);
});

test('reciprocal rank looks at the first wanted product within the cut', () => {
  const isB = (id: string) => id === 'b';
  expect(reciprocalRank(['a', 'b', 'b'], isB)).toBe(1 / 2);
  expect(reciprocalRank(['a', 'c', 'b'], isB, 2)).toBe(0);
  expect(reciprocalRank(['a'], isB)).toBe(0);
});

test('recall counts relevant products only', () => {
  expect(recall(['a', 'c', 'x'], grades, 100)).toBeCloseTo(1 / 3, 12);
  expect(recall(['c', 'a'], grades, 1)).toBe(0);
});

test('of twins the one that is meant comes at any of their places as often', () => {
  expect(bestReciprocalRank(1, 10)).toBe(1);
  expect(bestReciprocalRank(2, 10)).toBe(0.75);
  expect(bestReciprocalRank(20, 2)).toBe(1.5 / 20);
});

test('mean and its standard error', () => {
  expect(mean([1, 0, 1, 0])).toBe(0.5);
  expect(standardError([1, 0, 1, 0])).toBeCloseTo(Math.sqrt(1 / 3 / 4), 12);
});
