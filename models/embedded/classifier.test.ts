import { expect, test } from 'vitest';
import { createClassifier, type Example, featuresOf, fitClassifier } from './classifier.ts';
import { expandTraining, type TrainingTexts } from './training.ts';
import { readTexts } from './test-book.ts';

const { training } = readTexts();
const trainClassifier = (examples: readonly Example[]) => createClassifier(fitClassifier(examples));
const FOLDS = 5;

/** The examples in parts; the two forms of a line with {kind} never stand in different ones. */
const partsOf = (texts: TrainingTexts) =>
  Array.from({ length: FOLDS }, (_, fold) =>
    expandTraining(
      Object.fromEntries(
        Object.entries(texts).map(([label, lines]) => [
          label,
          label === '{kind}' ? lines : lines.filter((_line, i) => i % FOLDS === fold),
        ]),
      ),
    ),
  );

/** Chance is one in 24; each example is worded unlike the others on purpose, so this is a floor, not an aim. */
test.each([
  ['en', 0.72],
  ['zh', 0.72],
] as const)('five-fold cross-validation on the training phrases: %s', (language, floor) => {
  const parts = partsOf(training[language]);
  let right = 0;
  for (const [fold, held] of parts.entries()) {
    const classify = trainClassifier(parts.filter((_, i) => i !== fold).flat());
    right += held.filter(({ text, label }) => classify(text)[0]?.label === label).length;
  }
  const all = parts.flat().length;
  console.log(`${language}: ${right} of ${all} (${((right / all) * 100).toFixed(1)}%)`);
  expect(right / all).toBeGreaterThan(floor);
});

test('the same examples give the same classifier, and probabilities add up to one', () => {
  const examples = expandTraining(training.en).slice(0, 200);
  const [a, b] = [trainClassifier(examples), trainClassifier(examples)];
  expect(a('show me tents')).toEqual(b('show me tents'));
  expect(a('show me tents').reduce((sum, guess) => sum + guess.probability, 0)).toBeCloseTo(1);
});

test('a text of nothing but unknown words is still answered by the labels', () => {
  const classify = trainClassifier([
    { text: 'hello there', label: 'greeting' },
    { text: 'goodbye now', label: 'bye' },
  ]);
  expect(classify('zzzz')).toHaveLength(2);
  expect(classify('')).toHaveLength(2);
});

test('numbers count alike, and words misspelt share features', () => {
  expect(featuresOf('under 80')).toEqual(featuresOf('under 120'));
  const shared = [...featuresOf('comparison')].filter((feature) => featuresOf('comparisson').has(feature));
  expect(shared.length).toBeGreaterThan(3);
});
