import type { PostingsRow, SegmentRow } from '../db/search.ts';
import { countPostings, eachPosting } from './postings.ts';

/** A word to look for; a document that holds any of `terms` has the word. */
export interface ScoredWord {
  terms: readonly string[];
  /** 1, or less for a word that was only guessed. */
  trust: number;
}

/** The postings of a query as read at one moment. */
export interface IndexSnapshot {
  segments: readonly SegmentRow[];
  postings: readonly PostingsRow[];
}

export interface Found {
  segment: number;
  place: number;
  /** BM25 over fields: the sum of idf times saturated term frequency. */
  score: number;
  /** How many of the query's words it has. */
  words: number;
}

const DEAD = 1 << 30;

/** Inverse document frequency as in Lucene's BM25; never negative. */
export const idf = (documents: number, frequency: number): number =>
  Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));

/** How often each term occurs over all segments, and how many documents there are. */
export function readFrequencies({ segments, postings }: IndexSnapshot) {
  const documents = segments.reduce((sum, segment) => sum + segment.size - segment.dead.length, 0);
  const frequency = new Map<string, number>();
  for (const row of postings) {
    frequency.set(row.term, (frequency.get(row.term) ?? 0) + countPostings(row.postings));
  }
  return { documents, idfOf: (term: string) => idf(documents, frequency.get(term) ?? 0), frequency };
}

/**
 * Scores every document that has one of the words, unsorted. Documents that hold all words of one of the
 * `exclusions` (each a list of words' alternatives) in what they are, and those listed dead, are left out.
 */
export function scoreDocuments(
  index: IndexSnapshot,
  words: readonly ScoredWord[],
  exclusions: readonly Exclusion[],
): Found[] {
  const { idfOf } = readFrequencies(index);
  const bySegment = groupBySegment(index.postings);
  return index.segments.flatMap((segment) => {
    const rows = bySegment.get(segment.id) ?? new Map<string, Uint8Array>();
    return scoreSegment(segment, rows, words, exclusions, idfOf);
  });
}

/** Each segment's packed postings by term. */
export function groupBySegment(rows: readonly PostingsRow[]): Map<number, Map<string, Uint8Array>> {
  const bySegment = new Map<number, Map<string, Uint8Array>>();
  for (const { segment, term, postings } of rows) {
    const terms = bySegment.get(segment) ?? new Map<string, Uint8Array>();
    bySegment.set(segment, terms.set(term, postings));
  }
  return bySegment;
}

/** Something not wanted: a product is it when it has, for every word, one of the word's terms. */
export type Exclusion = readonly (readonly string[])[];

function scoreSegment(
  segment: SegmentRow,
  rows: ReadonlyMap<string, Uint8Array>,
  words: readonly ScoredWord[],
  exclusions: readonly Exclusion[],
  idfOf: (term: string) => number,
): Found[] {
  const scores = new Float32Array(segment.size);
  const has = new Int32Array(segment.size);
  const touched: number[] = [];
  for (const place of segment.dead) has[place] = DEAD;
  for (const place of findExcluded(rows, exclusions)) has[place] = DEAD;
  words.forEach(({ terms, trust }, index) => {
    for (const term of terms) {
      const bytes = rows.get(term);
      if (!bytes) continue;
      const factor = idfOf(term) * trust;
      eachPosting(bytes, (place, weight) => {
        const before = has[place] ?? DEAD;
        if (before === DEAD) return;
        if (before === 0) touched.push(place);
        has[place] = before | (1 << index);
        scores[place] = (scores[place] ?? 0) + weight * factor;
      });
    }
  });
  return touched.map((place) => ({
    segment: segment.id,
    place,
    score: scores[place] ?? 0,
    words: countBits(has[place] ?? 0),
  }));
}

/** Places of one segment that hold everything that an exclusion names. */
export function findExcluded(
  rows: ReadonlyMap<string, Uint8Array>,
  exclusions: readonly Exclusion[],
): Set<number> {
  const excluded = new Set<number>();
  for (const exclusion of exclusions) {
    let holding: Set<number> | undefined;
    for (const alternatives of exclusion) {
      const places = new Set<number>();
      for (const term of alternatives) {
        const bytes = rows.get(term);
        if (bytes) eachPosting(bytes, (place, _weight, factual) => factual && places.add(place));
      }
      holding = holding ? new Set([...holding].filter((place) => places.has(place))) : places;
    }
    for (const place of holding ?? []) excluded.add(place);
  }
  return excluded;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
