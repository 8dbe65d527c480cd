import type { Queryable } from '../../db/connect.ts';
import { readPostings } from '../../db/search.ts';
import { type Exclusion, findExcluded, type IndexSnapshot, scoreDocuments } from '../lexical.ts';
import { countPostings } from '../postings.ts';

/** What the shop's products hold together, as far as these terms go, as of one moment. */
export interface Evidence {
  /** Whether any product has the term, be it in prose. */
  knows(term: string): boolean;
  /** How many products hold all of these words in what they are; of each word any of its terms. */
  count(words: Exclusion): number;
  /** The products that these words describe best. */
  best(words: Exclusion, limit: number): { segments: number[]; places: number[] };
}

export async function readEvidence(db: Queryable, terms: readonly string[]): Promise<Evidence> {
  const index: IndexSnapshot = await readPostings(db, [...new Set(terms)]);
  const known = new Set(
    index.postings.filter((row) => countPostings(row.postings) > 0).map((row) => row.term),
  );
  return {
    knows: (term) => known.has(term),
    count: (words) => countHolding(index, words),
    best: (words, limit) => {
      const scored = scoreDocuments(
        index,
        words.map((alternatives) => ({ terms: alternatives, trust: 1 })),
        new Map(),
      );
      const found = scored.sort((a, b) => b.score - a.score).slice(0, limit);
      return { segments: found.map(({ segment }) => segment), places: found.map(({ place }) => place) };
    },
  };
}

/** Of these words as many as one product holds together, the first ones first. */
export function heldTogether(words: Exclusion, evidence: Evidence): Exclusion {
  if (evidence.count(words) > 0) return words;
  return words.reduce<Exclusion>((held, word) => {
    const more = [...held, word];
    return evidence.count(more) > 0 ? more : held;
  }, []);
}

function countHolding(index: IndexSnapshot, words: Exclusion): number {
  if (words.length === 0) return index.segments.reduce((sum, { size, dead }) => sum + size - dead.length, 0);
  const holding = findExcluded(index, [words]);
  let count = 0;
  for (const { id, dead } of index.segments) {
    const marks = holding.get(id);
    if (!marks) continue;
    for (const mark of marks) count += mark;
    for (const place of dead) count -= marks[place] ?? 0;
  }
  return count;
}
