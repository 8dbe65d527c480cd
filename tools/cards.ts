/**
 * Cards: what a channel draws. They are built from records by the tools, never from a model's words, so
 * a price on a card is the shop's price. Money is integer cents with an ISO 4217 currency beside it; times are ISO 8601.
 */
export interface VariantView {
  id: string;
  options: Record<string, string>;
  priceCents: number;
  compareAtCents?: number;
  available: boolean;
  /** Units on hand, where the shop counts them. */
  stock?: number;
  image?: string;
}

export interface ProductView {
  id: string;
  title: string;
  brand?: string;
  category: string[];
  image?: string;
  url?: string;
  currency: string;
  /** Cheapest and dearest variant. */
  priceCents: number;
  priceMaxCents: number;
  compareAtCents?: number;
  rating?: number;
  ratingCount: number;
  inStock: boolean;
  /** Option names with the values on offer, in the shop's order. */
  options: { name: string; values: { value: string; available: boolean }[] }[];
  variants: VariantView[];
  /** The variant that was asked for, when one was. */
  selectedVariantId?: string;
}

export interface ProductsCard {
  kind: 'products';
  /** `nearest`: nothing met every limit, these come closest and are labelled so. */
  match: 'exact' | 'nearest';
  /** What the search was understood to ask, for chips. */
  understood: { key: string; label: string }[];
  total: number;
  products: ProductView[];
}

export interface ProductCard {
  kind: 'product';
  product: ProductView;
  description: string;
  attributes: { name: string; value: string }[];
}

export interface ComparisonCard {
  kind: 'comparison';
  products: ProductView[];
  /** One value a product, in the same order; empty where a product says nothing. `differs` marks rows worth reading. */
  rows: { name: string; values: string[]; differs: boolean }[];
}

export interface ReviewQuote {
  id: string;
  rating: number;
  title: string;
  text: string;
  author?: string;
  date?: string;
  language?: string;
  verified: boolean;
}

export interface ReviewsCard {
  kind: 'reviews';
  productId: string;
  productTitle: string;
  rating?: number;
  count: number;
  /** Reviews with 1, 2, 3, 4 and 5 stars. */
  histogram: [number, number, number, number, number];
  /** What was asked about, with how many reviews praise and fault it; absent for a general question. */
  about?: { text: string; positive: number; negative: number };
  quotes: ReviewQuote[];
}

export interface OrderLineView {
  productId: string;
  variantId: string;
  title: string;
  options: Record<string, string>;
  priceCents: number;
  quantity: number;
  image?: string;
}

export interface OrderSummaryView {
  id: string;
  status: string;
  placedAt?: string;
  expectedAt?: string;
  currency: string;
  totalCents: number;
  items: OrderLineView[];
}

export interface OrderView extends OrderSummaryView {
  subtotalCents: number;
  discountCents: number;
  shippingCents: number;
  couponCode?: string;
  cancelReason?: string;
  address?: { line1: string; line2: string; city: string; region: string; postcode: string; country: string };
  shipments: {
    carrier?: string;
    trackingNumbers: string[];
    trackingUrl?: string;
    items: string[];
    events: { at: string; status: string; place?: string }[];
  }[];
  payments: { kind: 'payment' | 'refund'; amountCents: number; method?: string; at?: string }[];
}

export interface OrderCard {
  kind: 'order';
  order: OrderView;
}

export interface OrdersCard {
  kind: 'orders';
  total: number;
  orders: OrderSummaryView[];
}

export interface HelpCard {
  kind: 'help';
  pages: { id: string; topic: string; title: string; excerpt: string; url?: string }[];
}

export type Card =
  | ProductsCard
  | ProductCard
  | ComparisonCard
  | ReviewsCard
  | OrderCard
  | OrdersCard
  | HelpCard;
