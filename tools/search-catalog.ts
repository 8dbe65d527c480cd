import { z } from 'zod';
import type { ListedProductRow } from '../db/products.ts';
import type { Locale } from '../db/records.ts';
import type { ProductSearchResult, Search } from '../retrieval/search-types.ts';
import type { ProductsCard } from './cards.ts';
import { describeProduct, titleOf, viewProduct } from './product-view.ts';
import { describeFacets, narrowing } from './search-facets.ts';
import {
  argumentsOf,
  chipsOf,
  emptiedByOf,
  filtersOf,
  findContradiction,
  limitArguments,
} from './search-limits.ts';
import { defineTool, ok, refuse } from './tool.ts';

const input = z.object({
  query: z
    .string()
    .trim()
    .max(4_000)
    .default('')
    .describe("The thing wanted, in the customer's words; limits may be left in it"),
  similar_to: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('A product id: finds more like it, in place of a query'),
  ...limitArguments,
  limit: z.number().int().min(1).max(20).optional(),
  offset: z.number().int().min(0).max(10_000).optional().describe('How many to skip, for the next page'),
});

const PAGE = 8;

interface Deps {
  search: Pick<Search, 'products' | 'similar'>;
  readListedProducts(ids: readonly string[]): Promise<ListedProductRow[]>;
  currency: string;
}

/** Products by what they are, or by what they are like, and what limits they keep. */
export const createSearchCatalog = (deps: Deps) =>
  defineTool({
    name: 'search_catalog',
    effect: 'read',
    description:
      'Finds products of the shop by meaning, with limits. For a follow-up ("only in blue", "cheaper") repeat the earlier query with the limit added; for more of the same, the offset. The result says what was understood; "fits_well": false means that nothing found is quite what was asked for: say so. "match": "nearest" means that nothing kept every limit: name the one in "emptied_by". With many results, "narrow_by" counts what to ask about next.',
    input,
    run: async (wanted, { locale }) => {
      const { query, similar_to: likeId, sort, limit = PAGE, offset = 0 } = wanted;
      const filters = filtersOf(wanted);
      if (!query && !likeId && Object.keys(filters).length === 0) {
        return refuse('empty_query', 'Say what kind of product to look for.');
      }
      const page = { filters, sort, limit, offset, facets: true, locale };
      const [like] = likeId ? await deps.readListedProducts([likeId]) : [];
      if (likeId && !like) {
        return refuse('unknown_product', `There is no product ${likeId}. Search for it first.`);
      }
      const result = like
        ? await deps.search.similar({ productId: like.id, ...page })
        : await deps.search.products({ text: query, ...page });
      const clash = findContradiction(result.understood);
      if (clash) {
        return refuse(
          'contradiction',
          `No price is at least ${clash.low} and at most ${clash.high}. Ask which limit counts.`,
        );
      }
      return answer(deps, result, { like, offset, locale });
    },
  });

async function answer(
  { readListedProducts, currency }: Deps,
  result: ProductSearchResult,
  { like, offset, locale }: { like: ListedProductRow | undefined; offset: number; locale: Locale },
) {
  const rows = await readListedProducts(result.hits.map((hit) => hit.productId));
  const products = rows.map((row) => viewProduct(row, locale));
  const { match, total, related, confident, corrected, unresolved } = result;
  const facets = result.facets && narrowing({ ...result, facets: result.facets });
  const emptiedBy = result.emptiedBy && emptiedByOf(result.emptiedBy);
  const card: ProductsCard = {
    kind: 'products',
    match,
    emptiedBy,
    confident,
    corrected,
    similarTo: like && { id: like.id, title: titleOf(like, locale) },
    understood: chipsOf(result, currency, locale),
    total,
    related: related || undefined,
    offset: offset || undefined,
    facets,
    products,
  };
  const data = {
    match,
    emptied_by: emptiedBy,
    fits_well: products.length > 0 && !confident ? false : undefined,
    searched_instead: corrected,
    understood: { query: result.text || undefined, ...argumentsOf(result.understood) },
    not_kept: unresolved.length > 0 ? unresolved : undefined,
    total,
    merely_related: related || undefined,
    offset: offset || undefined,
    narrow_by: facets && total > products.length ? describeFacets(facets, currency, locale) : undefined,
    products: products.map((view, index) => ({ position: index + 1, ...describeProduct(view, locale) })),
  };
  return ok(data, products.length > 0 ? [card] : []);
}
