import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ShopError } from '../errors.ts';
import { runApart } from '../run-apart.ts';
import type { Database, Queryable } from './connect.ts';
import type { EmbeddedRequest, EmbeddedResponse } from './embedded-worker.ts';

interface Waiting {
  resolve(response: EmbeddedResponse): void;
  reject(error: Error): void;
}

/** Results pass through buffers outside of the heap, which a larger young generation lets pile up (by 200 MB). */
const YOUNG_MB = 6;

/**
 * Postgres compiled to WebAssembly, in a thread of its own so that a long query never blocks the server.
 * It is one session: statements outside a running transaction wait for its end. The folder must be locked by the
 * caller, for two processes on one folder lose rows.
 */
export async function openEmbedded(dir: string): Promise<Database> {
  // Making a database takes a gigabyte of memory.
  if (!existsSync(join(dir, 'PG_VERSION')))
    await runApart(new URL('./embedded-create.ts', import.meta.url), dir);
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { dir },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: ShopError | undefined;

  const fail = (cause: unknown) => {
    gone = new ShopError('database_unavailable', 'The embedded database has stopped.', { cause });
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  worker.on('message', (response: EmbeddedResponse) => {
    waiting.get(response.id)?.resolve(response);
    waiting.delete(response.id);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`database thread ended with code ${code}`)));

  const send = async (kind: EmbeddedRequest['kind'], sql = '', params: readonly unknown[] = []) => {
    const response = await new Promise<EmbeddedResponse>((resolve, reject) => {
      if (gone) return reject(gone);
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, kind, sql, params } satisfies EmbeddedRequest);
    });
    if (response.error) throw Object.assign(new Error(response.error.message), response.error);
    return response;
  };
  const session: Queryable = {
    query: async <Row>(sql: string, params?: readonly unknown[]) =>
      ((await send('query', sql, params)).rows ?? []) as Row[],
    execute: async (sql, params) => (await send('query', sql, params)).affected ?? 0,
  };

  const inTransaction = new AsyncLocalStorage<true>();
  let turn: Promise<unknown> = Promise.resolve();
  /** Runs `work` when everything asked for earlier has ended: the one session is never shared by two callers. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (inTransaction.getStore()) {
      return Promise.reject(new Error('a transaction must use its tx: this call would wait for itself'));
    }
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  await send('query', 'select 1');
  return {
    kind: 'embedded',
    query: (sql, params) => inTurn(() => session.query(sql, params)),
    execute: (sql, params) => inTurn(() => session.execute(sql, params)),
    script: (sql) => inTurn(async () => void (await send('script', sql))),
    transaction: (work) =>
      inTurn(async () => {
        await send('query', 'begin');
        try {
          const result = await inTransaction.run(true, () => work(session));
          await send('query', 'commit');
          return result;
        } catch (error) {
          await send('query', 'rollback');
          throw error;
        }
      }),
    [Symbol.asyncDispose]: async () => {
      await turn;
      if (gone) return;
      await send('close');
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}
