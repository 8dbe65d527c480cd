import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createRowMaker, type RowSource } from './make-rows.ts';
import type { NeighbourBatch } from './rows.ts';

export interface RunOptions {
  /** Takes rows in order of the products; training waits for what it returns. */
  onRows: (batch: NeighbourBatch) => void | Promise<void>;
  onProgress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Worker threads; 0 makes the rows in this one, between turns of its event loop. */
  threads: number;
}

/** Enough for a thread to be busy, little enough that waiting batches fit into memory. */
const ROWS_AT_ONCE = 256;
/** Batches a thread may be ahead of the one that is due. */
const AHEAD = 8;

/** Makes all rows. Rejects with the signal's reason when it is aborted, with what `onRows` or a thread throws. */
export async function runRows(source: RowSource, options: RunOptions): Promise<void> {
  options.signal?.throwIfAborted();
  if (options.threads === 0) return runHere(source, options);
  const workers = Array.from(
    { length: Math.min(options.threads, Math.ceil(source.products / ROWS_AT_ONCE)) },
    () => new Worker(new URL('./row-worker.mjs', import.meta.url), { workerData: source }),
  );
  try {
    await runOn(workers, source.products, options);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function runHere(source: RowSource, { onRows, onProgress, signal }: RunOptions): Promise<void> {
  const makeRows = createRowMaker(source);
  for (let first = 0; first < source.products; first += ROWS_AT_ONCE) {
    const end = Math.min(source.products, first + ROWS_AT_ONCE);
    await onRows(makeRows(first, end));
    onProgress?.(end, source.products);
    await setImmediate();
    signal?.throwIfAborted();
  }
}

function runOn(workers: readonly Worker[], products: number, options: RunOptions): Promise<void> {
  const { onRows, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const waiting = new Map<number, NeighbourBatch>();
    const idle: Worker[] = [...workers];
    let next = 0;
    let due = 0;
    let delivering = false;
    const stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });

    function assign(): void {
      while (idle.length > 0 && next < products && next < due + workers.length * AHEAD * ROWS_AT_ONCE) {
        const end = Math.min(products, next + ROWS_AT_ONCE);
        idle.pop()?.postMessage({ first: next, end });
        next = end;
      }
    }
    async function deliver(): Promise<void> {
      if (delivering) return;
      delivering = true;
      for (let batch = waiting.get(due); batch; batch = waiting.get(due)) {
        waiting.delete(due);
        await onRows(batch);
        signal?.throwIfAborted();
        due += batch.starts.length - 1;
        onProgress?.(due, products);
        assign();
      }
      delivering = false;
      if (due < products) return;
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    for (const worker of workers) {
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`a training thread ended with code ${code}`)));
      worker.on('message', (batch: NeighbourBatch) => {
        waiting.set(batch.first, batch);
        idle.push(worker);
        assign();
        deliver().catch(reject);
      });
    }
    assign();
  });
}
