import { z } from 'zod';
import type { CouponRecord } from '../../db/records.ts';
import { readData } from './kinds.ts';

const couponSchema = z.object({
  code: z.string(),
  kind: z.enum(['percent', 'fixed', 'free_shipping']),
  value: z.number(),
  description: z.string(),
  segment: z.string().optional(),
  minSubtotal: z.number().default(0),
  categories: z.array(z.string()).default([]),
  from: z.number(),
  to: z.number(),
  usageLimit: z.number().optional(),
  perCustomerLimit: z.number().optional(),
  combinable: z.boolean().default(false),
});

const dayMs = 86_400_000;

/** The demo shop's coupons with dates around the given day: most are valid on it, two have ended. */
export function createCoupons(today: Date): CouponRecord[] {
  const day = (offset: number) => new Date(today.getTime() + offset * dayMs).toISOString();
  return readData('coupons.yaml', z.array(couponSchema)).map(({ from, to, minSubtotal, ...coupon }) => ({
    ...coupon,
    value: coupon.kind === 'fixed' ? coupon.value * 100 : coupon.value,
    minSubtotalCents: minSubtotal * 100,
    startsAt: day(from),
    endsAt: day(to),
  }));
}

interface PricedLine {
  category: readonly string[];
  cents: number;
}

/** What a coupon takes off, in cents of goods and of shipping; undefined when its conditions are not met. */
export function applyCoupon(
  coupon: CouponRecord,
  lines: readonly PricedLine[],
  shippingCents: number,
  at: number,
): { discountCents: number; shippingCents: number } | undefined {
  const subtotal = lines.reduce((sum, line) => sum + line.cents, 0);
  const eligible = lines
    .filter(
      (line) => coupon.categories.length === 0 || line.category.some((c) => coupon.categories.includes(c)),
    )
    .reduce((sum, line) => sum + line.cents, 0);
  const started = at >= Date.parse(coupon.startsAt ?? '') && at <= Date.parse(coupon.endsAt ?? '');
  if (!started || eligible === 0 || subtotal < coupon.minSubtotalCents) return undefined;
  if (coupon.kind === 'free_shipping')
    return shippingCents > 0 ? { discountCents: 0, shippingCents: 0 } : undefined;
  const off = coupon.kind === 'percent' ? Math.round((eligible * coupon.value) / 100) : coupon.value;
  return { discountCents: Math.min(off, eligible), shippingCents };
}
