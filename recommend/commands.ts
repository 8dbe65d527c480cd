import type { Database } from '../db/connect.ts';
import { listModels, type RecommendModel, rollbackModel } from '../db/recommend-models.ts';
import { createRecommend, type Recommendations } from './serve.ts';
import { type TrainedShop, trainShop } from './train-shop.ts';

/** What a shop's own people may ask about its recommendations. */
export type RecommendCommand =
  | { command: 'train' }
  | { command: 'status' }
  /** Serves again from the model before. */
  | { command: 'rollback' }
  | { command: 'for'; customerId: string; limit: number };

export interface RecommendAnswer {
  trained?: TrainedShop;
  /** Newest first. */
  models?: RecommendModel[];
  rolledBack?: boolean;
  recommendations?: Recommendations;
}

export type RunRecommendCommand = (
  command: RecommendCommand,
  onProgress?: (progress: { done: number; total: number }) => void,
  signal?: AbortSignal,
) => Promise<RecommendAnswer>;

export function createRecommendCommands({ db, now }: { db: Database; now: () => Date }): RunRecommendCommand {
  const recommend = createRecommend({ db });
  return async (command, onProgress, signal) => {
    switch (command.command) {
      case 'train': {
        const report = (done: number, total: number) => onProgress?.({ done, total });
        return { trained: await trainShop({ db, now: now(), onProgress: report, signal }) };
      }
      case 'status':
        return { models: await listModels(db) };
      case 'rollback':
        return { rolledBack: await rollbackModel(db) };
      case 'for': {
        const { customerId, limit } = command;
        return { recommendations: await recommend({ customerId, limit, filters: {}, now: now() }) };
      }
      default:
        return command satisfies never;
    }
  };
}
