import { z } from 'zod';
import type { ListedProductRow } from '../db/products.ts';
import type { ReviewRow } from '../db/reviews.ts';
import type { Search } from '../retrieval/search-types.ts';
import type { OpinionsCard } from './cards.ts';
import { describeProduct, viewProduct } from './product-view.ts';
import { describeQuote, quoteSentence, readQuoted } from './review-view.ts';
import { argumentsOf, chipsOf, filtersOf, findContradiction, limitArguments } from './search-limits.ts';
import { defineTool, ok, refuse } from './tool.ts';

const { category, brand, min_price, max_price } = limitArguments;

const input = z.object({
  about: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .describe("The question, in the customer's words; the kind of product may be left in it"),
  category,
  brand,
  min_price,
  max_price,
  stars: z
    .enum(['positive', 'negative'])
    .optional()
    .describe('Products praised for it, the default, or those complained of'),
  limit: z.number().int().min(1).max(10).optional(),
});

const PRODUCTS = 5;

interface Deps {
  search: Pick<Search, 'reviews'>;
  readListedProducts(ids: readonly string[]): Promise<ListedProductRow[]>;
  readReviews(ids: readonly string[]): Promise<ReviewRow[]>;
  currency: string;
}

/** Which products customers praise for something, or blame, over a kind of goods or the whole shop. */
export const createSearchReviews = (deps: Deps) =>
  defineTool({
    name: 'search_reviews',
    effect: 'read',
    description:
      'Answers a question to the reviews of many products ("which headphones cancel noise best?"): the products whose reviewers say so, most surely first, with counts and a real sentence each. For one known product use get_reviews.',
    input,
    run: async ({ about, stars, limit = PRODUCTS, ...wanted }, { locale }) => {
      const answer = await deps.search.reviews({
        about,
        filters: filtersOf(wanted),
        leaning: stars,
        locale,
        limit,
      });
      const clash = findContradiction(answer.understood);
      if (clash) {
        return refuse(
          'contradiction',
          `No price is at least ${clash.low} and at most ${clash.high}. Ask which limit counts.`,
        );
      }
      const rows = await deps.readListedProducts(answer.products.map(({ productId }) => productId));
      const reviews = await readQuoted(deps.readReviews, answer.hits);
      const counts = { mentions: answer.mentions, positive: answer.positive, negative: answer.negative };
      const card: OpinionsCard = {
        kind: 'opinions',
        about: { text: answer.topic, ...counts },
        leaning: stars ?? 'positive',
        understood: chipsOf({ text: '', understood: answer.understood }, deps.currency, locale),
        products: rows.flatMap((row) => {
          const said = answer.products.find(({ productId }) => productId === row.id);
          const hit = answer.hits.find(({ productId }) => productId === row.id);
          if (!said) return [];
          const { productId: _, ...sides } = said;
          return [{ product: viewProduct(row, locale), ...sides, quote: hit && quoteSentence(hit, reviews) }];
        }),
      };
      const products = card.products.map(({ product, mentions, positive, negative, quote }, index) => ({
        position: index + 1,
        ...describeProduct(product, locale),
        mentions,
        positive,
        negative,
        quote: quote && describeQuote(quote),
      }));
      const data = { about: answer.topic, understood: argumentsOf(answer.understood), ...counts, products };
      return ok(data, products.length > 0 ? [card] : []);
    },
  });
