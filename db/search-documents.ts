import type { Database } from './connect.ts';

export interface DocumentRow {
  place: number;
  product_id: string;
  indexed_hash: string;
  brand: string | null;
  categories: string[];
  variants: { position: number; colours: string[]; sizes: string[] }[];
}

/** The lock under which products and their documents get the same figures (see 0014_search_figures.sql). */
const FIGURES_LOCK = 7_130_539_781;

/** Writes documents of products that still exist. */
export async function writeDocuments(
  db: Database,
  segment: number,
  documents: readonly DocumentRow[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [FIGURES_LOCK]);
    await tx.execute(
      `insert into search_documents (segment, place, product_id, indexed_hash, brand, categories,
         price_min_cents, price_max_cents, in_stock, rating_mean, rating_count, units_sold, released_at)
       select $1, x.place, x.product_id, x.indexed_hash, x.brand, x.categories,
         p.price_min_cents, p.price_max_cents, p.in_stock, p.rating_mean, p.rating_count, p.units_sold, p.released_at
       from jsonb_to_recordset($2::jsonb) as
         x(place int, product_id text, indexed_hash text, brand text, categories text[])
       join products p on p.id = x.product_id`,
      [segment, JSON.stringify(documents.map(({ variants: _, ...document }) => document))],
    );
  });
  const variants = documents.flatMap(({ place, variants }) =>
    variants.map((variant) => ({ place, ...variant })),
  );
  await db.execute(
    `insert into search_variants (segment, place, position, colours, sizes)
     select $1, place, position, colours, sizes
     from jsonb_to_recordset($2::jsonb) as x(place int, position int, colours text[], sizes text[])`,
    [segment, JSON.stringify(variants)],
  );
  await db.execute('update search_segments set touched_at = now() where id = $1', [segment]);
}
