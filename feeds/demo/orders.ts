import type { CouponRecord, OrderRecord } from '../../db/records.ts';
import type { Line } from './baskets.ts';
import { applyCoupon } from './coupons.ts';
import type { DemoCustomer } from './customers.ts';
import { createShipments, drawProgress, type Progress } from './order-progress.ts';
import { createRandom, type Random } from './random.ts';

/** An order with what the rest of the generator needs of it. */
export interface DemoOrder {
  record: OrderRecord & { placedAt: string; customerId: string };
  customer: DemoCustomer;
  lines: Line[];
  placedAt: number;
  /** Milliseconds; undefined while it is under way or when it never left. */
  deliveredAt?: number;
}

interface OrdersTask {
  customers: readonly DemoCustomer[];
  fillBasket: (customer: DemoCustomer, at: number) => Line[];
  coupons: readonly CouponRecord[];
  seed: number;
  today: Date;
}

const dayMs = 86_400_000;
const historyDays = 730;

/**
 * Two years of orders in the order of time, SK-100001 first. Gift cards are spent as orders use them: the customers'
 * balances are lowered to what is left.
 */
export function createOrders(task: OrdersTask): DemoOrder[] {
  const orders: DemoOrder[] = [];
  const balances = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { customer, at } of planVisits(task)) {
    const lines = task.fillBasket(customer, at);
    if (lines.length === 0) continue;
    const before = counts.get(customer.record.id) ?? 0;
    counts.set(customer.record.id, before + 1);
    const id = `SK-${100001 + orders.length}`;
    orders.push(
      createOrder({
        ...task,
        id,
        customer,
        at,
        lines,
        before,
        balances,
        random: createRandom(task.seed, 'order', id),
      }),
    );
  }
  for (const { record } of task.customers) {
    for (const method of record.paymentMethods)
      method.balanceCents = balances.get(method.id) ?? method.balanceCents;
  }
  return orders;
}

/** When each customer orders: at their own pace, more before Christmas, and lively in the last two weeks. */
function planVisits({ customers, seed, today }: OrdersTask): { customer: DemoCustomer; at: number }[] {
  const visits = customers.flatMap((customer) => {
    const random = createRandom(seed, 'visits', customer.record.id);
    const from = Math.max(customer.joinedAt, today.getTime() - historyDays * dayMs);
    const span = today.getTime() - from;
    const expected = (customer.ordersPerYear * span) / (365 * dayMs);
    const count = Math.floor(expected + random.next());
    return Array.from({ length: count }, () => ({ customer, at: drawMoment(from, span, random) }));
  });
  return visits.sort((a, b) => a.at - b.at || (a.customer.record.id < b.customer.record.id ? -1 : 1));
}

function drawMoment(from: number, span: number, random: Random): number {
  for (;;) {
    const recent = random.chance(0.09) ? Math.min(span, 14 * dayMs) : span;
    const at = from + span - Math.floor(random.next() * recent);
    const month = new Date(at).getUTCMonth();
    if (random.chance(month >= 10 ? 1 : 0.72)) return Math.floor(at / 60_000) * 60_000;
  }
}

interface OrderTask extends OrdersTask {
  id: string;
  customer: DemoCustomer;
  at: number;
  lines: Line[];
  /** How many orders this customer had placed before. */
  before: number;
  balances: Map<string, number>;
  random: Random;
}

function createOrder(task: OrderTask): DemoOrder {
  const { id, customer, at, lines, random, today } = task;
  const now = today.getTime();
  const address = customer.record.addresses[0];
  if (!address) throw new Error(`${customer.record.id} has no address`);
  const progress = drawProgress(at, address.country !== 'US', now, random);
  const price = priceOrder(task, address.country);
  const arrived = progress.status !== 'cancelled' && progress.deliveredAt <= now;
  return {
    customer,
    lines,
    placedAt: at,
    deliveredAt: arrived ? progress.deliveredAt : undefined,
    record: {
      id,
      customerId: customer.record.id,
      email: customer.record.email,
      status: progress.status,
      currency: 'USD',
      placedAt: new Date(at).toISOString(),
      expectedAt: progress.status === 'cancelled' ? undefined : new Date(progress.expectedAt).toISOString(),
      address,
      items: lines.map(({ product, variant, quantity }) => ({
        productId: product.record.id,
        variantId: variant.id,
        title: product.record.title,
        options: variant.options,
        priceCents: variant.priceCents,
        quantity,
      })),
      shipments: createShipments(
        progress,
        lines.map(({ variant }) => variant.id),
        address,
        now,
        random,
      ),
      payments: createPayments(task, progress, price),
      couponCode: price.couponCode,
      discountCents: price.discountCents,
      shippingCents: price.shippingCents,
      cancelReason: progress.status === 'cancelled' ? random.pick(cancelReasons) : undefined,
      giftMessage: random.chance(0.05) ? random.pick(giftMessages[customer.record.language]) : undefined,
    },
  };
}

