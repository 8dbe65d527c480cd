import { createRandom } from '../../feeds/demo/random.ts';
import { type EvalCases, evaluateRanking, type RankingFigures } from '../../recommend/evaluate.ts';
import { createFriendScorer, type Friends } from '../../recommend/train/friends.ts';
import { countEvents, type Histories, historyOf, toHistories } from '../../recommend/train/histories.ts';
import type { RecommendSettings } from '../../recommend/train/settings.ts';
import { tuneSettings, type Validation, WHOLE_GRID } from '../../recommend/train/tune.ts';
import type { Split } from './data.ts';
import {
  alsModel,
  COOCCURRENCE,
  createNeighbourModel,
  ITEM_KNN,
  ITEM_KNN_GRID,
  type Model,
  popularityModel,
  trainRows,
} from './models.ts';

export interface RecommendRow {
  name: string;
  prefix: string;
  figures: RankingFigures;
  trainS: number;
  /** Of this process, the highest so far. */
  rssMb: number;
}

export interface RecommendResult {
  rows: RecommendRow[];
  /** What the product was measured with. */
  settings: RecommendSettings;
  /** What item-kNN was found to do best with. */
  itemKnn?: RecommendSettings | undefined;
}

export interface RecommendOptions {
  settings: Readonly<RecommendSettings>;
  /** Starts of a search for better settings; none keeps `settings`. */
  tuneFrom: readonly Readonly<RecommendSettings>[];
  alone: boolean;
  friends?: Friends | undefined;
  cuts: readonly number[];
  onProgress: (what: string, done: number, total: number) => void;
}

/** Trains each model on one split and measures it; the product comes first, so that its memory is its own. */
export async function runRecommend(split: Split, options: RecommendOptions): Promise<RecommendResult> {
  const { onProgress, alone, friends, tuneFrom } = options;
  const measureOne = (model: Model) => measureModel(model, split, options);
  const tune = (starts: readonly Readonly<RecommendSettings>[], grid = WHOLE_GRID) =>
    tuneSettings(split.validation, starts, grid, {
      onProgress: (done, total) => onProgress('choosing settings', done, total),
    });
  const { contentWeight: _, contentNeighbours: __, ...withoutContent } = WHOLE_GRID;
  const grid = split.input.attributes ? WHOLE_GRID : withoutContent;
  const settings = tuneFrom.length > 0 ? (await tune(tuneFrom, grid)).settings : { ...options.settings };
  const rows = [await measureOne(createNeighbourModel('Shopkeeper', '', settings))];
  const measure = async (model: Model) => rows.push(await measureOne(model));
  if (friends) await measure(createFriendsModel(settings, friends));
  if (alone) return { rows, settings };
  const symmetric = { ...settings, beta: 1 };
  if (settings.measure === 'directed')
    await measure(createNeighbourModel('  in either order', 'symmetric.', symmetric));
  await measure(popularityModel);
  await measure(createNeighbourModel('co-occurrence', 'cooccurrence.', COOCCURRENCE));
  const itemKnn = (await tune([ITEM_KNN], ITEM_KNN_GRID)).settings;
  await measure(createNeighbourModel('item-kNN', 'itemknn.', itemKnn));
  await measure(alsModel);
  return { rows, settings, itemKnn };
}

/** With friends' histories beside the own one. */
export const createFriendsModel = (settings: Readonly<RecommendSettings>, friends: Friends): Model => ({
  name: '  with friends',
  prefix: 'friends.',
  train: async (input, onProgress) => {
    const rows = await trainRows(input, settings, onProgress);
    return createFriendScorer(rows, { histories: input.histories, friends }, settings);
  },
});

export async function measureModel(
  model: Model,
  { input, cases }: Validation,
  { cuts, onProgress }: Pick<RecommendOptions, 'cuts' | 'onProgress'>,
): Promise<RecommendRow> {
  const began = performance.now();
  const score = await model.train(input, onProgress);
  const trainS = (performance.now() - began) / 1_000;
  const figures = evaluateRanking(drawCases(cases, model.mostCases), score, {
    popularity: countEvents(input.histories),
    customers: input.histories.starts.length - 1,
    cuts,
    onProgress: (done, total) => onProgress(`measuring ${model.name.trim()}`, done, total),
  });
  // The highest ever, in KB: what the system had to give.
  const rssMb = process.resourceUsage().maxRSS / 1_024;
  return { name: model.name, prefix: model.prefix, figures, trainS, rssMb };
}

/** The same customers on every machine; the others' lists of what they wanted are emptied. */
function drawCases({ histories, wanted }: EvalCases, most = Infinity): EvalCases {
  const customers = wanted.starts.length - 1;
  const places = Array.from({ length: customers }, (_, u) => u).filter(
    (u) => historyOf(wanted, u).length > 0,
  );
  if (places.length <= most) return { histories, wanted };
  const drawn = new Set(createRandom('cases', most).sample(places, most));
  const lists: Int32Array[] = Array.from({ length: customers }, (_, u) =>
    drawn.has(u) ? historyOf(wanted, u) : new Int32Array(0),
  );
  const few: Histories = toHistories(lists, wanted.products);
  return { histories, wanted: few };
}
