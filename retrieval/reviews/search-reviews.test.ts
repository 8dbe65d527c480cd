import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewRecord } from '../../db/records.ts';
import { upsertReviews } from '../../db/reviews-write.ts';
import { openTestShop } from '../test-shop.ts';

const reviews = [
  ['en-good', 5, 'The battery lasts all day and charging is quick.', 'en', 3],
  ['en-bad', 1, 'Battery died within a week. The sound is fine though.', 'en', 0],
  ['en-mixed', 3, 'Battery is so so.', 'en', 0],
  ['zh-good', 5, '续航很给力，出差三天不用充电。', 'zh', 1],
  ['zh-bad', 2, '音质不错，可是电池太差了。', 'zh', 0],
  ['fit', 2, 'They run small, order a size up.', 'en', 0],
  ['strap', 4, 'The strap smells of vanilla.', undefined, 0],
] as const;

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([]);
  const records = reviews.map(([id, rating, body, language, helpful]) =>
    reviewRecord.parse({ id, productId: 'ear-1', rating, body, language, helpful }),
  );
  const other = reviewRecord.parse({ id: 'other', productId: 'ear-2', rating: 5, body: 'Great battery' });
  await shop.db.transaction((tx) => upsertReviews(tx, [...records, other]));
});
afterAll(() => shop[Symbol.asyncDispose]());

const ask = async (
  about: string,
  rest: { stars?: 'positive' | 'negative'; locale?: 'en' | 'zh'; limit?: number } = {},
) => {
  const found = await shop.search.reviews({ productId: 'ear-1', about, locale: 'en', limit: 10, ...rest });
  return { ...found, ids: found.hits.map(({ reviewId }) => reviewId) };
};

describe('reviews about something', () => {
  it('counts praise and complaints of both languages, three stars to neither', async () => {
    for (const about of ['battery', 'is the battery life good?', '续航怎么样', '电池']) {
      const { positive, negative, ids } = await ask(about);
      expect({ positive, negative }, about).toEqual({ positive: 2, negative: 2 });
      expect([...ids].sort(), about).toEqual(['en-bad', 'en-good', 'en-mixed', 'zh-bad', 'zh-good']);
    }
  });

  it("puts the reader's language first", async () => {
    expect((await ask('battery', { locale: 'zh' })).ids.slice(0, 2).sort()).toEqual(['zh-bad', 'zh-good']);
    expect((await ask('battery')).ids.slice(0, 3).sort()).toEqual(['en-bad', 'en-good', 'en-mixed']);
  });

  it('keeps to praise or complaints when asked, and counts both all the same', async () => {
    const { ids, positive, negative } = await ask('battery', { stars: 'negative' });
    expect([...ids].sort()).toEqual(['en-bad', 'zh-bad']);
    expect({ positive, negative }).toEqual({ positive: 2, negative: 2 });
    expect((await ask('battery', { stars: 'positive', limit: 1 })).ids).toEqual(['en-good']);
  });

  it('understands questions put in other words', async () => {
    expect((await ask('does it run small?')).ids).toEqual(['fit']);
    expect((await ask('偏小吗')).ids).toEqual(['fit']);
  });

  it('falls back on the words themselves', async () => {
    expect((await ask('vanilla strap')).ids).toEqual(['strap']);
    expect(await ask('submarines')).toMatchObject({ hits: [], positive: 0, negative: 0 });
  });

  it('has nothing to say about nothing', async () => {
    for (const about of ['', '   ', 'what about the', '\u0000\u200b', '!?*']) {
      expect(await ask(about), JSON.stringify(about)).toMatchObject({ hits: [], positive: 0, negative: 0 });
    }
    const nobody = await shop.search.reviews({ productId: 'none', about: 'battery', locale: 'en', limit: 5 });
    expect(nobody).toEqual({ hits: [], positive: 0, negative: 0 });
  });

  it('reads reviews of any length and content', async () => {
    const long = reviewRecord.parse({
      id: 'long',
      productId: 'ear-3',
      rating: 5,
      body: `battery ${'lorem '.repeat(40_000)}`,
    });
    await shop.db.transaction((tx) => upsertReviews(tx, [long]));
    const found = await shop.search.reviews({
      productId: 'ear-3',
      about: 'battery '.repeat(2_000),
      locale: 'en',
      limit: 5,
    });
    expect(found).toMatchObject({ positive: 1, negative: 0 });
  });
});
