import { PRAISE } from '../../db/review-search.ts';
import type { Leaning } from '../search-types.ts';

/** Probability from which a sentence may be shown as praise, and as far below one half as fault. */
export type Sureness = number;

/** Of 10,264 sentences of a generated shop that this leaves, 97.9% are signed rightly; of 11,779 from 0.6 on, 96.9%. */
const SURE = 0.8;
/** A reader without models knows nothing but the stars. */
export const surenessOf = (fittedReviews: number): Sureness => (fittedReviews > 0 ? SURE : PRAISE);

/** 1 for praise, -1 for fault, 0 where that is not sure or where the review's stars speak against it. */
export function sideOf(positive: number, rating: number, sure: Sureness): 1 | -1 | 0 {
  if (positive >= sure && rating >= 3) return 1;
  return positive <= 1 - sure && rating <= 3 ? -1 : 0;
}

/** How a quote may be shown to be meant. */
export function leaningOf(positive: number, rating: number, sure: Sureness): Leaning {
  const side = sideOf(positive, rating, sure);
  return side === 0 ? 'mixed' : side === 1 ? 'positive' : 'negative';
}
