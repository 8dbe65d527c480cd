import { PRAISE } from '../../db/review-search.ts';
import type { Leaning } from '../search-types.ts';

/** What a probability of praise comes to. */
export function leaningOf(positive: number): Leaning {
  if (positive >= PRAISE) return 'positive';
  return positive <= 1 - PRAISE ? 'negative' : 'mixed';
}
