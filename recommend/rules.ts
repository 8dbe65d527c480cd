import type { OfferedCandidate } from '../db/recommend-candidates.ts';

/** So many of one innermost category, or of one brand, stand in a row of ten before others have had their turn. */
const OF_A_KIND = 3;

/** The first `limit` in their order, but of each category and brand only a few until nothing else is left. */
export function spreadKinds<T extends Pick<OfferedCandidate, 'brand' | 'category'>>(
  candidates: readonly T[],
  limit: number,
): T[] {
  const seen = new Map<string, number>();
  const isPlenty = (key: string): boolean => (seen.get(key) ?? 0) >= OF_A_KIND;
  const taken: T[] = [];
  const passed: T[] = [];
  for (const candidate of candidates) {
    const keys = [`category ${candidate.category.at(-1) ?? ''}`, `brand ${candidate.brand ?? ''}`];
    if (keys.some(isPlenty)) {
      passed.push(candidate);
      continue;
    }
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    taken.push(candidate);
  }
  return [...taken, ...passed].slice(0, limit);
}
