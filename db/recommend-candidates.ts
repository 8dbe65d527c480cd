import type { Queryable } from './connect.ts';
import { type Bind, limitConditions, offered, type ResolvedFilters } from './search.ts';

/** A product's neighbours in the served model as parallel lists, heaviest first. */
export interface NeighbourRow {
  product_id: string;
  neighbours: string[];
  covisit: number[];
  content: number[];
}

/** The version that is served, if any. */
export async function readServedVersion(db: Queryable): Promise<number | undefined> {
  const [row] = await db.query<{ version: number }>('select version from recommend_serving');
  return row?.version;
}

export function readNeighbourRows(
  db: Queryable,
  version: number,
  productIds: readonly string[],
): Promise<NeighbourRow[]> {
  return db.query<NeighbourRow>(
    `select product_id, array_agg(neighbour_id order by rank) as neighbours,
       array_agg(w_covisit::float8 order by rank) as covisit, array_agg(w_content::float8 order by rank) as content
     from item_neighbours where model_version = $1 and product_id = any($2::text[]) group by product_id`,
    [version, productIds],
  );
}

/** A candidate that is on sale and keeps all limits. */
export interface OfferedCandidate {
  product_id: string;
  score: number;
  title: string;
  brand: string | null;
  category: string[];
  units_sold: number;
}

/** The best of the scored products that are in stock and keep the limits, best first; ties go by sales, then by id. */
export function listOffered(
  db: Queryable,
  { ids, scores, filters, limit }: Scored & { filters: ResolvedFilters; limit: number },
): Promise<OfferedCandidate[]> {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const wanted = { ...filters, inStockOnly: true };
  const from = `unnest(${bind(ids)}::text[], ${bind(scores)}::float8[]) as c(id, score)
    join search_documents d on d.product_id = c.id
    join search_segments s on s.id = d.segment and s.live and not d.place = any(s.dead)
    join products p on p.id = c.id ${offered(wanted, bind)}`;
  const conditions = limitConditions(wanted, bind);
  return db.query<OfferedCandidate>(
    `select c.id as product_id, c.score, p.title, p.brand, p.category, p.units_sold from ${from}
      where ${conditions.join(' and ')} order by c.score desc, p.units_sold desc, c.id limit ${bind(limit)}`,
    params,
  );
}

export interface Scored {
  ids: readonly string[];
  scores: readonly number[];
}

/** What sells best among what is in stock and keeps the limits, newest sales weighing most; `without` is left out. */
export function listPopular(
  db: Queryable,
  {
    filters,
    without,
    limit,
    now,
  }: { filters: ResolvedFilters; without: readonly string[]; limit: number; now: Date },
): Promise<OfferedCandidate[]> {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const wanted = { ...filters, inStockOnly: true };
  const at = bind(now);
  const conditions = [...limitConditions(wanted, bind), `not d.product_id = any(${bind(without)}::text[])`];
  return db.query<OfferedCandidate>(
    `with recent as (
       select i.product_id, sum(i.quantity * exp(-extract(epoch from ${at}::timestamptz - o.placed_at) / 86400 / 60)) as sold
         from order_items i join orders o on o.id = i.order_id
        where o.placed_at between ${at}::timestamptz - interval '1 year' and ${at} and o.status <> 'cancelled'
        group by i.product_id)
     select d.product_id, coalesce(r.sold, 0)::float8 as score, p.title, p.brand, p.category, p.units_sold
       from search_documents d join search_segments s on s.id = d.segment and s.live and not d.place = any(s.dead)
       join products p on p.id = d.product_id left join recent r on r.product_id = d.product_id
       ${offered(wanted, bind)}
      where ${conditions.join(' and ')}
      order by score desc, p.units_sold desc, d.product_id limit ${bind(limit)}`,
    params,
  );
}
