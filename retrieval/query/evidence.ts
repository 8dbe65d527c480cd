import { countHolding, type Words } from '../holding.ts';
import { bestOf, scoreDocuments } from '../lexical.ts';
import { FACTUAL } from '../postings.ts';
import type { IndexSnapshot } from '../snapshot.ts';

/** What the shop's products hold together, as far as these terms go. */
export interface Evidence {
  /** Whether any product has the term, be it in prose. */
  knows(term: string): boolean;
  /** How many products hold all of these words in what they are; of each word any of its terms. */
  count(words: Words): number;
  /** The products that these words describe best. */
  best(words: Words, limit: number): { segments: number[]; places: number[] };
}

export async function readEvidence(index: IndexSnapshot, terms: readonly string[]): Promise<Evidence> {
  await index.load(terms);
  const live = index.segments.reduce((sum, { size, dead }) => sum + size - dead.length, 0);
  return {
    knows: (term) => index.get(term) !== undefined,
    count: (words) =>
      words.length === 0 ? live : countHolding(index, words, { bits: FACTUAL, dead: false }),
    best: (words, limit) => {
      const found = scoreDocuments(
        index,
        words.map((alternatives) => ({ terms: alternatives, trust: 1 })),
      );
      const places = bestOf(found, limit).map((at) => index.placeOf(found.documents[at] ?? 0));
      return { segments: places.map(({ segment }) => segment), places: places.map(({ place }) => place) };
    },
  };
}

/** Of these words as many as one product holds together, the first ones first. */
export function heldTogether(words: Words, evidence: Evidence): Words {
  if (evidence.count(words) > 0) return words;
  return words.reduce<Words>((held, word) => {
    const more = [...held, word];
    return evidence.count(more) > 0 ? more : held;
  }, []);
}
