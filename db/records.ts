import { z } from 'zod';

/**
 * The shop's own records, as every feed reader must deliver them: money in integer cents, times in ISO 8601,
 * ids as strings. A field that a source does not know is left out, never invented.
 */
const id = z.string().trim().min(1).max(200);
const cents = z.number().int().min(0).max(1_000_000_000_00);
const currency = z.string().regex(/^[A-Z]{3}$/);
const time = z.iso.datetime({ offset: true });
const language = z.enum(['en', 'zh']);

/** Languages that Shopkeeper speaks. */
export type Locale = z.output<typeof language>;

const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

export const variantRecord = z.object({
  id,
  sku: z.string().optional(),
  options: z.record(z.string(), z.string()).default({}),
  priceCents: cents,
  compareAtCents: cents.optional(),
  /** Units on hand; left out when the source only says whether it is available. */
  stock: z.number().int().optional(),
  available: z.boolean(),
  barcode: z.string().optional(),
  image: z.string().optional(),
});

export const productRecord = z.object({
  id,
  title: z.string().trim().min(1),
  description: z.string().default(''),
  brand: z.string().optional(),
  /** From the department down: ["Outdoor", "Tents"]. */
  category: z.array(z.string()).default([]),
  attributes: attributes.default({}),
  tags: z.array(z.string()).default([]),
  currency: currency.optional(),
  images: z.array(z.string()).default([]),
  eans: z.array(z.string()).default([]),
  model: z.string().optional(),
  url: z.string().optional(),
  releasedAt: time.optional(),
  /** Texts in the shop's other languages. */
  translations: z
    .partialRecord(
      language,
      z.object({
        title: z.string(),
        description: z.string().default(''),
        category: z.array(z.string()).optional(),
      }),
    )
    .default({}),
  /** At least one; a product without options has a single variant whose options are empty. */
  variants: z.array(variantRecord).min(1),
});

export const reviewRecord = z.object({
  id,
  productId: id,
  rating: z.number().min(1).max(5),
  title: z.string().default(''),
  body: z.string(),
  language: language.optional(),
  author: z.string().optional(),
  customerId: id.optional(),
  verified: z.boolean().default(false),
  helpful: z.number().int().min(0).default(0),
  createdAt: time.optional(),
  attributes: attributes.default({}),
});

export const addressRecord = z.object({
  line1: z.string(),
  line2: z.string().default(''),
  city: z.string(),
  region: z.string().default(''),
  postcode: z.string(),
  country: z.string(),
});

export const paymentMethodRecord = z.object({
  id,
  kind: z.enum(['credit_card', 'paypal', 'gift_card', 'alipay', 'wechat_pay', 'bank_transfer']),
  brand: z.string().optional(),
  lastFour: z.string().optional(),
  balanceCents: cents.optional(),
});

export const customerRecord = z.object({
  id,
  firstName: z.string(),
  lastName: z.string().default(''),
  email: z.string().optional(),
  phone: z.string().optional(),
  language: language.optional(),
  /** The first one is the default. */
  addresses: z.array(addressRecord).default([]),
  paymentMethods: z.array(paymentMethodRecord).default([]),
  household: z.string().optional(),
  interests: z.array(z.string()).default([]),
  createdAt: time.optional(),
});

export const orderStatus = z.enum([
  'pending',
  'processed',
  'shipped',
  'out_for_delivery',
  'delivered',
  'cancelled',
  'return_requested',
  'returned',
  'exchange_requested',
  'exchanged',
]);

export const orderRecord = z.object({
  id,
  customerId: id.optional(),
  email: z.string().optional(),
  status: orderStatus,
  currency: currency.optional(),
  placedAt: time.optional(),
  expectedAt: time.optional(),
  address: addressRecord.optional(),
  items: z
    .array(
      z.object({
        productId: id,
        variantId: id,
        title: z.string(),
        options: z.record(z.string(), z.string()).default({}),
        priceCents: cents,
        quantity: z.number().int().min(1).default(1),
      }),
    )
    .min(1),
  shipments: z
    .array(
      z.object({
        carrier: z.string().optional(),
        trackingNumbers: z.array(z.string()).default([]),
        trackingUrl: z.string().optional(),
        variantIds: z.array(id).default([]),
        events: z.array(z.object({ at: time, status: z.string(), place: z.string().optional() })).default([]),
      }),
    )
    .default([]),
  payments: z
    .array(
      z.object({
        kind: z.enum(['payment', 'refund']),
        amountCents: cents,
        methodId: id.optional(),
        at: time.optional(),
      }),
    )
    .default([]),
  couponCode: z.string().optional(),
  discountCents: cents.default(0),
  shippingCents: cents.default(0),
  cancelReason: z.string().optional(),
  giftMessage: z.string().optional(),
});

export const interactionRecord = z.object({
  customerId: id,
  productId: id,
  kind: z.enum(['view', 'search', 'add', 'purchase', 'like', 'dislike']).default('view'),
  at: time.optional(),
  /** Place in the customer's own sequence, where the source has an order but no times. */
  position: z.number().int().optional(),
});

export const friendshipRecord = z.object({ customerId: id, friendId: id, since: time.optional() });

export const couponRecord = z.object({
  code: id,
  kind: z.enum(['percent', 'fixed', 'free_shipping']),
  /** Percent points or cents, by kind. */
  value: z.number().min(0),
  description: z.string().default(''),
  minSubtotalCents: cents.default(0),
  categories: z.array(z.string()).default([]),
  segment: z.string().optional(),
  startsAt: time.optional(),
  endsAt: time.optional(),
  usageLimit: z.number().int().optional(),
  perCustomerLimit: z.number().int().optional(),
  combinable: z.boolean().default(false),
});

export const helpPageRecord = z.object({
  id,
  topic: z.string(),
  language,
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  url: z.string().optional(),
});

/** Every kind a file or the demo shop can fill, and the schema its rows must meet. */
export const recordSchemas = {
  products: productRecord,
  customers: customerRecord,
  orders: orderRecord,
  reviews: reviewRecord,
  interactions: interactionRecord,
  friendships: friendshipRecord,
  coupons: couponRecord,
  help: helpPageRecord,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type Records = { [K in RecordKind]: z.output<(typeof recordSchemas)[K]> };
export type ProductRecord = Records['products'];
export type VariantRecord = z.output<typeof variantRecord>;
export type ReviewRecord = Records['reviews'];
export type CustomerRecord = Records['customers'];
export type OrderRecord = Records['orders'];
export type InteractionRecord = Records['interactions'];
export type FriendshipRecord = Records['friendships'];
export type CouponRecord = Records['coupons'];
export type HelpPageRecord = Records['help'];
export type AddressRecord = z.output<typeof addressRecord>;
