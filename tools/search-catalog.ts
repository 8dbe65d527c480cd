import { z } from 'zod';
import type { ListedProductRow } from '../db/products.ts';
import type { Locale } from '../db/records.ts';
import { formatMoney } from '../prompts/money.ts';
import type { ProductFilters, Search } from '../retrieval/search-types.ts';
import type { ProductsCard } from './cards.ts';
import { describeProduct, viewProduct } from './product-view.ts';
import { defineTool, ok, refuse } from './tool.ts';

const text = z.string().trim().min(1).max(200);
const price = z.number().min(0).max(100_000_000);

const input = z.object({
  query: z.string().trim().max(500).describe('The kind of thing wanted, without prices or other limits'),
  category: text.optional(),
  brand: text.optional(),
  colour: text.optional(),
  size: text.optional(),
  min_price: price.optional().describe("In the shop's currency"),
  max_price: price.optional().describe("In the shop's currency"),
  min_rating: z.number().min(1).max(5).optional(),
  in_stock_only: z.boolean().optional(),
  exclude: z.array(text).max(10).optional().describe('Materials, colours or brands not wanted'),
  sort: z.enum(['relevance', 'price_low', 'price_high', 'rating', 'newest', 'popular']).optional(),
  limit: z.number().int().min(1).max(20).optional(),
});

type Input = z.output<typeof input>;

/** Products by what they are and what limits they keep; prices are in major units of the shop's currency. */
export const createSearchCatalog = (deps: {
  search: Pick<Search, 'products'>;
  readListedProducts(ids: readonly string[]): Promise<ListedProductRow[]>;
  currency: string;
}) =>
  defineTool({
    name: 'search_catalog',
    effect: 'read',
    description:
      'Finds products of the shop by meaning, with limits. For a follow-up ("only in blue", "cheaper") repeat the earlier query with the limit added.',
    input,
    run: async (wanted, { locale }) => {
      const { min_price: low, max_price: high } = wanted;
      if (low !== undefined && high !== undefined && low > high) {
        return refuse(
          'contradiction',
          `No price is at least ${low} and at most ${high}. Ask which limit counts.`,
        );
      }
      const filters = filtersOf(wanted);
      if (!wanted.query && Object.keys(filters).length === 0) {
        return refuse('empty_query', 'Say what kind of product to look for.');
      }
      const result = await deps.search.products({
        text: wanted.query,
        filters,
        sort: wanted.sort ?? 'relevance',
        limit: wanted.limit ?? 8,
        offset: 0,
      });
      const rows = await deps.readListedProducts(result.hits.map((hit) => hit.productId));
      const products = rows.map((row) => viewProduct(row, locale));
      const card: ProductsCard = {
        kind: 'products',
        match: result.match,
        understood: understoodAs(wanted, deps.currency, locale),
        total: result.total,
        products,
      };
      return ok(
        {
          match: result.match,
          emptied_by: result.emptiedBy,
          total: result.total,
          products: products.map((view, index) => ({
            position: index + 1,
            ...describeProduct(view, locale),
          })),
        },
        products.length > 0 ? [card] : [],
      );
    },
  });

function filtersOf(wanted: Input): ProductFilters {
  const filters: ProductFilters = {
    category: wanted.category,
    brand: wanted.brand,
    colour: wanted.colour,
    size: wanted.size,
    minPriceCents: wanted.min_price === undefined ? undefined : Math.round(wanted.min_price * 100),
    maxPriceCents: wanted.max_price === undefined ? undefined : Math.round(wanted.max_price * 100),
    minRating: wanted.min_rating,
    inStockOnly: wanted.in_stock_only || undefined,
    exclude: wanted.exclude?.length ? wanted.exclude : undefined,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

function understoodAs(wanted: Input, currency: string, locale: Locale): ProductsCard['understood'] {
  const money = (units: number) => formatMoney(Math.round(units * 100), currency, locale);
  const labels: [string, string | undefined][] = [
    ['query', wanted.query || undefined],
    ['category', wanted.category],
    ['brand', wanted.brand],
    ['colour', wanted.colour],
    ['size', wanted.size],
    ['min_price', wanted.min_price === undefined ? undefined : `≥ ${money(wanted.min_price)}`],
    ['max_price', wanted.max_price === undefined ? undefined : `≤ ${money(wanted.max_price)}`],
    ['min_rating', wanted.min_rating === undefined ? undefined : `★ ≥ ${wanted.min_rating}`],
    ['in_stock_only', wanted.in_stock_only ? '✓' : undefined],
    ['exclude', wanted.exclude?.length ? `− ${wanted.exclude.join(', ')}` : undefined],
    ['sort', wanted.sort === 'relevance' ? undefined : wanted.sort],
  ];
  return labels.flatMap(([key, label]) => (label === undefined ? [] : [{ key, label }]));
}
