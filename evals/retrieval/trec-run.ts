import type { Answer } from './measure-ranking.ts';

/**
 * A run in TREC's format: query id, Q0, product, rank, score, tag. The query's id is the query itself with blanks and
 * percent signs as %20 and %25. Evaluators sort by the score and not by the rank, so it counts down with the ranks.
 */
export function formatTrecRun(answers: readonly Answer[], tag: string): string {
  return answers
    .flatMap(({ query, ranked }) => {
      const id = query.text.replace(/[%\s]/g, encodeURIComponent);
      return ranked.map(
        ({ productId }, at) => `${id} Q0 ${productId} ${at + 1} ${ranked.length - at} ${tag}\n`,
      );
    })
    .join('');
}
