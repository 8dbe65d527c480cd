import type { Database } from '../db/connect.ts';
import { type NeighbourRow, readNeighbourRows } from '../db/recommend-candidates.ts';

/** Rows of the model that is served, by product; products without neighbours have none. */
export type ReadNeighbours = (
  version: number,
  productIds: readonly string[],
) => Promise<ReadonlyMap<string, NeighbourRow>>;

const KEPT_ROWS = 20_000;

/** Keeps the rows read last: a model never changes once it is served, so they stay true in every process. */
export function createNeighbourReader(db: Database): ReadNeighbours {
  let keptVersion: number | undefined;
  const kept = new Map<string, NeighbourRow>();

  return async (version, productIds) => {
    if (version !== keptVersion) {
      kept.clear();
      keptVersion = version;
    }
    const missing = [...new Set(productIds)].filter((id) => !kept.has(id));
    const found = new Map<string, NeighbourRow>();
    const rows = missing.length > 0 ? await readNeighbourRows(db, version, missing) : [];
    for (const row of rows) found.set(row.product_id, row);
    for (const id of productIds) {
      const row = kept.get(id) ?? found.get(id);
      if (!row) continue;
      found.set(id, row);
      // A model switched meanwhile has emptied what is kept.
      if (version === keptVersion) {
        kept.delete(id);
        kept.set(id, row);
      }
    }
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_ROWS) break;
      kept.delete(oldest);
    }
    return found;
  };
}
