import type { Database } from '../db/connect.ts';
import type { RecordKind, Records } from '../db/records.ts';
import type { Problem } from './expression.ts';
import type { SourceRow } from './source-row.ts';
import { storeBatch } from './store-batch.ts';
import type { Tally } from './tally.ts';
import { countWaiting } from './waiting.ts';

/** A batch holds the embedded database's only session: it should be free again within this time. */
const GOAL_MS = 50;
const FIRST_SIZE = 50;
const MIN_SIZE = 10;
const MAX_SIZE = 1000;

export interface BatcherDeps {
  db: Database;
  currency: string;
  tally: Tally;
  reject(row: SourceRow, problems: Problem[]): Promise<void>;
}

export interface Batcher<K extends RecordKind> {
  /** Stores the batch when it is full. */
  add(row: SourceRow, record: Records[K]): Promise<void>;
  /** Stores what is left. */
  flush(): Promise<void>;
  /** Products whose searchable text is new, so far. */
  changedIds: Set<string>;
}

/** Gathers records into batches that keep the database busy for about GOAL_MS each, however slow it is. */
export function createBatcher<K extends RecordKind>(
  kind: K,
  { db, currency, tally, reject }: BatcherDeps,
): Batcher<K> {
  const changedIds = new Set<string>();
  let batch: { row: SourceRow; record: Records[K] }[] = [];
  let size = FIRST_SIZE;

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    const taken = batch;
    batch = [];
    const records = taken.map(({ record }) => record);
    const began = performance.now();
    const stored = await storeBatch(db, kind, records, currency);
    const affordable = (records.length * GOAL_MS) / (performance.now() - began);
    size = Math.round(Math.min(Math.max(affordable, MIN_SIZE), size * 2, MAX_SIZE));

    tally.created += stored.created;
    tally.updated += stored.updated;
    tally.unchanged += stored.unchanged;
    for (const id of stored.changedIds) changedIds.add(id);
    for (const { index, field, reason } of stored.refused) {
      const refused = taken[index];
      if (refused) await reject(refused.row, [{ field, reason }]);
    }
    const refusedAt = new Set(stored.refused.map(({ index }) => index));
    const kept = records.filter((_, index) => !refusedAt.has(index));
    tally.waiting += await countWaiting(db, kind, kept);
  }

  return {
    changedIds,
    flush,
    async add(row, record) {
      batch.push({ row, record });
      if (batch.length >= size) await flush();
    },
  };
}
