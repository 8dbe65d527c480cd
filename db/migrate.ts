import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './connect.ts';

const migrationsDir = new URL('./migrations/', import.meta.url);

/** Any number that no other program on the same server is likely to lock on. */
const MIGRATION_LOCK = 7_130_539_780;

/**
 * Applies the numbered files that this database has not seen, in order, each in a transaction of its own;
 * replicas that start together wait for one another. Returns the names applied.
 */
export async function migrate(db: Database): Promise<string[]> {
  await db.script(
    'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const files = (await readdir(migrationsDir)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  const applied: string[] = [];
  for (const name of files) {
    const sql = await readFile(new URL(name, migrationsDir), 'utf8');
    const ran = await db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      const known = await tx.query('select 1 from migrations where name = $1', [name]);
      if (known.length > 0) return false;
      for (const statement of statementsOf(sql)) await tx.execute(statement);
      await tx.execute('insert into migrations (name) values ($1)', [name]);
      return true;
    });
    if (ran) applied.push(name);
  }
  return applied;
}

/** A semicolon at a line's end closes a statement; the body of a function has none there. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean);
}
