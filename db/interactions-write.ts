import type { Queryable } from './connect.ts';
import type { InteractionRecord } from './records.ts';
import { fingerprint, type UpsertResult } from './upsert.ts';

/**
 * Appends what customers did; an interaction equal in every field to one already there is the same one. The products
 * and customers they name need not exist.
 */
export async function upsertInteractions(
  tx: Queryable,
  records: readonly InteractionRecord[],
): Promise<UpsertResult> {
  const rows = new Map(
    records.map((record) => {
      const content_hash = fingerprint(record);
      return [content_hash, { ...record, content_hash }];
    }),
  );
  const created = await tx.execute(
    `insert into interactions (customer_id, product_id, kind, at, position, content_hash)
     select "customerId", "productId", kind, at, position, content_hash from jsonb_to_recordset($1::jsonb) as x(
       "customerId" text, "productId" text, kind text, at timestamptz, position int, content_hash text)
     on conflict (content_hash) do nothing`,
    [JSON.stringify([...rows.values()].sort((a, b) => (a.content_hash < b.content_hash ? -1 : 1)))],
  );
  return { created, updated: 0, unchanged: records.length - created, refused: [] };
}
