import type { Queryable } from './connect.ts';

/** A live segment of the search index; `dead` places hold products that moved on. */
export interface SegmentRow {
  id: number;
  size: number;
  dead: number[];
}

export interface PostingsRow {
  segment: number;
  term: string;
  postings: Uint8Array;
}

/** The live segments and what they hold for `terms`, as of one moment. */
export async function readPostings(
  db: Queryable,
  terms: readonly string[],
): Promise<{ segments: SegmentRow[]; postings: PostingsRow[] }> {
  const rows = await db.query<{
    id: number;
    size: number;
    dead: number[] | null;
    term: string | null;
    postings: Uint8Array | null;
  }>(
    `select id, size, dead, null as term, null as postings from search_segments where live
     union all
     select p.segment, 0, null, p.term, p.postings from search_postings p
      where p.segment = any(array(select id from search_segments where live)) and p.term = any($1::text[])
     order by 1`,
    [terms],
  );
  const segments: SegmentRow[] = [];
  const postings: PostingsRow[] = [];
  for (const { id, size, dead, term, postings: bytes } of rows) {
    if (term !== null && bytes) postings.push({ segment: id, term, postings: bytes });
    else segments.push({ id, size, dead: dead ?? [] });
  }
  return { segments, postings };
}

/** Words of the shop that are spelt like `word`, most alike first. */
export async function readSimilarWords(db: Queryable, word: string): Promise<string[]> {
  const rows = await db.query<{ word: string }>(
    `select word from search_words where word % $1 order by similarity(word, $1) desc, word limit 20`,
    [word],
  );
  return rows.map((row) => row.word);
}

/** The shop's values of a kind; of more than 20,000 the first in alphabetical order. */
export async function readValues(db: Queryable, kind: 'category' | 'colour' | 'size'): Promise<string[]> {
  const rows = await db.query<{ value: string }>(
    'select value from search_values where kind = $1 order by value limit 20000',
    [kind],
  );
  return rows.map((row) => row.value);
}

/** The shop's brands that are `brand` or, failing that, spelt like it, most alike first; both in normalised spelling. */
export async function readSimilarBrands(db: Queryable, brand: string): Promise<string[]> {
  const rows = await db.query<{ value: string }>(
    `select value from search_values
      where kind = 'brand' and (value = $1 or value % $1 or value like $2 or $1 like value || ' %')
      order by value = $1 desc, similarity(value, $1) desc, value limit 10`,
    [brand, `${brand.replace(/[\\%_]/g, '\\$&')} %`],
  );
  return rows.map((row) => row.value);
}

/** Limits in the shop's own spelling; an empty list is a value that the shop does not have. */
export interface ResolvedFilters {
  brands?: readonly string[];
  categories?: readonly string[];
  /** One of these colours, or all of these shades (see retrieval/colours.ts). */
  colours?: { values: readonly string[]; shades: readonly string[] };
  sizes?: readonly string[];
  minPriceCents?: number;
  maxPriceCents?: number;
  minRating?: number;
  inStockOnly?: boolean;
}

/** Places in the index, as parallel lists. */
export interface Places {
  segments: readonly number[];
  places: readonly number[];
}

/**
 * Stock and sales move a candidate among as many neighbours in the order of relevance, counted from the first one:
 * a page then depends on its neighbours only, and pages never repeat or miss a product.
 */
export const RANKED_TOGETHER = 200;

/** What was found so far, most relevant first; `all` is the whole shop, each as relevant as the next. */
export type Candidates = (Places & { scores: readonly number[] }) | 'all';

export type ListOrder = 'relevance' | 'price_low' | 'price_high' | 'rating' | 'newest' | 'popular';

export interface ListedProduct {
  product_id: string;
  score: number;
}

/** A rating counts as if five customers had given 3.5 stars besides, so that one review does not lead the list. */
const RATING = '(coalesce(p.rating_mean, 3.5) * p.rating_count + 3.5 * 5) / (p.rating_count + 5)';
/** Goods in stock and goods that sell go first among about equally relevant ones: by 15% and at most 3%. */
const RELEVANCE = `c.score * case when p.in_stock then 1 else 0.85 end
  * (1 + 0.03 * least(1, ln(1 + p.units_sold) / 7))`;
const POPULAR = 'p.units_sold desc, p.rating_count desc';

const orderings: Record<ListOrder, string> = {
  relevance: `(c.ordinal - 1) / ${RANKED_TOGETHER}, round((${RELEVANCE})::numeric, 6) desc, ${POPULAR}`,
  price_low: 'price asc, c.score desc',
  price_high: 'price desc, c.score desc',
  rating: `${RATING} desc, p.rating_count desc`,
  newest: 'p.released_at desc nulls last, c.score desc',
  popular: `${POPULAR}, c.score desc`,
};

