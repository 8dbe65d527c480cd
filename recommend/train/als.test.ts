import { expect, test } from 'vitest';
import { DEFAULT_ALS, trainFactors } from './als.ts';
import { toHistories } from './histories.ts';
import { solveSymmetric } from './solve.ts';

test('customers of one taste are shown what others of it have', async () => {
  // Two tastes of ten products; each customer has seven of theirs.
  const lists = Array.from({ length: 60 }, (_, u) =>
    Array.from({ length: 7 }, (_, k) => ((u * 3 + k) % 10) + (u % 2) * 10),
  );
  const settings = { ...DEFAULT_ALS, dimensions: 8 };
  const { items, foldIn } = await trainFactors(toHistories(lists, 21), settings);
  const score = (history: number[]) => {
    const customer = foldIn(Int32Array.from(history));
    return Array.from({ length: 21 }, (_, i) =>
      customer.reduce((sum, value, a) => sum + value * items[i * 8 + a]!, 0),
    );
  };
  const scores = score([0, 3, 4]);
  expect(Math.min(...scores.slice(0, 10))).toBeGreaterThan(3 * Math.max(...scores.slice(10, 20)));
  // What nobody has is nothing to anybody, and neither is a customer without events.
  expect(scores[20]).toBe(0);
  expect(score([])).toEqual(Array.from({ length: 21 }, () => 0));
});

test('factors are the same each time, and stop when told to', async () => {
  const histories = toHistories(
    [
      [0, 1],
      [1, 2],
    ],
    3,
  );
  const [one, two] = [await trainFactors(histories), await trainFactors(histories)];
  expect(one.items).toEqual(two.items);
  const many = toHistories(
    Array.from({ length: 3_000 }, () => [0]),
    1,
  );
  await expect(trainFactors(many, DEFAULT_ALS, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
});

test('a positive definite system is solved, another refused', () => {
  const solved = solveSymmetric(Float64Array.from([4, 2, 2, 3]), Float64Array.from([10, 9]));
  expect([...solved]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(2, 12)]);
  expect(() => solveSymmetric(Float64Array.from([1, 2, 2, 1]), Float64Array.from([1, 1]))).toThrow(
    'definite',
  );
});
