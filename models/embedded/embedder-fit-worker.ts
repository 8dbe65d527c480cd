import { parentPort, workerData } from 'node:worker_threads';
import { type FitTask, fitWeights } from './embedder-weights.ts';

parentPort?.postMessage(fitWeights(workerData as FitTask));
