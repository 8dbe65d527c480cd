import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';

/** One statement or script for the database thread. */
export interface EmbeddedRequest {
  id: number;
  kind: 'query' | 'script' | 'close';
  sql: string;
  params: readonly unknown[];
}

export interface EmbeddedResponse {
  id: number;
  rows?: unknown[];
  affected?: number;
  error?: { message: string; code?: string; detail?: string };
}

const INT8 = 20;
const NUMERIC = 1700;
/** Postgres would take 128 MB of this process; the system's own file cache serves what does not fit here. */
const SHARED_BUFFERS = ['-c', 'shared_buffers=16MB'];

const port = parentPort;
if (!port) throw new Error('embedded-worker runs in a worker thread only');

const dir = (workerData as { dir: string }).dir;
const opening = PGlite.create({
  dataDir: dir,
  extensions: { vector, pg_trgm },
  startParams: [...PGlite.defaultStartParams, ...SHARED_BUFFERS],
  parsers: { [INT8]: Number, [NUMERIC]: Number },
});

port.on('message', (request: EmbeddedRequest) => void answer(request));

async function answer({ id, kind, sql, params }: EmbeddedRequest): Promise<void> {
  try {
    const database = await opening;
    if (kind === 'close') {
      await database.close();
      reply({ id });
    } else if (kind === 'script') {
      await database.exec(sql);
      reply({ id });
    } else {
      const result = await database.query(sql, [...params]);
      reply({ id, rows: result.rows, affected: result.affectedRows ?? 0 });
    }
  } catch (cause) {
    const error = cause as Error & { code?: string; detail?: string };
    reply({ id, error: { message: error.message, code: error.code, detail: error.detail } });
  }
}

function reply(response: EmbeddedResponse): void {
  port?.postMessage(response);
}
