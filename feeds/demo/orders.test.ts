import { describe, expect, test } from 'vitest';
import { orderStatus } from '../../db/records.ts';
import { createBaskets } from './baskets.ts';
import { createCoupons } from './coupons.ts';
import { createCustomers } from './customers.ts';
import { loadAssortment } from './kinds.ts';
import { createOrders } from './orders.ts';
import { createProducts } from './products.ts';

const seed = 20;
const today = new Date('2026-11-22T00:00:00Z');
const products = createProducts(loadAssortment(), seed, today);
const customers = createCustomers(seed, today, 860);
const fillBasket = createBaskets({ products, traits: new Map(), friendsOf: new Map(), seed });
const orders = createOrders({ customers, fillBasket, coupons: createCoupons(today), seed, today }).map(
  ({ record }) => record,
);
const byId = new Map(products.map(({ record }) => [record.id, record]));
const now = today.getTime();
const time = (at: string | undefined) => Date.parse(at ?? '');
type Order = (typeof orders)[number];

const sum = (order: Order, kind: 'payment' | 'refund') =>
  order.payments.filter((p) => p.kind === kind).reduce((total, p) => total + p.amountCents, 0);
const totalOf = (order: Order) =>
  order.items.reduce((total, item) => total + item.priceCents * item.quantity, 0) -
  order.discountCents +
  order.shippingCents;

const arrived = new Set<string>([
  'delivered',
  'return_requested',
  'exchange_requested',
  'returned',
  'exchanged',
]);
/** What the last parcel's timeline ends with, where the status settles it. */
const lastEvent: Partial<Record<Order['status'], string>> = {
  delivered: 'delivered',
  return_requested: 'delivered',
  exchange_requested: 'delivered',
  returned: 'return_received',
  exchanged: 'replacement_delivered',
};

test('are in every state, in the order of time', () => {
  const seen = new Set(orders.map((order) => order.status));
  expect([...seen].sort()).toEqual([...orderStatus.options].sort());
  const times = orders.map((order) => time(order.placedAt));
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('sell variants of products on sale by then, at their price, to an address of the customer', () => {
  const addresses = new Map(customers.map(({ record }) => [record.id, record.addresses]));
  for (const order of orders) {
    expect(addresses.get(order.customerId)).toContainEqual(order.address);
    for (const item of order.items) {
      const product = byId.get(item.productId);
      const variant = product?.variants.find(({ id }) => id === item.variantId);
      expect(variant?.priceCents).toBe(item.priceCents);
      expect(variant?.options).toEqual(item.options);
      expect(product?.title).toBe(item.title);
      expect(time(order.placedAt)).toBeGreaterThan(time(product?.releasedAt));
    }
  }
});

describe('payments', () => {
  test('sum to the total, by methods of the customer', () => {
    const methods = new Map(
      customers.map(({ record }) => [record.id, new Set(record.paymentMethods.map((method) => method.id))]),
    );
    for (const order of orders) {
      expect(sum(order, 'payment'), order.id).toBe(totalOf(order));
      for (const { methodId = '' } of order.payments) {
        expect(methods.get(order.customerId)?.has(methodId), order.id).toBe(true);
      }
    }
  });

  test('are refunded in full when cancelled, without delivery when returned, else not', () => {
    for (const order of orders) {
      const due =
        order.status === 'cancelled'
          ? totalOf(order)
          : order.status === 'returned'
            ? totalOf(order) - order.shippingCents
            : 0;
      expect(sum(order, 'refund'), `${order.id} ${order.status}`).toBe(due);
    }
  });

  test('never overdraw a gift card', () => {
    const cards = customers.flatMap(({ record }) =>
      record.paymentMethods.filter((method) => method.kind === 'gift_card'),
    );
    expect(cards.filter(({ balanceCents = -1 }) => balanceCents < 0)).toEqual([]);
    expect(cards.length).toBeGreaterThan(50);
  });
});

describe('timelines', () => {
  test('run forward from the order and never past today', () => {
    for (const order of orders) {
      for (const { events } of order.shipments) {
        const times = [time(order.placedAt), ...events.map((event) => time(event.at)), now];
        expect(times, order.id).toEqual([...times].sort((a, b) => a - b));
      }
      for (const payment of order.payments) {
        expect(time(payment.at)).toBeGreaterThan(time(order.placedAt));
        expect(time(payment.at)).toBeLessThanOrEqual(now + 60_000);
      }
    }
  });

  test('say what the status says', () => {
    for (const order of orders) {
      const last = order.shipments.map(({ events }) => events.at(-1)?.status);
      const reached = order.shipments.flatMap(({ events }) => events.map((event) => event.status));
      const label = `${order.id} ${order.status}`;
      expect(last.length > 0, label).toBe(!['pending', 'processed', 'cancelled'].includes(order.status));
      expect(reached.includes('delivered'), label).toBe(arrived.has(order.status));
      const underWay = order.status === 'shipped' || order.status === 'out_for_delivery';
      expect(underWay || last.at(-1) === lastEvent[order.status], label).toBe(true);
      expect(order.cancelReason !== undefined, label).toBe(order.status === 'cancelled');
      expect(order.expectedAt !== undefined, label).toBe(order.status !== 'cancelled');
    }
  });

  test('ship each variant once', () => {
    for (const order of orders) {
      const shipped = order.shipments.flatMap(({ variantIds }) => variantIds);
      expect(new Set(shipped).size).toBe(shipped.length);
      const ordered = new Set(order.items.map((item) => item.variantId));
      expect(shipped.filter((id) => !ordered.has(id))).toEqual([]);
      expect(shipped.length === ordered.size || !arrived.has(order.status), order.id).toBe(true);
    }
  });
});
