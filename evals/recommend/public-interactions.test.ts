import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, UNORDERED_SETTINGS } from '../../recommend/train/settings.ts';
import { findPublicData } from '../public-data.ts';
import { leaveLastOut, numberAttributes, numberLists } from './data.ts';
import { createNeighbourModel } from './models.ts';
import { readAttributes, readPairs, readSequences } from './read-interactions.ts';
import { numberFriends, runHidden } from './run-hidden.ts';
import { measureModel } from './run-recommend.ts';

const options = { cuts: [10, 20], onProgress: () => undefined };

const sequences = findPublicData('interactions-beauty/sequences.txt');
const attributes = findPublicData('interactions-beauty/item_attributes.json');
test.skipIf(!sequences || !attributes)(
  'the next product of interactions-beauty is among ten as often as the best published neural models find it',
  async () => {
    const numbered = numberLists(await readSequences(sequences ?? ''));
    const known = numberAttributes(await readAttributes(attributes ?? ''), numbered.productIds);
    const split = leaveLastOut(numbered, known, false);
    const whole = await measureModel(createNeighbourModel('A+B', '', DEFAULT_SETTINGS), split, options);
    expect(whole.figures.cases).toBe(22_363);
    expect(whole.figures.recall[0]).toBeGreaterThanOrEqual(0.096);
    expect(whole.figures.ndcg[0]).toBeGreaterThanOrEqual(0.058);
    const covisits = { ...DEFAULT_SETTINGS, contentWeight: 0 };
    const alone = await measureModel(createNeighbourModel('A', '', covisits), split, options);
    expect(alone.figures.recall[0]).toBeGreaterThanOrEqual(0.084);
  },
);

const train = findPublicData('social-lastfm/train_set.txt');
const trust = findPublicData('social-lastfm/trust.txt');
test.skipIf(!train || !trust)('friends help newcomers of social-lastfm', async () => {
  const numbered = numberLists((await readPairs(train ?? '')).lists);
  const friends = numberFriends((await readPairs(trust ?? '')).lists, numbered.customerIds);
  const hidden = { settings: UNORDERED_SETTINGS, friends, customers: 400, keep: [0, 3], seed: 1 };
  const rows = await runHidden(numbered, undefined, { ...hidden, ...options });
  const recall20 = new Map(rows.map(({ prefix, figures }) => [prefix, figures.recall[1] ?? 0]));
  expect(recall20.get('keep0.friends.')).toBeGreaterThanOrEqual(0.119);
  expect(recall20.get('keep3.friends.')).toBeGreaterThanOrEqual(0.144);
  expect(recall20.get('keep0.')).toBe(recall20.get('keep0.popularity.'));
  expect(recall20.get('keep3.')).toBeLessThan(recall20.get('keep3.friends.') ?? 0);
});
