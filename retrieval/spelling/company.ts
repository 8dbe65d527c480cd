import { countHolding, visitHolding } from '../holding.ts';
import { idfOf } from '../lexical.ts';
import type { IndexSnapshot } from '../snapshot.ts';

/** What a word may be read as: words every one of which is meant, each with the terms any of which stands for it. */
export type Parts = readonly (readonly string[])[];

/** Tells a likely reading of a word from an unlikely one by the products that hold it: what else of the query is there? */
export interface Company {
  /** How many documents there are. */
  documents: number;
  /** How many of the query's other words the shop knows. */
  others(word: number): number;
  /** How many documents hold every part. */
  count(parts: Parts): number;
  /** The most of the query's other words, by weight from 0 to 1, that a document with every part holds. */
  best(parts: Parts, word: number): number;
  /** As `count`, with documents that hold all other words counting a few hundred times as much as those with none. */
  support(parts: Parts, word: number): number;
  /** The words each of which alone keeps some document from holding all that is known; empty where one does hold it. */
  doubted(): readonly number[];
}

/** e to this is how much more a document counts that holds all the other words. */
const COMPANY_WEIGHT = 6;

/** Documents count whether dead or alive, as they do in how telling a term is. */
const ANY = { bits: 0, dead: true };

/** `words` are the terms of each of the query's words, at most 30; those that `index` does not know count nothing. */
export function createCompany(index: IndexSnapshot, words: Parts): Company {
  const weights = words.map((terms) =>
    Math.max(0, ...terms.filter((term) => index.get(term)).map((term) => idfOf(index, term))),
  );
  const shareOf = createShareOf(weights);
  let marked: Int32Array | undefined;
  const held = () => (marked ??= markHeld(index, words));
  const visit = (parts: Parts, see: (mask: number) => void) => {
    const masks = held();
    visitHolding(index, parts, ANY, (document) => see(masks[document] ?? 0));
  };
  return {
    documents: index.documents,
    others: (word) => weights.filter((weight, other) => weight > 0 && other !== word).length,
    count: (parts) => countHolding(index, parts, ANY),
    best(parts, word) {
      let best = 0;
      visit(parts, (mask) => {
        best = Math.max(best, shareOf(mask, word));
      });
      return best;
    },
    support(parts, word) {
      let sum = 0;
      visit(parts, (mask) => {
        sum += Math.exp(COMPANY_WEIGHT * shareOf(mask, word));
      });
      return sum;
    },
    doubted: () => findDoubted(held(), weights),
  };
}

/** By document the words held, a bit each. */
function markHeld(index: IndexSnapshot, words: Parts): Int32Array {
  const masks = new Int32Array(index.documents);
  for (const [word, terms] of words.entries()) {
    visitHolding(index, [terms], ANY, (document) => {
      masks[document] = (masks[document] ?? 0) | (1 << word);
    });
  }
  return masks;
}

const ALL_WORDS = -1;

/** The weight of the held words, beside one that is asked about, of all others' weight; 0 where there are no others. */
function createShareOf(weights: readonly number[]): (mask: number, without: number) => number {
  const sums = new Map<number, number>();
  const sumOf = (mask: number): number => {
    const known = sums.get(mask);
    if (known !== undefined) return known;
    const sum = weights.reduce((all, weight, word) => (mask & (1 << word) ? all + weight : all), 0);
    sums.set(mask, sum);
    return sum;
  };
  return (mask, without) => {
    const all = sumOf(ALL_WORDS & ~(1 << without));
    return all > 0 ? sumOf(mask & ~(1 << without)) / all : 0;
  };
}

function findDoubted(held: Int32Array, weights: readonly number[]): number[] {
  const full = weights.reduce((mask, weight, word) => (weight > 0 ? mask | (1 << word) : mask), 0);
  let missing = 0;
  for (const mask of held) {
    const lacks = full & ~mask;
    if (lacks === 0) return [];
    // A power of two: one word only.
    if ((lacks & (lacks - 1)) === 0) missing |= lacks;
  }
  return weights.flatMap((_, word) => (missing & (1 << word) ? [word] : []));
}
