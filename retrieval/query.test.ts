import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUnderstand, type UnderstoodQuery } from './query.ts';
import { createSnapshots } from './snapshot.ts';
import { openTestShop, product } from './test-shop.ts';

const coloured = (colour: string, price: number, more: Record<string, string> = {}) => ({
  options: { Colour: colour, ...more },
  price,
});
const stored = (storage: string, colour: string, price: number) => ({
  options: { Storage: storage, Colour: colour },
  price,
});

const goods = [
  product('shoe-1', 'Cloudstep running shoes', {
    brand: 'Veloray',
    category: ['Sport', 'Running Shoes'],
    offers: [coloured('Navy', 90, { Size: 'EU 42' }), coloured('Black', 95, { Size: 'EU 43' })],
    translations: { zh: { title: '云步跑鞋', description: '轻便' } },
  }),
  product('shoe-2', 'Trailhawk running shoes', {
    brand: 'Ostrelle',
    category: ['Sport', 'Running Shoes'],
    attributes: { Upper: 'leather' },
    offers: [coloured('Red', 120, { Size: 'EU 42' }), coloured('White', 120, { Size: 'EU 44' })],
    translations: { zh: { title: '鹰爪跑鞋', description: '皮面' } },
  }),
  product('hoodie-1', 'Penrose hoodie', {
    brand: 'Brakken',
    offers: [coloured('Grey', 50, { Size: 'M' }), coloured('Green', 55, { Size: 'XL' })],
  }),
  product('phone-1', 'Orbiquen Nova smartphone', {
    brand: 'Orbiquen',
    offers: [stored('128 GB', 'Black', 400), stored('256 GB', 'White', 500)],
  }),
  product('phone-2', 'Ampelune Arc smartphone', {
    brand: 'Ampelune',
    offers: [stored('256 GB', 'Black', 700), stored('1 TB', 'Black', 900)],
    attributes: { Features: 'wireless charging' },
  }),
  product('drive-1', 'Datavault external drive 1024 GB', { brand: 'Datavault', offers: [{ price: 70 }] }),
  product('laptop-1', 'Quellar laptop 38.1 cm', { brand: 'Quellar', offers: [{ price: 800 }] }),
  product('laptop-2', 'Quellar laptop 15.4"', { brand: 'Quellar', offers: [{ price: 700 }] }),
  product('cable-1', 'Longreach cable 1.83 m', { offers: [{ price: 9 }] }),
  product('kettle-1', 'Boiler kettle 1500 ml', { brand: 'Cravenello', offers: [{ price: 30 }] }),
  product('kettle-2', 'Boiler kettle 500 ml', { offers: [{ price: 20 }] }),
  product('juice-1', 'Pressed apple juice', { brand: 'Orchard Lane', offers: [{ price: 4 }] }),
  product('juice-2', 'Cloudy apple juice', { brand: 'Hillfoot', offers: [{ price: 5 }] }),
  product('fruit-1', 'Tablet one', { brand: 'Apple', offers: [{ price: 500 }] }),
  product('charger-1', 'Charger for Quellar laptops', { brand: 'Voltano', offers: [{ price: 25 }] }),
  product('fridge-1', 'No frost fridge', { offers: [{ price: 600 }] }),
  product('wine-1', 'Hillside', { category: ['Red wine'], offers: [{ price: 12 }] }),
  product('coffee-1', 'Coffee machine', { offers: [coloured('Silver', 200)] }),
  product('lens-1', 'Tele lens 70-200', { offers: [{ price: 999 }] }),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
let understand: (text: string) => Promise<UnderstoodQuery>;
beforeAll(async () => {
  shop = await openTestShop(goods);
  understand = understandIn({});
});
afterAll(() => shop[Symbol.asyncDispose]());

const understandIn = (settings: { currency?: string }) => (text: string) =>
  createSnapshots(shop.db)((index) => createUnderstand({ ...shop, ...settings })(text, index));
const filtersOf = async (text: string) => (await understand(text)).filters;

describe('values of the shop', () => {
  it.each([
    ['navy running shoes', { colour: 'navy' }, 'running shoes'],
    ['藏青色跑鞋', { colour: '藏青色' }, '跑鞋'],
    ['running shoes size 42', { size: '42' }, 'running shoes'],
    ['running shoes EU 42', { size: '42' }, 'running shoes'],
    ['42码的跑鞋', { size: '42' }, '跑鞋'],
    ['hoodie in medium', { size: 'medium' }, 'hoodie'],
    ['XL hoodie', { size: 'XL' }, 'hoodie'],
    ['veloray running shoes', { brand: 'Veloray' }, 'veloray running shoes'],
    ['shoes by Ostrelle in red', { brand: 'Ostrelle', colour: 'red' }, 'shoes by Ostrelle'],
    ['red shoes under $150 in stock', { colour: 'red', maxPriceCents: 150_00, inStockOnly: true }, 'shoes'],
    ['in the running shoes category', { category: 'running shoes' }, ''],
    ['256GB smartphone', { features: ['256GB'] }, 'smartphone'],
    [
      'smartphone with wireless charging',
      { features: ['wireless charging'] },
      'smartphone with wireless charging',
    ],
  ])('%s', async (text, filters, rest) => {
    expect(await understand(text)).toMatchObject({ filters, text: rest, unresolved: [] });
  });

  it.each([
    'apple juice',
    'charger for quellar laptop',
    'red wine',
    'coffee machine',
    'no frost fridge',
    'tele lens 70-200',
    'garmin watch',
    'veloray or ostrelle shoes',
  ])('takes nothing for a limit in: %s', async (text) => {
    expect(await understand(text)).toEqual({
      text,
      filters: {},
      sort: undefined,
      limits: [],
      unresolved: [],
    });
  });

  it('says which words each limit was read from, in the order of the query', async () => {
    const { limits } = await understand('navy Veloray shoes between $50 and $99, cheapest first');
    expect(limits).toEqual([
      { key: 'colour', value: 'navy', words: 'navy' },
      { key: 'brand', value: 'Veloray', words: 'Veloray' },
      { key: 'minPriceCents', value: 50_00, words: 'between $50 and $99' },
      { key: 'maxPriceCents', value: 99_00, words: 'between $50 and $99' },
      { key: 'sort', value: 'price_low', words: 'cheapest first' },
    ]);
  });
});

describe('what is not wanted', () => {
  it.each([
    ['running shoes without leather', ['leather'], 'running shoes'],
    ['running shoes not black or white', ['black', 'white'], 'running shoes'],
    ['hoodie, but not green', ['green'], 'hoodie'],
    ['smartphone not from orbiquen', ['orbiquen'], 'smartphone'],
    ['不要黑色的跑鞋', ['黑色'], '跑鞋'],
    ['跑鞋，不要皮的', ['皮'], '跑鞋'],
    ['除了黑色以外的跑鞋', ['黑色'], '跑鞋'],
    ['跑鞋 黑色的不要', ['黑色'], '跑鞋'],
  ])('%s', async (text, exclude, rest) => {
    expect(await understand(text)).toMatchObject({ filters: { exclude }, text: rest });
    expect((await filtersOf(text)).colour).toBeUndefined();
  });

  it('is not found', async () => {
    expect(await shop.find('running shoes without leather')).toEqual(['shoe-1']);
    expect(await shop.find('smartphone not from orbiquen')).toEqual(['phone-2']);
  });
});

describe('measures in any unit', () => {
  it.each([
    ['1TB drive', ['drive-1']],
    ['1024GB external drive', ['drive-1']],
    ['15" laptop', ['laptop-1']],
    ['38 cm laptop', ['laptop-1']],
    ['laptop at least 38 cm', ['laptop-1', 'laptop-2']],
    ['6 ft cable', ['cable-1']],
    ['1.5 l kettle', ['kettle-1']],
    ['1升以下的kettle', ['kettle-2']],
  ])('%s', async (text, ids) => {
    const { hits, match } = await shop.ask(text);
    expect(match).toBe('exact');
    expect(hits.map(({ productId }) => productId).sort()).toEqual(ids);
  });

  it('wants capacity and colour on one and the same variant', async () => {
    expect(await shop.find('256GB black smartphone')).toEqual(['phone-2']);
    expect(await shop.find('white 256GB smartphone')).toEqual(['phone-1']);
    expect((await shop.ask('white 128GB smartphone')).match).toBe('nearest');
    expect(await shop.find('256GB smartphone under $600')).toEqual(['phone-1']);
  });

  it('keeps the same as filters', async () => {
    expect(await shop.find('smartphone', { filters: { features: ['1024GB'] } })).toEqual(['phone-2']);
    expect(await shop.find('', { filters: { features: ['1.5 l'] } })).toEqual(['kettle-1']);
    expect(await shop.find('shoes', { filters: { features: ['leather'] } })).toEqual(['shoe-2']);
    expect(await shop.find('kettle', { filters: { exclude: ['0.5 l'] } })).toEqual(['kettle-1']);
  });
});

describe('money', () => {
  it('never takes a sum in another currency for the shop’s', async () => {
    expect(await understand('kettle between 30 and 60 euros')).toMatchObject({
      text: 'kettle',
      filters: {},
      unresolved: [{ words: 'between 30 and 60 euros', reason: 'other_currency', currency: 'EUR' }],
    });
    const inEurope = understandIn({ currency: 'EUR' });
    expect((await inEurope('kettle under 60 euros')).filters).toEqual({ maxPriceCents: 60_00 });
    expect((await inEurope('kettle under $60')).unresolved).toMatchObject([{ currency: 'USD' }]);
    expect((await inEurope('60元以内的kettle')).filters).toEqual({ maxPriceCents: 60_00 });
    expect((await inEurope('60人民币以内的kettle')).unresolved).toMatchObject([{ currency: 'CNY' }]);
  });

  it('reads the currency off the products where none is set', async () => {
    expect((await understand('kettle under $60')).filters).toEqual({ maxPriceCents: 60_00 });
  });

  it('takes "cheap" for the cheaper half of what matches, and for an order where nothing is named', async () => {
    expect(await understand('cheap kettle')).toMatchObject({
      text: 'kettle',
      limits: [{ key: 'maxPriceCents', value: 20_00, words: 'cheap' }],
    });
    expect(await understand('something cheap')).toMatchObject({ filters: {}, sort: 'price_low' });
    expect((await understand('cheap kettle under $25')).filters).toEqual({ maxPriceCents: 25_00 });
  });

  it('keeps the narrowest of several limits', async () => {
    expect((await understand('kettle under 50, under 30 dollars')).limits).toEqual([
      { key: 'maxPriceCents', value: 30_00, words: 'under 30 dollars' },
    ]);
  });

  it('finds nothing between limits that contradict each other, and says so', async () => {
    const result = await shop.ask('kettle over 100 and under 50');
    expect(result).toMatchObject({ match: 'nearest', emptiedBy: 'price' });
    expect(result.understood).toMatchObject([{ value: 100_00 }, { value: 50_00 }]);
  });

  it('tells of a limit that it cannot keep', async () => {
    expect((await understand('kettle under 3 stars')).unresolved).toEqual([
      { words: 'under 3 stars', reason: 'not_supported' },
    ]);
  });
});

describe('bad input', () => {
  it('understands something of every text', async () => {
    for (const text of [
      '',
      ' ',
      'the of and',
      '的',
      "tent'; drop table products; --",
      '(.*)+$ [a-z]{1,1000} \\',
      'tent & | ! <-> :*',
      'a\u0000b\ud800',
      '不要',
      'without',
      'not not not',
      'with with',
      'size',
      'brand:',
      `${'('.repeat(5_000)}${'under $'.repeat(700)}`,
    ]) {
      const { filters } = await understand(text);
      expect(filters, text.slice(0, 20)).toEqual({});
    }
  });

  it('reads a text of only a price, and the beginning of one of 10,000 characters', async () => {
    expect(await understand('under $50')).toMatchObject({ text: '', filters: { maxPriceCents: 50_00 } });
    expect((await understand(`kettle under $50 ${'x'.repeat(10_000)}`)).filters).toEqual({
      maxPriceCents: 50_00,
    });
    const many = await understand('kettle under $50 not black '.repeat(500));
    expect(many.filters).toEqual({ maxPriceCents: 50_00, exclude: ['black'] });
  });
});
