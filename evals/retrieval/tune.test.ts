import { expect, test } from 'vitest';
import { assignFolds, tune } from './tune.ts';

test('folds differ in size by one at most, and come out the same for the same seed', () => {
  const folds = assignFolds(13, { folds: 5, seed: 1 });
  const sizes = [0, 1, 2, 3, 4].map((fold) => folds.filter((one) => one === fold).length);
  expect(sizes.toSorted((a, b) => a - b)).toEqual([2, 2, 3, 3, 3]);
  expect(assignFolds(13, { folds: 5, seed: 1 })).toEqual(folds);
  expect(assignFolds(13, { folds: 5, seed: 2 })).not.toEqual(folds);
});

test('each case is answered with what does best on the other folds, never with what it alone likes', () => {
  // Setting "own" is perfect on case 0 and useless elsewhere; "even" is fair everywhere.
  const scores = [
    [1, 0, 0, 0],
    [0.2, 0.2, 0.2, 0.2],
  ];
  const { crossValidated, best } = tune(['own', 'even'], scores, { folds: 4, seed: 1 });
  expect(crossValidated).toEqual(['even', 'own', 'own', 'own']);
  expect(best).toBe('own');
});

test('a single case leaves nothing to choose by', () => {
  expect(tune(['first', 'second'], [[0], [1]], { folds: 5, seed: 1 }).crossValidated).toEqual(['first']);
});
