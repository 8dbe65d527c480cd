import type { Queryable } from './connect.ts';

/** Which of these ids no product, or no customer, has yet. */
export async function findMissing(
  db: Queryable,
  table: 'products' | 'customers',
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(
    `select wanted.id from unnest($1::text[]) as wanted(id)
     where not exists (select from ${table} known where known.id = wanted.id)`,
    [[...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
}
