import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/connect.ts';
import { readReviewTexts, type ReviewText } from '../../db/search-texts.ts';
import { type Concept, type ConceptReader, createConceptReader } from '../concepts.ts';
import type { ReviewSearchResult, Search } from '../search-types.ts';
import type { Tokeniser } from '../tokenise.ts';
import { aspects } from './aspects.ts';

/** Reviews read between two chances for others to run. */
const SLICE = 200;
const TEXT_LIMIT = 500;
const HIT_LIMIT = 50;

const isPositive = (rating: number): boolean => rating >= 4;
const isNegative = (rating: number): boolean => rating <= 2;

/** Searches one product's reviews as they are at the moment; there is no index of them to fall behind. */
export function createReviewSearch(deps: { db: Database; tokeniser: Tokeniser }): Search['reviews'] {
  const reader = createConceptReader(aspects, deps.tokeniser);
  return async ({ productId, about, stars, locale, limit }) => {
    const wanted = reader.understand(about.slice(0, TEXT_LIMIT));
    const result: ReviewSearchResult = { hits: [], positive: 0, negative: 0 };
    if (wanted.concepts.length === 0 && wanted.rest.length === 0) return result;
    const reviews = await readReviewTexts(deps.db, productId);
    for (const [index, review] of reviews.entries()) {
      if (index > 0 && index % SLICE === 0) await setImmediate();
      const mentions = countMentions(reader, review, wanted);
      if (mentions === 0) continue;
      if (isPositive(review.rating)) result.positive += 1;
      if (isNegative(review.rating)) result.negative += 1;
      if (stars === 'positive' && !isPositive(review.rating)) continue;
      if (stars === 'negative' && !isNegative(review.rating)) continue;
      result.hits.push({ reviewId: review.id, score: rate(review, mentions, locale) });
    }
    // Sorting is stable: of equally good ones the newest is first.
    result.hits.sort((a, b) => b.score - a.score);
    result.hits.splice(Math.max(0, Math.min(limit, HIT_LIMIT)));
    return result;
  };
}

/**
 * How often a review speaks of what was asked, 0 for not at all: of one of the concepts at least or, where only
 * words were given, of half of them.
 */
function countMentions(
  reader: ConceptReader,
  review: ReviewText,
  { concepts, rest }: { concepts: readonly Concept[]; rest: readonly string[] },
): number {
  const text = reader.read(`${review.title}\n${review.body}`);
  const ofConcepts = concepts.reduce((sum, concept) => sum + reader.count(text, concept), 0);
  const words = rest.filter((stem) => text.stems.includes(` ${stem} `)).length;
  if (concepts.length > 0) return ofConcepts === 0 ? 0 : ofConcepts + words;
  return words * 2 >= rest.length ? words : 0;
}

/** Best are those that are about it rather than touch it, in the reader's language, and helped others. */
function rate(review: ReviewText, mentions: number, locale: string): number {
  const language = review.language ?? (/\p{Script=Han}/u.test(review.body) ? 'zh' : 'en');
  const density = mentions / (1 + review.body.length / (language === 'zh' ? 120 : 400));
  const worth = Math.min(density, 3) / 3 + 0.1 * Math.log1p(review.helpful);
  return (language === locale ? 1 : 0) + worth / (1 + worth);
}
