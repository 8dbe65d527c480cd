import { hash } from 'node:crypto';
import type { Queryable } from './connect.ts';

/** A record that cannot be stored beside those already there, by its place in the batch. */
export interface Refusal {
  index: number;
  field: string;
  reason: string;
}

/**
 * What became of a batch, counted as if its rows had been stored one after another: of rows with the same key the
 * last one stays. `created + updated + unchanged + refused.length` is the size of the batch.
 */
export interface UpsertResult {
  created: number;
  updated: number;
  unchanged: number;
  refused: Refusal[];
}

/** A record to be written, with its fingerprint for the `record_hash` column. */
export interface Changed<R> {
  record: R;
  hash: string;
}

/** Fingerprint of a value; equal for equal JSON texts, so the order of fields counts. */
export const fingerprint = (value: unknown): string =>
  hash('sha256', JSON.stringify(value), 'base64url').slice(0, 27);

/**
 * Compares a batch with the fingerprints in `table` and returns the records that need writing, each key once and in
 * the order of their keys (two imports at once then cannot deadlock). `keyColumns` name the primary key and must
 * come from code; the first one alone must be selective.
 */
export async function findChanged<R>(
  tx: Queryable,
  table: string,
  keyColumns: readonly string[],
  keyOf: (record: R) => string[],
  records: readonly R[],
): Promise<UpsertResult & { changed: Changed<R>[] }> {
  const rows = await tx.query<Record<string, string>>(
    `select ${keyColumns.join(', ')}, record_hash from ${table} where ${keyColumns[0]} = any($1::text[])`,
    [[...new Set(records.map((record) => keyOf(record)[0]))]],
  );
  const stored = new Map(
    rows.map((row) => [joinKey(keyColumns.map((column) => row[column] ?? '')), row.record_hash]),
  );
  const latest = new Map<string, Changed<R>>();
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const record of records) {
    const key = joinKey(keyOf(record));
    const hash = fingerprint(record);
    const before = latest.get(key)?.hash ?? stored.get(key);
    counts[before === undefined ? 'created' : before === hash ? 'unchanged' : 'updated']++;
    latest.set(key, { record, hash });
  }
  const changed = [...latest]
    .filter(([key, { hash }]) => stored.get(key) !== hash)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry);
  return { ...counts, refused: [], changed };
}

const joinKey = (parts: string[]): string => parts.join('\u0000');
