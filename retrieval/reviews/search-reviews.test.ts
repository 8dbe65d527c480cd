import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewRecord } from '../../db/records.ts';
import { upsertReviews } from '../../db/reviews-write.ts';
import type { ReviewQuery } from '../search-types.ts';
import { openTestShop, product } from '../test-shop.ts';

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
  rest: { leaning?: 'positive' | 'negative'; locale?: 'en' | 'zh'; limit?: number } = {},
) => {
  const found = await shop.search.reviews({ productId: 'ear-1', about, locale: 'en', limit: 10, ...rest });
  return { ...found, ids: found.hits.map(({ reviewId }) => reviewId) };
};

describe('reviews about something', () => {
  it('counts praise and complaints of both languages, three stars to neither', async () => {
    for (const about of ['battery', 'how is the battery life?', '续航怎么样', '电池']) {
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
    const { ids, positive, negative } = await ask('battery', { leaning: 'negative' });
    expect([...ids].sort()).toEqual(['en-bad', 'zh-bad']);
    expect({ positive, negative }).toEqual({ positive: 2, negative: 2 });
    expect((await ask('battery', { leaning: 'positive', limit: 1 })).ids).toEqual(['en-good']);
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
    expect(nobody).toMatchObject({ hits: [], mentions: 0, positive: 0, negative: 0 });
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

describe('reviews of many products', () => {
  const goods = [
    product('phone-1', 'Sonora One headphones', {
      brand: 'Sonora',
      category: ['Audio', 'Headphones'],
      offers: [{ price: 90 }],
    }),
    product('phone-2', 'Sonora Two headphones', {
      brand: 'Sonora',
      category: ['Audio', 'Headphones'],
      offers: [{ price: 40 }],
    }),
    product('tent-1', 'Ridge tent', { brand: 'Ridge', category: ['Outdoor', 'Tents'] }),
  ];
  const said = [
    ['phone-1', 5, 'Noise cancelling is superb on trains.'],
    ['phone-1', 5, 'The noise cancelling works.'],
    ['phone-1', 4, '降噪很好，地铁里安静多了。'],
    ['phone-2', 1, 'The noise cancelling does nothing.'],
    ['phone-2', 2, 'Noise everywhere, no cancelling.'],
    ['phone-2', 5, 'Such quiet noise cancelling.'],
    ['tent-1', 5, 'Quiet in the wind, no noise at all.'],
  ] as const;
  beforeAll(async () => {
    await shop.refill(goods);
    const records = said.map(([productId, rating, body], i) =>
      reviewRecord.parse({ id: `many-${i}`, productId, rating, body }),
    );
    await shop.db.transaction((tx) => upsertReviews(tx, records));
    await shop.indexer.indexProducts('changed');
  });

  const search = async (about: string, rest: Partial<ReviewQuery> = {}) => {
    const found = await shop.search.reviews({ about, locale: 'en', limit: 5, ...rest });
    return { ...found, ids: found.products.map(({ productId }) => productId) };
  };

  it('rank products by what theirs say, with one sentence each', async () => {
    const found = await search('which headphones have the best noise cancelling?');
    expect(found.ids).toEqual(['phone-1', 'phone-2']);
    expect(found).toMatchObject({ topic: 'noise cancelling', mentions: 5, positive: 4, negative: 1 });
    expect(found.products[0]).toEqual({ productId: 'phone-1', mentions: 3, positive: 3, negative: 0 });
    expect(found.hits.map(({ productId, leaning }) => [productId, leaning])).toEqual([
      ['phone-1', 'positive'],
      ['phone-2', 'positive'],
    ]);
    expect(said.map(([, , body]) => body)).toContain(found.hits[0]?.text);
  });

  it('are asked in either language', async () => {
    expect((await search('降噪好', { filters: { category: 'Headphones' }, locale: 'zh' })).ids[0]).toBe(
      'phone-1',
    );
  });

  it('are those of the whole shop where no limit is named', async () => {
    expect((await search('noise')).ids).toContain('tent-1');
  });

  it('keep limits, and rank by blame when asked', async () => {
    expect((await search('noise', { filters: { brand: 'Ridge' } })).ids).toEqual(['tent-1']);
    expect((await search('noise', { filters: { maxPriceCents: 5_000 } })).ids).not.toContain('phone-1');
    const blamed = await search('noise', { leaning: 'negative' });
    expect(blamed.ids).toEqual(['phone-2']);
    expect(blamed.hits[0]?.leaning).toBe('negative');
  });

  it('say when nobody speaks of it, or the shop has no such kind', async () => {
    expect(await search('noise', { filters: { category: 'Submarines' } })).toMatchObject({
      ids: [],
      mentions: 0,
    });
    expect(await search('qwertyuiop headphones')).toMatchObject({ ids: [], mentions: 0 });
    expect(await search('')).toMatchObject({ ids: [], mentions: 0 });
  });

  it('count a doubted review less in the order', async () => {
    const text =
      'The noise cancelling of this one is what I had hoped for on every train and bus that I take to work.';
    const fakes = Array.from({ length: 6 }, (_, i) =>
      reviewRecord.parse({ id: `fake-${i}`, productId: 'phone-2', rating: 5, body: text, author: `F${i}` }),
    );
    await shop.db.transaction((tx) => upsertReviews(tx, fakes));
    await shop.indexer.indexProducts('changed');
    const { products } = await search('noise cancelling', { filters: { category: 'headphones' } });
    expect(products.map(({ productId, positive }) => [productId, positive])).toEqual([
      ['phone-1', 3],
      ['phone-2', 7],
    ]);
    const summary = await shop.search.reviewSummary({ productId: 'phone-2', locale: 'en' });
    expect(summary?.trust).toMatchObject({ doubted: 5, reasons: [{ reason: 'copy', reviews: 5 }] });
    expect(summary?.trust.score).toBeCloseTo(1 - (5 * 0.8) / 9);
  });
});

describe('all reviews of a product', () => {
  it('come to shares, aspects with a quote each, quarters without gaps and trust', async () => {
    const records = [
      ['q1', 5, 'The battery lasts. The sound is rich.', '2025-01-10'],
      ['q2', 1, 'The battery died.', '2025-02-10'],
      ['q3', 4, '续航很给力。', '2025-08-10'],
    ].map(([id, rating, body, day]) =>
      reviewRecord.parse({ id, productId: 'sum-1', rating, body, createdAt: `${day}T00:00:00Z` }),
    );
    await shop.db.transaction((tx) => upsertReviews(tx, records));
    const summary = await shop.search.reviewSummary({ productId: 'sum-1', locale: 'zh' });
    expect(summary).toMatchObject({
      overall: { mentions: 3, positive: 2, negative: 1, share: expect.closeTo(2 / 3) },
      trend: [
        { quarter: '2025-01-01', reviews: 2, rating: 3 },
        { quarter: '2025-04-01', reviews: 0 },
        { quarter: '2025-07-01', reviews: 1, rating: 4 },
      ],
      trust: { score: 1, doubted: 0, reasons: [] },
    });
    const [battery] = summary?.aspects ?? [];
    expect(battery).toMatchObject({ name: '续航', mentions: 3, positive: 2, negative: 1 });
    expect(battery?.quote).toMatchObject({ text: '续航很给力。', leaning: 'positive' });
  });

  it('are nothing where there are none', async () => {
    expect(await shop.search.reviewSummary({ productId: 'none', locale: 'en' })).toBeUndefined();
  });
});
