import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewRecord } from '../../db/records.ts';
import { upsertReviews } from '../../db/reviews-write.ts';
import { openTestShop } from '../test-shop.ts';

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([]);
});
afterAll(() => shop[Symbol.asyncDispose]());

describe('reviews that are asked something', () => {
  it('counts who says that it is so and who says otherwise, with a sentence of each', async () => {
    const records = [
      ['s1', 2, 'They run small.'],
      ['s2', 5, '大小刚好，非常合身。'],
      ['s3', 2, 'Runs large, I sized down.'],
      ['s4', 3, 'The small box was dented.'],
      ['s5', 4, '尺码偏小，建议买大一码。'],
    ].map(([id, rating, body]) => reviewRecord.parse({ id, productId: 'fit-1', rating, body }));
    await shop.db.transaction((tx) => upsertReviews(tx, records));
    for (const [about, statement] of [
      ['does it run small?', 'runs small'],
      ['偏小吗？', 'runs small'],
    ] as const) {
      const found = await shop.search.reviews({ productId: 'fit-1', about, locale: 'en', limit: 5 });
      expect(found.claim, about).toEqual({ statement, yes: 2, no: 2 });
      expect(found.hits.map(({ reviewId, stance }) => [reviewId, stance])).toEqual([
        ['s1', 'yes'],
        ['s5', 'yes'],
        ['s3', 'no'],
        ['s2', 'no'],
      ]);
    }
    const few = await shop.search.reviews({ productId: 'fit-1', about: '偏小吗', locale: 'zh', limit: 2 });
    expect(few.claim?.statement).toBe('偏小');
    expect(few.hits.map(({ reviewId }) => reviewId)).toEqual(['s5', 's2']);
  });

  it('does not take fixed phrases for what they name', async () => {
    const records = [
      ['x1', 5, 'Want a notebook? Look no further.'],
      ['x2', 5, 'On paper it is wonderful.'],
      ['x3', 5, 'Thick paper, and it looks smart.'],
    ].map(([id, rating, body]) => reviewRecord.parse({ id, productId: 'book-1', rating, body }));
    await shop.db.transaction((tx) => upsertReviews(tx, records));
    for (const about of ['paper', 'looks']) {
      const found = await shop.search.reviews({ productId: 'book-1', about, locale: 'en', limit: 5 });
      expect(
        found.hits.map(({ reviewId }) => reviewId),
        about,
      ).toEqual(['x3']);
    }
  });

  it('are read whatever they hold, in either language or both', async () => {
    const bodies = [
      'loud '.repeat(40_000),
      '很吵 and loud',
      '<script>loud()</script>',
      '\u200b',
      '吵'.repeat(70_000),
    ];
    const records = bodies.map((body, i) =>
      reviewRecord.parse({ id: `b${i}`, productId: 'any-1', rating: 2, body }),
    );
    await shop.db.transaction((tx) => upsertReviews(tx, records));
    const found = await shop.search.reviews({
      productId: 'any-1',
      about: 'is it loud?',
      locale: 'en',
      limit: 9,
    });
    expect(found.claim?.yes).toBeGreaterThanOrEqual(2);
    for (const { text } of found.hits) expect(text).not.toMatch(/script/);
  });
});
