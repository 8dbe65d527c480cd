import type { Queryable } from './connect.ts';
import { PRAISE } from './review-search.ts';

const SIDES = `count(*)::int as mentions,
  count(*) filter (where positive >= ${PRAISE})::int as positive,
  count(*) filter (where positive <= ${1 - PRAISE})::int as negative,
  coalesce(sum(weight) filter (where positive >= ${PRAISE}), 0)
    / nullif(sum(weight) filter (where positive >= ${PRAISE} or positive <= ${1 - PRAISE}), 0) as share`;

export interface WeighedCounts {
  mentions: number;
  positive: number;
  negative: number;
  /** Weight of the praise in that of praise and fault; null where there is neither. */
  share: number | null;
}

/** What a product's reviews say as a whole. */
export async function countReviewed(
  db: Queryable,
  reader: number,
  productId: string,
): Promise<WeighedCounts | undefined> {
  const [row] = await db.query<WeighedCounts>(
    `select ${SIDES} from (
       select x.positive, coalesce(d.weight, 1) as weight from review_readings x
         left join review_doubts d on d.reader_no = x.reader_no and d.review_id = x.review_id
        where x.reader_no = $1 and x.product_id = $2) read`,
    [reader, productId],
  );
  return row && row.mentions > 0 ? row : undefined;
}

/** What they say of each aspect, most spoken of first. */
export async function countAspects(
  db: Queryable,
  reader: number,
  productId: string,
  limit: number,
): Promise<(WeighedCounts & { aspect: string })[]> {
  return db.query(
    `select aspect, ${SIDES} from (
       select m.aspect, m.positive, coalesce(d.weight, 1) as weight from review_mentions m
         left join review_doubts d on d.reader_no = m.reader_no and d.review_id = m.review_id
        where m.reader_no = $1 and m.product_id = $2) said
     group by aspect order by count(*) desc, aspect limit $3`,
    [reader, productId, limit],
  );
}

/** Reviews and their mean stars by quarter of a year (UTC), oldest first. */
export async function readQuarters(
  db: Queryable,
  productId: string,
): Promise<{ quarter: string; reviews: number; rating: number }[]> {
  return db.query(
    `select to_char(date_trunc('quarter', created_at at time zone 'UTC'), 'YYYY-MM-DD') as quarter,
       count(*)::int as reviews, avg(rating)::float8 as rating
       from reviews where product_id = $1 and created_at is not null group by 1 order by 1`,
    [productId],
  );
}

/** How many reviews count less for which reason, and what weight is left of all doubted ones together. */
export async function readTrust(
  db: Queryable,
  reader: number,
  productId: string,
): Promise<{ doubted: number; lost: number; reasons: { reason: string; reviews: number }[] }> {
  const [row] = await db.query<{ doubted: number; lost: number }>(
    `select count(*)::int as doubted, coalesce(sum(1 - weight), 0)::float8 as lost
       from review_doubts where reader_no = $1 and product_id = $2`,
    [reader, productId],
  );
  const reasons = await db.query<{ reason: string; reviews: number }>(
    `select reason, count(*)::int as reviews from review_doubts cross join unnest(reasons) as r(reason)
      where reader_no = $1 and product_id = $2 group by reason order by count(*) desc, reason`,
    [reader, productId],
  );
  return { doubted: row?.doubted ?? 0, lost: row?.lost ?? 0, reasons };
}
