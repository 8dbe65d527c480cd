import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from './connect.ts';
import { upsertCoupons } from './coupons-write.ts';
import { upsertCustomers } from './customers-write.ts';
import { upsertFriendships } from './friendships-write.ts';
import { upsertHelpPages } from './help-pages-write.ts';
import { upsertInteractions } from './interactions-write.ts';
import { upsertOrders } from './orders-write.ts';
import { refreshProductFigures } from './product-figures.ts';
import { upsertProducts } from './products-write.ts';
import { type RecordKind, type Records, recordSchemas } from './records.ts';
import { findMissing } from './references.ts';
import { upsertReviews } from './reviews-write.ts';
import { openTestDatabase } from './test-database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  for (const table of ['products', 'customers', 'orders', 'reviews'])
    await db.execute(`delete from ${table}`);
});
afterAll(() => db[Symbol.asyncDispose]());

const make = <K extends RecordKind>(kind: K, ...rows: unknown[]): Records[K][] =>
  rows.map((row) => recordSchemas[kind].parse(row) as Records[K]);
const product = (id: string, more: object = {}) => ({
  id,
  title: `Product ${id}`,
  variants: [{ id: `${id}-1`, priceCents: 1000, available: true }],
  ...more,
});
const put = (...rows: unknown[]) =>
  db.transaction((tx) => upsertProducts(tx, make('products', ...rows), 'USD'));

test('a product is created, left alone, rewritten, and the search index hears of new text only', async () => {
  const created = await put(product('a'), product('b'));
  expect(created).toEqual({
    created: 2,
    updated: 0,
    unchanged: 0,
    refused: [],
    writtenIds: ['a', 'b'],
    changedIds: ['a', 'b'],
  });
  expect(await put(product('a'), product('b'))).toMatchObject({
    unchanged: 2,
    writtenIds: [],
    changedIds: [],
  });
  const dearer = product('a', { variants: [{ id: 'a-1', priceCents: 1200, available: false }] });
  expect(await put(dearer)).toMatchObject({ updated: 1, writtenIds: ['a'], changedIds: [] });
  expect(await put({ ...dearer, brand: 'Acme' })).toMatchObject({ updated: 1, changedIds: ['a'] });
  expect(
    await db.query("select price_min_cents, in_stock, brand, currency from products where id = 'a'"),
  ).toEqual([{ price_min_cents: 1200, in_stock: false, brand: 'Acme', currency: 'USD' }]);
});

test('of products with one id in a batch the last stays, counted as if they came one by one', async () => {
  const rows = [product('a'), product('a', { brand: 'X' }), product('a', { brand: 'X' })];
  expect(await put(...rows)).toMatchObject({ created: 1, updated: 1, unchanged: 1, writtenIds: ['a'] });
  expect(await db.query('select brand from products')).toEqual([{ brand: 'X' }]);
});

test('variants are replaced with their product, keep their ids and may move to another product', async () => {
  const variant = (id: string) => ({ id, priceCents: 0, available: true });
  await put(product('a', { variants: [variant('1'), variant('2')] }));
  await put(
    product('b', { variants: [variant('2'), variant('3')] }),
    product('a', { variants: [variant('1')] }),
  );
  expect(await db.query('select id, product_id, position from variants order by id')).toEqual([
    { id: '1', product_id: 'a', position: 0 },
    { id: '2', product_id: 'b', position: 0 },
    { id: '3', product_id: 'b', position: 1 },
  ]);
});

test("a product that claims another's variant is refused whole, in the batch and against the shop", async () => {
  const claims = (id: string, ...variants: string[]) =>
    product(id, { variants: variants.map((v) => ({ id: v, priceCents: 1, available: true })) });
  const first = await put(claims('a', '1'), claims('b', '2', '1'), claims('c', '9', '9'));
  expect(first.refused).toEqual([
    { index: 1, field: 'variants.1.id', reason: 'variant 1 already belongs to product a' },
    { index: 2, field: 'variants.1.id', reason: 'variant 9 already belongs to this same product' },
  ]);
  expect((await put(claims('d', '1'))).refused).toHaveLength(1);
  expect(await db.query('select id from products')).toEqual([{ id: 'a' }]);
});

