/** Something that runs SQL: the database itself or one transaction of it. */
export interface Queryable {
  /** Rows of one statement. JSON goes in as text with a `::jsonb` cast, vectors as pgvector's text form. */
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement and tells how many rows it touched. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
}

/**
 * Postgres with pgvector, in this process's worker or on a server. int8 and numeric arrive as numbers,
 * timestamptz as Date, json as values, on both. A connection that is gone throws `ShopError('database_unavailable')`.
 */
export interface Database extends Queryable, AsyncDisposable {
  readonly kind: 'embedded' | 'native';
  /** Runs several statements without parameters, such as a migration. */
  script(sql: string): Promise<void>;
  /** Commits when `work` resolves, rolls back when it throws; `work` must use `tx` and never the database itself. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
}

/** A server's URL, or the folder of an embedded database (created when missing, locked by the caller). */
export type DatabaseLocation = { url: string; poolSize: number } | { dir: string };

/** Opens it; the code of the other kind of database is not loaded. */
export async function connect(location: DatabaseLocation): Promise<Database> {
  if ('url' in location) return (await import('./native.ts')).openNative(location.url, location.poolSize);
  return (await import('./embedded.ts')).openEmbedded(location.dir);
}
