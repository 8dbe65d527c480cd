import { z } from 'zod';
import type { ProductRow } from '../db/products.ts';
import type { Locale } from '../db/records.ts';
import type { ReviewRow } from '../db/reviews.ts';
import type { ReviewSearchResult, ReviewSummary, Search } from '../retrieval/search-types.ts';
import type { ReviewQuote, ReviewsCard } from './cards.ts';
import { titleOf } from './product-view.ts';
import { describeQuote, quoteReview, quoteSentence, readQuoted } from './review-view.ts';
import { defineTool, ok, refuse } from './tool.ts';

const input = z.object({
  product_id: z.string().trim().min(1).max(200),
  about: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('What to look for in them, such as "battery" or "does it run small"'),
  stars: z.enum(['positive', 'negative']).optional().describe('Quotes praise or complaints only'),
});

const QUOTES = 5;
/** Aspects that a model is told of; the card shows all. */
const ASPECTS_TOLD = 6;

interface Deps {
  search: Pick<Search, 'reviews' | 'reviewSummary'>;
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
      'Customers\' reviews of one product, all in all or about one aspect, with real quotes and counts: how many reviews speak of it ("mentions"; 0 means that nobody does), praise it and find fault. Where it asks whether something is so, "claim" has how many reviews say that it is (yes) and that it is not (no), and quotes what each "says". Reviews under suspicion count less in shares; "trust" says why.',
    input,
    run: async ({ product_id: productId, about, stars }, { locale }) => {
      const [product] = await deps.readProducts([productId]);
      if (!product)
        return refuse('unknown_product', `There is no product ${productId}. Search for it first.`);
      const [histogram, summary, { quotes, answer }] = await Promise.all([
        deps.countStars(productId),
        readSummary(deps, productId, locale),
        findQuotes(deps, { productId, about, stars, locale }),
      ]);
      const counts = answer && {
        mentions: answer.mentions,
        positive: answer.positive,
        negative: answer.negative,
      };
      const card: ReviewsCard = {
        kind: 'reviews',
        productId,
        productTitle: titleOf(product, locale),
        rating: product.rating_mean ?? undefined,
        count: histogram.reduce((sum, n) => sum + n, 0),
        histogram,
        about: about && counts ? { text: about, ...counts, claim: answer.claim } : undefined,
        quotes,
        summary,
      };
      return ok({ product_id: productId, about, ...counts, claim: answer?.claim, ...describe(card) }, [card]);
    },
  });

function describe({ productTitle, rating, count, quotes, summary, about }: ReviewsCard) {
  const told = about ? [] : (summary?.aspects.slice(0, ASPECTS_TOLD) ?? []);
  const { score = 1, doubted = 0, reasons = [] } = summary?.trust ?? {};
  return {
    title: productTitle,
    rating: rating === undefined ? undefined : Number(rating.toFixed(1)),
    count,
    praise_share: summary && Number(summary.share.toFixed(2)),
    aspects:
      told.length > 0
        ? told.map(({ name, positive, negative }) => ({ name, positive, negative }))
        : undefined,
    trust: doubted > 0 ? { score: Number(score.toFixed(2)), count_less: doubted, reasons } : undefined,
    quotes: quotes.map(describeQuote),
  };
}

async function findQuotes(
  deps: Deps,
  query: { productId: string; about?: string; stars?: 'positive' | 'negative'; locale: Locale },
): Promise<{ quotes: ReviewQuote[]; answer?: ReviewSearchResult }> {
  const { productId, about, stars, locale } = query;
  if (!about) {
    const rows = await deps.listReviews({ productId, stars, language: locale, limit: QUOTES });
    return { quotes: rows.map(quoteReview) };
  }
  const answer = await deps.search.reviews({ productId, about, leaning: stars, locale, limit: QUOTES });
  const rows = await readQuoted(deps.readReviews, answer.hits);
  return { quotes: answer.hits.flatMap((hit) => quoteSentence(hit, rows) ?? []), answer };
}

async function readSummary(deps: Deps, productId: string, locale: Locale): Promise<ReviewsCard['summary']> {
  const summary: ReviewSummary | undefined = await deps.search.reviewSummary({ productId, locale });
  if (!summary) return undefined;
  const rows = await readQuoted(
    deps.readReviews,
    summary.aspects.flatMap(({ quote }) => quote ?? []),
  );
  return {
    share: summary.overall.share,
    aspects: summary.aspects.map(({ aspect: _, quote, ...rest }) => ({
      ...rest,
      quote: quote && quoteSentence(quote, rows),
    })),
    trend: summary.trend,
    trust: summary.trust,
  };
}
