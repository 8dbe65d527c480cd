import { z } from 'zod';
import type { ProductRow } from '../db/products.ts';
import type { Locale } from '../db/records.ts';
import type { ReviewRow } from '../db/reviews.ts';
import type { Search } from '../retrieval/search-types.ts';
import type { ReviewQuote, ReviewsCard } from './cards.ts';
import { titleOf } from './product-view.ts';
import { defineTool, ok, refuse } from './tool.ts';

const input = z.object({
  product_id: z.string().trim().min(1).max(200),
  about: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('What to look for in them, such as "battery" or "fit"'),
  stars: z.enum(['positive', 'negative']).optional(),
});

const QUOTES = 5;

interface Deps {
  search: Pick<Search, 'reviews'>;
  readProducts(ids: readonly string[]): Promise<ProductRow[]>;
  readReviews(ids: readonly string[]): Promise<ReviewRow[]>;
  listReviews(query: {
    productId: string;
    stars?: 'positive' | 'negative';
    language: string;
    limit: number;
  }): Promise<ReviewRow[]>;
  countStars(productId: string): Promise<[number, number, number, number, number]>;
}

/** What customers wrote about a product, quoted as they wrote it. */
export const createGetReviews = (deps: Deps) =>
  defineTool({
    name: 'get_reviews',
    effect: 'read',
    description:
      "Customers' reviews of one product, all in all or about one aspect, with real quotes and counts.",
    input,
    run: async ({ product_id: productId, about, stars }, { locale }) => {
      const [product] = await deps.readProducts([productId]);
      if (!product)
        return refuse('unknown_product', `There is no product ${productId}. Search for it first.`);
      const [histogram, { rows, mentions }] = await Promise.all([
        deps.countStars(productId),
        findReviews(deps, { productId, about, stars, locale }),
      ]);
      const card: ReviewsCard = {
        kind: 'reviews',
        productId,
        productTitle: titleOf(product, locale),
        rating: product.rating_mean ?? undefined,
        count: histogram.reduce((sum, n) => sum + n, 0),
        histogram,
        about: about && mentions ? { text: about, ...mentions } : undefined,
        quotes: rows.map(quote),
      };
      return ok(
        {
          product_id: productId,
          title: card.productTitle,
          rating: card.rating === undefined ? undefined : Number(card.rating.toFixed(1)),
          count: card.count,
          about,
          ...mentions,
          quotes: card.quotes.map(({ rating, title, text, date }) => ({
            stars: rating,
            text: [title, text].filter(Boolean).join(': ').slice(0, 400),
            date: date?.slice(0, 10),
          })),
        },
        [card],
      );
    },
  });

async function findReviews(
  deps: Deps,
  query: { productId: string; about?: string; stars?: 'positive' | 'negative'; locale: Locale },
): Promise<{ rows: ReviewRow[]; mentions?: { positive: number; negative: number } }> {
  const { productId, about, stars, locale } = query;
  if (!about) return { rows: await deps.listReviews({ productId, stars, language: locale, limit: QUOTES }) };
  const { hits, positive, negative } = await deps.search.reviews({
    productId,
    about,
    stars,
    locale,
    limit: QUOTES,
  });
  return {
    rows: await deps.readReviews(hits.map((hit) => hit.reviewId)),
    mentions: { positive, negative },
  };
}

const quote = (row: ReviewRow): ReviewQuote => ({
  id: row.id,
  rating: row.rating,
  title: row.title,
  text: row.body,
  author: row.author ?? undefined,
  date: row.created_at?.toISOString(),
  language: row.language ?? undefined,
  verified: row.verified,
});
