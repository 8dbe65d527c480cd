import type { Database, Queryable } from './connect.ts';

/** A product as the search index reads it. */
export interface IndexableProduct {
  id: string;
  title: string;
  description: string;
  brand: string | null;
  category: string[];
  attributes: Record<string, string | number | boolean | string[]>;
  tags: string[];
  eans: string[];
  model: string | null;
  translations: Partial<Record<string, { title: string; description: string; category?: string[] }>>;
  content_hash: string;
  variants: {
    position: number;
    sku: string | null;
    barcode: string | null;
    options: Record<string, string>;
  }[];
}

/** Products whose text is not indexed as it is now, under the indexing rules `version`. */
const STALE = `from products p
  left join (select d.product_id, d.indexed_hash from search_documents d
               join search_segments s on s.id = d.segment and s.live) indexed on indexed.product_id = p.id
  where indexed.indexed_hash is distinct from $1 || p.content_hash`;

export async function countStaleProducts(db: Queryable, version: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n ${STALE}`, [version]);
  return row?.n ?? 0;
}

/** Ids of stale products after `after`, in order. */
export async function readStaleIds(
  db: Queryable,
  version: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(`select p.id ${STALE} and p.id > $2 order by p.id limit $3`, [
    version,
    after,
    limit,
  ]);
  return rows.map((row) => row.id);
}

export async function countProducts(db: Queryable): Promise<number> {
  const [row] = await db.query<{ n: number }>('select count(*)::int as n from products');
  return row?.n ?? 0;
}

/** Ids of all products after `after`, in order. */
export async function readProductIds(db: Queryable, after: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>('select id from products where id > $1 order by id limit $2', [
    after,
    limit,
  ]);
  return rows.map((row) => row.id);
}

/** Ids of up to `count` products, spread evenly over all. */
export async function readSpreadIds(db: Queryable, count: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from (select id, row_number() over (order by id) as place, count(*) over () as n from products) p
      where place % greatest(1, n / $1) = 0 order by id limit $1`,
    [count],
  );
  return rows.map((row) => row.id);
}

export async function readIndexableProducts(
  db: Queryable,
  ids: readonly string[],
): Promise<IndexableProduct[]> {
  return db.query<IndexableProduct>(
    `select p.id, p.title, p.description, p.brand, p.category, p.attributes, p.tags, p.eans, p.model,
       p.translations, p.content_hash, v.variants
     from products p cross join lateral (
       select coalesce(jsonb_agg(jsonb_build_object('position', position, 'sku', sku, 'barcode', barcode,
         'options', options) order by position), '[]') as variants from variants where product_id = p.id) v
     where p.id = any($1::text[]) order by p.id`,
    [ids],
  );
}

/** Opens a segment that nobody sees until `activateSegment`. */
export async function beginSegment(db: Queryable): Promise<number> {
  const [row] = await db.query<{ id: number }>('insert into search_segments (size) values (0) returning id');
  if (!row) throw new Error('a new segment has no id');
  return row.id;
}

export async function writePostings(
  db: Queryable,
  segment: number,
  rows: readonly { term: string; postings: Buffer }[],
): Promise<void> {
  await db.execute(
    `insert into search_postings (segment, term, postings)
     select $1, term, decode(packed, 'base64') from unnest($2::text[], $3::text[]) as x(term, packed)`,
    [segment, rows.map(({ term }) => term), rows.map(({ postings }) => postings.toString('base64'))],
  );
}

/** A value that a limit can name, in the spelling in which limits are compared. */
export interface ValueRow {
  kind: string;
  value: string;
  /** Of a measure: how much it is in its kind's base unit. */
  amount?: number;
}

export async function writeValues(db: Queryable, values: readonly ValueRow[]): Promise<void> {
  await db.execute(
    `insert into search_values (kind, value, amount)
     select kind, value, amount from jsonb_to_recordset($1::jsonb) as x(kind text, value text, amount double precision)
     on conflict do nothing`,
    [JSON.stringify(values)],
  );
}