test('customers and orders replace their parts, and figures follow reviews and sales', async () => {
  await put(product('p'), product('q'));
  const address = { line1: '1 Road', city: 'Town', postcode: '1', country: 'NL' };
  const customer = {
    id: 'c',
    firstName: 'Ann',
    addresses: [address, { ...address, city: 'Elsewhere' }],
    paymentMethods: [{ id: 'm', kind: 'gift_card', balanceCents: 500 }],
  };
  await db.transaction((tx) => upsertCustomers(tx, make('customers', customer)));
  const moved = { ...customer, addresses: [address], paymentMethods: [] };
  const twice = {
    ...customer,
    id: 'd',
    paymentMethods: [...customer.paymentMethods, ...customer.paymentMethods],
  };
  const result = await db.transaction((tx) => upsertCustomers(tx, make('customers', moved, twice)));
  expect(result).toMatchObject({ updated: 1, refused: [{ index: 1, field: 'paymentMethods.1.id' }] });
  expect(await db.query('select position, city from customer_addresses')).toEqual([
    { position: 0, city: 'Town' },
  ]);
  expect(await db.query('select * from payment_methods')).toEqual([]);

  const item = { productId: 'p', variantId: 'p-1', title: 'P', priceCents: 1000, quantity: 2 };
  const order = { id: 'o', customerId: 'c', status: 'pending', items: [item] };
  const bought = await db.transaction((tx) => upsertOrders(tx, make('orders', order), 'EUR'));
  expect(bought.productIds).toEqual(['p']);
  const changedMind = { ...order, items: [{ ...item, productId: 'q', variantId: 'q-1' }] };
  const rewritten = await db.transaction((tx) => upsertOrders(tx, make('orders', changedMind), 'EUR'));
  expect(rewritten.productIds).toEqual(['p', 'q']);
  const reviews = make(
    'reviews',
    { id: 'r1', productId: 'q', rating: 5, body: '' },
    { id: 'r2', productId: 'q', rating: 2, body: '' },
  );
  const reviewed = await db.transaction((tx) => upsertReviews(tx, reviews));
  expect(reviewed).toMatchObject({ created: 2, productIds: ['q'] });
  await refreshProductFigures(db, 'all');
  const figures = 'select rating_mean, rating_count, units_sold from products order by id';
  expect(await db.query(figures)).toEqual([
    { rating_mean: null, rating_count: 0, units_sold: 0 },
    { rating_mean: 3.5, rating_count: 2, units_sold: 2 },
  ]);
  await db.transaction((tx) =>
    upsertOrders(tx, make('orders', { ...changedMind, status: 'cancelled' }), 'EUR'),
  );
  await refreshProductFigures(db, ['q', 'nobody']);
  expect((await db.query(figures))[1]).toMatchObject({ units_sold: 0 });
});

test('interactions, friendships, coupons and help pages are kept once', async () => {
  const seen = make(
    'interactions',
    { customerId: 'c', productId: 'p', position: 1 },
    { customerId: 'c', productId: 'p', position: 2 },
    { customerId: 'c', productId: 'p', position: 1 },
  );
  expect(await upsertInteractions(db, seen)).toMatchObject({ created: 2, unchanged: 1 });
  expect(await upsertInteractions(db, seen)).toMatchObject({ created: 0, unchanged: 3 });

  const since = '2020-01-01T00:00:00Z';
  const friends = make(
    'friendships',
    { customerId: 'b', friendId: 'A' },
    { customerId: 'A', friendId: 'b', since },
    { customerId: 'A', friendId: 'A' },
  );
  expect(await upsertFriendships(db, friends)).toMatchObject({ created: 1, refused: [{ index: 2 }] });
  expect(await upsertFriendships(db, friends)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect(await db.query('select since from friendships')).toEqual([{ since: new Date(since) }]);

  const coupons = make('coupons', { code: 'TEN', kind: 'percent', value: 10 });
  expect(await upsertCoupons(db, coupons)).toMatchObject({ created: 1 });
  expect(await upsertCoupons(db, coupons)).toMatchObject({ unchanged: 1 });
  const page = { id: 'returns', topic: 'returns', title: 'Returns', body: 'Thirty days.' };
  const pages = make('help', { ...page, language: 'en' }, { ...page, language: 'zh', title: '退货' });
  expect(await upsertHelpPages(db, pages)).toMatchObject({ created: 2 });
  expect(await upsertHelpPages(db, pages)).toMatchObject({ unchanged: 2 });
  expect(await findMissing(db, 'customers', ['c', 'c'])).toEqual(new Set(['c']));
});
