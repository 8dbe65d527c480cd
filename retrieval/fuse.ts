import type { Marks } from './holding.ts';
import { countBits, type Found } from './lexical.ts';
import { confidenceIn, shareOf, type Told } from './rank/confidence.ts';
import type { RankWeights } from './rank/weights.ts';
import type { IndexSnapshot } from './snapshot.ts';

/** Documents that may be what was asked for, best first: parallel lists, since there may be thousands. */
export interface Ranked {
  segments: number[];
  places: number[];
  /** Beside the best one by words, whose score is 1. */
  scores: number[];
  /** How sure each is to be what was asked for, from 0 to 1. */
  confidences: number[];
  /** Whether each is as good as an answer, rather than merely related: what limits and sorting apply to. */
  relevant: boolean[];
}

/** As many documents must have every word and be the kind of thing that was named for others to be none. */
const FEW_OF_A_KIND = 3;
/** Documents below this share of the best score have little of what was asked for. */
const RELATED_FROM = 0.25;
const RELEVANT_FROM = 0.4;
/** Up to this many words a shopper means every one; a longer wish is met by most of it. */
const EVERY_WORD = 3;
/** What the meaning alone brings stands below everything that has the words. */
const BY_MEANING = { from: 0.25, to: 0.39 };
/** An exact model number, EAN or id stands above every word and every beginning of one. */
const EXACT_SCORE = 4;
/** However near a meaning is, that it is what was asked for is less sure than not. */
const BY_MEANING_SURE = 0.45;
/** As many documents are looked up in the database. */
export const CANDIDATE_LIMIT = 5_000;

/** A document that has an identifier which begins as the query does, and how much that counts. */
export interface Begun {
  document: number;
  score: number;
}

/**
 * The best documents by words and kind, best first, after those that are meant `exact`ly: at most `CANDIDATE_LIMIT`,
 * and of those found by words `only` these, where they are given. Meaning never moves them, for what the words found
 * is noisier by meaning; it only adds documents after them.
 */
export function rankFound(
  index: IndexSnapshot,
  found: Found,
  told: Told,
  { exact, begun, only }: { exact: readonly number[]; begun: readonly Begun[]; only?: Marks },
  { isKind }: Pick<RankWeights, 'isKind'>,
): Ranked {
  const taken = new Set(exact);
  let best = 0;
  for (let at = 0; at < found.count; at++) best = Math.max(best, found.scores[at] ?? 0);
  const isAnswer = answersOf(found, best);
  const kept = keepBest(found, best, (document) => !taken.has(document) && only?.[document] !== 0);
  const graded: Graded = {
    documents: kept.map((at) => found.documents[at] ?? 0),
    scores: kept.map((at) => (found.scores[at] ?? 0) / best + isKind * (found.isKind[at] ?? 0)),
    confidences: kept.map((at) =>
      confidenceIn({ has: found.has[at] ?? 0, named: found.named[at] ?? 0 }, told),
    ),
    relevant: kept.map((at) => exact.length === 0 && isAnswer(at)),
  };
  addBegun(
    graded,
    begun.filter(({ document }) => !taken.has(document)),
  );
  return inOrder(index, exact, graded);
}

/** As `Ranked`, in no order. */
interface Graded extends Omit<Ranked, 'segments' | 'places'> {
  documents: number[];
}

/** Those that are meant exactly first, then by score, then by age. */
function inOrder(
  index: IndexSnapshot,
  exact: readonly number[],
  { documents, scores, confidences, relevant }: Graded,
): Ranked {
  const order = Uint32Array.from(documents.keys()).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (documents[a] ?? 0) - (documents[b] ?? 0),
  );
  const ranked: Ranked = { segments: [], places: [], scores: [], confidences: [], relevant: [] };
  const add = (document: number, score: number, confidence: number, isRelevant: boolean) => {
    const { segment, place } = index.placeOf(document);
    ranked.segments.push(segment);
    ranked.places.push(place);
    ranked.scores.push(score);
    ranked.confidences.push(confidence);
    ranked.relevant.push(isRelevant);
  };
  for (const document of exact.slice(0, CANDIDATE_LIMIT)) add(document, EXACT_SCORE, 1, true);
  for (const at of order.subarray(0, CANDIDATE_LIMIT - ranked.places.length)) {
    add(documents[at] ?? 0, scores[at] ?? 0, confidences[at] ?? 0, relevant[at] ?? false);
  }
  return ranked;
}

/**
 * What has a code of the query (`codeWords` are the words that each is made of), without what has fewer of its words
 * than another product is called by: a "Lexmark 15A cartridge" is not the 15A of another brand.
 */