interface Price {
  totalCents: number;
  discountCents: number;
  shippingCents: number;
  couponCode?: string;
}

/** Standard delivery costs $5.95 in the US and $14.95 elsewhere, free from $60 and $150, as the help pages say. */
function priceOrder({ lines, coupons, before, at, random }: OrderTask, country: string): Price {
  const priced = lines.map(({ product, variant, quantity }) => ({
    category: product.record.category,
    cents: variant.priceCents * quantity,
  }));
  const subtotal = priced.reduce((sum, line) => sum + line.cents, 0);
  const shipping = country === 'US' ? (subtotal >= 6000 ? 0 : 595) : subtotal >= 15_000 ? 0 : 1495;
  if (random.chance(0.16)) {
    const loyal = before >= 5;
    for (const coupon of random.shuffle(coupons)) {
      if (
        coupon.segment === 'new'
          ? before > 0
          : coupon.segment === 'vip'
            ? !loyal
            : coupon.segment !== undefined
      )
        continue;
      const applied = applyCoupon(coupon, priced, shipping, at);
      if (applied)
        return {
          ...applied,
          totalCents: subtotal - applied.discountCents + applied.shippingCents,
          couponCode: coupon.code,
        };
    }
  }
  return { totalCents: subtotal + shipping, discountCents: 0, shippingCents: shipping };
}

/** A gift card pays what it can, another method the rest; what was cancelled or sent back is refunded the same way. */
function createPayments(task: OrderTask, progress: Progress, price: Price): OrderRecord['payments'] {
  const { customer, balances, at, random } = task;
  const methods = customer.record.paymentMethods;
  const card = methods.find((method) => method.kind === 'gift_card');
  const main = random.pick(methods.filter((method) => method.kind !== 'gift_card'));
  const balance = card ? (balances.get(card.id) ?? card.balanceCents ?? 0) : 0;
  const byCard = card && random.chance(0.25) ? Math.min(balance, price.totalCents) : 0;
  const parts = [
    { methodId: card?.id, amountCents: byCard },
    { methodId: main.id, amountCents: price.totalCents - byCard },
  ].filter((part) => part.amountCents > 0);
  const payments: OrderRecord['payments'] = parts.map((part) => ({
    kind: 'payment',
    ...part,
    at: new Date(at + 60_000).toISOString(),
  }));
  if (progress.closedAt === undefined || progress.status === 'exchanged') {
    if (card) balances.set(card.id, balance - byCard);
    return payments;
  }
  // Delivery is paid back when the order was cancelled, not when the goods were sent back.
  let due = progress.status === 'cancelled' ? price.totalCents : price.totalCents - price.shippingCents;
  const refundAt = new Date(progress.closedAt).toISOString();
  for (const part of [...parts].reverse()) {
    const amountCents = Math.min(due, part.amountCents);
    due -= amountCents;
    if (amountCents > 0)
      payments.push({ kind: 'refund', methodId: part.methodId, amountCents, at: refundAt });
    if (card && part.methodId === card.id) balances.set(card.id, balance - byCard + amountCents);
  }
  return payments;
}

const cancelReasons = [
  'no longer needed',
  'no longer needed',
  'ordered by mistake',
  'ordered by mistake',
  'found it cheaper elsewhere',
  'delivery would take too long',
  'wrong size chosen',
];

const giftMessages = {
  en: [
    'Happy birthday! Enjoy every bit of it.',
    'Congratulations on the new home. With love from all of us.',
    'Thank you for everything this year.',
    'Merry Christmas! See you soon.',
    'Get well soon, and put your feet up.',
  ],
  zh: [
    '生日快乐，天天开心！',
    '恭喜乔迁新居！',
    '感谢一直以来的照顾。',
    '新年快乐，万事顺意！',
    '祝早日康复。',
  ],
} as const;
