import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { importFile } from './import.ts';
import type { ImportOptions, ImportProgress } from './import-contract.ts';

let db: Database;
let dir: string;
beforeAll(async () => {
  db = await openTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'import-'));
});
beforeEach(async () => {
  for (const table of ['products', 'customers', 'orders', 'reviews', 'interactions', 'friendships']) {
    await db.execute(`delete from ${table}`);
  }
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

const rejectsPath = () => join(dir, 'rejects.jsonl');
async function run(
  kind: ImportOptions['kind'],
  content: string | Uint8Array,
  more: Partial<Parameters<typeof importFile>[0]> & { name?: string } = {},
) {
  const path = join(dir, more.name ?? 'file.jsonl');
  await writeFile(path, content);
  return importFile({ db, kind, path, currency: 'USD', rejectsPath: rejectsPath(), ...more });
}
const rejects = async () =>
  (await readFile(rejectsPath(), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const lines = (...rows: unknown[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
const product = (id: string, more: object = {}) => ({ id, title: `Product ${id}`, price: 5, ...more });
const count = async (table: string) =>
  (await db.query<{ count: number }>(`select count(*) from ${table}`))[0]?.count;

test('bad rows of every sort are reported with line, field and reason, and the good ones are stored whole', async () => {
  const summary = await run(
    'products',
    lines(
      product('free', { price: 0 }),
      product('dear', { price: '43,519.95', stock: 3 }),
      product('inert', { title: '<script>alert(1)</script>', description: '<img src=x onerror=alert(2)>' }),
      product('below', { price: -1 }),
      { title: 'no id', price: 1 },
      '{"id": "cut',
      '[1]',
      product('nul', { title: 'a\u0000' }),
      product('half', {
        variants: [
          { id: 'half-1', price: 1 },
          { id: 'half-2', price: 'x' },
        ],
      }),
      product('', { price: 1 }),
      product('claims', { variants: [{ id: 'free', price: 1 }] }),
      product('stock', { stock: 9_999_999_999 }),
      product('brand', {
        brand: Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join(''),
      }),
      product('last', { colour: 'red' }),
    ),
  );
  expect(summary).toMatchObject({
    read: 14,
    imported: 4,
    created: 4,
    rejected: 10,
    unusedFields: ['colour'],
  });
  expect(summary.rejectsFile).toBe(rejectsPath());
  expect(
    (await rejects()).map(({ line, field }) => [line, field]).sort((a, b) => Number(a[0]) - Number(b[0])),
  ).toEqual([
    [4, 'variants.0.priceCents'],
    [5, 'id'],
    [6, ''],
    [7, ''],
    [8, 'title'],
    [9, 'variants.1.priceCents'],
    [10, 'id'],
    [11, 'variants.0.id'],
    [12, ''],
    [13, ''],
  ]);
  expect((await rejects()).find(({ line }) => line === 4)).toMatchObject({
    reason: expect.stringContaining('-100'),
    row: expect.stringContaining('"below"'),
  });
  const stored =
    'select p.id, p.title, p.description, v.price_cents from products p join variants v on v.product_id = p.id order by p.id';
  expect(await db.query(stored)).toEqual([
    { id: 'dear', title: 'Product dear', description: '', price_cents: 4351995 },
    { id: 'free', title: 'Product free', description: '', price_cents: 0 },
    {
      id: 'inert',
      title: '<script>alert(1)</script>',
      description: '<img src=x onerror=alert(2)>',
      price_cents: 500,
    },
    { id: 'last', title: 'Product last', description: '', price_cents: 500 },
  ]);
});

test('a second run changes nothing, asks for no indexing, and clears the rejects of the first', async () => {
  const indexed: string[][] = [];
  const onProductsChanged = async (ids: string[], report: (done: number, total: number) => void) => {
    indexed.push(ids);
    report(ids.length, ids.length);
  };
  const progress: ImportProgress[] = [];
  const onProgress = (step: ImportProgress) => void progress.push(step);
  const good = lines(product('a'), product('b'), product('a', { brand: 'X' }));
  const first = await run('products', `${good}\nnonsense`, { onProductsChanged, onProgress });
  expect(first).toMatchObject({ imported: 3, created: 2, updated: 1, repeated: 1, rejected: 1, indexed: 2 });
  expect(indexed.map((ids) => ids.sort())).toEqual([['a', 'b']]);
  expect(progress.at(-1)).toEqual({ phase: 'indexing', done: 2, total: 2 });
  const before = await db.query('select *, xmin from products order by id');

  const second = await run('products', lines(product('b'), product('a', { brand: 'X' })), {
    onProductsChanged,
  });
  expect(second).toMatchObject({
    imported: 2,
    created: 0,
    updated: 0,
    unchanged: 2,
    rejected: 0,
    indexed: 0,
  });
  expect(second.rejectsFile).toBeUndefined();
  await expect(readFile(rejectsPath())).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await db.query('select *, xmin from products order by id')).toEqual(before);
  expect(indexed).toHaveLength(1);
});

test('a new price is stored without a word to the search index', async () => {
  await run('products', lines(product('a')));
  const summary = await run('products', lines(product('a', { price: 7, stock: 0 })), {
    onProductsChanged: () => Promise.reject(new Error('not called')),
  });
  expect(summary).toMatchObject({ updated: 1, indexed: 0 });
  expect(await db.query('select price_min_cents, in_stock from products')).toEqual([
    { price_min_cents: 700, in_stock: false },
  ]);
});

test('a file that breaks off leaves what came before it and says so', async () => {
  const rows = Array.from({ length: 300 }, (_, at) =>
    product(`p${at}`, { description: 'x'.repeat((at * 7919) % 997) }),
  );
  const packed = gzipSync(lines(...rows));
  const cut = run('products', packed.subarray(0, packed.length - 400), { name: 'cut.jsonl.gz' });
  await expect(cut).rejects.toMatchObject({
    code: 'bad_request',
    message: expect.stringMatching(/cut off.* The \d+ rows before/),
  });
  const kept = await count('products');
  expect(kept).toBeLessThan(300);
  expect(await run('products', packed, { name: 'whole.jsonl.gz' })).toMatchObject({
    imported: 300,
    unchanged: kept,
  });
});

test('an import that is stopped leaves whole batches only', async () => {
  const stop = new AbortController();
  const rows = Array.from({ length: 2000 }, (_, at) =>
    product(`p${at}`, {
      variants: [
        { id: `v${at}`, price: 1 },
        { id: `w${at}`, price: 2 },
      ],
    }),
  );
  const summary = await run('products', lines(...rows), {
    signal: stop.signal,
    onProgress: ({ phase }) => phase === 'reading' && stop.abort(),
  });
  expect(summary.interrupted).toBe(true);
  expect(summary.imported).toBeGreaterThan(0);
  expect(summary.imported).toBeLessThan(2000);
  expect([await count('products'), await count('variants')]).toEqual([
    summary.imported,
    summary.imported * 2,
  ]);
});

test('a database that fails in the middle of a batch keeps the batches before and nothing of this one', async () => {
  const rows = Array.from({ length: 400 }, (_, at) => product(`p${at}`));
  let transactions = 0;
  const failing: Database = {
    ...db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        const last = ++transactions === 3;
        const result = await work(tx);
        if (last) throw Object.assign(new Error('killed'), { code: 'XX000' });
        return result;
      }),
  };
  await expect(run('products', lines(...rows), { db: failing })).rejects.toThrow('killed');
  const kept = await count('products');
  expect(kept).toBeGreaterThan(0);
  expect(await count('variants')).toBe(kept);
  expect(await run('products', lines(...rows))).toMatchObject({ unchanged: kept, imported: 400 });
});

test('reviews and orders that wait for their products are kept, counted, and shown once the products come', async () => {
  const item = { productId: 'p', variantId: 'p', title: 'P', priceCents: 1, quantity: 3 };
  const order = { id: 'o', customerId: 'nobody', status: 'delivered', items: [item] };
  expect(await run('orders', lines(order))).toMatchObject({ created: 1, waiting: 1 });
  const reviews = lines({ id: 'r', productId: 'p', rating: 4, body: 'Good' });
  expect(await run('reviews', reviews)).toMatchObject({ created: 1, waiting: 1 });
  await run('products', lines(product('p')));
  expect(await db.query('select rating_mean, rating_count, units_sold from products')).toEqual([
    { rating_mean: 4, rating_count: 1, units_sold: 3 },
  ]);
  expect(await run('reviews', reviews)).toMatchObject({ unchanged: 1, waiting: 0 });
});

test('interactions without ids stream through a table', async () => {
  let table = 'customerId,productId,kind,position\n';
  for (let at = 0; at < 20_000; at++) table += `c${at % 977},p${at % 613},purchase,${at}\n`;
  const summary = await run('interactions', table, { name: 'events.csv' });
  expect(summary).toMatchObject({ created: 20_000, rejected: 0, waiting: 20_000 });
  expect(await count('interactions')).toBe(20_000);
});

test('what cannot be begun is refused', async () => {
  const refused = (promise: Promise<unknown>, message: string) =>
    expect(promise).rejects.toMatchObject({ code: 'bad_request', message: expect.stringContaining(message) });
  await refused(run('products', '', { path: join(dir, 'nowhere.jsonl') }), 'does not exist');
  await refused(run('products', '', { name: 'file.xls' }), '--format');
  await refused(run('products', '', { mapping: { record: { titel: 'x' } } }), 'no field titel');
  await refused(run('products', '', { mapping: { kind: 'orders', record: {} } }), 'not for products');
  await refused(run('reviews', '', { format: 'shopify' }), 'products only');
  await refused(run('products', '', { rejectsPath: join(dir, 'file.jsonl') }), 'rejects file');
  await refused(
    run('products', 'nonsense', { rejectsPath: join(dir, 'no', 'such', 'folder') }),
    'rejects file',
  );
  await refused(run('products', '[{"id":1},', { name: 'file.json' }), 'breaks off');
});

test('the wrong encoding is told row by row, and naming the right one mends it', async () => {
  const table = Buffer.from('id,title,price\n1,caf\xe9,1\n2,tea,2\n', 'latin1');
  expect(await run('products', table, { name: 'file.csv' })).toMatchObject({ imported: 1, rejected: 1 });
  expect(await rejects()).toMatchObject([
    { line: 2, field: 'title', reason: expect.stringContaining('--encoding') },
  ]);
  expect(await run('products', table, { name: 'file.csv', encoding: 'windows-1252' })).toMatchObject({
    imported: 2,
  });
  expect(await db.query('select title from products order by id')).toEqual([
    { title: 'café' },
    { title: 'tea' },
  ]);
});
