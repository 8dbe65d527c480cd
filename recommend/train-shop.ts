import type { Database } from '../db/connect.ts';
import { readCustomersAfter, readEventsOf } from '../db/recommend-events.ts';
import {
  activateModel,
  beginModel,
  readProductTraits,
  writeItemStats,
  writeNeighbours,
} from '../db/recommend-models.ts';
import { collectEvents, type EventReport, type ShopEvent } from './train/collect-events.ts';
import { toAttributes } from './train/content.ts';
import type { NeighbourBatch } from './train/rows.ts';
import { DEFAULT_SETTINGS, type RecommendSettings } from './train/settings.ts';
import { trainNeighbours } from './train/train.ts';

export interface TrainShopOptions {
  db: Database;
  now: Date;
  settings?: Readonly<RecommendSettings>;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

export interface TrainedShop {
  version: number;
  products: number;
  customers: number;
  seconds: number;
  report: EventReport;
}

const PRODUCTS_AT_ONCE = 1_000;
const CUSTOMERS_AT_ONCE = 2_000;
const STATS_AT_ONCE = 10_000;
/** Longer values are prose rather than a trait that products share. */
const VALUE_LENGTH = 40;

/** Trains on all that customers did, writes the model beside the served one, and serves it when it is complete. */
export async function trainShop(options: TrainShopOptions): Promise<TrainedShop> {
  const { db, now, settings = DEFAULT_SETTINGS, onProgress, signal } = options;
  const startedMs = performance.now();
  const { ids, traits } = await readTraits(db, signal);
  const { histories, customerIds, productIds, report } = await collectEvents(readEvents(db, signal), {
    nowMs: now.getTime(),
    productIds: ids,
    window: settings.window,
  });
  const version = await beginModel(db, { engine: 'shopkeeper', parameters: { ...settings } });
  const { popularity, g } = await trainNeighbours(
    { histories, attributes: toAttributes(traits) },
    {
      settings,
      onRows: (batch) => writeNeighbours(db, version, nameRows(batch, productIds)),
      onProgress,
      signal,
    },
  );
  for (let first = 0; first < productIds.length; first += STATS_AT_ONCE) {
    const end = first + STATS_AT_ONCE;
    await writeItemStats(db, version, {
      products: productIds.slice(first, end),
      popularity: [...popularity.subarray(first, end)],
      g: [...g.subarray(first, end)],
    });
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const counts = { products: productIds.length, customers: customerIds.length, events: report.events };
  await activateModel(db, version, { counts, metrics: { train_s: seconds } });
  return { version, products: productIds.length, customers: customerIds.length, seconds, report };
}

async function* readEvents(db: Database, signal?: AbortSignal): AsyncGenerator<ShopEvent[]> {
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const customerIds = await readCustomersAfter(db, after, CUSTOMERS_AT_ONCE);
    const last = customerIds.at(-1);
    if (last === undefined) return;
    after = last;
    const rows = await readEventsOf(db, customerIds);
    yield rows.map(({ customer_id, product_id, time_ms }) => ({
      customerId: customer_id,
      productId: product_id,
      timeMs: time_ms,
    }));
  }
}

async function readTraits(
  db: Database,
  signal?: AbortSignal,
): Promise<{ ids: string[]; traits: string[][] }> {
  const ids: string[] = [];
  const traits: string[][] = [];
  for (;;) {
    signal?.throwIfAborted();
    const rows = await readProductTraits(db, ids.at(-1) ?? '', PRODUCTS_AT_ONCE);
    if (rows.length === 0) return { ids, traits };
    for (const { id, brand, category, tags, attributes } of rows) {
      ids.push(id);
      traits.push([
        ...(brand ? [`brand ${brand}`] : []),
        ...category.map((name, depth) => `category ${category.slice(0, depth).join('>')}>${name}`),
        ...tags.map((tag) => `tag ${tag}`),
        ...Object.entries(attributes).flatMap(([key, value]) =>
          [value]
            .flat()
            .flatMap((one) => (String(one).length <= VALUE_LENGTH ? [`${key} ${String(one)}`] : [])),
        ),
      ]);
    }
  }
}

function nameRows({ first, starts, ids, covisit, content }: NeighbourBatch, productIds: readonly string[]) {
  const products: string[] = [];
  const ranks: number[] = [];
  for (let row = 0; row + 1 < starts.length; row++) {
    const start = starts[row] as number;
    for (let at = start; at < (starts[row + 1] as number); at++) {
      products.push(productIds[first + row] as string);
      ranks.push(at - start);
    }
  }
  return {
    products,
    ranks,
    neighbours: Array.from(ids, (id) => productIds[id] as string),
    covisit: [...covisit],
    content: [...content],
  };
}
