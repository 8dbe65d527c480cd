import type { Queryable } from './connect.ts';

export interface ReviewRow {
  id: string;
  product_id: string;
  rating: number;
  title: string;
  body: string;
  language: string | null;
  author: string | null;
  verified: boolean;
  created_at: Date | null;
}

const COLUMNS = 'id, product_id, rating, title, body, language, author, verified, created_at';

/** Reviews in the order of `ids`. */
export async function readReviews(db: Queryable, ids: readonly string[]): Promise<ReviewRow[]> {
  return db.query<ReviewRow>(
    `select ${COLUMNS} from unnest($1::text[]) with ordinality as wanted(id, place) join reviews using (id)
      order by wanted.place`,
    [ids],
  );
}

/** A product's most helpful reviews, those in the reader's language first; `stars` keeps 4-5 or 1-2 star reviews only. */
export async function listReviews(
  db: Queryable,
  query: { productId: string; stars?: 'positive' | 'negative'; language: string; limit: number },
): Promise<ReviewRow[]> {
  const [low, high] = query.stars === 'positive' ? [4, 5] : query.stars === 'negative' ? [1, 2.5] : [1, 5];
  return db.query<ReviewRow>(
    `select ${COLUMNS} from reviews where product_id = $1 and rating between $2 and $3
      order by (language is not distinct from $4) desc, helpful desc, created_at desc nulls last, id limit $5`,
    [query.productId, low, high, query.language, query.limit],
  );
}

/** How many reviews a product has with 1, 2, 3, 4 and 5 stars (half stars round up). */
export async function countStars(
  db: Queryable,
  productId: string,
): Promise<[number, number, number, number, number]> {
  const rows = await db.query<{ stars: number; n: number }>(
    'select round(rating::numeric)::int as stars, count(*) as n from reviews where product_id = $1 group by 1',
    [productId],
  );
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const { stars, n } of rows) counts[stars - 1] = n;
  return counts;
}
