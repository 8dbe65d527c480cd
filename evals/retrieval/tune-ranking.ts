import type { Database } from '../../db/connect.ts';
import { RANK_WEIGHTS, type RankWeights } from '../../retrieval/rank/weights.ts';
import { createSearch } from '../../retrieval/search.ts';
import type { Tokeniser } from '../../retrieval/tokenise.ts';
import type { JudgedQuery } from './judgements.ts';
import { askAll, idsOf, isAnswerable } from './measure-ranking.ts';
import { judgedOnly, mean, ndcg } from './metrics.ts';
import { createShopkeeper } from './ranker.ts';
import { tune } from './tune.ts';

const KIND_FOR_TEXT = [0, 0.6, 0.75, 0.84, 0.9];
const IS_KIND = [0, 0.05, 0.1, 0.15, 0.2, 0.3];

export interface TunedRanking {
  /** For every setting tried, nDCG over all and over judged products only. */
  tried: { weights: RankWeights; ndcg: number; ndcgJudged: number }[];
  best: RankWeights;
  /** Means over the queries, each ranked under the weights that did best on the other folds. */
  crossValidated: { ndcg: number; ndcgJudged: number };
}

/** Tries a grid of ranking weights over an indexed catalogue; a setting is as good as both figures together. */
export async function tuneRanking(
  deps: { db: Database; tokeniser: Tokeniser },
  queries: readonly JudgedQuery[],
  options: { cut: number; folds: number; seed: number; onTried(done: number, total: number): void },
): Promise<TunedRanking> {
  const answerable = queries.filter(isAnswerable);
  const settings = KIND_FOR_TEXT.flatMap((kindForText) => IS_KIND.map((isKind) => ({ kindForText, isKind })));
  const figures: { all: number; judged: number }[][] = [];
  for (const weights of settings) {
    const ranker = createShopkeeper(createSearch({ ...deps, weights }));
    const answers = await askAll(ranker, answerable, { cut: options.cut, onAsked: () => undefined });
    figures.push(
      answers.map(({ query: { grades }, ranked }) => ({
        all: ndcg(idsOf(ranked), grades, options.cut),
        judged: ndcg(judgedOnly(idsOf(ranked), grades), grades, options.cut),
      })),
    );
    options.onTried(figures.length, settings.length);
  }
  const { crossValidated, best } = tune(
    settings,
    figures.map((row) => row.map(({ all, judged }) => all + judged)),
    options,
  );
  const held = crossValidated.map((weights, at) => figures[settings.indexOf(weights)]?.[at] ?? NOTHING);
  return {
    tried: settings.map((weights, i) => ({ weights, ...means(figures[i] ?? []) })),
    best: answerable.length > 0 ? best : RANK_WEIGHTS,
    crossValidated: means(held),
  };
}

const NOTHING = { all: 0, judged: 0 };

const means = (figures: readonly { all: number; judged: number }[]) => ({
  ndcg: mean(figures.map(({ all }) => all)),
  ndcgJudged: mean(figures.map(({ judged }) => judged)),
});
