import type { Queryable } from './connect.ts';

/** The value kept under that key, which is `value` only for the first process that ever asked: all replicas agree on it. */
export async function keepOnce(db: Queryable, key: string, value: string): Promise<string> {
  await db.execute(
    'insert into shop_state (key, value) values ($1, to_jsonb($2::text)) on conflict (key) do nothing',
    [key, value],
  );
  const [row] = await db.query<{ value: string }>('select value from shop_state where key = $1', [key]);
  if (!row) throw new Error(`shop_state lost ${key}`);
  return row.value;
}

/** The value kept under that key, undefined when there is none; a json null is a value. */
export async function readState(db: Queryable, key: string): Promise<unknown> {
  const [row] = await db.query<{ value: unknown }>('select value from shop_state where key = $1', [key]);
  return row?.value;
}

/** Keeps a value under that key, whatever was there. */
export async function writeState(db: Queryable, key: string, value: unknown): Promise<void> {
  await db.execute(
    `insert into shop_state (key, value) values ($1, $2::jsonb)
     on conflict (key) do update set value = excluded.value`,
    [key, JSON.stringify(value)],
  );
}
