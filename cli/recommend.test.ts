import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertInteractions } from '../db/interactions-write.ts';
import { refreshProductFigures } from '../db/product-figures.ts';
import { upsertProducts } from '../db/products-write.ts';
import { type InteractionRecord, productRecord } from '../db/records.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const stock: Record<string, boolean> = {
  tent: true,
  lamp: true,
  stove: true,
  gone: false,
  book: true,
  pen: true,
};
const products = Object.entries(stock).map(([id, available]) =>
  productRecord.parse({
    id,
    title: `The ${id}`,
    category: [['book', 'pen'].includes(id) ? 'Desk' : 'Camp'],
    variants: [{ id: `${id}-0`, options: {}, priceCents: 1_000, available }],
  }),
);
/** What people did one after another, a minute apart. */
const views = (customerId: string, ...ids: string[]): InteractionRecord[] =>
  ids.map((productId, i) => ({
    customerId,
    productId,
    kind: 'view',
    at: new Date(i * 60_000).toISOString(),
  }));

let shop: TestApp;
const put = (records: InteractionRecord[]) =>
  shop.app.db.transaction((tx) => upsertInteractions(tx, records));
beforeAll(async () => {
  shop = await startTestApp();
  await shop.app.db.transaction((tx) => upsertProducts(tx, products, 'USD'));
  await refreshProductFigures(shop.app.db, Object.keys(stock));
  await shop.app.indexProducts('changed');
  await put([
    ...views('a', 'tent', 'lamp', 'stove'),
    ...views('b', 'tent', 'lamp', 'gone'),
    ...views('c', 'tent', 'lamp'),
    ...views('d', 'book', 'pen'),
    ...views('new', 'tent'),
    ...views('deleted', 'tent', 'no-such-product'),
  ]);
});
afterAll(() => shop[Symbol.asyncDispose]());

const recommendTo = async (customerId: string) => {
  const { recommendations } = await shop.app.recommend({ command: 'for', customerId, limit: 5 });
  return recommendations;
};

describe('recommendations', () => {
  it('are what sells, in stock, before anything was trained', async () => {
    const found = await recommendTo('new');
    expect(found?.basis).toBe('popular');
    expect(found?.items.map(({ productId }) => productId)).not.toContain('gone');
  });

  it('are learnt from every customer, however many before have nothing that counts', async () => {
    const future = new Date(Date.now() + 86_400_000).toISOString();
    const many = Array.from({ length: 2_100 }, (_, i) => `0-${i}`);
    await put(many.map((customerId) => ({ customerId, productId: 'tent', kind: 'view', at: future })));
    const { trained } = await shop.app.recommend({ command: 'train' });
    expect(trained).toMatchObject({ version: 1, customers: 6 });
    await shop.app.db.execute("delete from interactions where customer_id like '0-%'");
    await shop.app.db.script('delete from recommend_serving; delete from recommend_models');
  });

  it('follow from what customers did, once trained, and say of what', async () => {
    const { trained } = await shop.app.recommend({ command: 'train' });
    expect(trained).toMatchObject({ products: 6, customers: 6 });
    expect(trained?.report.unknownProducts).toBe(1);
    const found = await recommendTo('new');
    expect(found?.basis).toBe('history');
    expect(found?.items.map(({ productId }) => productId)).toEqual(['lamp', 'stove']);
    for (const { score, reasons } of found?.items ?? []) {
      expect(reasons.map(({ source }) => source)).toEqual([{ productId: 'tent', kind: 'view' }]);
      expect(reasons.reduce((sum, { covisit, content }) => sum + covisit + content, 0)).toBeCloseTo(score, 9);
    }
  });

  it('change at once with what somebody does, and lose just what a forgotten event added', async () => {
    const before = await recommendTo('new');
    await put([{ customerId: 'new', productId: 'book', kind: 'view', at: new Date(600_000).toISOString() }]);
    const found = await recommendTo('new');
    expect(found?.items.map(({ productId }) => productId)).toContain('pen');
    const pen = found?.items.find(({ productId }) => productId === 'pen');
    expect(pen?.reasons.map(({ source }) => source.productId)).toContain('book');
    await shop.app.db.execute("delete from interactions where customer_id = 'new' and product_id = 'book'");
    expect(await recommendTo('new')).toEqual(before);
  });

  it('are those of the model before after a rollback, and there is always one to go back from', async () => {
    const first = await recommendTo('new');
    await put(views('e', 'tent', 'pen').concat(views('f', 'tent', 'pen'), views('g', 'tent', 'pen')));
    await shop.app.recommend({ command: 'train' });
    expect(await recommendTo('new')).not.toEqual(first);
    expect(await shop.app.recommend({ command: 'rollback' })).toEqual({ rolledBack: true });
    expect(await recommendTo('new')).toEqual(first);
    const { models } = await shop.app.recommend({ command: 'status' });
    expect(models?.map(({ version, is_served }) => [version, is_served])).toEqual([
      [3, false],
      [2, true],
    ]);
    expect(models?.every(({ checksum }) => /^[0-9a-f]{32}$/.test(checksum ?? ''))).toBe(true);
  });

  it('are still served when a training is cut off', async () => {
    const before = await recommendTo('new');
    const cut = AbortSignal.abort(new Error('cut off'));
    await expect(shop.app.recommend({ command: 'train' }, undefined, cut)).rejects.toThrow('cut off');
    expect(await recommendTo('new')).toEqual(before);
  });
});

describe('the command', () => {
  const command = fileURLToPath(new URL('./recommend.ts', import.meta.url));
  const run = (...args: string[]) =>
    new Promise<{ code: number; output: string; errors: string }>((resolve) => {
      const env = { ...process.env, INIT_CWD: shop.dataDir, DATA_DIR: shop.dataDir, DATABASE_URL: '' };
      execFile(process.execPath, ['--import', 'tsx', command, ...args], { env }, (error, output, errors) =>
        resolve({ code: error ? Number(error.code) : 0, output, errors }),
      );
    });

  it('goes through the server that has the shop open', async () => {
    const trained = await run('train', '--json', join(shop.dataDir, 'figures.json'));
    expect(trained).toMatchObject({ code: 0, output: expect.stringMatching(/^Model 4 is served: /) });
    const shown = await run('for', 'new');
    expect(shown.output).toMatch(
      /^By history:\n\nproduct +score +because of\n\S+ The \S+ +0\.\d{4} +view tent \(100%\)/,
    );
    expect((await run('status')).output).toMatch(/^version +engine.*\n4 \(served\) +shopkeeper/);
  }, 60_000);

  it('says in a line what it does not know', async () => {
    const { code, output, errors } = await run('for');
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/^Which command\?/);
  }, 60_000);
});
