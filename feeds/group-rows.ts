import type { SourceRow } from './source-row.ts';

/**
 * Joins rows that share a key into one: the fields of the first, and all of them as `rows`. The file is read twice, so
 * that rows of one key need not stand together and only groups that are begun are held. A row without a key
 * is a group of its own, one with a problem stays as it is.
 */
export async function* groupRows(
  read: () => AsyncIterable<SourceRow>,
  keyOf: (value: unknown) => string | undefined,
): AsyncGenerator<SourceRow, void> {
  const left = new Map<string, number>();
  for await (const { value } of read()) {
    const key = keyOf(value);
    if (key !== undefined) left.set(key, (left.get(key) ?? 0) + 1);
  }
  const begun = new Map<string, SourceRow[]>();
  for await (const row of read()) {
    const key = keyOf(row.value);
    if (key === undefined) {
      yield row.problem === undefined ? join([row]) : row;
      continue;
    }
    const group = begun.get(key) ?? [];
    group.push(row);
    const missing = (left.get(key) ?? 1) - 1;
    left.set(key, missing);
    if (missing > 0) {
      begun.set(key, group);
    } else {
      begun.delete(key);
      yield join(group);
    }
  }
}

function join(rows: SourceRow[]): SourceRow {
  const [first] = rows as [SourceRow];
  const values = rows.map(({ value }) => value);
  return { place: first.place, value: { ...(first.value as object), rows: values }, source: values };
}