/**
 * A page of the candidates that keep every limit, and how many do (`relevance` is for candidates that were found). Colour, size, price and stock must hold on one
 * and the same variant. Candidates whose product is gone are passed over.
 */
export async function listProducts(
  db: Queryable,
  query: {
    candidates: Candidates;
    filters: ResolvedFilters;
    without?: Places;
    order: ListOrder;
    limit: number;
    offset: number;
  },
): Promise<{ products: ListedProduct[]; total: number }> {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const conditions = limitConditions(query.filters, bind);
  if (query.without && query.without.places.length > 0) {
    const listed = `unnest(${bind(query.without.segments)}::int[], ${bind(query.without.places)}::int[])`;
    conditions.push(`not exists (select 1 from ${listed} as x(segment, place)
      where x.segment = d.segment and x.place = d.place)`);
  }
  const [limit, offset] = [bind(query.limit), bind(query.offset)];
  const rows = await db.query<{ product_id: string; score: number; total: number }>(
    `with kept as materialized (
       select d.product_id, ${RELEVANCE} as score,
         row_number() over (order by ${orderings[query.order]}, d.product_id) as rank
       from ${fromCandidates(query.candidates, bind)} ${offered(query.filters, bind)}
       ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     ), counted as (select count(*)::int as total from kept)
     select total, product_id, score from counted
       left join (select * from kept where rank > ${offset} and rank <= ${offset}::int + ${limit}::int) page on true
      order by rank`,
    params,
  );
  return {
    products: rows
      .filter((row) => row.product_id !== null)
      .map(({ product_id, score }) => ({ product_id, score })),
    total: rows[0]?.total ?? 0,
  };
}

type Bind = (value: unknown) => string;

function fromCandidates(candidates: Candidates, bind: Bind): string {
  if (candidates === 'all') {
    return `search_documents d join search_segments s on s.id = d.segment and s.live
      join products p on p.id = d.product_id cross join lateral (select 1::real as score) as c`;
  }
  // `offset 0` has each candidate looked up: left to itself, Postgres reads the whole tables for a few hundred.
  return `unnest(${bind(candidates.segments)}::int[], ${bind(candidates.places)}::int[],
       ${bind(candidates.scores)}::real[]) with ordinality as c(segment, place, score, ordinal)
     cross join lateral (
       select * from search_documents where segment = c.segment and place = c.place offset 0) d
     cross join lateral (select * from products where id = d.product_id offset 0) p`;
}

const perVariant = (filters: ResolvedFilters): boolean =>
  filters.colours !== undefined ||
  filters.sizes !== undefined ||
  (filters.minPriceCents !== undefined && filters.maxPriceCents !== undefined) ||
  (filters.inStockOnly === true && (filters.minPriceCents ?? filters.maxPriceCents) !== undefined);

/** Joins each product's cheapest variant that keeps the limits a variant must keep together. */
function offered(filters: ResolvedFilters, bind: Bind): string {
  if (!perVariant(filters)) return 'cross join lateral (select p.price_min_cents as price) as offer';
  const conditions = ['v.product_id = d.product_id'];
  if (filters.colours) {
    const { values, shades } = filters.colours;
    const any = `sv.colours && ${bind(values)}::text[]`;
    conditions.push(shades.length > 0 ? `(${any} or sv.colours @> ${bind(shades)}::text[])` : any);
  }
  if (filters.sizes) conditions.push(`sv.sizes && ${bind(filters.sizes)}::text[]`);
  if (filters.minPriceCents !== undefined) conditions.push(`v.price_cents >= ${bind(filters.minPriceCents)}`);
  if (filters.maxPriceCents !== undefined) conditions.push(`v.price_cents <= ${bind(filters.maxPriceCents)}`);
  if (filters.inStockOnly) conditions.push('v.available');
  return `cross join lateral (
    select min(v.price_cents) as price from variants v
      join search_variants sv on sv.segment = d.segment and sv.place = d.place and sv.position = v.position
     where ${conditions.join(' and ')}) as offer`;
}

function limitConditions(filters: ResolvedFilters, bind: Bind): string[] {
  const conditions: string[] = [];
  if (filters.brands) conditions.push(`d.brand = any(${bind(filters.brands)}::text[])`);
  if (filters.categories) conditions.push(`d.categories && ${bind(filters.categories)}::text[]`);
  if (filters.minRating !== undefined) conditions.push(`p.rating_mean >= ${bind(filters.minRating)}`);
  if (perVariant(filters)) {
    conditions.push('offer.price is not null');
  } else {
    if (filters.minPriceCents !== undefined)
      conditions.push(`p.price_max_cents >= ${bind(filters.minPriceCents)}`);
    if (filters.maxPriceCents !== undefined)
      conditions.push(`p.price_min_cents <= ${bind(filters.maxPriceCents)}`);
    if (filters.inStockOnly) conditions.push('p.in_stock');
  }
  return conditions;
}
