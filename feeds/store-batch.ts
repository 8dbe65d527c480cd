import type { Database, Queryable } from '../db/connect.ts';
import { upsertCoupons } from '../db/coupons-write.ts';
import { upsertCustomers } from '../db/customers-write.ts';
import { upsertFriendships } from '../db/friendships-write.ts';
import { upsertHelpPages } from '../db/help-pages-write.ts';
import { upsertInteractions } from '../db/interactions-write.ts';
import { upsertOrders } from '../db/orders-write.ts';
import { refreshProductFigures } from '../db/product-figures.ts';
import { upsertProducts } from '../db/products-write.ts';
import type { RecordKind, Records } from '../db/records.ts';
import { upsertReviews } from '../db/reviews-write.ts';
import type { UpsertResult } from '../db/upsert.ts';

/** What became of a batch; `changedIds` are products whose searchable text is new. */
export interface Stored extends UpsertResult {
  changedIds: string[];
}

type Store<K extends RecordKind> = (
  tx: Queryable,
  records: readonly Records[K][],
  currency: string,
) => Promise<UpsertResult & { changedIds?: string[] }>;

const stores: { [K in RecordKind]: Store<K> } = {
  products: async (tx, records, currency) => {
    const result = await upsertProducts(tx, records, currency);
    await refreshProductFigures(tx, result.writtenIds);
    return result;
  },
  orders: async (tx, records, currency) => {
    const result = await upsertOrders(tx, records, currency);
    await refreshProductFigures(tx, result.productIds);
    return result;
  },
  reviews: async (tx, records) => {
    const result = await upsertReviews(tx, records);
    await refreshProductFigures(tx, result.productIds);
    return result;
  },
  customers: upsertCustomers,
  interactions: upsertInteractions,
  friendships: upsertFriendships,
  coupons: upsertCoupons,
  help: upsertHelpPages,
};

/**
 * Stores a batch in one transaction. When the database refuses a value in it (a number beyond its column, a key too
 * long for its index), the batch is halved until that record stands alone and is refused, and the rest is stored.
 */
export async function storeBatch<K extends RecordKind>(
  db: Database,
  kind: K,
  records: readonly Records[K][],
  currency: string,
): Promise<Stored> {
  try {
    const result = await withRetries(() => db.transaction((tx) => stores[kind](tx, records, currency)));
    return { ...result, changedIds: result.changedIds ?? [] };
  } catch (error) {
    if (!isAboutData(error)) throw error;
    if (records.length === 1) {
      const reason = `the database cannot store it: ${error.message}`;
      return {
        created: 0,
        updated: 0,
        unchanged: 0,
        refused: [{ index: 0, field: '', reason }],
        changedIds: [],
      };
    }
    const half = Math.ceil(records.length / 2);
    const first = await storeBatch(db, kind, records.slice(0, half), currency);
    const second = await storeBatch(db, kind, records.slice(half), currency);
    return {
      created: first.created + second.created,
      updated: first.updated + second.updated,
      unchanged: first.unchanged + second.unchanged,
      refused: [
        ...first.refused,
        ...second.refused.map((refusal) => ({ ...refusal, index: refusal.index + half })),
      ],
      changedIds: [...first.changedIds, ...second.changedIds],
    };
  }
}

const DEADLOCK = '40P01';
const RETRIES = 3;

/** Two imports at once may refresh the same products in another order. */
async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK || attempt > RETRIES) throw error;
    }
  }
}

/** SQLSTATE classes for data that cannot be converted, violates a constraint or exceeds a limit of the program. */
const isAboutData = (error: unknown): error is Error =>
  error instanceof Error && /^(22|23|54)/.test(String((error as { code?: unknown }).code));
