import { readdir } from 'node:fs/promises';
import type { Queryable } from './connect.ts';

/** What there is to know about a database before the shop is opened on it; nothing is changed by looking. */
export interface DatabaseState {
  /** Postgres's own version, such as "18.3". */
  version: string;
  /** The version of pgvector that is installed, or else could be; undefined when the server does not have it. */
  pgvector: string | undefined;
  applied: string[];
  /** Migrations of this program that the database has not seen. */
  pending: string[];
  /** Migrations that only a newer program knows. */
  unknown: string[];
}

const migrationsDir = new URL('./migrations/', import.meta.url);

export async function inspectDatabase(db: Queryable): Promise<DatabaseState> {
  const [server] = await db.query<{ version: string; pgvector: string | null; migrated: boolean }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version,
            (select coalesce(installed_version, default_version)
               from pg_available_extensions where name = 'vector') as pgvector,
            to_regclass('migrations') is not null as migrated`,
  );
  const applied = server?.migrated
    ? (await db.query<{ name: string }>('select name from migrations order by name limit 10000')).map(
        ({ name }) => name,
      )
    : [];
  const known = (await readdir(migrationsDir)).filter((name) => name.endsWith('.sql')).sort();
  return {
    version: server?.version ?? '',
    pgvector: server?.pgvector ?? undefined,
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}
