import { countBits, type Found } from './lexical.ts';
import { confidenceIn, shareOf, type Told } from './rank/confidence.ts';
import type { RankWeights } from './rank/weights.ts';
import type { IndexSnapshot } from './snapshot.ts';

/** A document that may be what was asked for; `score` is relative to the best one by words, whose score is 1. */
export interface Candidate {
  segment: number;
  place: number;
  score: number;
  /** Whether it is as good as an answer, rather than merely related: what limits and sorting apply to. */
  relevant: boolean;
  /** How sure it is that it is what was asked for, from 0 to 1. */
  confidence: number;
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
const CANDIDATE_LIMIT = 5_000;

const keyOf = ({ segment, place }: { segment: number; place: number }): number => segment * 65_536 + place;

/** A document that has an identifier which begins as the query does, and how much that counts. */
export interface Begun {
  document: number;
  score: number;
}

/**
 * The best documents by words and kind, best first, after those that are meant `exact`ly: at most `CANDIDATE_LIMIT`.
 * Meaning never moves them, for what the words found is noisier by meaning; it only adds documents after them.
 */
export function rankFound(
  index: IndexSnapshot,
  found: Found,
  told: Told,
  { exact, begun }: { exact: readonly number[]; begun: readonly Begun[] },
  { isKind }: Pick<RankWeights, 'isKind'>,
): Candidate[] {
  const taken = new Set(exact);
  const best = found.scores.reduce((max, score) => Math.max(max, score), 0);
  const isAnswer = answersOf(found, best);
  const ranked = keepBest(found, best, taken).map((at) => ({
    document: found.documents[at] ?? 0,
    score: (found.scores[at] ?? 0) / best + isKind * (found.isKind[at] ?? 0),
    relevant: exact.length === 0 && isAnswer(at),
    confidence: confidenceIn({ has: found.has[at] ?? 0, named: found.named[at] ?? 0 }, told),
  }));
  addBegun(
    ranked,
    begun.filter(({ document }) => !taken.has(document)),
  );
  ranked.sort((a, b) => b.score - a.score || a.document - b.document);
  const first = exact.map((document) => ({ document, score: EXACT_SCORE, relevant: true, confidence: 1 }));
  return [...first, ...ranked]
    .slice(0, CANDIDATE_LIMIT)
    .map(({ document, ...one }) => ({ ...index.placeOf(document), ...one }));
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
function addBegun(ranked: (Omit<Candidate, 'segment' | 'place'> & Begun)[], begun: readonly Begun[]): void {
  const known = new Map(ranked.map((one) => [one.document, one]));
  const shares = new Map<number, number>();
  for (const { document, score } of begun) shares.set(document, Math.max(score, shares.get(document) ?? 0));
  for (const [document, score] of shares) {
    const confidence = Math.min(1, score);
    const one = known.get(document);
    if (!one) ranked.push({ document, score, relevant: true, confidence });
    else {
      one.score += score;
      one.confidence = Math.max(one.confidence, confidence);
    }
  }
}

/** Appends what is near by meaning and was not found by its words. */
export function addByMeaning(
  candidates: readonly Candidate[],
  near: readonly { segment: number; place: number; similarity: number }[],
  similarityFloor: number,
): Candidate[] {
  const known = new Set(candidates.map(keyOf));
  const added = near
    .filter((one) => one.similarity >= similarityFloor && !known.has(keyOf(one)))
    .map(({ segment, place, similarity }) => ({
      segment,
      place,
      score:
        BY_MEANING.from +
        ((similarity - similarityFloor) / (1 - similarityFloor)) * (BY_MEANING.to - BY_MEANING.from),
      relevant: candidates.length === 0,
      confidence: similarity * BY_MEANING_SURE,
    }));
  return [...candidates, ...added];
}

/** How finely scores are told apart where the line between kept and not is drawn. */
const STEPS = 1_024;

/**
 * Where those are that have enough of what was asked for but are not `taken`: of more than `CANDIDATE_LIMIT` the best,
 * and a few more or fewer where scores are equal.
 */
function keepBest({ count, documents, scores }: Found, best: number, taken: ReadonlySet<number>): number[] {
  const least = best * RELATED_FROM;
  const stepOf = (score: number) => Math.min(STEPS - 1, Math.floor((score / best) * STEPS));
  const isKept = (at: number) => (scores[at] ?? 0) >= least && !taken.has(documents[at] ?? 0);
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
