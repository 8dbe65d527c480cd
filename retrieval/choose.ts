import type { Database } from '../db/connect.ts';
import type { Candidates, ResolvedFilters } from '../db/search.ts';
import {
  type ListedProduct,
  type ListOrder,
  type ListQuery,
  listProducts,
  RANKED_TOGETHER,
} from '../db/search-list.ts';
import { joinCandidates, type Sought } from './candidates.ts';
import { createTitleOrder } from './rank/title-order.ts';
import { SPREAD_TOGETHER, spreadVariants } from './diversity.ts';
import { countFacets } from './facets.ts';
import { resolveFilters } from './filters.ts';
import { rewriteQuery } from './spelling/corrected.ts';
import {
  CONFIDENT,
  type ProductFilters,
  type ProductQuery,
  type ProductSearchResult,
  type ProductSort,
} from './search-types.ts';
import type { Tokeniser } from './tokenise.ts';

/** What to choose from under the limits still in force, as they were given and as the shop knows them. */
export type Find = (filters: ProductFilters, kept: ResolvedFilters) => Promise<Sought>;

export interface Wanted extends Pick<ProductQuery, 'facets' | 'locale'> {
  /** All that was said. */
  text: string;
  filters: ProductFilters;
  sort: ProductSort;
  page: Page;
  find: Find;
  /** Lists what is relevant only. */
  strict: boolean;
}

export interface Page {
  limit: number;
  offset: number;
}

export type Chosen = Omit<ProductSearchResult, 'text' | 'understood' | 'unresolved'>;

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
}

type LimitName = NonNullable<ProductSearchResult['emptiedBy']>;

/** In the order in which limits are given up when nothing keeps them all: what shoppers bend on first. */
const BENT_FIRST = [
  ['price', ['minPriceCents', 'maxPriceCents']],
  ['inStockOnly', ['inStockOnly']],
  ['minRating', ['minRating']],
  ['size', ['size']],
  ['colour', ['colour']],
  ['features', ['features']],
  ['exclude', ['exclude']],
  ['brand', ['brand']],
  ['category', ['category']],
] as const satisfies readonly (readonly [LimitName, readonly (keyof ProductFilters)[]])[];

/** The page of what keeps all limits, else of what keeps all but one of them, else of what keeps as many as can be. */
export async function choose(deps: Deps, wanted: Wanted): Promise<Chosen> {
  const resolved = await resolveFilters(deps.db, wanted.filters, deps.tokeniser);
  const given = givenLimits(wanted.filters);
  const kept = await list(deps, wanted, resolved, []);
  if (kept.total > 0 || given.length === 0) return { ...kept, match: 'exact' };
  for (const { name, keys } of given) {
    const nearest = await list(deps, wanted, resolved, keys);
    if (nearest.total > 0) return { ...nearest, match: 'nearest', emptiedBy: name };
  }
  for (let count = 2; count <= given.length; count++) {
    const keys = given.slice(0, count).flatMap((limit) => limit.keys);
    const nearest = await list(deps, wanted, resolved, keys);
    if (nearest.total > 0) return { ...nearest, match: 'nearest' };
  }
  return { ...kept, match: 'exact' };
}

interface GivenLimit {
  name: LimitName;
  keys: (keyof ProductFilters)[];
}

/** A price range is one limit; one end of it goes by its own name. */
export function givenLimits(filters: ProductFilters): GivenLimit[] {
  return BENT_FIRST.flatMap(([name, keys]) => {
    const given = keys.filter((key) => isGiven(filters[key]));
    const [only] = given;
    if (!only) return [];
    return [{ name: given.length === 1 ? only : name, keys: given }];
  });
}

const isGiven = (value: ProductFilters[keyof ProductFilters]): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

