import type { Queryable } from './connect.ts';
import {
  type Bind,
  type Candidates,
  limitConditions,
  offered,
  type Places,
  type ResolvedFilters,
} from './search.ts';

/**
 * Stock and sales move a candidate among as many neighbours in the order of relevance, counted from the first one:
 * a page then depends on its neighbours only, and pages never repeat or miss a product.
 */
export const RANKED_TOGETHER = 200;

/** `price_near`: by how far the price is from the limits on it, which the list itself need not keep. */
export type ListOrder =
  | 'relevance'
  | 'price_low'
  | 'price_high'
  | 'price_near'
  | 'rating'
  | 'newest'
  | 'popular';

export interface ListedProduct {
  product_id: string;
  score: number;
  confidence: number;
  title: string;
  brand: string | null;
}

export interface ListQuery {
  candidates: Candidates;
  filters: ResolvedFilters;
  without?: Places;
  order: ListOrder;
  /** What `price_near` is near to. */
  near?: Pick<ResolvedFilters, 'minPriceCents' | 'maxPriceCents'>;
  limit: number;
  offset: number;
}

/** A rating counts as if five customers had given 3.5 stars besides, so that one review does not lead the list. */
const RATING = '(coalesce(rating_mean, 3.5) * rating_count + 3.5 * 5) / (rating_count + 5)';
/**
 * Goods in stock, goods that sell and goods that customers like go first among about equally relevant ones: by 6%, by
 * at most 3%, and by 3% for five stars.
 */
const RELEVANCE = `found_score * case when in_stock then 1 else 0.94 end
  * (1 + 0.03 * least(1, ln(1 + units_sold) / 7)) * (1 + 0.03 * (${RATING} - 3.5) / 1.5)`;
const POPULAR = `units_sold desc, rating_count desc, ${RATING} desc`;

/** What is equal goes by relevance, then by what other customers think of it; the id makes the order total. */
const orderings: Record<Exclude<ListOrder, 'price_near'>, string> = {
  relevance: `(ordinal - 1) / ${RANKED_TOGETHER}, round((${RELEVANCE})::numeric, 6) desc, ${POPULAR}`,
  price_low: `price asc, found_score desc, ${POPULAR}`,
  price_high: `price desc, found_score desc, ${POPULAR}`,
  rating: `${RATING} desc, rating_count desc, found_score desc`,
  newest: `released_at desc nulls last, found_score desc, ${POPULAR}`,
  popular: `${POPULAR}, found_score desc`,
};

/**
 * A page of the candidates that keep every limit, how many do, and how sure the surest of them is (`relevance` is for
 * candidates that were found). Colour, size, price and stock must hold on one and the same variant. Candidates whose
 * product is gone are passed over.
 */
export async function listProducts(
  db: Queryable,
  query: ListQuery,
): Promise<{ products: ListedProduct[]; total: number; surest: number }> {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const from = fromKept(query, bind);
  const order = query.order === 'price_near' ? nearness(query.near ?? {}, bind) : orderings[query.order];
  const [limit, offset] = [bind(query.limit), bind(query.offset)];
  // Of the whole shop it is faster to look twice than to write down what is kept.
  const asIs = query.candidates === 'all' ? 'not materialized' : 'materialized';
  const rows = await db.query<{ [K in keyof ListedProduct]: ListedProduct[K] | null } & Counted>(
    `with kept as ${asIs} (
       select d.product_id, d.price_min_cents, d.price_max_cents, d.in_stock, d.rating_mean, d.rating_count,
         d.units_sold, d.released_at, offer.price, c.score as found_score, c.confidence, c.ordinal
       ${from}
     ), page as (
       select product_id, ${RELEVANCE} as score, confidence from kept
        order by ${order}, product_id limit ${limit} offset ${offset}
     ), counted as (select count(*)::int as total, coalesce(max(confidence), 0)::float8 as surest from kept)
     select total, surest, page.product_id, score, confidence, p.title, p.brand from counted
       left join (select *, row_number() over () as rank from page) page on true
       left join products p on p.id = page.product_id
      order by rank`,
    params,
  );
  return {
    products: rows.flatMap(({ total: _, surest: __, ...row }) => (isListed(row) ? [row] : [])),
    total: rows[0]?.total ?? 0,
    surest: rows[0]?.surest ?? 0,
  };
}

interface Counted {
  total: number;
  surest: number;
}

/** An empty page still has the row that counts. */
const isListed = (row: { [K in keyof ListedProduct]: ListedProduct[K] | null }): row is ListedProduct =>
  row.product_id !== null;

/** `from` and `where` of the candidates (`c`) with their documents (`d`) that keep all limits. */
export function fromKept(
  { candidates, filters, without }: Pick<ListQuery, 'candidates' | 'filters' | 'without'>,
  bind: Bind,
): string {
  const conditions = limitConditions(filters, bind);
  if (without && without.places.length > 0) {
    const listed = `unnest(${bind(without.segments)}::int[], ${bind(without.places)}::int[])`;
    conditions.push(`not exists (select 1 from ${listed} as x(segment, place)
      where x.segment = d.segment and x.place = d.place)`);
  }
  return `from ${fromCandidates(candidates, bind)} ${offered(filters, bind)}
    ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}`;
}

/** How far the nearer end of a product's prices is from what was wanted. */
function nearness({ minPriceCents = 0, maxPriceCents }: ListQuery['near'] & object, bind: Bind): string {
  const least = `${bind(minPriceCents)}::bigint`;
  const most = `${bind(maxPriceCents ?? null)}::bigint`;
  const far = (price: string) => `greatest(${least} - ${price}, ${price} - ${most}, 0)`;
  return `least(${far('price_min_cents')}, ${far('price_max_cents')}), found_score desc, ${POPULAR}`;
}

function fromCandidates(candidates: Candidates, bind: Bind): string {
  if (candidates === 'all') {
    return `search_documents d join search_segments s on s.id = d.segment and s.live
      cross join lateral (select 1::real as score, 1::real as confidence, 1::bigint as ordinal) as c`;
  }
  const { segments, places, scores, confidences = scores.map(() => 1) } = candidates;
  // `offset 0` has each candidate looked up: left to itself, Postgres reads the whole tables for a few hundred.
  return `unnest(${bind(segments)}::int[], ${bind(places)}::int[], ${bind(scores)}::real[],
       ${bind(confidences)}::real[]) with ordinality as c(segment, place, score, confidence, ordinal)
     cross join lateral (
       select * from search_documents where segment = c.segment and place = c.place offset 0) d`;
}
