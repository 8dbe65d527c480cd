import { parentPort, workerData } from 'node:worker_threads';
import { type ShopPassage, trainModels } from './train-models.ts';

parentPort?.postMessage(trainModels(workerData as ShopPassage[]));
