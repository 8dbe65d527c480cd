import type { ScoreHistory } from '../../recommend/score.ts';
import { createScorer } from '../../recommend/score.ts';
import { trainFactors } from '../../recommend/train/als.ts';
import { countEvents } from '../../recommend/train/histories.ts';
import { createRowCollector, type Rows } from '../../recommend/train/rows.ts';
import { DEFAULT_SETTINGS, type RecommendSettings } from '../../recommend/train/settings.ts';
import { type TrainInput, trainNeighbours } from '../../recommend/train/train.ts';

type Progress = (what: string, done: number, total: number) => void;

/** Something that learns from histories and then scores products for one. */
export interface Model {
  name: string;
  /** Of its figures. */
  prefix: string;
  /** Customers to measure it on at most; all when left out. */
  mostCases?: number;
  train: (input: TrainInput, onProgress: Progress) => Promise<ScoreHistory>;
}

/** Neighbours by co-visits and content, as the shop serves them. */
export const createNeighbourModel = (
  name: string,
  prefix: string,
  settings: Readonly<RecommendSettings>,
): Model => ({
  name,
  prefix,
  train: async (input, onProgress) => createScorer(await trainRows(input, settings, onProgress), settings),
});

/** All rows in memory. */
export async function trainRows(
  input: TrainInput,
  settings: Readonly<RecommendSettings>,
  onProgress: Progress,
): Promise<Rows> {
  const collector = createRowCollector();
  await trainNeighbours(input, {
    settings,
    onRows: collector.add,
    onProgress: (done, total) => onProgress('training', done, total),
  });
  return collector.rows();
}

const PLAIN: Readonly<RecommendSettings> = {
  ...DEFAULT_SETTINGS,
  contentWeight: 0,
  window: 200,
  neighbours: 300,
  decay: 0,
};

/** How many customers have both products, summed over a history, as one line of SQL would. */
export const COOCCURRENCE: Readonly<RecommendSettings> = { ...PLAIN, measure: 'count', lambda: 0 };

/** Item-based nearest neighbours by cosine; its shrinkage and recency weights are chosen on validation. */
export const ITEM_KNN: Readonly<RecommendSettings> = { ...PLAIN, measure: 'cosine', lambda: 0 };

export const ITEM_KNN_GRID = {
  lambda: [0, 2, 5, 10, 20, 50, 100, 200],
  decay: [0, 0.25, 0.5, 0.75, 1, 1.5],
};

export const popularityModel: Model = {
  name: 'popularity',
  prefix: 'popularity.',
  train: ({ histories: { products } }) => {
    const none = { weights: new Float64Array(products), ids: new Int32Array(0) };
    return Promise.resolve(() => none);
  },
};

/** Every product is scored for every customer, so that it takes long to measure. */
const ALS_CASES = 3_000;

export const alsModel: Model = {
  name: 'iALS',
  prefix: 'ials.',
  mostCases: ALS_CASES,
  train: async ({ histories }, onProgress) => {
    const { dimensions, items, foldIn } = await trainFactors(histories, undefined, {
      onProgress: (done, total) => onProgress('factorising', done, total),
    });
    const counts = countEvents(histories);
    const weights = new Float64Array(histories.products);
    const ids = Int32Array.from(weights.keys()).filter((id) => (counts[id] as number) > 0);
    return (history) => {
      const customer = foldIn(history);
      for (const id of ids) {
        let sum = 0;
        for (let a = 0; a < dimensions; a++)
          sum += (customer[a] as number) * (items[id * dimensions + a] as number);
        weights[id] = sum;
      }
      return { weights, ids };
    };
  },
};
