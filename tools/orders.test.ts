import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
beforeEach(async () => {
  await db.script('delete from proof_attempts; delete from conversations;');
  await db.execute(
    `insert into conversations (id, channel, owner_kind, owner_id) values ('c1', 'web', 'guest', 'v1'), ('c2', 'web', 'guest', 'v2')`,
  );
});

const getOrder = (args: object, who: Parameters<typeof contextOf>[0] = {}) =>
  shop.call('get_order', args, contextOf(who));

test('customers see their own order, however its number was typed, with totals to the cent', async () => {
  for (const order_id of ['SK-100', '#sk-100', ' sk-100 ']) {
    const outcome = await getOrder({ order_id }, { customerId: 'ann' });
    expect(outcome).toMatchObject({
      status: 'ok',
      data: { order_id: 'SK-100', order_status: 'shipped', total: '$228.95', tracking: 'T1' },
      cards: [{ kind: 'order', order: { totalCents: 22_895, subtotalCents: 23_800, discountCents: 1_500 } }],
    });
  }
});

test("somebody else's order is answered word for word as one that does not exist", async () => {
  const say = (outcome: unknown) => JSON.stringify(outcome).replaceAll(/SK-\d+/g, 'X');
  for (const [index, proof] of [{}, { email: 'ann@example.com' }, { postcode: 'AB1 2CD' }].entries()) {
    const ann = { customerId: 'ann', visitorId: `ann-${index}` };
    const theirs = await getOrder({ order_id: 'SK-101', ...proof }, ann);
    const missing = await getOrder({ order_id: 'SK-999', ...proof }, ann);
    expect(say(theirs)).toBe(say(missing));
    expect(theirs.status).toBe('refused');
  }
  for (const proof of [{}, { email: 'eve@example.com' }]) {
    const theirs = await getOrder({ order_id: 'SK-101', ...proof });
    expect(say(theirs)).toBe(say(await getOrder({ order_id: 'SK-999', ...proof })));
    expect(theirs.status).toBe('refused');
  }
});

test('a guest proves an order by e-mail or postcode, for that conversation only', async () => {
  expect(await getOrder({ order_id: 'SK-100' })).toMatchObject({ status: 'refused', code: 'proof_needed' });
  expect(await getOrder({ order_id: 'SK-100', postcode: 'ls14dy' })).toMatchObject({ status: 'ok' });
  expect(await getOrder({ order_id: 'SK-100' })).toMatchObject({ status: 'ok' });
  const elsewhere = { visitorId: 'v2', conversationId: 'c2' };
  expect(await getOrder({ order_id: 'SK-100' }, elsewhere)).toMatchObject({ code: 'proof_needed' });
  expect(await getOrder({ order_id: 'SK-101', email: 'BOB@example.com' }, elsewhere)).toMatchObject({
    status: 'ok',
  });
});

test('one right and one wrong proof prove nothing', async () => {
  const mixed = { order_id: 'SK-100', email: 'ann@example.com', postcode: 'XX1 1XX' };
  expect(await getOrder(mixed)).toMatchObject({ status: 'refused', code: 'unknown_order' });
});

test('after five tries in an hour even the right proof is refused, and taken again an hour later', async () => {
  const guess = (n: number) => getOrder({ order_id: 'SK-100', email: `guess${n}@example.com` });
  for (let n = 1; n <= 5; n++) expect(await guess(n)).toMatchObject({ code: 'unknown_order' });
  const right = { order_id: 'SK-100', email: 'ann@example.com' };
  expect(await getOrder(right)).toMatchObject({ code: 'too_many_tries' });
  const sameOrderOtherVisitor = { visitorId: 'v2', conversationId: 'c2' };
  expect(await getOrder(right, sameOrderOtherVisitor)).toMatchObject({ code: 'too_many_tries' });
  const later = new Date('2026-03-01T13:00:01Z');
  expect(await getOrder(right, { now: later })).toMatchObject({ status: 'ok' });
});

test('guesses that come at once are not let past the limit', async () => {
  const guesses = Array.from({ length: 20 }, (_, n) =>
    getOrder({ order_id: 'SK-100', email: `g${n}@example.com` }),
  );
  const codes = (await Promise.all(guesses)).map((outcome) => 'code' in outcome && outcome.code);
  expect(codes.filter((code) => code === 'unknown_order').length).toBeLessThanOrEqual(5);
});

test('customers list their own orders only, by status and by what was bought; guests are asked to sign in', async () => {
  const list = (args: object, customerId?: string) =>
    shop.call('list_orders', args, contextOf({ customerId }));
  expect(await list({}, 'ann')).toMatchObject({ data: { total: 1, orders: [{ order_id: 'SK-100' }] } });
  expect(await list({ product: 'hiking boots' }, 'ann')).toMatchObject({ data: { total: 1 } });
  expect(await list({ product: '登山靴' }, 'ann')).toMatchObject({ data: { total: 1 } });
  expect(await list({ product: '100%_' }, 'ann')).toMatchObject({ data: { total: 0 }, cards: [] });
  expect(await list({ status: 'delivered' }, 'ann')).toMatchObject({ data: { total: 0 } });
  expect(await list({})).toMatchObject({ status: 'refused', code: 'sign_in_needed' });
});
