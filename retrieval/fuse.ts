import { countBits, type Found } from './lexical.ts';
import { confidenceIn, shareOf, type Told } from './rank/confidence.ts';
import type { RankWeights } from './rank/weights.ts';

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

/**
 * The best documents by words and kind, best first: at most `CANDIDATE_LIMIT`. Meaning never moves them, for what the
 * words found is noisier by meaning; it only adds documents after them.
 */
export function rankFound(
  found: readonly Found[],
  told: Told,
  exact: readonly Found[],
  begun: readonly Found[],
  { isKind }: Pick<RankWeights, 'isKind'>,
): Candidate[] {
  const exactKeys = new Set(exact.map(keyOf));
  const best = found.reduce((max, { score }) => Math.max(max, score), 0);
  const isAnswer = answersOf(found, best);
  const kept = keepBest(
    found.filter((one) => one.score >= best * RELATED_FROM && !exactKeys.has(keyOf(one))),
    best,
  );
  const ranked = kept.map((one) => ({
    segment: one.segment,
    place: one.place,
    score: one.score / best + isKind * one.isKind,
    relevant: isAnswer(one) && exact.length === 0,
    confidence: confidenceIn(one, told),
  }));
  addBegun(
    ranked,
    begun.filter((one) => !exactKeys.has(keyOf(one))),
  );
  ranked.sort((a, b) => b.score - a.score || keyOf(a) - keyOf(b));
  const first = exact.map(({ segment, place }) => ({
    segment,
    place,
    score: EXACT_SCORE,
    relevant: true,
    confidence: 1,
  }));
  return [...first, ...ranked].slice(0, CANDIDATE_LIMIT);
}

/**
 * Without what has a code of the query (`codeWords` are the words that each is made of) but fewer of its words than
 * another product is called by: a "Lexmark 15A cartridge" is not the 15A of another brand.
 */
export function keepMeant(
  exact: readonly Found[],
  found: readonly Found[],
  told: Told,
  codeWords: readonly number[],
): Found[] {
  if (exact.length === 0) return [];
  const byKey = new Map(found.map((one) => [keyOf(one), one]));
  const most = found.reduce((max, { named }) => Math.max(max, shareOf(named, told)), 0);
  return exact.filter((one) => {
    const own = codeWords.reduce(
      (bits, words, code) => ((one.has & (1 << code)) === 0 ? bits : bits | words),
      0,
    );
    return shareOf(own | (byKey.get(keyOf(one))?.has ?? 0), told) >= most;
  });
}

/** Tells what is as good as an answer: nothing but laptops for "laptop", where the shop has some. */
function answersOf(found: readonly Found[], best: number): (one: Found) => boolean {
  const most = found.reduce((max, { has }) => Math.max(max, countBits(has)), 0);
  const isGood = ({ score, has }: Found) =>
    score >= best * RELEVANT_FROM && (most > EVERY_WORD || countBits(has) === most);
  const ofTheKind = found.filter((one) => one.isKind > 0 && isGood(one));
  return ofTheKind.length < FEW_OF_A_KIND ? isGood : (one) => one.isKind > 0 && isGood(one);
}

/** Raises, or adds, what has an identifier that begins as the query does, by its score. */
function addBegun(ranked: Candidate[], begun: readonly Found[]): void {
  const byKey = new Map(ranked.map((one) => [keyOf(one), one]));
  const shares = new Map<number, Found>();
  for (const one of begun) {
    if (one.score > (shares.get(keyOf(one))?.score ?? 0)) shares.set(keyOf(one), one);
  }
  for (const { segment, place, score } of shares.values()) {
    const known = byKey.get(keyOf({ segment, place }));
    const confidence = Math.min(1, score);
    if (!known) ranked.push({ segment, place, score, relevant: true, confidence });
    else {
      known.score += score;
      known.confidence = Math.max(known.confidence, confidence);
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

/** The `CANDIDATE_LIMIT` best, unsorted and a few more or fewer where scores are equal, by counting scores in steps. */
function keepBest(found: Found[], best: number): Found[] {
  if (found.length <= CANDIDATE_LIMIT) return found;
  const steps = 1_024;
  const stepOf = (score: number) => Math.min(steps - 1, Math.floor((score / best) * steps));
  const counts = new Int32Array(steps);
  for (const { score } of found) counts[stepOf(score)] = (counts[stepOf(score)] ?? 0) + 1;
  let least = steps - 1;
  for (let sum = counts[least] ?? 0; least > 0 && sum < CANDIDATE_LIMIT; sum += counts[least] ?? 0)
    least -= 1;
  return found.filter(({ score }) => stepOf(score) >= least);
}
