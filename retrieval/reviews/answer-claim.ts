import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/connect.ts';
import type { Locale } from '../../db/records.ts';
import { type ClaimPassage, readClaimPassages } from '../../db/review-claims.ts';
import type { ClaimAnswer, ReviewHit } from '../search-types.ts';
import type { Claim, Stance } from './claims.ts';
import { leaningOf, sideOf, type Sureness } from './leaning.ts';

/** Sentences read between two chances for others to run, about 5 ms each. */
const SLICE = 200;

interface SaidSo {
  passage: ClaimPassage;
  stance: Stance;
}

interface Asked {
  db: Database;
  reader: number;
  productId: string;
  sure: Sureness;
}

/**
 * How many reviews say that it is so and how many that it is not, each with its clearest sentence; undefined where
 * none says either. What a sentence says in words counts before how the aspect is judged.
 */
export async function answerClaim(
  { db, reader, productId, sure }: Asked,
  claim: Claim,
  { locale, limit }: { locale: Locale; limit: number },
): Promise<{ claim: ClaimAnswer; hits: ReviewHit[] } | undefined> {
  const passages = await readClaimPassages(db, reader, productId, claim);
  const inWords: SaidSo[] = [];
  const byAspect: SaidSo[] = [];
  for (const [i, passage] of passages.entries()) {
    if (i % SLICE === SLICE - 1) await setImmediate();
    const stance = claim.stanceOf({ text: passage.text, language: passage.language as Locale });
    if (stance) inWords.push({ passage, stance });
    const side = passage.positive === null ? 0 : sideOf(passage.positive, passage.rating, sure);
    const judged = side === 0 ? undefined : claim.stanceOfSide(side);
    if (judged) byAspect.push({ passage, stance: judged });
  }
  const told = new Set(inWords.map(({ passage }) => passage.review_id));
  const said = onePerReview(
    [...inWords, ...byAspect.filter(({ passage }) => !told.has(passage.review_id))],
    locale,
  );
  if (said.length === 0) return undefined;
  const [yes, no] = (['yes', 'no'] as const).map((side) =>
    said
      .filter(({ stance }) => stance === side)
      .sort((a, b) => rankOf(b.passage, locale) - rankOf(a.passage, locale)),
  ) as [SaidSo[], SaidSo[]];
  // Half of the quotes for either side, and what one side leaves free for the other.
  const half = Math.ceil(limit / 2);
  const shownYes = yes.slice(0, Math.max(half, limit - no.length));
  const shownNo = no.slice(0, limit - shownYes.length);
  return {
    claim: { statement: claim.statement[locale], yes: yes.length, no: no.length },
    hits: [...shownYes, ...shownNo].map((each) => toHit(each, productId, sure)),
  };
}

/** A review that says both says it is so: something makes it so at times. */
function onePerReview(said: readonly SaidSo[], locale: Locale): SaidSo[] {
  const byReview = new Map<string, SaidSo>();
  for (const each of said) {
    const known = byReview.get(each.passage.review_id);
    const isBetter =
      !known ||
      (each.stance === known.stance
        ? rankOf(each.passage, locale) > rankOf(known.passage, locale)
        : each.stance === 'yes');
    if (isBetter) byReview.set(each.passage.review_id, each);
  }
  return [...byReview.values()];
}

/** The reader's own language first, then sentences with more of the words, of reviews that count more and help more. */
const rankOf = ({ language, words, weight, helpful, text }: ClaimPassage, locale: Locale): number =>
  (language === locale ? 100 : 0) + words * 10 + weight * 5 + Math.log1p(helpful) - text.length / 200;

const toHit = ({ passage, stance }: SaidSo, productId: string, sure: Sureness): ReviewHit => ({
  reviewId: passage.review_id,
  productId,
  text: passage.text,
  language: passage.language as Locale,
  leaning: leaningOf(passage.positive ?? 0.5, passage.rating, sure),
  stance,
});
