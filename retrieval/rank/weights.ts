/** What a product's kind counts, beside the best score that words alone reach. */
export interface RankWeights {
  /** A word of the query that the product's kind is called by and its texts do not have, beside a text full of it. */
  kindForText: number;
  /** Being the kind of thing that the query names. */
  isKind: number;
}

/**
 * Chosen on an electronics catalogue with human judgements, by `tuneRanking` (evals/retrieval/tune-ranking.ts), from
 * a plateau: their neighbours on its grid differ by less than one query does.
 */
export const RANK_WEIGHTS: RankWeights = { kindForText: 0.84, isKind: 0.15 };
