import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import type { Registry } from './registry.ts';
import { contextOf, openToolShop } from './tool-shop.ts';

let db: Database;
let shop: Registry;
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await openToolShop(db);
});
afterAll(() => db[Symbol.asyncDispose]());

const call = (name: string, args: unknown, locale: 'en' | 'zh' = 'en') =>
  shop.call(name, args, contextOf({ locale }));

test('a search keeps its limits and says what it understood', async () => {
  expect(await call('search_catalog', { query: 'shoes', max_price: 100 })).toMatchObject({
    status: 'ok',
    data: { match: 'exact', total: 1, products: [{ product_id: 'shoe', price: '$72.00', in_stock: true }] },
    cards: [
      {
        kind: 'products',
        understood: [
          { key: 'query', label: 'shoes' },
          { key: 'max_price', label: '≤ $100.00' },
        ],
      },
    ],
  });
});

test('limits that nothing meets give the nearest, labelled so', async () => {
  const outcome = await call('search_catalog', { query: 'hiking boots', max_price: 20 });
  expect(outcome).toMatchObject({ data: { match: 'nearest', emptied_by: 'max_price' } });
});

test('limits may be left in the words, and are told to the model and on chips', async () => {
  const outcome = await call('search_catalog', { query: 'hiking boots under $150' });
  expect(outcome).toMatchObject({
    data: { match: 'exact', understood: { query: 'hiking boots', max_price: 150 }, total: 1 },
    cards: [
      {
        understood: [
          { key: 'query', label: 'hiking boots' },
          { key: 'max_price', label: '≤ $150.00', value: 150 },
        ],
      },
    ],
  });
  expect(await call('search_catalog', { query: 'boots over $100 and under $50' })).toMatchObject({
    code: 'contradiction',
  });
});

test('more like a product is found by its id; another kind of thing is not like it', async () => {
  expect(await call('search_catalog', { similar_to: 'shoe' })).toMatchObject({
    data: { total: 0 },
    cards: [],
  });
  expect(await call('search_catalog', { similar_to: 'nope' })).toMatchObject({ code: 'unknown_product' });
});

test('what could be asked next is counted, on the card and for the model', async () => {
  const kinds = [
    { value: 'Shoes', count: 2 },
    { value: 'Hiking boots', count: 1 },
    { value: 'Running shoes', count: 1 },
  ];
  expect(await call('search_catalog', { query: '', category: 'shoes', limit: 1 })).toMatchObject({
    data: { total: 2, narrow_by: { brand: { Tarnbeck: 1, Velorrin: 1 } } },
    cards: [{ facets: { category: kinds } }],
  });
  // All of them are shoes: without that limit it is no choice.
  expect(await call('search_catalog', { query: '', max_price: 500 })).toMatchObject({
    cards: [{ facets: { category: kinds.slice(1) } }],
  });
});

test.each([
  ['over 100 and under 50', { query: 'boots', min_price: 100, max_price: 50 }, 'contradiction'],
  ['nothing at all', { query: '  ' }, 'empty_query'],
  ['10,000 characters', { query: 'x'.repeat(10_000) }, 'invalid_arguments'],
  ['a page before the first', { query: 'boots', offset: -1 }, 'invalid_arguments'],
  ['a price of another kind', { query: 'boots', max_price: '50' }, 'invalid_arguments'],
  ['an unknown sort', { query: 'boots', sort: 'random' }, 'invalid_arguments'],
])('a search for %s is refused with a hint', async (_, args, code) => {
  expect(await call('search_catalog', args)).toMatchObject({
    status: 'refused',
    code,
    hint: expect.any(String),
  });
});

test('a product tells which variant was asked for and whether it is there', async () => {
  const asked = async (options: object) => {
    const outcome = await call('get_product', { product_id: 'boot', options });
    return outcome.status === 'ok' ? outcome.data.asked : outcome;
  };
  expect(await asked({ size: '41' })).toMatchObject({ available: true, stock: 2, price: '$119.00' });
  expect(await asked({ size: 'EU 42' })).toMatchObject({ available: false, price: '$129.00' });
  expect(await asked({ size: '50' })).toMatchObject({ available: false, not_made_in: ['50'] });
  expect(await asked({ color: 'Brown', size: '41' })).toMatchObject({ available: true });
});

test('texts come in the reader’s language', async () => {
  expect(await call('get_product', { product_id: 'boot' }, 'zh')).toMatchObject({
    data: { title: 'Tarnbeck Ridge 登山靴', description: '防水皮面登山靴。' },
  });
});

test('a comparison puts the rows that differ first, and needs two products that exist', async () => {
  expect(await call('compare_products', { product_ids: ['boot', 'shoe'] })).toMatchObject({
    cards: [
      {
        kind: 'comparison',
        rows: [
          { name: 'Material', values: ['leather', 'mesh'], differs: true },
          { name: 'Waterproof', values: ['✓', '✗'], differs: true },
        ],
      },
    ],
  });
  expect(await call('compare_products', { product_ids: ['boot', 'nope'] })).toMatchObject({
    code: 'too_few_products',
    hint: expect.stringContaining('nope'),
  });
  expect(await call('compare_products', { product_ids: ['boot', 'boot'] })).toMatchObject({
    code: 'too_few_products',
  });
});

test('reviews are counted by what they say and quoted as they were written', async () => {
  const outcome = await call('get_reviews', { product_id: 'boot', about: 'grip' });
  expect(outcome).toMatchObject({
    data: { count: 3, positive: 1, negative: 1 },
    cards: [
      { kind: 'reviews', histogram: [1, 0, 0, 1, 1], about: { text: 'grip', positive: 1, negative: 1 } },
    ],
  });
  const quoted = JSON.stringify(outcome.status === 'ok' && outcome.data.quotes);
  expect(quoted).toContain('Grip is superb on wet rock.');
  expect(quoted).not.toContain('roomy');
  expect(await call('get_reviews', { product_id: 'boot', stars: 'negative' })).toMatchObject({
    cards: [{ quotes: [{ id: 'r2' }] }],
  });
});

test.each(['get_product', 'get_reviews'])('%s of an unknown product is refused', async (name) => {
  expect(await call(name, { product_id: "x'; drop table products; --" })).toMatchObject({
    code: 'unknown_product',
  });
});

test('a tool that is switched off cannot be called', async () => {
  const registry = await openToolShop(db, { get_reviews: false });
  expect(registry.tools.map(({ name }) => name)).not.toContain('get_reviews');
  expect(await registry.call('get_reviews', { product_id: 'boot' }, contextOf())).toMatchObject({
    code: 'unknown_tool',
  });
});
