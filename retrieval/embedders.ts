import type { Database } from '../db/connect.ts';
import { type EmbedderRow, readEmbedderParts, readServingEmbedder } from '../db/search-embeddings.ts';
import type { Embedder } from '../models/embedder.ts';
import { createEmbeddedEmbedder } from '../models/embedded/embedder.ts';
import { decodeModel } from '../models/embedded/embedder-model.ts';
import type { Tokeniser } from './tokenise.ts';

/** An embedder together with where its vectors are. */
export interface ServingEmbedder {
  row: EmbedderRow;
  embedder: Embedder;
}

/** Finds the embedder that serves at the moment of each call, whichever process put it in service. */
export type FindServing = () => Promise<ServingEmbedder | undefined>;

/**
 * `external` is the one that needs a network, where one is configured; until its vectors are complete, and after
 * it was configured away, the one fitted on the shop's own texts answers.
 */
export function createFindServing(deps: {
  db: Database;
  tokeniser: Tokeniser;
  embedder?: Embedder;
}): FindServing {
  let loaded: { no: number; loading: Promise<ServingEmbedder | undefined> } | undefined;
  const load = async (row: EmbedderRow): Promise<ServingEmbedder | undefined> => {
    const embedder = await loadEmbedder(deps.db, row, deps.tokeniser);
    return embedder && { row, embedder };
  };
  return async () => {
    const row = await readServingEmbedder(deps.db);
    if (!row) return undefined;
    if (row.embedder_id === deps.embedder?.id) return { row, embedder: deps.embedder };
    // Vectors of an external embedder that is no longer configured: queries cannot be compared with them.
    if (row.fitted_products === 0) return undefined;
    if (loaded?.no !== row.no) {
      const mine = { no: row.no, loading: load(row) };
      loaded = mine;
      mine.loading.catch(() => {
        if (loaded === mine) loaded = undefined;
      });
    }
    return loaded.loading;
  };
}

/** The embedder of a fitted model stored in the database; undefined once another took its place. */
export async function loadEmbedder(
  db: Database,
  row: EmbedderRow,
  tokeniser: Tokeniser,
): Promise<Embedder | undefined> {
  const parts = await readEmbedderParts(db, row.no);
  if (parts.length === 0) return undefined;
  return createEmbeddedEmbedder(decodeModel(Buffer.concat(parts)), tokeniser.terms);
}
