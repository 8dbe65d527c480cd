import type { Queryable } from './connect.ts';
import type { Places } from './search.ts';

/** What likeness is judged by. */
export interface LikeRow {
  segment: number;
  place: number;
  product_id: string;
  title: string;
  brand: string | null;
  /** From wide to narrow, in normalised spelling. */
  categories: string[];
  price_min_cents: number;
}

const COLUMNS = 'd.segment, d.place, d.product_id, p.title, p.brand, d.categories, p.price_min_cents';

/** A product of the live index; undefined for one that is not in it. */
export async function readLike(db: Queryable, productId: string): Promise<LikeRow | undefined> {
  const [row] = await db.query<LikeRow>(
    `select ${COLUMNS} from search_documents d join search_segments s on s.id = d.segment and s.live
       join products p on p.id = d.product_id where d.product_id = $1`,
    [productId],
  );
  return row;
}

/** Products of the same narrowest category, those nearest in price first; none where the shop sorts it into none. */
export async function readSameKind(
  db: Queryable,
  { product_id, categories, price_min_cents }: LikeRow,
  limit: number,
): Promise<LikeRow[]> {
  const narrowest = categories.at(-1);
  if (narrowest === undefined) return [];
  return db.query<LikeRow>(
    `select ${COLUMNS} from search_documents d join search_segments s on s.id = d.segment and s.live
       join products p on p.id = d.product_id
      where d.categories @> $1::text[] and d.product_id <> $2
      order by abs(p.price_min_cents - $3::bigint), d.product_id limit $4`,
    [[narrowest], product_id, price_min_cents, limit],
  );
}

/** The products at these places. */
export async function readLikes(db: Queryable, { segments, places }: Places): Promise<LikeRow[]> {
  return db.query<LikeRow>(
    `select ${COLUMNS} from unnest($1::int[], $2::int[]) as c(segment, place)
       cross join lateral (
         select * from search_documents where segment = c.segment and place = c.place offset 0) d
       join products p on p.id = d.product_id`,
    [segments, places],
  );
}

/** A product's own vector of this embedder. */
export async function readEmbedding(
  db: Queryable,
  embedderNo: number,
  productId: string,
): Promise<Float32Array | undefined> {
  const [row] = await db.query<{ embedding: string }>(
    'select embedding::text as embedding from search_embeddings where embedder_no = $1 and product_id = $2',
    [embedderNo, productId],
  );
  return row && Float32Array.from(row.embedding.slice(1, -1).split(','), Number);
}
