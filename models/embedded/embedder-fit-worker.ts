import { parentPort, workerData } from 'node:worker_threads';
import type { FitTask } from './embedder-fit.ts';
import { leadingRightVectors } from './embedder-svd.ts';

const { matrix, rank, seed } = workerData as FitTask;
const vectors = leadingRightVectors(matrix, rank, seed);
parentPort?.postMessage(vectors, [vectors.buffer as ArrayBuffer]);
