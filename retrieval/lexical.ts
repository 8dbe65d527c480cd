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

/** Of a place whose product moved on; words take the bits below. */
const LEFT_OUT = 1 << 30;

/** Inverse document frequency as in Lucene's BM25; never negative. */
export const idf = (documents: number, frequency: number): number =>
  Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));

/**
 * How often each term occurs over all segments, and among how many documents. Dead ones count in both until their
 * segment is tidied away.
 */
export function readFrequencies({ segments, postings }: IndexSnapshot) {
  const documents = segments.reduce((sum, segment) => sum + segment.size, 0);
  const frequency = new Map<string, number>();
  for (const row of postings) {
    frequency.set(row.term, (frequency.get(row.term) ?? 0) + countPostings(row.postings));
  }
  return { documents, idfOf: (term: string) => idf(documents, frequency.get(term) ?? 0), frequency };
}

/** Something not wanted: a product is it when it has, for every word, one of the word's terms. */
export type Exclusion = readonly (readonly string[])[];

/** Per segment a mark of 1 at each place that holds something not wanted. */
export type Excluded = ReadonlyMap<number, Uint8Array>;

/** Finds what holds all words of one of the `exclusions` in what it is, rather than in prose alone. */
export function findExcluded(index: IndexSnapshot, exclusions: readonly Exclusion[]): Excluded {
  const bySegment = groupBySegment(index.postings);
  return new Map(
    index.segments.map(({ id, size }) => {
      const marks = new Uint8Array(size);
      const rows = bySegment.get(id);
      if (rows) for (const exclusion of exclusions) markExcluded(marks, rows, exclusion);
      return [id, marks];
    }),
  );
}

function markExcluded(marks: Uint8Array, rows: ReadonlyMap<string, Uint8Array>, exclusion: Exclusion): void {
  // How many words in a row, from the first, each place holds.
  const held = exclusion.length > 1 ? new Uint8Array(marks.length) : undefined;
  for (const [word, alternatives] of exclusion.entries()) {
    for (const term of alternatives) {
      const bytes = rows.get(term);
      if (!bytes) continue;
      eachPosting(bytes, (place, _weight, factual) => {
        if (!factual) return;
        if (!held) marks[place] = 1;
        else if (held[place] === word) held[place] = word + 1;
        if (held?.[place] === exclusion.length) marks[place] = 1;
      });
    }
  }
}

/** Scores every live document that has one of the words and is not excluded, unsorted. */
export function scoreDocuments(
  index: IndexSnapshot,
  words: readonly ScoredWord[],
  excluded: Excluded,
): Found[] {
  const { idfOf } = readFrequencies(index);
  const bySegment = groupBySegment(index.postings);
  return index.segments.flatMap((segment) => {
    const rows = bySegment.get(segment.id);
    return rows ? scoreSegment(segment, rows, words, excluded.get(segment.id), idfOf) : [];
  });
}

function scoreSegment(
  segment: SegmentRow,
  rows: ReadonlyMap<string, Uint8Array>,
  words: readonly ScoredWord[],
  excluded: Uint8Array | undefined,
  idfOf: (term: string) => number,
): Found[] {
  const scores = new Float32Array(segment.size);
  const has = new Int32Array(segment.size);
  const touched: number[] = [];
  for (const place of segment.dead) has[place] = LEFT_OUT;
  for (const [index, { terms, trust }] of words.entries()) {
    for (const term of terms) {
      const bytes = rows.get(term);
      if (!bytes) continue;
      const factor = idfOf(term) * trust;
      eachPosting(bytes, (place, weight) => {
        const before = has[place] ?? LEFT_OUT;
        if (before === LEFT_OUT || excluded?.[place] === 1) return;
        if (before === 0) touched.push(place);
        has[place] = before | (1 << index);
        scores[place] = (scores[place] ?? 0) + weight * factor;
      });
    }
  }
  return touched.map((place) => ({
    segment: segment.id,
    place,
    score: scores[place] ?? 0,
    words: countBits(has[place] ?? 0),
  }));
}

/** Each segment's packed postings by term. */
function groupBySegment(rows: readonly PostingsRow[]): Map<number, Map<string, Uint8Array>> {
  const bySegment = new Map<number, Map<string, Uint8Array>>();
  for (const { segment, term, postings } of rows) {
    const terms = bySegment.get(segment) ?? new Map<string, Uint8Array>();
    bySegment.set(segment, terms.set(term, postings));
  }
  return bySegment;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
