import type { Queryable } from './connect.ts';

const BATCH = 500;

/**
 * Recomputes what product rows derive from variants, reviews and orders: price range, stock, rating and units sold
 * (cancelled orders are not sales). Ids that no product has are passed over; rows that are right are not written.
 */
export async function refreshProductFigures(
  db: Queryable,
  productIds: readonly string[] | 'all',
): Promise<void> {
  if (productIds === 'all') return refreshEveryProduct(db);
  for (let start = 0; start < productIds.length; start += BATCH) {
    await refreshBatch(db, productIds.slice(start, start + BATCH));
  }
}

async function refreshEveryProduct(db: Queryable): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db.query<{ id: string }>(
      'select id from products where id > $1 order by id limit $2',
      [after, BATCH],
    );
    const last = rows.at(-1);
    if (!last) return;
    await refreshBatch(
      db,
      rows.map(({ id }) => id),
    );
    after = last.id;
  }
}

async function refreshBatch(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.execute(
    `with offered as (
       select product_id, min(price_cents) as low, max(price_cents) as high, bool_or(available) as in_stock
       from variants where product_id = any($1::text[]) group by product_id
     ), rated as (
       select product_id, avg(rating)::real as mean, count(*)::int as count
       from reviews where product_id = any($1::text[]) group by product_id
     ), sold as (
       select i.product_id, sum(i.quantity)::int as units
       from order_items i join orders o on o.id = i.order_id
       where i.product_id = any($1::text[]) and o.status <> 'cancelled' group by i.product_id
     ), figures as (
       select p.id, coalesce(offered.low, 0) as low, coalesce(offered.high, 0) as high,
         coalesce(offered.in_stock, false) as in_stock, rated.mean, coalesce(rated.count, 0) as count,
         coalesce(sold.units, 0) as units
       from products p
       left join offered on offered.product_id = p.id
       left join rated on rated.product_id = p.id
       left join sold on sold.product_id = p.id
       where p.id = any($1::text[])
     )
     update products p set price_min_cents = f.low, price_max_cents = f.high, in_stock = f.in_stock,
       rating_mean = f.mean, rating_count = f.count, units_sold = f.units
     from figures f
     where p.id = f.id and (p.price_min_cents, p.price_max_cents, p.in_stock, p.rating_mean, p.rating_count,
       p.units_sold) is distinct from (f.low, f.high, f.in_stock, f.mean, f.count, f.units)`,
    [ids],
  );
}
