import type { Database } from '../db/connect.ts';
import {
  type Candidates,
  type ListOrder,
  listProducts,
  type Places,
  type ResolvedFilters,
} from '../db/search.ts';
import { ShopError } from '../errors.ts';
import { findCandidates, findExcludedPlaces } from './candidates.ts';
import type { FindServing } from './embedders.ts';
import { readExclusions, resolveFilters } from './filters.ts';
import type { Candidate } from './fuse.ts';
import { understandQuery } from './query.ts';
import type { ProductFilters, ProductQuery, ProductSearchResult } from './search-types.ts';
import type { Tokeniser } from './tokenise.ts';

const PAGE_LIMIT = 50;
/** The order in which limits are given up when nothing keeps them all: what shoppers bend on first. */
const GIVEN_UP: readonly (keyof ProductFilters)[] = [
  'maxPriceCents',
  'minPriceCents',
  'inStockOnly',
  'minRating',
  'size',
  'colour',
  'exclude',
  'brand',
  'category',
];

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
  findServing: FindServing;
}

/**
 * Limits and sorting apply to what is relevant only, so that "cheapest tent" is a tent; a list in order of relevance
 * without limits goes on with what is merely related.
 */
export async function searchProducts(deps: Deps, query: ProductQuery): Promise<ProductSearchResult> {
  const page = readPage(query);
  const given = GIVEN_UP.filter((key) => isGiven(query.filters[key]));
  const strict = query.sort !== 'relevance' || given.length > 0;
  const result = await list(deps, query, page, strict);
  if (result.total > 0) return { ...result, match: 'exact' };
  if (given.length === 0) return { hits: [], total: 0, match: 'exact' };
  return findNearest(deps, query, given, page);
}

interface Page {
  limit: number;
  offset: number;
}

function readPage({ limit, offset }: ProductQuery): Page {
  if (!Number.isInteger(limit) || limit < 1 || !Number.isSafeInteger(offset) || offset < 0) {
    throw new ShopError('bad_request', 'A page has a whole limit from 1 and a whole offset from 0.');
  }
  return { limit: Math.min(limit, PAGE_LIMIT), offset: Math.min(offset, 1_000_000) };
}

const isGiven = (value: ProductFilters[keyof ProductFilters]): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

type Listed = Pick<ProductSearchResult, 'hits' | 'total'>;

/** `strict` leaves out what is merely related. */
async function list(
  deps: Deps,
  query: ProductQuery,
  page: Page,
  strict: boolean,
  order: ListOrder = query.sort,
): Promise<Listed> {
  const { db, tokeniser } = deps;
  const exclusions = readExclusions(query.filters.exclude, tokeniser);
  const understood = understandQuery(query.text, tokeniser);
  const filters = await resolveFilters(db, query.filters, tokeniser);
  if (understood.words.length === 0 && understood.codes.length === 0) {
    const without = await findExcludedPlaces(db, exclusions);
    return listed(
      db,
      { candidates: 'all', filters, without, order: order === 'relevance' ? 'popular' : order },
      page,
    );
  }
  const found = await findCandidates(deps, { ...understood, text: query.text }, exclusions);
  const candidates = toColumns(strict ? found.filter(({ relevant }) => relevant) : found);
  return candidates.places.length > 0
    ? listed(db, { candidates, filters, order }, page)
    : { hits: [], total: 0 };
}

async function listed(
  db: Database,
  wanted: { candidates: Candidates; filters: ResolvedFilters; without?: Places; order: ListOrder },
  page: Page,
): Promise<Listed> {
  const { products, total } = await listProducts(db, { ...wanted, ...page });
  return { total, hits: products.map(({ product_id, score }) => ({ productId: product_id, score })) };
}

const toColumns = (candidates: readonly Candidate[]) => ({
  segments: candidates.map(({ segment }) => segment),
  places: candidates.map(({ place }) => place),
  scores: candidates.map(({ score }) => score),
});

/** Gives up one limit, or else as many as it takes; a list without its price limit starts nearest to that price. */
async function findNearest(
  deps: Deps,
  query: ProductQuery,
  given: readonly (keyof ProductFilters)[],
  page: Page,
): Promise<ProductSearchResult> {
  for (const key of given) {
    const result = await list(deps, withoutLimits(query, [key]), page, true, nearestOrder(query, key));
    if (result.total > 0) return { ...result, match: 'nearest', emptiedBy: key };
  }
  for (let count = 2; count <= given.length; count++) {
    const result = await list(deps, withoutLimits(query, given.slice(0, count)), page, true);
    if (result.total > 0) return { ...result, match: 'nearest' };
  }
  return { hits: [], total: 0, match: 'exact' };
}

function nearestOrder({ sort }: ProductQuery, key: keyof ProductFilters): ListOrder {
  if (key === 'maxPriceCents') return 'price_low';
  return key === 'minPriceCents' ? 'price_high' : sort;
}

/** The query without some of its limits; the name of a brand or category given up is looked for as words instead. */
function withoutLimits(query: ProductQuery, keys: readonly (keyof ProductFilters)[]): ProductQuery {
  const filters = Object.fromEntries(
    Object.entries(query.filters).filter(([key]) => !keys.includes(key as keyof ProductFilters)),
  ) as ProductFilters;
  const names = [query.filters.brand, query.filters.category].filter((_, i) =>
    keys.includes(i === 0 ? 'brand' : 'category'),
  );
  return { ...query, filters, text: query.text.trim() ? query.text : names.join(' ') };
}
