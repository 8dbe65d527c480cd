import type { App } from '../../app.ts';
import { createTokeniser } from '../../retrieval/tokenise.ts';
import { checkProducts, type JudgedQuery } from './judgements.ts';
import { type Answer, askAll, isAnswerable, type RankingFigures, readFigures } from './measure-ranking.ts';
import { ndcg } from './metrics.ts';
import { createFullText } from './peers/full-text.ts';
import { indexMiniSearch } from './peers/minisearch.ts';
import { tuneMiniSearch } from './peers/tune-minisearch.ts';
import { createVectors } from './peers/vectors.ts';
import { createShopkeeper, type Ranker } from './ranker.ts';
import { readAllProducts } from './read-products.ts';
import { type TunedRanking, tuneRanking } from './tune-ranking.ts';

export interface RetrievalOptions {
  cut: number;
  folds: number;
  seed: number;
  /** Where the queries were read, for telling what is wrong with them. */
  path: string;
  /** The product without its peers. */
  alone: boolean;
  /** Whether to choose the product's ranking weights anew, each query's on the others; takes a minute or two. */
  crossValidate: boolean;
  /** The confidence from which a hit is called an answer. */
  confident: number;
  onProgress(what: string, done: number, total: number): void;
}

export interface RetrievalRow {
  ranker: Pick<Ranker, 'name' | 'prefix'>;
  figures: RankingFigures;
}

export interface RetrievalResult {
  /** The product first. */
  rows: RetrievalRow[];
  /** The product's own. */
  answers: Answer[];
  /** The product's nDCG with weights chosen on the other queries. */
  crossValidated?: TunedRanking['crossValidated'];
  /** MiniSearch's settings that did best on all queries. */
  tuned?: string;
}

/** Products whose first words warm everything up before times are taken. */
const WARM_UP = 60;

/** Asks the product and its peers the same queries over the same catalogue. */
export async function runRetrieval(
  app: App,
  queries: readonly JudgedQuery[],
  options: RetrievalOptions,
): Promise<RetrievalResult> {
  const products = await readAllProducts(app.db);
  const ids = new Set(products.map(({ id }) => id));
  checkProducts(options.path, queries, (id) => ids.has(id));
  const warmUp = products.slice(0, WARM_UP).map(({ title }) => title.split(/\s+/).slice(0, 3).join(' '));
  const rows: RetrievalRow[] = [];
  const measure = async (ranker: Ranker) => {
    for (const text of warmUp) await ranker.rank(text, { limit: options.cut, offset: 0 });
    const answers = await askAll(ranker, queries, {
      cut: options.cut,
      onAsked: (done) => options.onProgress(ranker.name, done, queries.length),
    });
    rows.push({ ranker, figures: readFigures(answers, options) });
    return answers;
  };
  const answers = await measure(createShopkeeper(app.search));
  const tokeniser = createTokeniser();
  const onTried = (done: number, total: number) => options.onProgress('cross-validating', done, total);
  const crossValidated = options.crossValidate
    ? (await tuneRanking({ db: app.db, tokeniser }, queries, { ...options, onTried })).crossValidated
    : undefined;
  if (options.alone) return { rows, answers, crossValidated };

  const { rankers, tuned } = await createMiniSearchPeers(products, queries, options);
  for (const ranker of rankers) await measure(ranker);
  await measure(await createFullText(app.db));
  const vectors = await createVectors(app.db, tokeniser);
  if (vectors) await measure(vectors);
  return { rows, answers, crossValidated, tuned };
}

/** MiniSearch with each query's settings chosen on the others, and with those that did best on all. */
async function createMiniSearchPeers(
  products: Parameters<typeof indexMiniSearch>[0],
  queries: readonly JudgedQuery[],
  { cut, folds, seed, onProgress }: RetrievalOptions,
): Promise<{ rankers: Ranker[]; tuned: string }> {
  const rankWith = await indexMiniSearch(products);
  const answerable = queries.filter(isAnswerable);
  const cases = answerable.map(({ text, grades }) => ({
    text,
    worth: (ranking: readonly string[]) => ndcg(ranking, grades, cut),
  }));
  const { crossValidated, best } = await tuneMiniSearch(rankWith, cases, {
    cut,
    folds,
    seed,
    onAsked: (done, total) => onProgress('tuning MiniSearch', done, total),
  });
  const settingsOf = new Map(answerable.map(({ text }, at) => [text, crossValidated[at]]));
  return {
    rankers: [
      {
        name: 'MiniSearch, cross-validated',
        prefix: 'minisearch.',
        rank: rankWith((text) => settingsOf.get(text) ?? best),
      },
      { name: 'MiniSearch, best on these', prefix: 'minisearch_best.', rank: rankWith(() => best) },
    ],
    tuned: best.name,
  };
}
