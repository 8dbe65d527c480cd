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
  /** Words that must not describe the product: materials, colours, brands. */
  exclude?: string[];
}

export type ProductSort = 'relevance' | 'price_low' | 'price_high' | 'rating' | 'newest' | 'popular';

export interface ProductQuery {
  text: string;
  filters: ProductFilters;
  sort: ProductSort;
  /** At most 50. */
  limit: number;
  offset: number;
}

export interface ProductHit {
  productId: string;
  score: number;
}

export interface ProductSearchResult {
  hits: ProductHit[];
  /** How many products match in all. */
  total: number;
  /** `nearest`: no product met every limit; these come closest. */
  match: 'exact' | 'nearest';
  /** The limit that left nothing, when `match` is `nearest` and one alone did it. */
  emptiedBy?: keyof ProductFilters;
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
