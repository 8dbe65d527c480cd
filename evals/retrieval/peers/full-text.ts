import type { Database } from '../../../db/connect.ts';
import type { Ranker } from '../ranker.ts';

/**
 * What Postgres offers by itself: a weighted tsvector, a GIN index and ts_rank_cd. Products that have every word come
 * first, for cover density knows no idf and would let many common words beat one that tells.
 */
export async function createFullText(db: Database): Promise<Ranker> {
  await db.script(`
    create table eval_full_text as
      select id as product_id,
             setweight(to_tsvector('english', title), 'A') ||
             setweight(to_tsvector('english', concat_ws(' ', array_to_string(category, ' '), brand, model)), 'B') ||
             setweight(to_tsvector('english', left(description, 20000)), 'D') as words
        from products;
    create index on eval_full_text using gin (words);
    analyze eval_full_text;`);
  return {
    name: 'Postgres full text',
    prefix: 'fulltext.',
    rank: async (text, { limit, offset }) => {
      const rows = await db.query<{ product_id: string; score: number }>(
        `with said as (
           select plainto_tsquery('english', $1) as every,
                  replace(plainto_tsquery('english', $1)::text, ' & ', ' | ')::tsquery as any_of)
         select product_id, ts_rank_cd(words, any_of, 1) + (words @@ every)::int as score
           from eval_full_text, said where words @@ any_of
          order by score desc, product_id limit $2 offset $3`,
        [text, limit, offset],
      );
      return rows.map(({ product_id, score }) => ({ productId: product_id, score }));
    },
  };
}
