import type { Queryable } from './connect.ts';

/** A review as a reader takes it. */
export interface UnreadReview {
  id: string;
  product_id: string;
  rating: number;
  title: string;
  body: string;
  record_hash: string;
}

const UNREAD = `from reviews r
  left join review_readings x on x.reader_no = $1 and x.review_id = r.id
  where x.record_hash is distinct from r.record_hash`;

export async function countReviews(db: Queryable): Promise<number> {
  const [row] = await db.query<{ n: number }>('select count(*)::int as n from reviews');
  return row?.n ?? 0;
}

/** How many reviews this reader has not read as they are now. */
export async function countUnread(db: Queryable, reader: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n ${UNREAD}`, [reader]);
  return row?.n ?? 0;
}

export async function hasUnread(db: Queryable, reader: number, productId: string): Promise<boolean> {
  const rows = await db.query(`select 1 ${UNREAD} and r.product_id = $2 limit 1`, [reader, productId]);
  return rows.length > 0;
}

/** Products after `after` with unread reviews, in order. */
export async function readUnreadProducts(
  db: Queryable,
  reader: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ product_id: string }>(
    `select distinct r.product_id ${UNREAD} and r.product_id > $2 order by 1 limit $3`,
    [reader, after, limit],
  );
  return rows.map((row) => row.product_id);
}

/** Unread reviews of these products, product by product, the newest of each first. */
export async function readUnread(
  db: Queryable,
  reader: number,
  productIds: readonly string[],
  limit: number,
): Promise<UnreadReview[]> {
  return db.query<UnreadReview>(
    `select r.id, r.product_id, r.rating, r.title, r.body, r.record_hash ${UNREAD} and r.product_id = any($2::text[])
      order by r.product_id, r.created_at desc nulls last, r.id limit $3`,
    [reader, productIds, limit],
  );
}

/** What a reader made of one review. */
export interface ReadingRow {
  review_id: string;
  product_id: string;
  record_hash: string;
  positive: number;
  deceptive: number | null;
  bands: number[];
  passages: { language: string; text: string; positive: number; terms: string[] }[];
  mentions: { aspect: string; place: number; positive: number }[];
}

/** Writes readings in the place of earlier ones; call it in a transaction. Reviews that are gone are passed over. */
export async function writeReadings(
  tx: Queryable,
  reader: number,
  rows: readonly ReadingRow[],
): Promise<void> {
  const ids = rows.map((row) => row.review_id);
  await tx.execute('delete from review_readings where reader_no = $1 and review_id = any($2::text[])', [
    reader,
    ids,
  ]);
  await tx.execute(
    `insert into review_readings (reader_no, review_id, product_id, record_hash, positive, deceptive)
     select $1, x.review_id, x.product_id, x.record_hash, x.positive, x.deceptive
       from jsonb_to_recordset($2::jsonb) as x(review_id text, product_id text, record_hash text, positive real,
         deceptive real)
       join reviews r on r.id = x.review_id
     on conflict do nothing`,
    [reader, JSON.stringify(rows.map(({ passages: _, mentions: __, bands: ___, ...row }) => row))],
  );
  await tx.execute(
    `insert into review_bands (reader_no, band, review_id)
     select $1, x.band, x.review_id from jsonb_to_recordset($2::jsonb) as x(band int, review_id text)
       join review_readings g on g.reader_no = $1 and g.review_id = x.review_id
     on conflict do nothing`,
    [
      reader,
      JSON.stringify(rows.flatMap(({ review_id, bands }) => bands.map((band) => ({ band, review_id })))),
    ],
  );
  const passages = rows.flatMap(({ review_id, product_id, passages }) =>
    passages.map(({ text, ...passage }, place) => ({ review_id, product_id, place, body: text, ...passage })),
  );
  await tx.execute(
    `insert into review_passages (reader_no, review_id, place, product_id, language, body, positive, terms)
     select $1, x.review_id, x.place, x.product_id, x.language, x.body, x.positive, x.terms
       from jsonb_to_recordset($2::jsonb) as x(review_id text, place int, product_id text, language text, body text,
         positive real, terms text[])
       join review_readings g on g.reader_no = $1 and g.review_id = x.review_id
     on conflict do nothing`,
    [reader, JSON.stringify(passages)],
  );
  const mentions = rows.flatMap(({ review_id, product_id, mentions }) =>
    mentions.map((mention) => ({ review_id, product_id, ...mention })),
  );
  await tx.execute(
    `insert into review_mentions (reader_no, review_id, aspect, product_id, place, positive)
     select $1, x.review_id, x.aspect, x.product_id, x.place, x.positive
       from jsonb_to_recordset($2::jsonb) as x(review_id text, aspect text, product_id text, place int, positive real)
       join review_readings g on g.reader_no = $1 and g.review_id = x.review_id
     on conflict do nothing`,
    [reader, JSON.stringify(mentions)],
  );
}

/** Fresh statistics, without which Postgres reads whole tables. */
export async function refreshReadingStatistics(db: Queryable): Promise<void> {
  for (const table of ['readings', 'bands', 'passages', 'mentions', 'doubts']) {
    await db.execute(`analyze review_${table}`);
  }
}

/** Reviews in an order that has nothing to do with products or time, after `after`: the first ones are a fair sample. */
export async function readReviewSample(
  db: Queryable,
  after: string,
  limit: number,
): Promise<{ sample_key: string; product_id: string; title: string; body: string; rating: number }[]> {
  return db.query(
    `select md5(id) as sample_key, product_id, title, left(body, 20000) as body, rating from reviews where md5(id) > $1
      order by 1 limit $2`,
    [after, limit],
  );
}
