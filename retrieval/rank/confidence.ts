import { idf, idfOf, type ScoredWord } from '../lexical.ts';
import type { IndexSnapshot } from '../snapshot.ts';

/** How telling a word that the shop does not know is held to be, beside the most telling word there can be. */
const UNKNOWN_WORD = 0.6;
/** What a word counts for that a product is described with and not called by, such as what it goes with. */
const DESCRIBED = 0.4;

/** How much of what was said each word is, by how telling it is, and whether the shop knows it. */
export interface Told {
  shares: number[];
  /** The share of what was said that the shop knows. */
  known: number;
}

export function weighWords(index: IndexSnapshot, words: readonly ScoredWord[]): Told {
  const unknown = UNKNOWN_WORD * idf(index.documents, 0);
  const weights = words.map(({ terms }) => {
    const telling = terms.filter((term) => index.get(term)).map((term) => idfOf(index, term));
    return { isKnown: telling.length > 0, weight: telling.length > 0 ? Math.max(...telling) : unknown };
  });
  const said = weights.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const shares = weights.map(({ weight }) => weight / said);
  return { shares, known: shares.reduce((sum, share, i) => sum + (weights[i]?.isKnown ? share : 0), 0) };
}

/** How much of what was said these words are, a bit each. */
export const shareOf = (bits: number, { shares }: Told): number =>
  shares.reduce((sum, share, i) => ((bits & (1 << i)) === 0 ? sum : sum + share), 0);

/** How sure it is that a document is what was asked for: the share of it that it is called by, or described with. */
export function confidenceIn({ has, named }: { has: number; named: number }, { shares }: Told): number {
  return shares.reduce((sum, share, i) => {
    const bit = 1 << i;
    return sum + share * ((named & bit) !== 0 ? 1 : (has & bit) !== 0 ? DESCRIBED : 0);
  }, 0);
}
