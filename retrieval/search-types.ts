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
  /** Without one the text says the order; else it is relevance. */
  sort?: ProductSort;
  /** At most 50. */
  limit: number;
  offset: number;
  /** Whether to count what could be asked for next. */
  facets?: boolean;
  /** The language of the facets' labels. */
  locale?: Locale;
}

/** Products to choose from instead of one, limited and paged as any search. */
export interface SimilarQuery extends Omit<ProductQuery, 'text'> {
  productId: string;
}

/** A limit or order that a search went by. */
export interface UnderstoodLimit {
  key: keyof ProductFilters | 'sort';
  /** In the shop's own spelling; prices in cents. */
  value: string | number | boolean;
  /** The words of the query it was read from; absent for one given in `filters` or `sort`. */
  words?: string;
}

/** A limit that the shopper set and that the search does not keep. */
export interface UnresolvedLimit {
  /** As written in the query. */
  words: string;
  reason: 'other_currency' | 'not_supported';
  /** The currency that was meant (ISO 4217), where it is not the shop's. */
  currency?: string;
}

/** From this confidence on a hit may be called an answer. */
export const CONFIDENT = 0.5;

export interface ProductHit {
  productId: string;
  score: number;
  /** How sure it is that this is what was asked for, from 0 to 1; from `CONFIDENT` on it may be called an answer. */
  confidence: number;
}

export interface FacetValue {
  /** As it can be given back in `filters`. */
  value: string;
  /** Its name in the language asked for, where the shop has one. */
  label?: string;
  count: number;
}

/**
 * How many of all that was found and is relevant there are by what could be asked for next, most first; prices from
 * low to high. Each kind is counted under all other limits but not its own, so that another value can be chosen.
 */
export interface Facets {
  brand: FacetValue[];
  category: FacetValue[];
  /** Bands of round prices in cents, told by the lowest price; the last has no end. */
  price: { minCents: number; maxCents?: number; count: number }[];
  /** `minRating` and above. */
  rating: { minRating: number; count: number }[];
}

export interface ProductSearchResult {
  hits: ProductHit[];
  /** How many products match in all. */
  total: number;
  /** How many of them are merely related to what was asked for; most of these come last. */
  related: number;
  /** `nearest`: no product met every limit; these come closest. */
  match: 'exact' | 'nearest';
  /** The limit that left nothing, when `match` is `nearest` and one alone did it; `price` is a range's two ends. */
  emptiedBy?: keyof ProductFilters | 'price';
  /** Whether any of it may be called an answer; when not, it is merely the closest there is. */
  confident: boolean;
  /** What was looked for: the text without the limits that were read from it. */
  text: string;
  /** The limits that counted, those read from the text among them. */
  understood: UnderstoodLimit[];
  /** What was asked besides and could not be kept. */
  unresolved: UnresolvedLimit[];
  /** The query as it was searched, where words of it were taken for misspelt. */
  corrected?: string;
  facets?: Facets;
}

/** How something is meant; `mixed` is neither praise nor fault, or both. */
export type Leaning = 'positive' | 'negative' | 'mixed';

export interface ReviewQuery {
  /** What is asked, in the customer's words, in either language. */
  about: string;
  /** One product; else all that the limits leave, and those that `about` itself names. */
  productId?: string;
  filters?: Pick<ProductFilters, 'category' | 'brand' | 'minPriceCents' | 'maxPriceCents'>;
  /** Keeps to quotes of praise or of fault, and ranks products by it; everything is counted all the same. */
  leaning?: 'positive' | 'negative';
  locale: Locale;
  /** Quotes of one product, or products; at most 50. */
  limit: number;
}

/** A sentence of a review that speaks of what was asked. */
export interface ReviewHit {
  reviewId: string;
  productId: string;
  /** As it stands in the review, in plain text. */
  text: string;
  language: Locale;
  /** What the review as a whole says of it; "mixed" also where that is not sure. */
  leaning: Leaning;
  /** Of a question that asks to confirm something: whether the sentence says that it is so. */
  stance?: 'yes' | 'no';
}

/** How many reviews say that something is so ("runs small"), and how many that it is not. */
export interface ClaimAnswer {
  statement: string;
  yes: number;
  no: number;
}

/** How many reviews speak of something, each counting as one, and how they mean it; the rest is mixed. */
export interface OpinionCounts {
  mentions: number;
  positive: number;
  negative: number;
}

export interface ReviewSearchResult extends OpinionCounts {
  /** What was asked about, in the customer's words without limits and the kind of thing. */
  topic: string;
  /** Where one product was asked to be confirmed something that reviews tell. */
  claim?: ClaimAnswer;
  /** Quotes, best first; of products ranked, one each. */
  hits: ReviewHit[];
  /** Where no product was named: those that are praised for it (or blamed), the surest first. */
  products: (OpinionCounts & { productId: string })[];
  /** The limits that `about` was understood to name. */
  understood: UnderstoodLimit[];
}

/** What a product's reviewers judge it by. */
export interface AspectOpinion extends OpinionCounts {
  /** For asking on. */
  aspect: string;
  name: string;
  /** Of what was said for or against, the part for it; doubted reviews count less. */
  share: number;
  /** Absent where the reader is sure of no sentence. */
  quote?: ReviewHit;
}

/** What all reviews of a product come to. */
export interface ReviewSummary {
  /** Reviews as a whole: how many praise, and their part of those that praise or blame, doubted ones counting less. */
  overall: OpinionCounts & { share: number };
  /** Most spoken of first; at most 8. */
  aspects: AspectOpinion[];
  /** By quarter of a year, oldest first, without gaps; at most 12. `quarter` is its first day. */
  trend: { quarter: string; reviews: number; rating: number }[];
  /** Share of full weight that the reviews have together, and how many count less for which reason. */
  trust: { score: number; doubted: number; reasons: { reason: string; reviews: number }[] };
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
  /** More like a product, without the product itself and its own variants; nothing for one that does not exist. */
  similar(query: SimilarQuery): Promise<ProductSearchResult>;
  /** What reviews say of something, about one product, those of a category or brand, or the whole shop. */
  reviews(query: ReviewQuery): Promise<ReviewSearchResult>;
  /** Undefined for a product without reviews. */
  reviewSummary(query: { productId: string; locale: Locale }): Promise<ReviewSummary | undefined>;
  help(query: { text: string; locale: Locale; limit: number }): Promise<HelpHit[]>;
}
