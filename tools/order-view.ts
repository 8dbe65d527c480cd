import type { OrderRow } from '../db/orders.ts';
import type { Locale } from '../db/records.ts';
import { formatMoney } from '../prompts/money.ts';
import type { OrderSummaryView, OrderView } from './cards.ts';

/** What a list shows of an order; the total is items less discount plus shipping, in cents. */
export function summariseOrder(row: OrderRow): OrderSummaryView {
  return {
    id: row.id,
    status: row.status,
    placedAt: row.placed_at?.toISOString(),
    expectedAt: row.expected_at?.toISOString(),
    currency: row.currency,
    totalCents: subtotalOf(row) - row.discount_cents + row.shipping_cents,
    items: row.items.map((item) => ({
      productId: item.product_id,
      variantId: item.variant_id,
      title: item.title,
      options: item.options,
      priceCents: item.price_cents,
      quantity: item.quantity,
      image: item.image ?? undefined,
    })),
  };
}

/** The whole order as its card shows it. */
export function viewOrder(row: OrderRow): OrderView {
  const titles = new Map(row.items.map((item) => [item.variant_id, item.title]));
  return {
    ...summariseOrder(row),
    subtotalCents: subtotalOf(row),
    discountCents: row.discount_cents,
    shippingCents: row.shipping_cents,
    couponCode: row.coupon_code ?? undefined,
    cancelReason: row.cancel_reason ?? undefined,
    address: row.address ?? undefined,
    shipments: row.shipments.map((shipment) => ({
      carrier: shipment.carrier ?? undefined,
      trackingNumbers: shipment.tracking_numbers,
      trackingUrl: shipment.tracking_url ?? undefined,
      items: shipment.variant_ids.map((id) => titles.get(id) ?? id),
      events: shipment.events,
    })),
    payments: row.payments.map((payment) => ({
      kind: payment.kind,
      amountCents: payment.amount_cents,
      method: payment.method ?? undefined,
      at: payment.at ?? undefined,
    })),
  };
}

const subtotalOf = (row: OrderRow) =>
  row.items.reduce((sum, item) => sum + item.price_cents * item.quantity, 0);

/** The facts of an order that a model needs to speak of it. */
export function describeOrder(view: OrderSummaryView, locale: Locale): Record<string, unknown> {
  return {
    order_id: view.id,
    order_status: view.status,
    placed: view.placedAt?.slice(0, 10),
    expected: view.expectedAt?.slice(0, 10),
    total: formatMoney(view.totalCents, view.currency, locale),
    items: view.items.map(({ title, options, quantity, priceCents, productId }) => ({
      product_id: productId,
      title,
      options,
      quantity,
      price: formatMoney(priceCents, view.currency, locale),
    })),
  };
}
