import { expect, it } from 'vitest';
import { scoreNet, trainNet } from './attention-net.ts';
import { createFeatureCollector, hashText } from './feature-lists.ts';
import { countRatios, scoreLinear, trainLinearMember } from './linear-member.ts';
import { trainSvm } from './linear-svm.ts';
import { fitLogit } from './logit.ts';
import { findVocabulary, toRows } from './vocabulary.ts';

const listOf = (text: string) => {
  const collector = createFeatureCollector();
  collector.addRuns(text.split(' ').map(hashText), 1, 2, 1);
  return collector.take();
};
const texts = ['a good day', 'a good meal', 'a bad day', 'a bad meal'];
const sides = Int8Array.from([1, 1, -1, -1]);

it('knows features of enough texts, each once however often it occurs', () => {
  const lists = ['x x x y', 'x z'].map(listOf);
  expect(findVocabulary(lists, 2).hashes).toHaveLength(1);
  const all = findVocabulary(lists, 1);
  // x, y, z, "x x", "x y", "x z"
  expect(all.hashes).toHaveLength(6);
  expect(Array.from(all.hashes, all.columnOf)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(all.columnOf(hashText('unknown'))).toBe(-1);
  expect(Array.from(toRows(lists, all).starts)).toEqual([0, 4, 7]);
});

it('counts how one-sided features are', () => {
  const vocabulary = findVocabulary(texts.map(listOf), 2);
  const ratios = countRatios(toRows(texts.map(listOf), vocabulary), sides);
  const ratioOf = (text: string) => ratios[vocabulary.columnOf(listOf(text)[0] ?? 0)] ?? 0;
  // Twice on one side and never on the other, one added to each.
  expect(ratioOf('good')).toBeCloseTo(Math.log(3));
  expect(ratioOf('bad')).toBeCloseTo(-Math.log(3));
  expect(ratioOf('a')).toBeCloseTo(0);
});

it('finds the widest gap between two sides', () => {
  // Points (2, 0) and (0, 2) against each other: by symmetry weights are (w, -w) without a constant.
  const rows = {
    count: 2,
    width: 2,
    starts: Int32Array.from([0, 1, 2]),
    columns: Int32Array.from([0, 1]),
    values: Float32Array.from([2, 2]),
  };
  const { weights, bias } = trainSvm(rows, Int8Array.from([1, -1]), 1000);
  expect(weights[0]).toBeCloseTo(0.5, 1);
  expect(weights[1]).toBeCloseTo(-0.5, 1);
  expect(bias).toBeCloseTo(0, 1);
});

it.each(['ratio', 'rarity'] as const)('separates what it was taught, features weighed by %s', (weighing) => {
  const vocabulary = findVocabulary(texts.map(listOf), 1);
  const rows = toRows(texts.map(listOf), vocabulary);
  const member = trainLinearMember(rows, sides, { weighing, cost: 1 });
  expect(texts.map((_, row) => Math.sign(scoreLinear(member, rows, row)))).toEqual([...sides]);
  const unknown = toRows([listOf('nothing known')], vocabulary);
  expect(scoreLinear(member, unknown, 0)).toBe(0);
});

it('hears the one word that matters among many that do not', () => {
  const filler = Array.from({ length: 40 }, (_, i) => `w${i}`);
  const taught = Array.from({ length: 200 }, (_, i) => {
    const around = filler.filter((_word, at) => (at * 7 + i * 3) % 5 < 2);
    return [...around, i % 2 === 0 ? 'splendid' : 'dreadful'].join(' ');
  });
  const lists = taught.map(listOf);
  const vocabulary = findVocabulary(lists, 2);
  const rows = toRows(lists, vocabulary);
  const labels = Int8Array.from(taught, (_, i) => (i % 2 === 0 ? 1 : -1));
  const ratios = countRatios(rows, labels);
  const net = trainNet(rows, labels, ratios, 1);
  const tests = toRows(
    [
      [...filler, 'splendid'],
      [...filler, 'dreadful'],
      ['never', 'seen'],
    ].map((words) => listOf(words.join(' '))),
    vocabulary,
  );
  expect(scoreNet(net, tests, 0)).toBeGreaterThan(0);
  expect(scoreNet(net, tests, 1)).toBeLessThan(0);
  expect(scoreNet(net, tests, 2)).toBe(0);
  expect(trainNet(rows, labels, ratios, 1).head).toEqual(net.head);
  expect(trainNet(rows, labels, ratios, 2).head).not.toEqual(net.head);
});

it('learns what scores are worth, and keeps to what is expected without examples', () => {
  // The first score tells the side three times in four, the second never.
  const scores = Float64Array.from(
    Array.from({ length: 400 }, (_, i) => [i % 4 === 3 ? -1 : 1, i % 8 < 4 ? 1 : -1]).flat(),
  );
  const labels = Int8Array.from({ length: 400 }, () => 1).map((_, i) => (i % 2 === 0 ? 1 : -1));
  for (let i = 0; i < 400; i++) scores[i * 2] = (scores[i * 2] ?? 0) * (labels[i] ?? 0);
  const { weights, constant } = fitLogit(scores, labels, [1, 1]);
  expect(weights[1]).toBeCloseTo(0, 1);
  expect(weights[0]).toBeGreaterThan(0.9);
  expect(constant).toBeLessThan(0.6);
  expect(fitLogit(new Float64Array(), new Int8Array(), [2, 0.5])).toEqual({ weights: [2, 0.5], constant: 0 });
});
