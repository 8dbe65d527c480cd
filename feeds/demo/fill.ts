import { z } from 'zod';
import type { Database, Queryable } from '../../db/connect.ts';
import { upsertCoupons } from '../../db/coupons-write.ts';
import { upsertCustomers } from '../../db/customers-write.ts';
import { upsertFriendships } from '../../db/friendships-write.ts';
import { upsertHelpPages } from '../../db/help-pages-write.ts';
import { upsertInteractions } from '../../db/interactions-write.ts';
import { upsertOrders } from '../../db/orders-write.ts';
import { refreshProductFigures } from '../../db/product-figures.ts';
import { upsertProducts } from '../../db/products-write.ts';
import { upsertReviews } from '../../db/reviews-write.ts';
import { readState, writeState } from '../../db/shop-state.ts';
import { type DemoShop, demoSeed, generateDemoShop } from './generate.ts';

const markerSchema = z.object({
  seed: z.number(),
  version: z.number(),
  day: z.iso.date(),
  personas: z
    .array(z.object({ customerId: z.string(), name: z.string(), en: z.string(), zh: z.string() }))
    .default([]),
});

/** What `shop_state` says of the demo shop: which one it is, and whom to offer in the customer picker. */
export type DemoMarker = z.output<typeof markerSchema>;

/** Raised whenever the generator makes another shop from the same seed. */
export const demoVersion = 1;

const currency = 'USD';
const batchSize = 400;
/** Written before the first record and never taken back, so that an aborted fill goes on with the same shop. */
const startedKey = 'demo_started';
const filledKey = 'demo';

/** Whether the database holds the demo shop whole (`filled`), a part of it after an abort (`started`), or none of it. */
export async function readDemoState(
  db: Queryable,
): Promise<{ state: 'absent' | 'started' } | { state: 'filled'; marker: DemoMarker }> {
  const filled = markerSchema.safeParse(await readState(db, filledKey));
  if (filled.success) return { state: 'filled', marker: filled.data };
  return { state: (await readState(db, startedKey)) === undefined ? 'absent' : 'started' };
}

export interface FillProgress {
  done: number;
  total: number;
  /** What is being written, such as "reviews". */
  what: string;
}

/**
 * Generates the demo shop and writes it. A filled shop is left alone; after an abort the same shop is completed,
 * even on a later day. The marker comes last. Returns it.
 */
export async function fillDemoShop(deps: {
  db: Database;
  now: Date;
  seed?: number;
  /** The shop of `seed` and `now`, where it was made ahead. */
  prepared?: DemoShop;
  generate?: typeof generateDemoShop;
  onProgress?: (progress: FillProgress) => void;
}): Promise<DemoMarker> {
  const { db, seed = demoSeed, generate = generateDemoShop, onProgress } = deps;
  const known = await readDemoState(db);
  if (known.state === 'filled') return known.marker;
  const wanted = { seed, version: demoVersion, day: deps.now.toISOString().slice(0, 10) };
  const plan = await decidePlan(db, wanted);
  const isWanted = plan.seed === wanted.seed && plan.day === wanted.day;
  const shop =
    (isWanted && deps.prepared) || generate({ seed: plan.seed, now: new Date(`${plan.day}T00:00:00Z`) });
  const steps = [
    writing('customers', shop.customers, (tx, rows) => upsertCustomers(tx, rows)),
    writing('products', shop.products, (tx, rows) => upsertProducts(tx, rows, currency)),
    writing('reviews', shop.reviews, (tx, rows) => upsertReviews(tx, rows)),
    writing('orders', shop.orders, (tx, rows) => upsertOrders(tx, rows, currency)),
    writing('interactions', shop.interactions, (tx, rows) => upsertInteractions(tx, rows), 2000),
    writing('friendships', shop.friendships, (tx, rows) => upsertFriendships(tx, rows), 1000),
    writing('coupons', shop.coupons, (tx, rows) => upsertCoupons(tx, rows)),
    writing('help', shop.help, (tx, rows) => upsertHelpPages(tx, rows)),
  ];
  const total = steps.reduce((sum, step) => sum + step.count, 0);
  let done = 0;
  for (const step of steps) {
    for (const batch of step.batches) {
      onProgress?.({ done, total, what: step.what });
      done += await db.transaction(batch);
    }
  }
  onProgress?.({ done, total, what: 'figures' });
  await refreshProductFigures(db, 'all');
  const marker: DemoMarker = { ...plan, personas: shop.personas };
  await writeState(db, filledKey, marker);
  onProgress?.({ done: total, total, what: 'done' });
  return marker;
}

type Plan = Omit<DemoMarker, 'personas'>;

/** The shop an aborted fill began, else the wanted one; one begun by another version of the generator is begun anew. */
async function decidePlan(db: Queryable, wanted: Plan): Promise<Plan> {
  const begun = markerSchema.safeParse(await readState(db, startedKey));
  if (begun.success && begun.data.version === demoVersion) {
    return { seed: begun.data.seed, version: demoVersion, day: begun.data.day };
  }
  await writeState(db, startedKey, wanted);
  return wanted;
}

interface Step {
  what: string;
  count: number;
  /** Each writes its rows in the given transaction and tells how many they were. */
  batches: ((tx: Queryable) => Promise<number>)[];
}

function writing<R>(
  what: string,
  records: readonly R[],
  upsert: (tx: Queryable, rows: readonly R[]) => Promise<{ refused: { field: string; reason: string }[] }>,
  size = batchSize,
): Step {
  const batches: Step['batches'] = [];
  for (let from = 0; from < records.length; from += size) {
    const rows = records.slice(from, from + size);
    batches.push(async (tx) => {
      const { refused } = await upsert(tx, rows);
      if (refused[0])
        throw new Error(`the demo shop's ${what} were refused: ${refused[0].field} ${refused[0].reason}`);
      return rows.length;
    });
  }
  return { what, count: records.length, batches };
}
