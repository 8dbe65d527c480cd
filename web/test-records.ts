import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import type { RecordKind } from '../db/records.ts';
import { writeState } from '../db/shop-state.ts';
import { fillDataDir } from '../db/test-template.ts';
import type { ImportOptions } from '../feeds/import-contract.ts';

const shoe = (id: string, title: string, zh: string, priceCents: number, more: object = {}) => ({
  id,
  title,
  description: `${title}: a shoe for wet hills, with a sole that grips and an upper that dries overnight.`,
  brand: title.split(' ')[0],
  category: ['Shoes', 'Running shoes'],
  attributes: { Sole: id === 'shoe-1' ? 'Rubber lugs' : 'Foam', Closing: 'Laces' },
  translations: { zh: { title: zh, description: `${zh}，适合雨天与山路。` } },
  variants: ['Blue', 'Red'].flatMap((Colour) =>
    ['41', '42'].map((Size) => ({
      id: `${id}-${Colour}-${Size}`.toLowerCase(),
      options: { Colour, Size },
      priceCents: Colour === 'Red' ? priceCents + 1000 : priceCents,
      available: !(Colour === 'Red' && Size === '42'),
      stock: Colour === 'Red' && Size === '42' ? 0 : 3,
      ...more,
    })),
  ),
});

const records: Records = {
  products: [
    shoe('shoe-1', 'Northline Trailhawk running shoes', 'Northline Trailhawk 越野跑鞋', 8900, {
      compareAtCents: 11_900,
    }),
    shoe('shoe-2', 'Velorra Cloudstep running shoes', 'Velorra Cloudstep 日常跑鞋', 7400),
    shoe('shoe-3', 'Kestrel Pace One running shoes', 'Kestrel Pace One 跑鞋', 5900),
  ],
  customers: [
    { id: 'ada', firstName: 'Ada', lastName: 'Lindqvist', email: 'ada@example.com', language: 'en' },
    { id: 'lin', firstName: '晓雨', lastName: '林', email: 'lin@example.com', language: 'zh' },
  ],
  reviews: Array.from({ length: 6 }, (_, index) => ({
    id: `review-${index}`,
    productId: 'shoe-2',
    rating: (index % 5) + 1,
    title: 'Worn for a month <b>now</b>',
    body: 'The fit is snug and the sole is soft. <script>document.title = "owned"</script>',
    language: index % 2 ? 'zh' : 'en',
    author: 'Mara',
    verified: index % 2 === 0,
    createdAt: '2026-03-04T00:00:00Z',
  })),
  orders: [
    {
      id: 'SK-7001',
      customerId: 'ada',
      email: 'ada@example.com',
      status: 'shipped',
      placedAt: '2026-03-01T10:00:00Z',
      expectedAt: '2026-03-09T10:00:00Z',
      address: { line1: '12 Harbour Street', city: 'Leeds', postcode: 'LS1 4DY', country: 'United Kingdom' },
      items: [
        {
          productId: 'shoe-1',
          variantId: 'shoe-1-blue-41',
          title: 'Northline Trailhawk running shoes',
          options: { Colour: 'Blue', Size: '41' },
          priceCents: 8900,
          quantity: 2,
        },
      ],
      shipments: [
        {
          carrier: 'Swift Post',
          trackingNumbers: ['SP1'],
          trackingUrl: 'https://tracking.example/SP1',
          variantIds: ['shoe-1-blue-41'],
          events: [
            { at: '2026-03-02T09:00:00Z', status: 'picked_up', place: 'London' },
            { at: '2026-03-03T09:00:00Z', status: 'in_transit', place: 'Birmingham' },
          ],
        },
      ],
      payments: [{ kind: 'payment', amountCents: 18_395, at: '2026-03-01T10:00:00Z' }],
      shippingCents: 595,
    },
  ],
  help: [
    {
      id: 'returns',
      topic: 'returns',
      language: 'en',
      title: 'Returns',
      body: 'You can return anything within **30 days**.\n\n- unworn\n- in its box',
    },
    { id: 'returns-zh', topic: 'returns', language: 'zh', title: '退货', body: '30 天内可以退货。' },
  ],
};

/** A data folder whose shop passes for the demo, customer picker included, but holds nothing yet. */
export async function makeDemoFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shopkeeper-demo-'));
  await fillDataDir(dataDir);
  await using db = await connect({ dir: join(dataDir, 'db') });
  await migrate(db);
  await writeState(db, 'demo', {
    seed: 1,
    version: 1,
    day: '2026-03-05',
    personas: [
      {
        customerId: 'ada',
        name: 'Ada Lindqvist',
        en: 'Has an order on its way',
        zh: '有一笔订单正在配送途中',
      },
      { customerId: 'lin', name: '林晓雨', en: 'Writes in Chinese', zh: '讲中文' },
    ],
  });
  return dataDir;
}

type Records = Partial<Record<RecordKind, object[]>>;

/** Three products, their reviews, two customers, an order and a help page, or the records given instead. */
export async function importTestRecords(
  app: { importFile(options: ImportOptions): Promise<{ rejected: number }> },
  imported: Records = records,
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-records-'));
  for (const [kind, rows] of Object.entries(imported)) {
    const path = join(dir, `${kind}.jsonl`);
    await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const summary = await app.importFile({
      kind: kind as RecordKind,
      path,
      format: 'jsonl',
      rejectsPath: `${path}.rejects`,
    });
    if (summary.rejected > 0) throw new Error(`${summary.rejected} test records of ${kind} were rejected`);
  }
  await rm(dir, { recursive: true, force: true });
}
