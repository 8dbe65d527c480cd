import type { Locale } from '../db/records.ts';

/** Limits on products; text values are matched to the shop's own values without regard to case. */
export interface ProductFilters {
  category?: string;
  brand?: string;
  colour?: string;
  size?: string;
  minPriceCents?: number;
  maxPriceCents?: number;
  minRating?: number;
  inStockOnly?: boolean;
  /** Words that must describe the product, every one: capacities, materials, other attribute values. */
  features?: string[];
  /** Words that must not describe the product: materials, colours, brands. */
  exclude?: string[];
}

export type ProductSort = 'relevance' | 'price_low' | 'price_high' | 'rating' | 'newest' | 'popular';

export interface ProductQuery {
  /** As the shopper said it: limits in it are read, and count where `filters` and `sort` do not say otherwise. */
  text: string;
  filters: ProductFilters;
  sort: ProductSort;
  /** At most 50. */
  limit: number;
  offset: number;
}

/** A limit or order that a search went by. */
export interface UnderstoodLimit {
  key: keyof ProductFilters | 'sort';
  /** In the shop's own spelling; prices in cents. */
  value: string | number | boolean;
  /** The words of the query it was read from; absent for one given in `filters` or `sort`. */
  words?: string;
}

export interface ProductHit {
  productId: string;
  score: number;
  /** How sure it is that this is what was asked for, from 0 to 1; from `CONFIDENT` on it may be called an answer. */
  confidence?: number;
}

export interface FacetValue {
  /** As it can be given back in `filters`. */
  value: string;
  count: number;
}

/** How many of all that was found there are by what could be asked for next, most first; prices from low to high. */
export interface Facets {
  brand: FacetValue[];
  category: FacetValue[];
  /** Bands of round prices in cents; the last has no end. */
  price: { minCents: number; maxCents?: number; count: number }[];
  /** `minRating` and above. */
  rating: { minRating: number; count: number }[];
}

export interface ProductSearchResult {
  hits: ProductHit[];
  /** How many products match in all. */
  total: number;
  /** `nearest`: no product met every limit; these come closest. */
  match: 'exact' | 'nearest';
  /** The limit that left nothing, when `match` is `nearest` and one alone did it. */
  emptiedBy?: keyof ProductFilters;
  /** The limits that counted, those read from the text among them. */
  understood?: UnderstoodLimit[];
  /** The query as it was searched, where words of it were taken for misspelt. */
  corrected?: string;
  facets?: Facets;
}

export interface ReviewHit {
  reviewId: string;
  score: number;
}

export interface ReviewSearchResult {
  hits: ReviewHit[];
  /** How many of the product's reviews speak of it, and how they lean by their stars. */
  positive: number;
  negative: number;
}

export interface HelpHit {
  pageId: string;
  /** The passage that answers best, plain text. */
  excerpt: string;
  score: number;
}

/** The only entry to retrieval. Everything is answered from the database, so that replicas agree. */
export interface Search {
  products(query: ProductQuery): Promise<ProductSearchResult>;
  /** Reviews of one product about something, best first; `stars` keeps 4-5 or 1-2 star reviews only. */
  reviews(query: {
    productId: string;
    about: string;
    stars?: 'positive' | 'negative';
    locale: Locale;
    limit: number;
  }): Promise<ReviewSearchResult>;
  help(query: { text: string; locale: Locale; limit: number }): Promise<HelpHit[]>;
}