/** What keeps all limits but those given up; without its price limits it starts nearest to them. */
async function list(
  deps: Deps,
  wanted: Wanted,
  resolved: ResolvedFilters,
  givenUp: readonly (keyof ProductFilters)[],
): Promise<Omit<Chosen, 'match'>> {
  const filters = without(
    resolved,
    givenUp.map((key) => RESOLVED_NAMES[key] ?? key),
  );
  const find = (limits: ResolvedFilters) => wanted.find(without(wanted.filters, givenUp), limits);
  const sought = await find(filters);
  const { relevant } = sought;
  const isNear = givenUp.includes('minPriceCents') || givenUp.includes('maxPriceCents');
  const order = isNear ? 'price_near' : orderOf(wanted.sort, relevant);
  const { candidates, page, rest } = wanted.strict
    ? { candidates: relevant, page: wanted.page, rest: NOTHING }
    : cutOut(sought.candidates, wanted.page);
  const text = rewriteQuery(wanted.text, sought.changes);
  const { products, total, surest } = await listPage(deps, text, {
    candidates,
    without: sought.without,
    filters,
    order,
    near: resolved,
    ...page,
  });
  const facets = wanted.facets
    ? await countFacets(deps.db, {
        // Values of a limit are counted without it.
        candidates: sought.isLimited ? joinCandidates(relevant, (await find({})).relevant) : relevant,
        without: sought.without,
        filters,
        locale: wanted.locale,
      })
    : undefined;
  return {
    hits: products.map(({ product_id, score, confidence }) => ({ productId: product_id, score, confidence })),
    total: total + rest.count,
    related:
      wanted.strict || relevant === 'all' ? 0 : Math.max(0, total + rest.count - relevant.places.length),
    confident: Math.max(surest, rest.surest) >= CONFIDENT,
    ...(facets && { facets }),
    ...(sought.corrected && { corrected: sought.corrected }),
  };
}

const RESOLVED_NAMES: Partial<Record<keyof ProductFilters, keyof ResolvedFilters>> = {
  brand: 'brands',
  category: 'categories',
  colour: 'colours',
  size: 'sizes',
};

const without = <T extends object>(limits: T, keys: readonly PropertyKey[]): T =>
  Object.fromEntries(Object.entries(limits).filter(([key]) => !keys.includes(key))) as T;

/** Without words nothing is more relevant than another. */
const orderOf = (sort: ProductSort, candidates: Candidates): ListOrder =>
  sort === 'relevance' && candidates === 'all' ? 'popular' : sort;

const NOTHING = { count: 0, surest: 0 };

/** As much of what was found as a page without limits depends on, for looking up all of it takes its time. */
function cutOut(candidates: Candidates, { limit, offset }: Page) {
  if (candidates === 'all') return { candidates, page: { limit, offset }, rest: NOTHING };
  const start = Math.floor(offset / RANKED_TOGETHER) * RANKED_TOGETHER;
  const end = Math.ceil((offset + limit) / RANKED_TOGETHER) * RANKED_TOGETHER;
  const { segments, places, scores, confidences = scores.map(() => 1) } = candidates;
  const part = {
    segments: segments.slice(start, end),
    places: places.slice(start, end),
    scores: scores.slice(start, end),
    confidences: confidences.slice(start, end),
  };
  return {
    candidates: part,
    page: { limit, offset: offset - start },
    rest: {
      count: places.length - part.places.length,
      surest: confidences.reduce((most, one) => Math.max(most, one), 0),
    },
  };
}

/** A page in which, by relevance, titles in the order of `text` stand first and variants of one product apart. */
async function listPage({ db, tokeniser }: Deps, text: string, query: ListQuery) {
  if (query.order !== 'relevance') return listProducts(db, query);
  const { limit, offset } = query;
  const start = Math.floor(offset / SPREAD_TOGETHER) * SPREAD_TOGETHER;
  const end = Math.ceil((offset + limit) / SPREAD_TOGETHER) * SPREAD_TOGETHER;
  const { products, ...counts } = await listProducts(db, { ...query, offset: start, limit: end - start });
  const rateTitle = createTitleOrder(text, tokeniser);
  const ordered: ListedProduct[] = [];
  for (let at = 0; at < products.length; at += SPREAD_TOGETHER) {
    const together = products
      .slice(at, at + SPREAD_TOGETHER)
      .map((product) => ({ ...product, score: product.score + rateTitle(product.title) }))
      .sort((a, b) => b.score - a.score);
    ordered.push(...spreadVariants(together));
  }
  return { ...counts, products: ordered.slice(offset - start, offset - start + limit) };
}
