import type { Queryable } from './connect.ts';
import type { OrderRecord } from './records.ts';
import { type Changed, findChanged, type UpsertResult } from './upsert.ts';

export interface OrderUpsertResult extends UpsertResult {
  /** Products bought in the written orders, before or after: their figures need `refreshProductFigures`. */
  productIds: string[];
}

/**
 * Stores orders with their items, shipments and payments, replacing what was there; call it in a transaction.
 * Customers and products they name need not exist.
 */
export async function upsertOrders(
  tx: Queryable,
  records: readonly OrderRecord[],
  defaultCurrency: string,
): Promise<OrderUpsertResult> {
  const { changed, ...result } = await findChanged(tx, 'orders', ['id'], ({ id }) => [id], records);
  if (changed.length === 0) return { ...result, productIds: [] };
  const ids = changed.map(({ record }) => record.id);
  const boughtBefore = await tx.query<{ product_id: string }>(
    'select distinct product_id from order_items where order_id = any($1::text[])',
    [ids],
  );
  await writeOrders(tx, changed, defaultCurrency);
  for (const table of ['order_items', 'shipments', 'order_payments']) {
    await tx.execute(`delete from ${table} where order_id = any($1::text[])`, [ids]);
  }
  await writeItems(tx, changed);
  await writeShipments(tx, changed);
  await writePayments(tx, changed);
  const bought = changed.flatMap(({ record }) => record.items.map(({ productId }) => productId));
  return {
    ...result,
    productIds: [...new Set([...boughtBefore.map((row) => row.product_id), ...bought])],
  };
}

async function writeOrders(
  tx: Queryable,
  changed: readonly Changed<OrderRecord>[],
  defaultCurrency: string,
): Promise<void> {
  const rows = changed.map(({ record, hash }) => ({
    id: record.id,
    customer_id: record.customerId,
    email: record.email,
    status: record.status,
    currency: record.currency ?? defaultCurrency,
    placed_at: record.placedAt,
    expected_at: record.expectedAt,
    address: record.address,
    coupon_code: record.couponCode,
    discount_cents: record.discountCents,
    shipping_cents: record.shippingCents,
    cancel_reason: record.cancelReason,
    gift_message: record.giftMessage,
    record_hash: hash,
  }));
  await tx.execute(
    `insert into orders (id, customer_id, email, status, currency, placed_at, expected_at, address, coupon_code,
       discount_cents, shipping_cents, cancel_reason, gift_message, record_hash)
     select * from jsonb_to_recordset($1::jsonb) as x(
       id text, customer_id text, email text, status text, currency text, placed_at timestamptz,
       expected_at timestamptz, address jsonb, coupon_code text, discount_cents bigint, shipping_cents bigint,
       cancel_reason text, gift_message text, record_hash text)
     on conflict (id) do update set
       customer_id = excluded.customer_id, email = excluded.email, status = excluded.status,
       currency = excluded.currency, placed_at = excluded.placed_at, expected_at = excluded.expected_at,
       address = excluded.address, coupon_code = excluded.coupon_code,
       discount_cents = excluded.discount_cents, shipping_cents = excluded.shipping_cents,
       cancel_reason = excluded.cancel_reason, gift_message = excluded.gift_message,
       record_hash = excluded.record_hash`,
    [JSON.stringify(rows)],
  );
}

async function writeItems(tx: Queryable, changed: readonly Changed<OrderRecord>[]): Promise<void> {
  const rows = changed.flatMap(({ record }) =>
    record.items.map((item, position) => ({
      order_id: record.id,
      position,
      product_id: item.productId,
      variant_id: item.variantId,
      title: item.title,
      options: item.options,
      price_cents: item.priceCents,
      quantity: item.quantity,
    })),
  );
  await tx.execute(
    `insert into order_items (order_id, position, product_id, variant_id, title, options, price_cents, quantity)
     select * from jsonb_to_recordset($1::jsonb) as x(
       order_id text, position int, product_id text, variant_id text, title text, options jsonb,
       price_cents bigint, quantity int)`,
    [JSON.stringify(rows)],
  );
}

async function writeShipments(tx: Queryable, changed: readonly Changed<OrderRecord>[]): Promise<void> {
  const rows = changed.flatMap(({ record }) =>
    record.shipments.map((shipment, position) => ({
      order_id: record.id,
      position,
      carrier: shipment.carrier,
      tracking_numbers: shipment.trackingNumbers,
      tracking_url: shipment.trackingUrl,
      variant_ids: shipment.variantIds,
      events: shipment.events,
    })),
  );
  await tx.execute(
    `insert into shipments (order_id, position, carrier, tracking_numbers, tracking_url, variant_ids, events)
     select * from jsonb_to_recordset($1::jsonb) as x(
       order_id text, position int, carrier text, tracking_numbers text[], tracking_url text,
       variant_ids text[], events jsonb)`,
    [JSON.stringify(rows)],
  );
}

async function writePayments(tx: Queryable, changed: readonly Changed<OrderRecord>[]): Promise<void> {
  const rows = changed.flatMap(({ record }) =>
    record.payments.map((payment, position) => ({
      order_id: record.id,
      position,
      kind: payment.kind,
      amount_cents: payment.amountCents,
      method_id: payment.methodId,
      at: payment.at,
    })),
  );
  await tx.execute(
    `insert into order_payments (order_id, position, kind, amount_cents, method_id, at)
     select * from jsonb_to_recordset($1::jsonb) as x(
       order_id text, position int, kind text, amount_cents bigint, method_id text, at timestamptz)`,
    [JSON.stringify(rows)],
  );
}
