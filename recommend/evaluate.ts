import { createPicker, type ScoreHistory } from './score.ts';
import { type Histories, historyOf } from './train/histories.ts';

/** What each of some customers did before, and what they chose then: one list of `wanted` for each history. */
export interface EvalCases {
  histories: Histories;
  wanted: Histories;
}

export interface RankingFigures {
  cases: number;
  /** By cut, as the others: the share of what was wanted that is within it. */
  recall: number[];
  ndcg: number[];
  mrr: number[];
  /** Share of all products that anybody is shown. */
  coverage: number[];
  /** Mean self-information of what is shown, in bits: -log2 of the share of customers who have it. */
  novelty: number[];
  /** Mean time for scoring and picking one list, microseconds. */
  serveUs: number;
}

/** Where lists are cut when nothing else is asked for, shortest first. */
export const CUTS: readonly number[] = [5, 10, 20];

export interface EvaluateOptions {
  /** Of the training data, by product. */
  popularity: Int32Array;
  /** Customers that the popularity was counted over. */
  customers: number;
  /** Where lists are cut, shortest first. */
  cuts?: readonly number[] | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Ranks all products that are not in a customer's history; among equals by score and popularity, what was wanted
 * comes last. Customers who wanted nothing are left out.
 */
export function evaluateRanking(
  { histories, wanted }: EvalCases,
  score: ScoreHistory,
  { popularity, customers, cuts = CUTS, onProgress }: EvaluateOptions,
): RankingFigures {
  const longest = Math.max(...cuts);
  const pick = createPicker(popularity);
  const sums = cuts.map(() => ({ recall: 0, ndcg: 0, mrr: 0, bits: 0, shown: 0 }));
  const cutFrom = new Uint8Array(popularity.length).fill(cuts.length);
  const bits = Float64Array.from(popularity, (count) => -Math.log2((count + 1) / (customers + 1)));
  let cases = 0;
  let timeMs = 0;
  for (let u = 0; u + 1 < histories.starts.length; u++) {
    const targets = historyOf(wanted, u);
    if (targets.length === 0) continue;
    const history = historyOf(histories, u);
    const began = performance.now();
    const list = pick(score(history, u), { seen: history, count: longest, last: targets });
    timeMs += performance.now() - began;
    cases++;
    const ranks = findRanks(list, targets);
    cuts.forEach((cut, c) => addFigures(sums[c] as (typeof sums)[number], ranks, targets.length, cut));
    list.forEach((id, place) => {
      const first = cuts.findIndex((cut) => place < cut);
      if (first < (cutFrom[id] as number)) cutFrom[id] = first;
      for (let c = first; c < cuts.length; c++) {
        const sum = sums[c] as (typeof sums)[number];
        sum.bits += bits[id] as number;
        sum.shown++;
      }
    });
    onProgress?.(u + 1, histories.starts.length - 1);
  }
  return {
    cases,
    recall: sums.map((sum) => sum.recall / cases),
    ndcg: sums.map((sum) => sum.ndcg / cases),
    mrr: sums.map((sum) => sum.mrr / cases),
    coverage: cuts.map((_, c) => cutFrom.reduce((n, from) => n + (from <= c ? 1 : 0), 0) / popularity.length),
    novelty: sums.map((sum) => sum.bits / sum.shown),
    serveUs: (timeMs * 1_000) / cases,
  };
}

/** Places, from 0, of what was wanted. */
function findRanks(list: Int32Array, targets: Int32Array): number[] {
  const ranks: number[] = [];
  list.forEach((id, place) => {
    if (targets.includes(id)) ranks.push(place);
  });
  return ranks;
}

function addFigures(
  sum: { recall: number; ndcg: number; mrr: number },
  ranks: readonly number[],
  wanted: number,
  cut: number,
): void {
  const hits = ranks.filter((rank) => rank < cut);
  if (hits.length === 0) return;
  sum.recall += hits.length / wanted;
  sum.mrr += 1 / (Math.min(...hits) + 1);
  let ideal = 0;
  for (let rank = 0; rank < Math.min(cut, wanted); rank++) ideal += 1 / Math.log2(rank + 2);
  sum.ndcg += hits.reduce((gain, rank) => gain + 1 / Math.log2(rank + 2), 0) / ideal;
}
