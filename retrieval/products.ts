import type { Database } from '../db/connect.ts';
import {
  type Candidates,
  type ListOrder,
  listProducts,
  RANKED_TOGETHER,
  type ResolvedFilters,
} from '../db/search.ts';
import { ShopError } from '../errors.ts';
import { createSeeker, type Seek } from './candidates.ts';
import type { FindServing } from './embedders.ts';
import { resolveFilters } from './filters.ts';
import type { ProductFilters, ProductQuery, ProductSearchResult } from './search-types.ts';
import type { Tokeniser } from './tokenise.ts';

const PAGE_LIMIT = 50;
/** The order in which limits are given up when nothing keeps them all: what shoppers bend on first. */
const GIVEN_UP = [
  'maxPriceCents',
  'minPriceCents',
  'inStockOnly',
  'minRating',
  'size',
  'colour',
  'exclude',
  'brand',
  'category',
] as const satisfies readonly (keyof ProductFilters)[];
type Limit = (typeof GIVEN_UP)[number];

/** A search under way: what was read of it once, for however many limits are tried. */
interface Task {
  db: Database;
  query: ProductQuery;
  filters: ResolvedFilters;
  /** Keeps to what is relevant, because it is limited or sorted. */
  strict: boolean;
  seek: Seek;
  page: { limit: number; offset: number };
}

/**
 * Limits and sorting apply to what is relevant only, so that "cheapest tent" is a tent; a list in order of relevance
 * without limits goes on with what is merely related.
 */
export async function searchProducts(
  deps: { db: Database; tokeniser: Tokeniser; findServing: FindServing },
  query: ProductQuery,
): Promise<ProductSearchResult> {
  const page = readPage(query);
  const given = GIVEN_UP.filter((key) => isGiven(query.filters[key]));
  const strict = query.sort !== 'relevance' || given.length > 0;
  const seek = createSeeker(deps, strict);
  const filters = await resolveFilters(deps.db, query.filters, deps.tokeniser);
  const task: Task = { db: deps.db, query, filters, strict, seek, page };
  const result = await list(task, [], query.sort);
  if (result.total > 0 || given.length === 0) return { ...result, match: 'exact' };
  return findNearest(task, given);
}

function readPage({ limit, offset }: ProductQuery): Task['page'] {
  if (!Number.isInteger(limit) || limit < 1 || !Number.isSafeInteger(offset) || offset < 0) {
    throw new ShopError('bad_request', 'A page has a whole limit from 1 and a whole offset from 0.');
  }
  return { limit: Math.min(limit, PAGE_LIMIT), offset: Math.min(offset, 1_000_000) };
}

const isGiven = (value: ProductFilters[Limit]): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

/** What keeps all limits but those given up. */
async function list(
  { db, query, filters, strict, seek, page }: Task,
  givenUp: readonly Limit[],
  order: ListOrder,
): Promise<Pick<ProductSearchResult, 'hits' | 'total'>> {
  const exclude = givenUp.includes('exclude') ? undefined : query.filters.exclude;
  const sought = await seek(query.text.trim() ? query.text : namesOf(query.filters, givenUp), exclude);
  const kept = Object.fromEntries(givenUp.map((key) => [resolvedNames[key] ?? key, undefined]));
  const part = strict ? undefined : partFor(sought.candidates, page);
  const { products, total } = await listProducts(db, {
    ...sought,
    ...page,
    ...part,
    filters: { ...filters, ...kept },
    // Without words nothing is more relevant than another.
    order: sought.candidates === 'all' && order === 'relevance' ? 'popular' : order,
  });
  return {
    total: total + (part?.leftOut ?? 0),
    hits: products.map(({ product_id, score }) => ({ productId: product_id, score })),
  };
}

/** As much of what was found as a page without limits depends on, for looking up all of it takes its time. */
function partFor(candidates: Candidates, { limit, offset }: Task['page']) {
  if (candidates === 'all') return undefined;
  const start = Math.floor(offset / RANKED_TOGETHER) * RANKED_TOGETHER;
  const end = Math.ceil((offset + limit) / RANKED_TOGETHER) * RANKED_TOGETHER;
  const { segments, places, scores } = candidates;
  const part = {
    segments: segments.slice(start, end),
    places: places.slice(start, end),
    scores: scores.slice(start, end),
  };
  return { candidates: part, offset: offset - start, leftOut: places.length - part.places.length };
}

/** A brand or category that is given up is looked for by its name, where that is all there is to look for. */
const namesOf = ({ brand, category }: ProductFilters, givenUp: readonly Limit[]): string =>
  [givenUp.includes('brand') ? brand : '', givenUp.includes('category') ? category : ''].join(' ');

const resolvedNames: Partial<Record<Limit, keyof ResolvedFilters>> = {
  brand: 'brands',
  category: 'categories',
  colour: 'colours',
  size: 'sizes',
};

/** Gives up one limit, or else as many as it takes; a list without its price limit starts nearest to that price. */
async function findNearest(task: Task, given: readonly Limit[]): Promise<ProductSearchResult> {
  const { sort } = task.query;
  for (const key of given) {
    const order = key === 'maxPriceCents' ? 'price_low' : key === 'minPriceCents' ? 'price_high' : sort;
    const result = await list(task, [key], order);
    if (result.total > 0) return { ...result, match: 'nearest', emptiedBy: key };
  }
  for (let count = 2; count <= given.length; count++) {
    const result = await list(task, given.slice(0, count), sort);
    if (result.total > 0) return { ...result, match: 'nearest' };
  }
  return { hits: [], total: 0, match: 'exact' };
}
