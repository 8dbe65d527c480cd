import type { JudgedQuery } from './judgements.ts';
import { judgedOnly, mean, ndcg, recall, reciprocalRank } from './metrics.ts';
import type { Ranked, Ranker } from './ranker.ts';

/** What came of one query. */
export interface Answer {
  query: JudgedQuery;
  /** The first `cut` as one page, and what follows as far as the figures need it. */
  ranked: Ranked[];
  /** For the first page. */
  ms: number;
}

export interface RankingFigures {
  ndcg: number;
  /** With what nobody judged taken out before the cut. */
  ndcgJudged: number;
  mrr: number;
  recall: number;
  p50Ms: number;
  p95Ms: number;
  /** Shares of the queries with a relevant product, and of those without, that were answered with confidence. */
  confident?: number;
  falseConfidence?: number;
}

export const RECALL_CUT = 100;
/** How far down judged products are looked for. */
const DEEPEST = 1_000;

/** Asks every query, one after another, and times the first page of each; what a shopper waits for. */
export async function askAll(
  ranker: Ranker,
  queries: readonly JudgedQuery[],
  options: { cut: number; onAsked(done: number): void },
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const query of queries) {
    const started = performance.now();
    const ranked = await ranker.rank(query.text, { limit: options.cut, offset: 0 });
    const ms = performance.now() - started;
    const isFull = ranked.length === options.cut;
    answers.push({ query, ranked: isFull ? await readOn(ranker, query, ranked, options.cut) : ranked, ms });
    options.onAsked(answers.length);
  }
  return answers;
}

/** As far as recall looks, and further where fewer judged products than the cut came up to there. */
async function readOn(
  ranker: Ranker,
  { text, grades }: JudgedQuery,
  first: readonly Ranked[],
  cut: number,
): Promise<Ranked[]> {
  const ranked = [...first];
  for (const end of [RECALL_CUT, DEEPEST]) {
    if (end <= ranked.length) continue;
    ranked.push(...(await ranker.rank(text, { limit: end - ranked.length, offset: ranked.length })));
    if (ranked.length < end || judgedOnly(idsOf(ranked), grades).length >= cut) break;
  }
  return ranked;
}

export const idsOf = (ranked: readonly Ranked[]): string[] => ranked.map(({ productId }) => productId);

/** Whether anything that was judged for it is relevant; without, a query has no place in a mean of ranks. */
export const isAnswerable = ({ grades }: JudgedQuery): boolean =>
  [...grades.values()].some((grade) => grade > 0);

/** Whether any hit of the first page may be called an answer. */
export const isConfident = (
  { ranked }: Answer,
  { cut, confident }: { cut: number; confident: number },
): boolean => ranked.slice(0, cut).some(({ confidence = 0 }) => confidence >= confident);

/** Figures over the queries with a relevant product; `confident` is the confidence an answer has at least. */
export function readFigures(
  answers: readonly Answer[],
  options: { cut: number; confident: number },
): RankingFigures {
  const { cut } = options;
  const answerable = answers.filter(({ query }) => isAnswerable(query));
  const others = answers.filter(({ query }) => !isAnswerable(query));
  const average = (measure: (ids: string[], grades: JudgedQuery['grades']) => number) =>
    mean(answerable.map(({ query, ranked }) => measure(idsOf(ranked), query.grades)));
  const share = (of: readonly Answer[]) => mean(of.map((answer) => Number(isConfident(answer, options))));
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const tellsConfidence = answers.some(({ ranked }) => ranked[0]?.confidence !== undefined);
  return {
    ndcg: average((ids, grades) => ndcg(ids, grades, cut)),
    ndcgJudged: average((ids, grades) => ndcg(judgedOnly(ids, grades), grades, cut)),
    mrr: average((ids, grades) => reciprocalRank(ids, (id) => (grades.get(id) ?? 0) > 0)),
    recall: average((ids, grades) => recall(ids, grades, RECALL_CUT)),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    ...(tellsConfidence && { confident: share(answerable), falseConfidence: share(others) }),
  };
}

/** Nearest rank, of values in order. */
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN;
