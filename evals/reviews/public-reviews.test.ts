import { expect, it } from 'vitest';
import { trainAuthenticity } from '../../retrieval/reviews/models/authenticity.ts';
import { readSeedReviews } from '../../retrieval/reviews/models/seed-examples.ts';
import { trainSentiment } from '../../retrieval/reviews/models/sentiment.ts';
import { findPublicData } from '../public-data.ts';
import { authenticityLabels, readLabelledTexts, sentimentLabels } from './labelled-texts.ts';
import { cutEvery } from './splits.ts';

const hotels = findPublicData('reviews-deceptive/reviews.csv');
const software = ['train', 'test'].map((part) => findPublicData(`reviews-en/software.${part}.tsv`));

it.skipIf(software.includes(undefined))(
  'judges English reviews of software as well as measured',
  async () => {
    const files = await Promise.all(software.map((path) => readLabelledTexts(path ?? '', sentimentLabels)));
    const [train = [], test = []] = files.map(({ texts }) => texts);
    const model = trainSentiment(
      train.map(({ text, isTrue }) => ({ text, language: 'en', positive: isTrue })),
      'quick',
    );
    const right = test.filter(({ text, isTrue }) => model.positive(text, 'en') > 0.5 === isTrue);
    expect(right.length / test.length).toBeGreaterThan(0.86);
  },
);

it.skipIf(hotels === undefined)(
  'tells made-up hotel reviews from truthful ones as well as measured',
  async () => {
    const { texts } = await readLabelledTexts(hotels ?? '', authenticityLabels);
    const { train, test } = cutEvery(texts, 5);
    const model = trainAuthenticity(train.map(({ text, isTrue }) => ({ text, deceptive: isTrue })));
    const right = test.filter(({ text, isTrue }) => model.deceptive(text) > 0.5 === isTrue);
    expect(right.length / test.length).toBeGreaterThan(0.87);
  },
);

it.skipIf(hotels === undefined)('carries what the seed reviews teach over to hotels', async () => {
  const { texts } = await readLabelledTexts(hotels ?? '', authenticityLabels);
  const model = trainAuthenticity(readSeedReviews());
  const right = texts.filter(({ text, isTrue }) => model.deceptive(text) > 0.5 === isTrue);
  expect(right.length / texts.length).toBeGreaterThan(0.58);
});
