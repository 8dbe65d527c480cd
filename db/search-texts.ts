import type { Queryable } from './connect.ts';

/** A review as retrieval reads it. */
export interface ReviewText {
  id: string;
  rating: number;
  title: string;
  body: string;
  language: string | null;
  helpful: number;
}

/** A product's newest reviews, at most 2,000. */
export async function readReviewTexts(db: Queryable, productId: string): Promise<ReviewText[]> {
  return db.query<ReviewText>(
    `select id, rating, title, body, language, helpful from reviews where product_id = $1
      order by created_at desc nulls last, id limit 2000`,
    [productId],
  );
}

/** A help page as retrieval reads it. */
export interface HelpText {
  id: string;
  language: string;
  topic: string;
  title: string;
  body: string;
}

/** Changes whenever a help page does. */
export async function readHelpVersion(db: Queryable): Promise<string> {
  const [row] = await db.query<{ version: string | null }>(
    `select md5(string_agg(md5(id || language || topic || title || body), '' order by id, language)) as version
       from help_pages`,
  );
  return row?.version ?? '';
}

/** Every help page in every language; of more than 2,000 the first by id. */
export async function readHelpTexts(db: Queryable): Promise<HelpText[]> {
  return db.query<HelpText>(
    'select id, language, topic, title, body from help_pages order by id, language limit 2000',
  );
}
