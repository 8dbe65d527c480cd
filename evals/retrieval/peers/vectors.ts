import type { Database } from '../../../db/connect.ts';
import { readServingEmbedder } from '../../../db/search-embeddings.ts';
import { createFindServing } from '../../../retrieval/embedders.ts';
import type { Tokeniser } from '../../../retrieval/tokenise.ts';
import type { Ranker } from '../ranker.ts';

/** The nearest by the product's own vectors and nothing else, without approximation; undefined when it has none. */
export async function createVectors(db: Database, tokeniser: Tokeniser): Promise<Ranker | undefined> {
  if (!(await readServingEmbedder(db))) return undefined;
  const findServing = createFindServing({ db, tokeniser });
  return {
    name: 'vectors alone',
    prefix: 'vector.',
    rank: async (text, { limit, offset }) => {
      const serving = await findServing();
      const [vector] = (await serving?.embedder.embed([text], 'query')) ?? [];
      // A text of words that no product has is nowhere.
      if (!serving || !vector?.some((value) => value !== 0)) return [];
      const rows = await db.query<{ product_id: string; score: number }>(
        `select product_id, 1 - (embedding <=> $1::vector) as score from search_embeddings
          where embedder_no = $2 order by embedding <=> $1::vector, product_id limit $3 offset $4`,
        [`[${vector.join(',')}]`, serving.row.no, limit, offset],
      );
      return rows.map(({ product_id, score }) => ({ productId: product_id, score }));
    },
  };
}
