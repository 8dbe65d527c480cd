import { createHash } from 'node:crypto';
import pg from 'pg';
import { ShopError } from '../errors.ts';
import type { Database, Queryable } from './connect.ts';

const INT8 = 20;
const NUMERIC = 1700;

const types = new pg.TypeOverrides();
types.setTypeParser(INT8, Number);
types.setTypeParser(NUMERIC, Number);

/** SQLSTATE classes and socket errors that mean "the server is not there", as opposed to "the statement is wrong". */
const GONE = /^(08|57P0|53300|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN)/;

/** A pool of connections to a Postgres server; connections that died are replaced on the next query. */
export function openNative(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is dropped from the pool; without a listener it would end the process.
  pool.on('error', () => undefined);

  return {
    kind: 'native',
    ...runOn(pool),
    script: (sql) => guarded(async () => void (await pool.query(sql))),
    transaction: (work) =>
      guarded(async () => {
        const client = await pool.connect();
        let broken: Error | undefined;
        try {
          await client.query('begin');
          const result = await work(runOn(client));
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch((cause: Error) => {
            broken = cause;
          });
          throw error;
        } finally {
          client.release(broken);
        }
      }),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

function runOn(target: pg.Pool | pg.PoolClient): Queryable {
  const run = (sql: string, params: readonly unknown[] = []) =>
    guarded(() =>
      target.query({ name: params.length > 0 ? nameOf(sql) : undefined, text: sql, values: [...params] }),
    );
  return {
    query: async <Row>(sql: string, params?: readonly unknown[]) => (await run(sql, params)).rows as Row[],
    execute: async (sql, params) => (await run(sql, params)).rowCount ?? 0,
  };
}

/** Statements are prepared once a connection under this name; the texts are few, since values never stand in them. */
const nameOf = (sql: string) => createHash('md5').update(sql).digest('base64url');

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && isGone(error)) {
      throw new ShopError('database_unavailable', 'The database cannot be reached.', { cause: error });
    }
    throw error;
  }
}

function isGone(error: Error & { code?: string; errors?: { code?: string }[] }): boolean {
  const code = error.code ?? error.errors?.[0]?.code ?? '';
  return (
    GONE.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