export function keepMeant(exact: Found, found: Found, told: Told, codeWords: readonly number[]): number[] {
  if (exact.count === 0) return [];
  const wanted = new Set(exact.documents.subarray(0, exact.count));
  const words = new Map<number, number>();
  const named = new Set<number>();
  for (let at = 0; at < found.count; at++) {
    named.add(found.named[at] ?? 0);
    const document = found.documents[at] ?? 0;
    if (wanted.has(document)) words.set(document, found.has[at] ?? 0);
  }
  const most = Math.max(0, ...[...named].map((bits) => shareOf(bits, told)));
  return [...exact.documents.subarray(0, exact.count)].filter((document, at) => {
    const codes = exact.has[at] ?? 0;
    const own = codeWords.reduce((bits, one, code) => ((codes & (1 << code)) === 0 ? bits : bits | one), 0);
    return shareOf(own | (words.get(document) ?? 0), told) >= most;
  });
}

/** Tells where something is as good as an answer: nothing but laptops for "laptop", where the shop has some. */
function answersOf({ count, scores, has, isKind }: Found, best: number): (at: number) => boolean {
  let most = 0;
  for (let at = 0; at < count; at++) most = Math.max(most, countBits(has[at] ?? 0));
  const isGood = (at: number) =>
    (scores[at] ?? 0) >= best * RELEVANT_FROM && (most > EVERY_WORD || countBits(has[at] ?? 0) === most);
  let ofTheKind = 0;
  for (let at = 0; at < count && ofTheKind < FEW_OF_A_KIND; at++) {
    if ((isKind[at] ?? 0) > 0 && isGood(at)) ofTheKind += 1;
  }
  return ofTheKind < FEW_OF_A_KIND ? isGood : (at) => (isKind[at] ?? 0) > 0 && isGood(at);
}

/** Raises, or adds, what has an identifier that begins as the query does, by its score. */
function addBegun({ documents, scores, confidences, relevant }: Graded, begun: readonly Begun[]): void {
  if (begun.length === 0) return;
  const known = new Map(documents.map((document, at) => [document, at]));
  const shares = new Map<number, number>();
  for (const { document, score } of begun) shares.set(document, Math.max(score, shares.get(document) ?? 0));
  for (const [document, score] of shares) {
    const confidence = Math.min(1, score);
    const at = known.get(document);
    if (at === undefined) {
      documents.push(document);
      scores.push(score);
      confidences.push(confidence);
      relevant.push(true);
    } else {
      scores[at] = (scores[at] ?? 0) + score;
      confidences[at] = Math.max(confidences[at] ?? 0, confidence);
    }
  }
}

/** Appends what is near by meaning and was not found by its words. */
export function addByMeaning(
  { segments, places, scores, confidences, relevant }: Ranked,
  near: readonly { segment: number; place: number; similarity: number }[],
  similarityFloor: number,
): Ranked {
  const known = new Set(places.map((place, at) => `${segments[at]} ${place}`));
  const added = near.filter(
    ({ segment, place, similarity }) => similarity >= similarityFloor && !known.has(`${segment} ${place}`),
  );
  const { from, to } = BY_MEANING;
  const scoreOf = (similarity: number) =>
    from + ((similarity - similarityFloor) / (1 - similarityFloor)) * (to - from);
  return {
    segments: [...segments, ...added.map(({ segment }) => segment)],
    places: [...places, ...added.map(({ place }) => place)],
    scores: [...scores, ...added.map(({ similarity }) => scoreOf(similarity))],
    confidences: [...confidences, ...added.map(({ similarity }) => similarity * BY_MEANING_SURE)],
    relevant: [...relevant, ...added.map(() => places.length === 0)],
  };
}

/** How finely scores are told apart where the line between kept and not is drawn. */
const STEPS = 1_024;

/**
 * Where those are that have enough of what was asked for and are `wanted`: of more than `CANDIDATE_LIMIT` the best, and
 * a few more or fewer where scores are equal.
 */
function keepBest(
  { count, documents, scores }: Found,
  best: number,
  wanted: (document: number) => boolean,
): number[] {
  const least = best * RELATED_FROM;
  const stepOf = (score: number) => Math.min(STEPS - 1, Math.floor((score / best) * STEPS));
  const isKept = (at: number) => (scores[at] ?? 0) >= least && wanted(documents[at] ?? 0);
  const steps = new Int32Array(STEPS);
  let related = 0;
  for (let at = 0; at < count; at++) {
    if (!isKept(at)) continue;
    const step = stepOf(scores[at] ?? 0);
    steps[step] = (steps[step] ?? 0) + 1;
    related += 1;
  }
  let lowest = related <= CANDIDATE_LIMIT ? 0 : STEPS - 1;
  for (let sum = steps[lowest] ?? 0; lowest > 0 && sum < CANDIDATE_LIMIT; sum += steps[lowest] ?? 0)
    lowest -= 1;
  const kept: number[] = [];
  for (let at = 0; at < count; at++) {
    if (isKept(at) && stepOf(scores[at] ?? 0) >= lowest) kept.push(at);
  }
  return kept;
}
