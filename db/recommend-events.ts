import type { Queryable } from './connect.ts';

/** Something that a customer did with a product. */
export interface TasteEvent {
  product_id: string;
  /** The strongest of what they did: a purchase says more than a view. */
  kind: string;
  at: Date | null;
}

/**
 * What customers did with products, newest last: of each product the newest event, named by the strongest kind. What lies
 * in the future and what they disliked is left out.
 */
const EVENTS = `
  select e.customer_id, e.product_id, max(e.at) as at, max(e.position) as position,
    (array_agg(e.kind order by array_position(array['purchase', 'add', 'like', 'view', 'search'], e.kind)))[1] as kind
  from (
    select customer_id, product_id, kind, at, position from interactions
     where kind <> 'dislike' and (at is null or at <= now())
    union all
    select o.customer_id, i.product_id, 'purchase', o.placed_at, i.position from orders o
      join order_items i on i.order_id = o.id
     where o.customer_id is not null and o.status <> 'cancelled' and (o.placed_at is null or o.placed_at <= now())
  ) as e`;

/** The newest events of one customer, newest first. */
export function readTasteEvents(db: Queryable, customerId: string, limit: number): Promise<TasteEvent[]> {
  return db.query<TasteEvent>(
    `${EVENTS} where e.customer_id = $1 group by e.customer_id, e.product_id
     order by at desc nulls last, position desc nulls last, e.product_id limit $2`,
    [customerId, limit],
  );
}

/** The next customers of whom anything is known, in the order of their ids. */
export async function readCustomersAfter(db: Queryable, after: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ customer_id: string }>(
    `select customer_id from (select customer_id from interactions union select customer_id from orders) as c
      where customer_id > $1 order by customer_id limit $2`,
    [after, limit],
  );
  return rows.map((row) => row.customer_id);
}

/** The events of these customers; without a time they go by their position. */
export function readEventsOf(
  db: Queryable,
  customerIds: readonly string[],
): Promise<{ customer_id: string; product_id: string; time_ms: number }[]> {
  return db.query(
    `select customer_id, product_id,
       coalesce(extract(epoch from at) * 1000, position, 0)::float8 as time_ms
     from (${EVENTS} where e.customer_id = any($1::text[]) group by e.customer_id, e.product_id) as own
     order by customer_id`,
    [customerIds],
  );
}

/** Products that a customer has bought and not sent back. */
export async function readOwned(db: Queryable, customerId: string): Promise<string[]> {
  const rows = await db.query<{ product_id: string }>(
    `select distinct i.product_id from orders o join order_items i on i.order_id = o.id
      where o.customer_id = $1 and o.status not in ('cancelled', 'returned')`,
    [customerId],
  );
  return rows.map((row) => row.product_id);
}
