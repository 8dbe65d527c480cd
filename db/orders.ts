import type { Queryable } from './connect.ts';
import type { AddressRecord } from './records.ts';

/** An order with everything that hangs on it. */
export interface OrderRow {
  id: string;
  customer_id: string | null;
  email: string | null;
  status: string;
  currency: string;
  placed_at: Date | null;
  expected_at: Date | null;
  address: AddressRecord | null;
  coupon_code: string | null;
  discount_cents: number;
  shipping_cents: number;
  cancel_reason: string | null;
  items: {
    product_id: string;
    variant_id: string;
    title: string;
    options: Record<string, string>;
    price_cents: number;
    quantity: number;
    image: string | null;
  }[];
  shipments: {
    carrier: string | null;
    tracking_numbers: string[];
    tracking_url: string | null;
    variant_ids: string[];
    events: { at: string; status: string; place?: string }[];
  }[];
  payments: { kind: 'payment' | 'refund'; amount_cents: number; method: string | null; at: string | null }[];
}

const ORDER = `
  select o.id, o.customer_id, coalesce(o.email, c.email) as email, o.status, o.currency, o.placed_at, o.expected_at,
         o.address, o.coupon_code, o.discount_cents, o.shipping_cents, o.cancel_reason,
         (select jsonb_agg(jsonb_build_object(
                   'product_id', i.product_id, 'variant_id', i.variant_id, 'title', i.title, 'options', i.options,
                   'price_cents', i.price_cents, 'quantity', i.quantity, 'image', coalesce(v.image, p.images[1]))
                 order by i.position)
            from order_items i
            left join products p on p.id = i.product_id
            left join variants v on v.id = i.variant_id
           where i.order_id = o.id) as items,
         (select coalesce(jsonb_agg(jsonb_build_object(
                   'carrier', s.carrier, 'tracking_numbers', s.tracking_numbers, 'tracking_url', s.tracking_url,
                   'variant_ids', s.variant_ids, 'events', s.events) order by s.position), '[]')
            from shipments s where s.order_id = o.id) as shipments,
         (select coalesce(jsonb_agg(jsonb_build_object(
                   'kind', y.kind, 'amount_cents', y.amount_cents, 'at', y.at,
                   'method', nullif(concat_ws(' ', coalesce(m.brand, replace(m.kind, '_', ' ')), m.last_four), ''))
                 order by y.position), '[]')
            from order_payments y
            left join payment_methods m on m.customer_id = o.customer_id and m.id = y.method_id
           where y.order_id = o.id) as payments
    from orders o
    left join customers c on c.id = o.customer_id`;

/** The order of that number however its letters and "#" were typed; undefined when there is none. */
export async function readOrder(db: Queryable, orderNumber: string): Promise<OrderRow | undefined> {
  const bare = orderNumber.trim().replace(/^#/, '').toUpperCase();
  const [row] = await db.query<OrderRow>(`${ORDER} where o.id = any($1::text[])`, [[bare, `#${bare}`]]);
  return row;
}

export interface OrderListQuery {
  customerId: string;
  statuses?: readonly string[];
  /** Words of what was bought, matched inside item titles. */
  product?: string;
  limit: number;
}

/** A customer's orders, newest first, with how many there are in all. */
export async function listOrders(
  db: Queryable,
  { customerId, statuses, product, limit }: OrderListQuery,
): Promise<{ total: number; orders: OrderRow[] }> {
  const where = `where o.customer_id = $1
    and ($2::text[] is null or o.status = any($2))
    and ($3::text is null or exists (
      select 1 from order_items i left join products p on p.id = i.product_id
       where i.order_id = o.id
         and lower(concat_ws(' ', i.title, p.title, p.translations::text, array_to_string(p.category, ' ')))
             like all (select '%' || word || '%' from regexp_split_to_table(lower($3), '\\s+') word)))`;
  const params = [customerId, statuses ?? null, product ? escapeLike(product.trim()) : null];
  const [[count], orders] = await Promise.all([
    db.query<{ n: number }>(`select count(*) as n from orders o ${where}`, params),
    db.query<OrderRow>(`${ORDER} ${where} order by o.placed_at desc nulls last, o.id desc limit $4`, [
      ...params,
      limit,
    ]),
  ]);
  return { total: count?.n ?? 0, orders };
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
