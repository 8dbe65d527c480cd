import type { Queryable } from './connect.ts';

/** A review with what may cast doubt on it. */
export interface SuspectRow {
  id: string;
  product_id: string;
  rating: number;
  created_at: Date | null;
  customer_id: string | null;
  verified: boolean;
  deceptive: number | null;
  /** It was found to be a near copy before. */
  is_copy: boolean;
  /** Of everything that the customer reviewed; null for guests. */
  by_customer: { reviews: number; least: number; most: number; seconds: number } | null;
}

/** The newest 2,000 reviews of each of these products. */
export async function readSuspects(
  db: Queryable,
  reader: number,
  productIds: readonly string[],
): Promise<SuspectRow[]> {
  return db.query<SuspectRow>(
    `with shown as (
       select r.* from unnest($2::text[]) as wanted(product_id) cross join lateral (
         select id, product_id, rating, created_at, customer_id, verified from reviews
          where reviews.product_id = wanted.product_id order by created_at desc nulls last, id limit 2000) r),
     customers as (
       select customer_id, jsonb_build_object('reviews', count(*), 'least', min(rating), 'most', max(rating),
         'seconds', extract(epoch from max(created_at) - min(created_at))) as by_customer
         from reviews where customer_id in (select customer_id from shown) group by customer_id)
     select shown.*, x.deceptive, coalesce('copy' = any(d.reasons), false) as is_copy, customers.by_customer
       from shown left join customers using (customer_id)
       join review_readings x on x.reader_no = $1 and x.review_id = shown.id
       left join review_doubts d on d.reader_no = $1 and d.review_id = shown.id
      order by shown.id`,
    [reader, productIds],
  );
}

/** Reviews that have one of these min-hashes, at most 20 for each. */
export async function readSharers(
  db: Queryable,
  reader: number,
  bands: readonly number[],
): Promise<{ band: number; review_id: string }[]> {
  return db.query(
    `select wanted.band, b.review_id from unnest($2::int[]) as wanted(band) cross join lateral (
       select review_id from review_bands where reader_no = $1 and band = wanted.band limit 20) b`,
    [reader, bands],
  );
}

/** A review as it is compared with others. */
export interface ComparedReview {
  id: string;
  product_id: string;
  author: string | null;
  created_at: Date | null;
  text: string;
}

export async function readCompared(db: Queryable, ids: readonly string[]): Promise<ComparedReview[]> {
  return db.query<ComparedReview>(
    `select id, product_id, author, created_at, title || E'\\n' || body as text from reviews
      where id = any($1::text[]) order by coalesce(created_at, 'epoch'), id`,
    [ids],
  );
}

export interface DoubtRow {
  review_id: string;
  product_id: string;
  weight: number;
  reasons: string[];
}

/** Writes what is doubted of these products in the place of what was; call it in a transaction. */
export async function writeDoubts(
  tx: Queryable,
  reader: number,
  productIds: readonly string[],
  doubts: readonly DoubtRow[],
): Promise<void> {
  await tx.execute('delete from review_doubts where reader_no = $1 and product_id = any($2::text[])', [
    reader,
    productIds,
  ]);
  await tx.execute(
    `insert into review_doubts (reader_no, review_id, product_id, weight, reasons)
     select $1, x.review_id, x.product_id, x.weight, x.reasons
       from jsonb_to_recordset($2::jsonb) as x(review_id text, product_id text, weight real, reasons text[])
       join review_readings g on g.reader_no = $1 and g.review_id = x.review_id
     on conflict do nothing`,
    [reader, JSON.stringify(doubts)],
  );
}