/** Makes a finished segment part of the index, in place of what its products had there; call it in a transaction. */
export async function activateSegment(tx: Queryable, segment: number, size: number): Promise<void> {
  // One activation at a time: each must see which documents the one before it replaced.
  await tx.query('select 1 from search_segments order by id for update');
  await tx.execute(
    `delete from search_documents old using search_documents new, search_segments s
      where new.segment = $1 and old.product_id = new.product_id and old.segment <> $1
        and s.id = old.segment and s.live`,
    [segment],
  );
  await tx.execute('update search_segments set size = $2, live = true where id = $1', [segment, size]);
  await refreshDeadPlaces(tx);
}

/** Lists as dead the places whose product moved to another segment or was deleted. */
export async function refreshDeadPlaces(tx: Queryable): Promise<void> {
  await tx.execute(
    `update search_segments s set dead = array(
       select place from generate_series(0, s.size - 1) as place
        where not exists (select 1 from search_documents d where d.segment = s.id and d.place = place.place))
     where s.live and s.size - cardinality(s.dead) <>
       (select count(*) from search_documents d where d.segment = s.id)`,
  );
}

/** Segments without a live document, and those whose making was cut off over ten minutes ago. */
export async function readDeadSegments(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    `select id from search_segments
      where (live and size = cardinality(dead)) or (not live and touched_at < now() - interval '10 minutes')`,
  );
  return rows.map((row) => row.id);
}

/** Deletes a segment piece by piece, so that no statement is long. */
export async function deleteSegment(db: Queryable, segment: number): Promise<void> {
  await db.execute('update search_segments set live = false where id = $1', [segment]);
  for (const table of ['search_postings', 'search_variants', 'search_documents']) {
    let deleted: number;
    do {
      deleted = await db.execute(
        `delete from ${table} where ctid = any(array(select ctid from ${table} where segment = $1 limit 2000))`,
        [segment],
      );
    } while (deleted > 0);
  }
  await db.execute('delete from search_segments where id = $1', [segment]);
}

/** Products in live segments that hold fewer than `enough` live documents, the emptiest segments first. */
export async function readScatteredIds(
  db: Queryable,
  enough: number,
): Promise<{ segments: number; ids: string[] }> {
  const rows = await db.query<{ segment: number; product_id: string }>(
    `select d.segment, d.product_id from search_documents d join search_segments s on s.id = d.segment
      where s.live and s.size - cardinality(s.dead) < $1 order by d.product_id`,
    [enough],
  );
  return { segments: new Set(rows.map((row) => row.segment)).size, ids: rows.map((row) => row.product_id) };
}

/** Fresh statistics, without which Postgres reads whole tables; a table at a time for the embedded session's sake. */
export async function refreshStatistics(db: Database): Promise<void> {
  for (const table of [
    // The columns that search compares: reading the long texts besides would take half a second.
    'products (id, brand, in_stock, price_min_cents, price_max_cents, rating_mean, released_at, units_sold)',
    'variants (id, product_id, position, price_cents, available)',
    'search_documents',
    'search_variants',
    'search_postings (segment, term)',
    'search_embeddings (embedder_no, product_id)',
  ]) {
    await db.script(`analyze ${table}`);
  }
}

/** Gives back the room of deleted segments, which a Postgres server does by itself and an embedded one never. */
export async function reclaimSpace(db: Database): Promise<void> {
  for (const table of ['search_documents', 'search_variants', 'search_postings']) {
    await db.script(`vacuum ${table}`);
  }
}

/** Bytes on disk of all tables of the search index with their own indexes. */
export async function measureIndexBytes(db: Queryable): Promise<number> {
  const [row] = await db.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(oid))::bigint as bytes from pg_class
      where relkind = 'r' and relname like 'search\\_%' and relnamespace = 'public'::regnamespace`,
  );
  return row?.bytes ?? 0;
}
