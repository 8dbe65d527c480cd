import type { Queryable } from '../db/connect.ts';
import type { RecordKind, Records } from '../db/records.ts';
import { findMissing } from '../db/references.ts';

interface References {
  products: string[];
  customers: string[];
}

/** How many of these records name a product or customer that the shop does not have yet. */
export async function countWaiting<K extends RecordKind>(
  db: Queryable,
  kind: K,
  records: readonly Records[K][],
): Promise<number> {
  const references = records.map(referencesOf[kind]);
  const [products, customers] = await Promise.all([
    missing(db, 'products', references),
    missing(db, 'customers', references),
  ]);
  return references.filter(
    (named) =>
      named.products.some((id) => products.has(id)) || named.customers.some((id) => customers.has(id)),
  ).length;
}

const none = (): References => ({ products: [], customers: [] });
const optional = (id: string | undefined): string[] => (id === undefined ? [] : [id]);

const referencesOf: { [K in RecordKind]: (record: Records[K]) => References } = {
  products: none,
  customers: none,
  coupons: none,
  help: none,
  reviews: ({ productId, customerId }) => ({ products: [productId], customers: optional(customerId) }),
  orders: ({ items, customerId }) => ({
    products: items.map(({ productId }) => productId),
    customers: optional(customerId),
  }),
  interactions: ({ productId, customerId }) => ({ products: [productId], customers: [customerId] }),
  friendships: ({ customerId, friendId }) => ({ products: [], customers: [customerId, friendId] }),
};

async function missing(
  db: Queryable,
  table: keyof References,
  references: readonly References[],
): Promise<Set<string>> {
  const ids = references.flatMap((named) => named[table]);
  return ids.length === 0 ? new Set() : findMissing(db, table, ids);
}
