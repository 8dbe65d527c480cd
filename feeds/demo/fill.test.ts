import { expect, test } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { openTestDatabase } from '../../db/test-database.ts';
import { writeState } from '../../db/shop-state.ts';
import { demoVersion, fillDemoShop, readDemoState } from './fill.ts';
import type { DemoShop } from './generate.ts';

const now = new Date('2026-11-22T09:00:00Z');
const later = new Date('2026-11-30T09:00:00Z');

/** A shop of one thing each that tells in its titles which plan it was made from. */
function generate({ seed = 0, now: day }: { seed?: number; now: Date }): DemoShop {
  const at = '2026-11-01T00:00:00.000Z';
  const title = `Tent ${seed} of ${day.toISOString().slice(0, 10)}`;
  return {
    products: [
      {
        id: 'P1',
        title,
        description: '',
        category: ['Outdoor', 'Tents'],
        attributes: {},
        tags: [],
        images: [],
        eans: [],
        translations: {},
        variants: [{ id: 'P1-1', options: {}, priceCents: 9900, stock: 2, available: true }],
      },
    ],
    customers: ['C1', 'C2'].map((id) => ({
      id,
      firstName: 'Ada',
      lastName: 'Test',
      addresses: [],
      paymentMethods: [],
      interests: [],
    })),
    reviews: [
      {
        id: 'R1',
        productId: 'P1',
        rating: 4,
        title: 'Dry',
        body: 'Stayed dry all night.',
        customerId: 'C1',
        verified: true,
        helpful: 0,
        attributes: {},
      },
    ],
    orders: [
      {
        id: 'SK-1',
        customerId: 'C1',
        status: 'pending',
        placedAt: at,
        items: [{ productId: 'P1', variantId: 'P1-1', title, options: {}, priceCents: 9900, quantity: 1 }],
        shipments: [],
        payments: [],
        discountCents: 0,
        shippingCents: 0,
      },
    ],
    interactions: [{ customerId: 'C1', productId: 'P1', kind: 'view', at }],
    friendships: [{ customerId: 'C1', friendId: 'C2', since: at }],
    coupons: [],
    help: [],
    traits: new Map(),
    mentions: new Map(),
    personas: [{ customerId: 'C1', name: 'Ada Test', en: 'Tries it', zh: '试用' }],
  };
}

const titles = async (db: Database) =>
  (await db.query<{ title: string }>('select title from products')).map((row) => row.title);
const countOf = async (db: Database, table: 'reviews' | 'orders' | 'interactions' | 'friendships') =>
  (await db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

test('writes every kind of record, reports progress to the end and leaves a filled shop alone', async () => {
  await using db = await openTestDatabase();
  expect(await readDemoState(db)).toEqual({ state: 'absent' });
  const seen: string[] = [];
  const onProgress = ({ done, total, what }: { done: number; total: number; what: string }) =>
    seen.push(`${what} ${done}/${total}`);
  const marker = await fillDemoShop({ db, now, seed: 7, generate, onProgress });
  expect(marker).toMatchObject({ seed: 7, day: '2026-11-22', personas: [{ customerId: 'C1' }] });
  expect(seen.at(0)).toBe('customers 0/7');
  expect(seen.at(-1)).toBe('done 7/7');
  expect(await titles(db)).toEqual(['Tent 7 of 2026-11-22']);
  for (const table of ['reviews', 'orders', 'interactions', 'friendships'] as const) {
    expect(await countOf(db, table), table).toBe(1);
  }

  expect(await readDemoState(db)).toEqual({ state: 'filled', marker });
  const untouched = () => {
    throw new Error('a filled shop is not generated again');
  };
  expect(await fillDemoShop({ db, now: later, seed: 8, generate: untouched })).toEqual(marker);
});

test('completes the shop it began after an abort, even on a later day with another made ahead', async () => {
  await using db = await openTestDatabase();
  const abort = ({ what }: { what: string }) => {
    if (what === 'orders') throw new Error('power cut');
  };
  await expect(fillDemoShop({ db, now, seed: 7, generate, onProgress: abort })).rejects.toThrow('power cut');
  expect(await readDemoState(db)).toEqual({ state: 'started' });
  expect(await countOf(db, 'orders')).toBe(0);

  const prepared = generate({ seed: 20, now: later });
  const marker = await fillDemoShop({ db, now: later, prepared, generate });
  expect(marker).toMatchObject({ seed: 7, day: '2026-11-22' });
  expect(await titles(db)).toEqual(['Tent 7 of 2026-11-22']);
  expect(await countOf(db, 'reviews')).toBe(1);
  expect(await countOf(db, 'orders')).toBe(1);
});

test('begins anew after another version, takes a shop made ahead and names a record that is refused', async () => {
  await using db = await openTestDatabase();
  await writeState(db, 'demo_started', { seed: 3, version: 0, day: '2026-01-01' });
  const made = generate({ seed: 7, now });
  const broken = { ...made, friendships: [{ customerId: 'C1', friendId: 'C1' }] };
  const notNeeded = () => expect.fail('it was made ahead');
  const options = { db, now, seed: 7, generate: notNeeded };
  await expect(fillDemoShop({ ...options, prepared: broken })).rejects.toThrow(
    "the demo shop's friendships were refused: friendId C1 cannot be their own friend",
  );
  expect(await readDemoState(db)).toEqual({ state: 'started' });
  expect(await fillDemoShop({ ...options, prepared: made })).toMatchObject({
    seed: 7,
    version: demoVersion,
    day: '2026-11-22',
  });
  expect(await titles(db)).toEqual(['Tent 7 of 2026-11-22']);
});
