import { parentPort, workerData } from 'node:worker_threads';
import { createRowMaker, type RowSource } from './make-rows.ts';

const makeRows = createRowMaker(workerData as RowSource);
parentPort?.on('message', ({ first, end }: { first: number; end: number }) => {
  const batch = makeRows(first, end);
  const { starts, ids, covisit, content } = batch;
  parentPort?.postMessage(
    batch,
    [starts, ids, covisit, content].map(({ buffer }) => buffer as ArrayBuffer),
  );
});
