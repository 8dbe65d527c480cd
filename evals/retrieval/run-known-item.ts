import type { App } from '../../app.ts';
import {
  type KnownItemKind,
  type KnownItemQuery,
  knownItemKinds,
  makeKnownItemQueries,
} from './known-item.ts';
import { idsOf } from './measure-ranking.ts';
import { bestReciprocalRank, mean, reciprocalRank, standardError } from './metrics.ts';
import { indexMiniSearch, plainBm25 } from './peers/minisearch.ts';
import { tuneMiniSearch } from './peers/tune-minisearch.ts';
import { createShopkeeper, type Ranker } from './ranker.ts';
import { readAllProducts } from './read-products.ts';

export interface KnownItemOptions {
  count: number;
  seed: number;
  /** The product without its peers. */
  alone: boolean;
  onProgress(what: string, done: number, total: number): void;
}

export interface KnownItemRow {
  ranker: Pick<Ranker, 'name' | 'prefix'>;
  kinds: Record<KnownItemKind, { mrr: number; error: number; mrrOfTwins: number }>;
}

export interface KnownItemResult {
  products: number;
  queries: KnownItemQuery[];
  /** The best mean that can be expected, for queries that several products fit equally well. */
  ceilings: Record<KnownItemKind, number>;
  /** The product first. */
  rows: KnownItemRow[];
  /** Reciprocal rank of every query in the product's own answer, in their order. */
  found: number[];
  tuned?: string;
}

const CUT = 10;
const TUNING_QUERIES = 90;

/** Asks for single products by what their texts say, whole and spoilt, and looks where each comes. */
export async function runKnownItem(app: App, options: KnownItemOptions): Promise<KnownItemResult> {
  const { count, seed } = options;
  const products = await readAllProducts(app.db);
  const queries = makeKnownItemQueries(products, { count, seed, part: 'test' });
  const rows: KnownItemRow[] = [];
  const measure = async (ranker: Ranker) => {
    const answers: string[][] = [];
    for (const { text } of queries) {
      answers.push(idsOf(await ranker.rank(text, { limit: CUT, offset: 0 })));
      options.onProgress(ranker.name, answers.length, queries.length);
    }
    rows.push({ ranker, kinds: byKind((kind) => readFigures(kind, queries, answers)) });
    return answers;
  };
  const own = await measure(createShopkeeper(app.search));
  const result = {
    products: products.length,
    queries,
    ceilings: byKind((kind) =>
      mean(ofKind(kind, queries).map(({ twins }) => bestReciprocalRank(twins.size, CUT))),
    ),
    rows,
    found: queries.map((query, at) => rankOf(query, own[at] ?? [])),
  };
  if (options.alone) return result;

  const rankWith = await indexMiniSearch(products);
  const sample = makeKnownItemQueries(products, { count: TUNING_QUERIES, seed, part: 'tune' });
  const cases = sample.map((query) => ({
    text: query.text,
    worth: (ranking: readonly string[]) => rankOf(query, ranking),
  }));
  const { best } = await tuneMiniSearch(rankWith, cases, {
    cut: CUT,
    folds: 2,
    seed,
    onAsked: (done, total) => options.onProgress('tuning MiniSearch', done, total),
  });
  await measure({ name: 'MiniSearch', prefix: 'minisearch.', rank: rankWith(() => best) });
  await measure({ name: 'BM25', prefix: 'bm25.', rank: rankWith(() => plainBm25) });
  return { ...result, tuned: best.name };
}

const byKind = <T>(read: (kind: KnownItemKind) => T): Record<KnownItemKind, T> =>
  Object.fromEntries(knownItemKinds.map((kind) => [kind, read(kind)])) as Record<KnownItemKind, T>;

const ofKind = (kind: KnownItemKind, queries: readonly KnownItemQuery[]) =>
  queries.filter((query) => query.kind === kind);

const rankOf = ({ productId }: KnownItemQuery, ranking: readonly string[]): number =>
  reciprocalRank(ranking, (id) => id === productId, CUT);

function readFigures(kind: KnownItemKind, queries: readonly KnownItemQuery[], answers: readonly string[][]) {
  const asked = queries
    .map((query, at) => ({ query, ranking: answers[at] ?? [] }))
    .filter(({ query }) => query.kind === kind);
  const ranks = asked.map(({ query, ranking }) => rankOf(query, ranking));
  const ofTwins = asked.map(({ query, ranking }) =>
    reciprocalRank(ranking, (id) => query.twins.has(id), CUT),
  );
  return { mrr: mean(ranks), error: standardError(ranks), mrrOfTwins: mean(ofTwins) };
}
