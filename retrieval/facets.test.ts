import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandsOf } from './facets.ts';
import type { ProductFilters } from './search-types.ts';
import { openTestShop, product } from './test-shop.ts';

const bag = (id: string, brand: string, price: number, rest: Parameters<typeof product>[2] = {}) =>
  product(id, `${brand} daypack bag ${id}`, {
    brand,
    category: ['Travel', 'Bags'],
    translations: { zh: { title: `${brand}背包`, category: ['旅行', '箱包'] } },
    offers: [{ options: { Colour: 'black' }, price }],
    ...rest,
  });
const goods = [
  bag('b1', 'Alpyne', 18),
  bag('b2', 'Alpyne', 25),
  bag('b3', 'alpyne', 60, { offers: [{ options: { Colour: 'red' }, price: 60 }] }),
  bag('b4', 'Borealo', 45),
  bag('b5', 'Borealo', 140, { category: ['Travel', 'Cases'], translations: {} }),
  bag('b6', 'Cerule', 320),
  product('s1', 'Socks', { brand: 'Alpyne', category: ['Socks'] }),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(goods);
});
afterAll(() => shop[Symbol.asyncDispose]());

const count = async (text: string, filters: ProductFilters = {}, locale: 'en' | 'zh' = 'en') => {
  const { facets } = await shop.ask(text, { filters, facets: true, locale });
  if (!facets) throw new Error('nothing was counted');
  return facets;
};
const counts = (values: readonly { value: string; count: number }[]) =>
  Object.fromEntries(values.map(({ value, count: n }) => [value, n]));

describe('facets', () => {
  it('counts all that was found, in the shop’s spelling, when asked to', async () => {
    expect((await shop.ask('daypack')).facets).toBeUndefined();
    const { brand, category, price } = await count('daypack');
    expect(brand.map(({ value, count: n }) => [value, n])).toEqual([
      ['Alpyne', 3],
      ['Borealo', 2],
      ['Cerule', 1],
    ]);
    expect(counts(category)).toEqual({ Travel: 6, Bags: 5, Cases: 1 });
    expect(price.reduce((sum, band) => sum + band.count, 0)).toBe(6);
  });

  it('counts the whole shop where nothing is looked for', async () => {
    expect(counts((await count('')).brand)).toEqual({ Alpyne: 4, Borealo: 2, Cerule: 1 });
  });

  it('names categories in the language asked for', async () => {
    const { category } = await count('daypack', {}, 'zh');
    expect(category.find(({ value }) => value === 'Bags')).toEqual({
      value: 'Bags',
      label: '箱包',
      count: 5,
    });
  });

  it('counts each kind under all limits but its own', async () => {
    const { brand, price, category } = await count('daypack', { brand: 'Borealo', maxPriceCents: 100_00 });
    expect(counts(brand)).toEqual({ Alpyne: 3, Borealo: 1 });
    expect(price.reduce((sum, band) => sum + band.count, 0)).toBe(2);
    expect(counts(category)).toEqual({ Travel: 1, Bags: 1 });
    expect(counts((await count('daypack', { colour: 'red' })).brand)).toEqual({ alpyne: 1 });
  });

  it('promises as many as its choice then finds', async () => {
    const { brand, category, price } = await count('daypack');
    for (const { value, count: n } of brand) {
      expect((await shop.ask('daypack', { filters: { brand: value } })).total, value).toBe(n);
    }
    for (const { value, count: n } of category) {
      expect((await shop.ask('daypack', { filters: { category: value } })).total, value).toBe(n);
    }
    for (const { minCents, maxCents, count: n } of price) {
      const filters = {
        minPriceCents: minCents,
        maxPriceCents: maxCents === undefined ? undefined : maxCents - 1,
      };
      expect((await shop.ask('daypack', { filters })).total, `${minCents}`).toBe(n);
    }
  });

  it('counts what comes nearest when nothing keeps the limits', async () => {
    const { facets, match } = await shop.ask('daypack', { filters: { maxPriceCents: 1_00 }, facets: true });
    expect(match).toBe('nearest');
    expect(counts(facets?.brand ?? [])).toEqual({ Alpyne: 3, Borealo: 2, Cerule: 1 });
  });
});

describe('bands of prices', () => {
  const steps = (prices: readonly number[]) => prices.map((from) => ({ from: from * 100, count: 10 }));

  it('are a few, part at round figures and hold everything', () => {
    const bands = bandsOf(steps([10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125, 150, 200]));
    expect(bands.length).toBeGreaterThan(2);
    expect(bands.length).toBeLessThanOrEqual(5);
    expect(bands.reduce((sum, { count: n }) => sum + n, 0)).toBe(130);
    expect(bands[0]?.minCents).toBe(0);
    expect(bands.at(-1)?.maxCents).toBeUndefined();
    for (const { minCents } of bands.slice(1)) expect(minCents % 5_00).toBe(0);
  });

  it('are one where all cost about the same, and none where nothing was found', () => {
    expect(bandsOf([{ from: 0, count: 7 }])).toEqual([{ minCents: 0, maxCents: undefined, count: 7 }]);
    expect(bandsOf([])).toEqual([]);
  });

  it('reach from nothing to 43,519.95', () => {
    const bands = bandsOf([
      { from: 0, count: 3 },
      { from: 40_000_00, count: 3 },
    ]);
    expect(bands).toEqual([
      { minCents: 0, maxCents: 40_000_00, count: 3 },
      { minCents: 40_000_00, maxCents: undefined, count: 3 },
    ]);
  });
});
