import { ShopError } from '../errors.ts';
import { createSeeker } from './candidates.ts';
import { choose, type Find, givenLimits, type Page } from './choose.ts';
import type { Understand } from './query.ts';
import type { ProductFilters, ProductQuery, ProductSearchResult } from './search-types.ts';
import { limitsGiven } from './understood.ts';

const PAGE_LIMIT = 50;
const OFFSET_LIMIT = 1_000_000;

/**
 * A shopper's words to products: what limits they set, what they look for, what of it keeps the limits. Limits and
 * sorting apply to what is relevant only, so that "cheapest tent" is a tent; a list in order of relevance without
 * limits goes on with what is merely related.
 */
export async function searchProducts(
  deps: Parameters<typeof createSeeker>[0] & { understand: Understand },
  query: ProductQuery,
): Promise<ProductSearchResult> {
  const page = readPage(query);
  const said = await deps.understand(query.text, deps.index);
  const filters = joinFilters(said.filters, query.filters);
  const sort = query.sort ?? said.sort ?? 'relevance';
  const strict = sort !== 'relevance' || givenLimits(filters).length > 0;
  const { facets, locale } = query;
  const find = createFind(deps, said.text, filters);
  return {
    ...(await choose(deps, { text: query.text, filters, sort, page, find, strict, facets, locale })),
    text: said.text.trim(),
    understood: limitsGiven(query, said.limits),
    unresolved: said.unresolved,
  };
}

/** Throws `ShopError('bad_request')` for a page that is none; a page too long or too far is cut. */
export function readPage({ limit, offset }: Page): Page {
  if (!Number.isInteger(limit) || limit < 1 || !Number.isSafeInteger(offset) || offset < 0) {
    throw new ShopError('bad_request', 'A page has a whole limit from 1 and a whole offset from 0.');
  }
  return { limit: Math.min(limit, PAGE_LIMIT), offset: Math.min(offset, OFFSET_LIMIT) };
}

/** What is given wins over what the text says, a range of prices as one; lists of words add up. */
function joinFilters(said: ProductFilters, given: ProductFilters): ProductFilters {
  const { minPriceCents, maxPriceCents, ...others } = said;
  const isPriced = given.minPriceCents !== undefined || given.maxPriceCents !== undefined;
  const joined = {
    ...others,
    ...(isPriced ? {} : { minPriceCents, maxPriceCents }),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  for (const key of ['features', 'exclude'] as const) {
    if (said[key] && given[key]) joined[key] = [...new Set([...said[key], ...given[key]])];
  }
  return joined;
}

function createFind(
  deps: Parameters<typeof createSeeker>[0],
  text: string,
  { brand = '', category = '' }: ProductFilters,
): Find {
  const seek = createSeeker(deps);
  return (filters, kept) => {
    // A brand or category that is given up is looked for by its name, where that is all there is to look for.
    const names = [filters.brand ? '' : brand, filters.category ? '' : category].join(' ');
    return seek(text.trim() ? text : names, filters, kept);
  };
}
