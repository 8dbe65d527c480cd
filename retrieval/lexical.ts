import type { PostingsRow, SegmentRow } from '../db/search.ts';
import { headTerm, kindTerm } from './kinds/kind-terms.ts';
import { countPostings, eachPosting } from './postings.ts';
import { RANK_WEIGHTS } from './rank/weights.ts';

/** A word to look for; a document that holds any of `terms` has the word. */
export interface ScoredWord {
  terms: readonly string[];
  /** 1, or less for a word that was only guessed. */
  trust: number;
  /** Words of the names of kinds that mean the same; what is called so has the word although its texts do not. */
  kinds?: readonly string[];
  /** Whether it is the noun that names the thing that is looked for. */
  isHead?: boolean;
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
  /** Which of the query's words it has, a bit each. */
  has: number;
  /** Those that it is called by, rather than being described with them. */
  named: number;
  /** How sure it is, from 0 to 1, that it is the kind of thing that the query names. */
  isKind: number;
}

/** A product is called by a kind that is at least as likely as this. */
const SURE = 0.5;

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
  kindForText = RANK_WEIGHTS.kindForText,
): Found[] {
  const { idfOf } = readFrequencies(index);
  const bySegment = groupBySegment(index.postings);
  return index.segments.flatMap((segment) => {
    const rows = bySegment.get(segment.id);
    return rows
      ? scoreSegment(segment, rows, words, { excluded: excluded.get(segment.id), idfOf, kindForText })
      : [];
  });
}

interface Scoring {
  excluded?: Uint8Array;
  idfOf: (term: string) => number;
  kindForText: number;
}

function scoreSegment(
  segment: SegmentRow,
  rows: ReadonlyMap<string, Uint8Array>,
  words: readonly ScoredWord[],
  { excluded, idfOf, kindForText }: Scoring,
): Found[] {
  const scores = new Float32Array(segment.size);
  const has = new Int32Array(segment.size);
  const named = new Int32Array(segment.size);
  const isKind = new Float32Array(segment.size);
  const touched: number[] = [];
  for (const place of segment.dead) has[place] = LEFT_OUT;
  const take = (place: number, bit: number, isNamed: boolean, score: number) => {
    const before = has[place] ?? LEFT_OUT;
    if (before === LEFT_OUT || excluded?.[place] === 1) return;
    if (before === 0) touched.push(place);
    has[place] = before | bit;
    if (isNamed) named[place] = (named[place] ?? 0) | bit;
    scores[place] = (scores[place] ?? 0) + score;
  };
  for (const [index, { terms, trust, kinds = [], isHead }] of words.entries()) {
    const bit = 1 << index;
    for (const term of terms) {
      const factor = idfOf(term) * trust;
      visit(rows.get(term), (place, weight, _, isNamed) => take(place, bit, isNamed, weight * factor));
    }
    const factor = Math.max(...terms.map(idfOf)) * trust * kindForText;
    for (const kind of kinds) {
      visit(rows.get(kindTerm(kind)), (place, sure) => {
        if (((has[place] ?? 0) & bit) === 0) take(place, bit, sure >= SURE, sure * factor);
      });
      if (!isHead) continue;
      visit(rows.get(headTerm(kind)), (place, sure) => {
        isKind[place] = Math.max(isKind[place] ?? 0, sure);
      });
    }
  }
  return touched.map((place) => ({
    segment: segment.id,
    place,
    score: scores[place] ?? 0,
    has: has[place] ?? 0,
    named: named[place] ?? 0,
    isKind: isKind[place] ?? 0,
  }));
}

const visit = (bytes: Uint8Array | undefined, visitor: Parameters<typeof eachPosting>[1]): void => {
  if (bytes) eachPosting(bytes, visitor);
};

/** Each segment's packed postings by term. */
function groupBySegment(rows: readonly PostingsRow[]): Map<number, Map<string, Uint8Array>> {
  const bySegment = new Map<number, Map<string, Uint8Array>>();
  for (const { segment, term, postings } of rows) {
    const terms = bySegment.get(segment) ?? new Map<string, Uint8Array>();
    bySegment.set(segment, terms.set(term, postings));
  }
  return bySegment;
}

/** How many words a document has. */
export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
