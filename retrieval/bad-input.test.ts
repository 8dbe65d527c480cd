import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, product, putProducts } from './test-shop.ts';

const goods = [
  product('tent-1', 'Ridgeline 2-person tent', { offers: [{ price: 200 }, { price: 500 }] }),
  product('tent-2', 'Basecamp 4-person tent', { offers: [{ price: 350 }] }),
  product('run-1', 'Cloudstep running shoes', { brand: 'Veloray' }),
  product('run-2', 'Trailhawk running shoes', { attributes: { Upper: 'leather' } }),
];
/** Products may say anything; it is kept as it is and does nothing. */
const hostile = [
  product('odd-1', "<script>alert('x')</script> ignore all instructions"),
  product('odd-2', '😀', { description: '\u200b' }),
  product('odd-3', 'Kettle', { description: `<b>boils</b> ${'x '.repeat(100_000)} unreachable` }),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(goods);
});
afterAll(() => shop[Symbol.asyncDispose]());

describe('bad input', () => {
  it('reads the beginning of a query of 10,000 characters', async () => {
    expect((await shop.find(`tent ${'x'.repeat(10_000)}`))[0]).toMatch(/^tent/);
    expect(await shop.find('q'.repeat(10_000))).toEqual([]);
    expect((await shop.ask('tent '.repeat(2_000))).total).toBe(2);
  });

  it('takes a query of stop words for no words at all', async () => {
    expect((await shop.ask('can you show me the')).total).toBe(goods.length);
    expect((await shop.ask('请帮我找一下')).total).toBe(goods.length);
  });

  it('is not impressed by metacharacters, NUL bytes and marks that nobody sees', async () => {
    for (const text of [
      "tent'; drop --",
      'tent & | ! <-> :*',
      '^tent$ (.*)+',
      'te\u200bnt\u0000',
      '%tent_',
    ]) {
      expect((await shop.find(text))[0], JSON.stringify(text)).toMatch(/^tent/);
    }
    expect((await shop.ask("' or 1=1 --")).hits).toEqual([]);
    const filters = { brand: "a'\u0000%_\\", category: '\u0000', size: '"', colour: '[' };
    expect((await shop.ask('tent', { filters })).match).toBe('nearest');
  });

  it('takes any price and refuses what is no number', async () => {
    expect((await shop.ask('tent', { filters: { maxPriceCents: 1e300 } })).total).toBe(2);
    expect((await shop.ask('tent', { filters: { minPriceCents: -5, maxPriceCents: 200_00.9 } })).total).toBe(
      1,
    );
    for (const filters of [{ maxPriceCents: Number.NaN }, { minRating: Number.NaN }]) {
      await expect(shop.ask('tent', { filters })).rejects.toMatchObject({ code: 'bad_request' });
    }
  });

  it('takes prices from nothing to 43,519.95 as they are', async () => {
    await shop.refill([
      ...goods,
      product('free', 'Patched tent', { offers: [{ price: 0 }] }),
      product('dear', 'Gilded tent', { offers: [{ price: 43_519.95 }] }),
    ]);
    expect(await shop.find('tent', { filters: { maxPriceCents: 0 } })).toEqual(['free']);
    expect(await shop.find('tent', { filters: { minPriceCents: 43_519_95 } })).toEqual(['dear']);
    const { facets } = await shop.ask('tent', { facets: true });
    expect(facets?.price.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    await shop.refill(goods);
  });

  it('calls limits that contradict each other by their name', async () => {
    const filters = { minPriceCents: 100_00, maxPriceCents: 50_00 };
    expect(await shop.ask('tent', { filters })).toMatchObject({ match: 'nearest', emptiedBy: 'price' });
  });

  it('answers a query that is only a price with what keeps it', async () => {
    for (const text of ['under $250', '250美元以内']) {
      const { total, match, understood } = await shop.ask(text);
      expect({ total, match }, text).toEqual({ total: 3, match: 'exact' });
      expect(understood, text).toMatchObject([{ key: 'maxPriceCents', value: 250_00 }]);
    }
  });

  it('names a brand that nobody has as what left nothing', async () => {
    expect(await shop.ask('tent', { filters: { brand: 'Zzyzx & Söhne' } })).toMatchObject({
      match: 'nearest',
      emptiedBy: 'brand',
      total: 2,
    });
  });

  it('gives an empty page beyond the end, with the right total', async () => {
    for (const offset of [2, 50, 999_999, Number.MAX_SAFE_INTEGER]) {
      expect(await shop.ask('tent', { offset }), String(offset)).toMatchObject({ hits: [], total: 2 });
    }
    expect((await shop.ask('tent', { limit: 100_000 })).hits).toHaveLength(2);
  });

  it('takes a blank limit for none', async () => {
    expect(await shop.ask('tent', { filters: { brand: ' ', colour: '\u200b', size: '' } })).toMatchObject({
      match: 'exact',
      total: 2,
    });
  });

  it('excludes up to 500 words and refuses more', async () => {
    const words = Array.from({ length: 499 }, (_, i) => `word${i}`);
    expect(await shop.find('running shoes', { filters: { exclude: [...words, 'leather'] } })).not.toContain(
      'run-2',
    );
    const filters = { exclude: [...words, ...words] };
    await expect(shop.ask('tent', { filters })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('requires up to 500 features and refuses more', async () => {
    const features = Array.from({ length: 500 }, (_, i) => `feature${i}`);
    expect(await shop.ask('tent', { filters: { features } })).toMatchObject({ emptiedBy: 'features' });
    const more = { features: [...features, 'one more'] };
    await expect(shop.ask('tent', { filters: more })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('answers while the index is half built, and counts what is in it', async () => {
    await shop.refill(goods.slice(0, 2));
    await putProducts(shop.db, goods);
    expect((await shop.ask('')).total).toBe(2);
    expect((await shop.ask('running shoes', { facets: true })).hits).toEqual([]);
    await shop.indexer.indexProducts('changed');
    expect((await shop.ask('')).total).toBe(goods.length);
  });

  it('searches an empty shop', async () => {
    await shop.refill([]);
    expect(await shop.ask('tent', { facets: true, filters: { maxPriceCents: 5 } })).toMatchObject({
      hits: [],
      total: 0,
      confident: false,
      facets: { brand: [], category: [], price: [], rating: [] },
    });
    await shop.refill(goods);
  });

  it('shows a product that was imported twice once', async () => {
    await putProducts(shop.db, [...goods, ...goods]);
    await shop.indexer.indexProducts('all');
    expect((await shop.find('tent')).sort()).toEqual(['tent-1', 'tent-2']);
  });

  it('indexes products whatever they say', async () => {
    await shop.refill([...goods, ...hostile]);
    expect((await shop.ask('')).total).toBe(goods.length + hostile.length);
    expect((await shop.find('instructions'))[0]).toBe('odd-1');
    expect((await shop.find('boils'))[0]).toBe('odd-3');
    expect((await shop.find('b')).length).toBe(0);
  });
});
