import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { writeDocuments } from '../../db/search-documents.ts';
import { beginSegment } from '../../db/search-index.ts';
import { openTestShop, product, putProducts } from '../test-shop.ts';

const lamp = (no: number, price: number) =>
  product(`lamp-${no}`, `Orbis lamp ${no}`, { offers: [{ price }] });

/** Who waits for a lock of this database. */
const WAITING = `select 1 from pg_locks l join pg_database d on d.oid = l.database
  where not l.granted and l.locktype = 'advisory' and d.datname = current_database()`;

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([lamp(1, 20), lamp(2, 30)]);
});
afterAll(() => shop[Symbol.asyncDispose]());

it('finds products by their prices and stock as they are now, before they are indexed again', async () => {
  const cheap = { filters: { maxPriceCents: 25_00 } };
  expect(await shop.find('lamp', cheap)).toEqual(['lamp-1']);
  await putProducts(shop.db, [lamp(1, 40), lamp(2, 10)]);
  expect(await shop.find('lamp', cheap)).toEqual(['lamp-2']);
  await shop.db.execute("update products set in_stock = false where id = 'lamp-2'");
  expect((await shop.ask('lamp', { filters: { inStockOnly: true } })).hits).toMatchObject([
    { productId: 'lamp-1' },
  ]);
});

it('writes no document with figures that are being changed', async (context) => {
  if (shop.db.kind === 'embedded') context.skip('one session never does two things at once');
  const segment = await beginSegment(shop.db);
  const document = {
    place: 0,
    product_id: 'lamp-1',
    indexed_hash: '',
    brand: null,
    categories: [],
    variants: [],
  };
  let writing: Promise<void> | undefined;
  await shop.db.transaction(async (tx) => {
    await tx.execute("update products set units_sold = 77 where id = 'lamp-1'");
    writing = writeDocuments(shop.db, segment, [document]);
    await vi.waitUntil(async () => (await tx.query(WAITING)).length > 0);
  });
  await writing;
  expect(
    await shop.db.query('select units_sold from search_documents where segment = $1', [segment]),
  ).toEqual([{ units_sold: 77 }]);
});
