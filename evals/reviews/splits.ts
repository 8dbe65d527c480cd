import { createRandom, shuffle } from '../../retrieval/reviews/models/sparse-learner.ts';

export interface Split<T> {
  train: T[];
  test: T[];
}

/** Each item is tested once, in one of `folds` parts of equal size drawn by `seed`; the same on every machine. */
export function cutFolds<T>(items: readonly T[], folds: number, seed: number): Split<T>[] {
  const order = shuffle(
    items.map((_, at) => at),
    createRandom(seed),
  );
  const foldOf = new Map(order.map((at, place) => [at, place % folds]));
  return Array.from({ length: folds }, (_, fold) => ({
    train: items.filter((_item, at) => foldOf.get(at) !== fold),
    test: items.filter((_item, at) => foldOf.get(at) === fold),
  }));
}

/** Items `every`, 2 × `every` and so on, counted from 1, are for testing. */
export const cutEvery = <T>(items: readonly T[], every: number): Split<T> => ({
  train: items.filter((_, at) => (at + 1) % every !== 0),
  test: items.filter((_, at) => (at + 1) % every === 0),
});
