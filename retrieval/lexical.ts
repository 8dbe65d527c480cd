import { headTerm, kindTerm } from './kinds/kind-terms.ts';
import type { Marks } from './holding.ts';
import { countDocuments, frequencyIn, NAMED, type TermPostings } from './postings.ts';
import { RANK_WEIGHTS } from './rank/weights.ts';
import type { IndexSnapshot, Segment } from './snapshot.ts';

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

/** The documents that have one of the words, in no order: parallel lists, since there may be a million. */
export interface Found {
  count: number;
  /** Their numbers in the snapshot. */
  documents: Uint32Array;
  /** BM25 over fields: the sum of idf times saturated term frequency. */
  scores: Float32Array;
  /** Which of the query's words each has, a bit each. */
  has: Int32Array;
  /** Those that it is called by, rather than being described with them. */
  named: Int32Array;
  /** How sure it is, from 0 to 1, that it is the kind of thing that the query names. */
  isKind: Float32Array;
}

/** A product is called by a kind that is at least as likely as this. */
const SURE = 0.5;

/** Of a place whose product moved on or is not wanted; words take the bits below. */
const LEFT_OUT = 1 << 30;

/** Inverse document frequency as in Lucene's BM25; never negative. */
export const idf = (documents: number, frequency: number): number =>
  Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));

/** How telling a term is. Dead documents count until their segment is tidied away. */
export function idfOf(index: IndexSnapshot, term: string): number {
  const postings = index.get(term);
  return idf(index.documents, postings ? countDocuments(postings) : 0);
}

/** Scores every live document that has one of the words and is not excluded. */
export function scoreDocuments(
  index: IndexSnapshot,
  words: readonly ScoredWord[],
  excluded?: Marks,
  kindForText = RANK_WEIGHTS.kindForText,
): Found {
  const scans = words.flatMap((word, place) => scansOf(index, word, 1 << place, kindForText));
  const most = scans.reduce((sum, { postings }) => sum + countDocuments(postings), 0);
  const found = makeFound(Math.min(index.documents, most));
  const board = makeBoard(Math.max(0, ...index.segments.map(({ size }) => size)));
  for (const [number, segment] of index.segments.entries()) {
    const isEmpty = scans.every(({ postings: { starts } }) => starts[number] === starts[number + 1]);
    if (isEmpty) continue;
    clear(board, segment, excluded);
    for (const scan of scans) score(board, scan, number);
    collect(board, segment.first, found);
  }
  return found;
}

/** A reading of one term's postings. */
interface Scan {
  postings: TermPostings;
  /** The word's. */
  bit: number;
  factor: number;
  /** Whether they are of a text, of the name of a kind in a text's place, or of the kind itself. */
  of: 'text' | 'kind' | 'head';
}

function scansOf(
  index: IndexSnapshot,
  { terms, trust, kinds = [], isHead }: ScoredWord,
  bit: number,
  kindForText: number,
): Scan[] {
  const scan = (term: string, factor: number, of: Scan['of']): Scan[] => {
    const postings = index.get(term);
    return postings ? [{ postings, bit, factor, of }] : [];
  };
  const forKind = Math.max(...terms.map((term) => idfOf(index, term))) * trust * kindForText;
  return [
    ...terms.flatMap((term) => scan(term, idfOf(index, term) * trust, 'text')),
    ...kinds.flatMap((kind) => [
      ...scan(kindTerm(kind), forKind, 'kind'),
      ...(isHead ? scan(headTerm(kind), 0, 'head') : []),
    ]),
  ];
}

/** What is known of the places of the segment that is being scored. */
interface Board {
  scores: Float32Array;
  has: Int32Array;
  named: Int32Array;
  isKind: Float32Array;
  /** Places that have a word, and how many there are. */
  touched: Uint16Array;
  count: number;
}

const makeBoard = (places: number): Board => ({
  scores: new Float32Array(places),
  has: new Int32Array(places),
  named: new Int32Array(places),
  isKind: new Float32Array(places),
  touched: new Uint16Array(places),
  count: 0,
});

function clear(board: Board, { first, size, dead }: Segment, excluded: Marks | undefined): void {
  board.scores.fill(0, 0, size);
  board.has.fill(0, 0, size);
  board.named.fill(0, 0, size);
  board.isKind.fill(0, 0, size);
  board.count = 0;
  for (const place of dead) board.has[place] = LEFT_OUT;
  if (!excluded) return;
  for (let place = 0; place < size; place++) if (excluded[first + place] === 1) board.has[place] = LEFT_OUT;
}

/** Search's innermost loops: nothing is made or called in them. */
function score(board: Board, { postings: { pairs, starts }, bit, factor, of }: Scan, segment: number): void {
  const { scores, has, named, isKind, touched } = board;
  let { count } = board;
  const end = starts[segment + 1] as number;
  for (let at = starts[segment] as number; at < end; at += 2) {
    const place = pairs[at] as number;
    const packed = pairs[at + 1] as number;
    const frequency = frequencyIn(packed);
    if (of === 'head') {
      if (frequency > (isKind[place] as number)) isKind[place] = frequency;
      continue;
    }
    const before = has[place] as number;
    if (before === LEFT_OUT || (of === 'kind' && (before & bit) !== 0)) continue;
    if (before === 0) touched[count++] = place;
    has[place] = before | bit;
    const isNamed = of === 'text' ? (packed & NAMED) !== 0 : frequency >= SURE;
    if (isNamed) named[place] = (named[place] as number) | bit;
    scores[place] = (scores[place] as number) + frequency * factor;
  }
  board.count = count;
}

const makeFound = (most: number): Found => ({
  count: 0,
  documents: new Uint32Array(most),
  scores: new Float32Array(most),
  has: new Int32Array(most),
  named: new Int32Array(most),
  isKind: new Float32Array(most),
});

function collect({ touched, count, scores, has, named, isKind }: Board, first: number, found: Found): void {
  for (let i = 0; i < count; i++) {
    const place = touched[i] as number;
    const at = found.count++;
    found.documents[at] = first + place;
    found.scores[at] = scores[place] as number;
    found.has[at] = has[place] as number;
    found.named[at] = named[place] as number;
    found.isKind[at] = isKind[place] as number;
  }
}

/** Where in the lists the best are, best first; of equal ones those found first. */
export function bestOf({ count, scores }: Found, limit: number): number[] {
  const best: number[] = [];
  const scoreAt = (rank: number) => scores[best[rank] ?? 0] ?? 0;
  for (let at = 0; at < count; at++) {
    const score = scores[at] as number;
    if (best.length === limit && score <= scoreAt(limit - 1)) continue;
    let rank = best.length;
    while (rank > 0 && score > scoreAt(rank - 1)) rank -= 1;
    best.splice(rank, 0, at);
    if (best.length > limit) best.pop();
  }
  return best;
}

/** How many words a document has. */
export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
