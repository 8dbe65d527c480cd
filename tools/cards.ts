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

/** Cards are kept with the conversation: what an older one may lack is optional. */
export interface ProductsCard {
  kind: 'products';
  /** `nearest`: nothing met every limit, these come closest and are labelled so. */
  match: 'exact' | 'nearest';
  /** The limit that left nothing, as the key of its chip; `price` is a range's two ends. */
  emptiedBy?: string;
  /** False when nothing found fits well; these are then merely the closest. */
  confident?: boolean;
  /** What was searched for in place of words that seemed misspelt. */
  corrected?: string;
  /** The product that these are like, where that was asked for. */
  similarTo?: { id: string; title: string };
  /** What the search was understood to ask, for chips; `value` as the search tool takes it, prices in whole units. */
  understood: { key: string; label: string; value?: string | number | boolean }[];
  total: number;
  /** How many of all are merely related to what was asked for. */
  related?: number;
  /** How many come before the first of these. */
  offset?: number;
  /** What could be asked for next, of each kind only where it would narrow the list. */
  facets?: ProductsCardFacets;
  products: ProductView[];
}

export interface ProductsCardFacets {
  brand: { value: string; count: number }[];
  category: { value: string; label?: string; count: number }[];
  price: { minCents: number; maxCents?: number; count: number }[];
  rating: { minRating: number; count: number }[];
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
  /** Of the review. */
  id: string;
  rating: number;
  title: string;
  /** What was written, in plain text; a long review is cut. */
  text: string;
  author?: string;
  date?: string;
  language?: string;
  verified: boolean;
  /** How it is meant, where a sentence about one thing is quoted. */
  leaning?: 'positive' | 'negative' | 'mixed';
  /** Where it was asked whether something is so: whether the sentence says yes. */
  stance?: 'yes' | 'no';
}

/** How many reviews speak of something; those that neither praise nor fault it are the rest of `mentions`. */
export interface OpinionCounts {
  mentions: number;
  positive: number;
  negative: number;
}

export interface ReviewsCard {
  kind: 'reviews';
  productId: string;
  productTitle: string;
  rating?: number;
  count: number;
  /** Reviews with 1, 2, 3, 4 and 5 stars. */
  histogram: [number, number, number, number, number];
  /** What was asked about; absent for a general question. */
  about?: {
    text: string;
    mentions?: number;
    positive: number;
    negative: number;
    /** Where that asks whether something is so: what would be, and how many reviews say that it is and is not. */
    claim?: { statement: string; yes: number; no: number };
  };
  quotes: ReviewQuote[];
  /** What all reviews come to; absent without reviews. `share`s are parts of praise in praise and fault. */
  summary?: {
    share: number;
    aspects: (OpinionCounts & { name: string; share: number; quote?: ReviewQuote })[];
    /** Quarters of a year by their first day, oldest first; `rating` is 0 where there are no reviews. */
    trend: { quarter: string; reviews: number; rating: number }[];
    /** How far the reviews can be trusted, 0 to 1, and how many count less for which reason. */
    trust: { score: number; doubted: number; reasons: { reason: string; reviews: number }[] };
  };
}

/** What the reviews of many products say of one thing: those praised most surely for it first, or blamed. */
export interface OpinionsCard {
  kind: 'opinions';
  about: OpinionCounts & { text: string };
  leaning: 'positive' | 'negative';
  understood: { key: string; label: string }[];
  products: (OpinionCounts & { product: ProductView; quote?: ReviewQuote })[];
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
  | OpinionsCard
  | OrderCard
  | OrdersCard
  | HelpCard;
