import type { Database, Queryable } from './connect.ts';
import { type Bind, limitConditions, offered, type Places, type ResolvedFilters } from './search.ts';
import type { EmbedderRow } from './search-embeddings.ts';
import { readKeeping } from './search-keeping.ts';
import { half, integer, vectorText } from './vectors.ts';

/** How many neighbours the index is asked for at least; more find the true ones more surely. */
const LEAST_SCANNED = 200;
/** Under limits the index tells those that keep them in no strict order: so many times as many are put in order. */
const OUT_OF_ORDER = 3;
/** Of up to this many products that keep the limits, all are compared: the index would pass over too many others. */
const COMPARED = 2_000;

export interface NearPlace {
  segment: number;
  place: number;
  similarity: number;
}

/**
 * Places whose vectors are nearest to `vector`, by cosine similarity, nearest first, found through the HNSW index; under
 * limits those of what keeps them, for which the index is asked for more until there are enough.
 */
export async function readNearest(
  db: Database,
  embedder: EmbedderRow,
  vector: Float32Array,
  limit: number,
  filters: ResolvedFilters = {},
): Promise<NearPlace[]> {
  const keeping = await readKeeping(db, filters, COMPARED);
  if (keeping) return compare(db, embedder, { vector, limit, filters }, keeping);
  return db.transaction(async (tx) => {
    await tx.execute(`set local hnsw.ef_search = ${integer(Math.max(LEAST_SCANNED, limit))}`);
    await tx.execute('set local hnsw.iterative_scan = relaxed_order');
    return scan(tx, embedder, { vector, limit, filters });
  });
}

/** The same without the index, by comparing every vector. */
export function readNearestExactly(
  db: Database,
  embedder: EmbedderRow,
  vector: Float32Array,
  limit: number,
  filters: ResolvedFilters = {},
): Promise<NearPlace[]> {
  return db.transaction(async (tx) => {
    await tx.execute('set local enable_indexscan = off');
    return scan(tx, embedder, { vector, limit, filters });
  });
}

interface Wanted {
  vector: Float32Array;
  limit: number;
  filters: ResolvedFilters;
}

const DOCUMENTS = `join search_documents d on d.product_id = e.product_id
  join search_segments s on s.id = d.segment and s.live`;

/** In the order of the distance, in which the index can be read. */
function scan(
  db: Queryable,
  { no, dimension }: EmbedderRow,
  { vector, limit, filters }: Wanted,
): Promise<NearPlace[]> {
  const params: unknown[] = [vectorText(vector)];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const conditions = [`e.embedder_no = ${integer(no)}`, ...limitConditions(filters, bind)];
  // Without limits the few that are near are looked up once they are known.
  const isLimited = conditions.length > 1;
  const looked = isLimited ? limit * OUT_OF_ORDER : limit;
  const documents = isLimited ? `${DOCUMENTS} ${offered(filters, bind)}` : '';
  const distance = `${half('e.embedding', dimension)} <=> ${half('$1', dimension)}`;
  return db.query<NearPlace>(
    `with near as materialized (
       select e.product_id, 1 - (${distance}) as similarity from search_embeddings e ${documents}
        where ${conditions.join(' and ')} order by ${distance} limit ${integer(looked)})
     select d.segment, d.place, e.similarity from near e ${DOCUMENTS}
      order by e.similarity desc, d.product_id limit ${integer(limit)}`,
    params,
  );
}

/** Those at these places, as far as they keep the limits. */
function compare(
  db: Queryable,
  { no, dimension }: EmbedderRow,
  { vector, limit, filters }: Wanted,
  { segments, places }: Places,
): Promise<NearPlace[]> {
  const params: unknown[] = [vectorText(vector)];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const listed = `unnest(${bind(segments)}::int[], ${bind(places)}::int[])`;
  const conditions = limitConditions(filters, bind);
  // Read once, not for every row.
  const distance = `${half('e.embedding', dimension)} <=> (select ${half('$1', dimension)})`;
  return db.query<NearPlace>(
    `select d.segment, d.place, 1 - (${distance}) as similarity from ${listed} as c(segment, place)
       cross join lateral (
         select * from search_documents where segment = c.segment and place = c.place offset 0) d
       cross join lateral (
         select embedding from search_embeddings
          where embedder_no = ${integer(no)} and product_id = d.product_id offset 0) e
       ${offered(filters, bind)}
      where ${conditions.join(' and ')} order by 3 desc, d.product_id limit ${integer(limit)}`,
    params,
  );
}
