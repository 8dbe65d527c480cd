import type { Queryable } from './connect.ts';
import type { ReviewRecord } from './records.ts';
import { findChanged, type UpsertResult } from './upsert.ts';

export interface ReviewUpsertResult extends UpsertResult {
  /** Products whose ratings moved: their figures need `refreshProductFigures`. */
  productIds: string[];
}

/** Stores reviews; call it in a transaction. The products and customers they name need not exist. */
export async function upsertReviews(
  tx: Queryable,
  records: readonly ReviewRecord[],
): Promise<ReviewUpsertResult> {
  const { changed, ...result } = await findChanged(tx, 'reviews', ['id'], ({ id }) => [id], records);
  if (changed.length === 0) return { ...result, productIds: [] };
  const before = await tx.query<{ product_id: string }>(
    'select distinct product_id from reviews where id = any($1::text[])',
    [changed.map(({ record }) => record.id)],
  );
  const rows = changed.map(({ record, hash }) => ({
    id: record.id,
    product_id: record.productId,
    rating: record.rating,
    title: record.title,
    body: record.body,
    language: record.language,
    author: record.author,
    customer_id: record.customerId,
    verified: record.verified,
    helpful: record.helpful,
    created_at: record.createdAt,
    attributes: record.attributes,
    record_hash: hash,
  }));
  await tx.execute(
    `insert into reviews (id, product_id, rating, title, body, language, author, customer_id, verified, helpful,
       created_at, attributes, record_hash)
     select * from jsonb_to_recordset($1::jsonb) as x(
       id text, product_id text, rating real, title text, body text, language text, author text,
       customer_id text, verified boolean, helpful int, created_at timestamptz, attributes jsonb,
       record_hash text)
     on conflict (id) do update set
       product_id = excluded.product_id, rating = excluded.rating, title = excluded.title,
       body = excluded.body, language = excluded.language, author = excluded.author,
       customer_id = excluded.customer_id, verified = excluded.verified, helpful = excluded.helpful,
       created_at = excluded.created_at, attributes = excluded.attributes, record_hash = excluded.record_hash`,
    [JSON.stringify(rows)],
  );
  const productIds = new Set([...before, ...rows].map((row) => row.product_id));
  return { ...result, productIds: [...productIds] };
}
