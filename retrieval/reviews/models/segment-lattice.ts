import type { TokenSpan } from './aspect-labels.ts';

/** A span that may be a segment. */
export type Candidate = TokenSpan;

interface Lattice {
  /** Tokens of the sentence. */
  length: number;
  candidates: readonly Candidate[];
}

/**
 * The probability of each candidate being a segment, and of each number of segments, over all ways to put segments
 * without overlap into the sentence. A way's weight is the exponential of its segments' `scores` and of
 * `countScores` of their number, which is at most `countScores.length - 1`.
 */
export function spanProbabilities(
  { length, candidates }: Lattice,
  scores: Float64Array,
  countScores: Float64Array,
): { spans: Float64Array; counts: Float64Array } {
  const most = countScores.length - 1;
  const width = length + 1;
  const byStart = groupByStart(length, candidates);
  const forward = new Float64Array((most + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array((most + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const get = (table: Float64Array, count: number, at: number) =>
    table[count * width + at] ?? Number.NEGATIVE_INFINITY;
  const raise = (table: Float64Array, count: number, at: number, value: number) => {
    table[count * width + at] = logAdd(get(table, count, at), value);
  };
  forward[0] = 0;
  for (let at = 0; at < length; at++) {
    for (let count = 0; count <= Math.min(most, at); count++) {
      const here = get(forward, count, at);
      if (here === Number.NEGATIVE_INFINITY) continue;
      raise(forward, count, at + 1, here);
      if (count === most) continue;
      for (const index of byStart[at] ?? [])
        raise(forward, count + 1, candidates[index]?.end ?? 0, here + (scores[index] ?? 0));
    }
  }
  for (let count = 0; count <= most; count++) backward[count * width + length] = countScores[count] ?? 0;
  for (let at = length - 1; at >= 0; at--) {
    for (let count = Math.min(most, at); count >= 0; count--) {
      raise(backward, count, at, get(backward, count, at + 1));
      if (count === most) continue;
      for (const index of byStart[at] ?? [])
        raise(
          backward,
          count,
          at,
          (scores[index] ?? 0) + get(backward, count + 1, candidates[index]?.end ?? 0),
        );
    }
  }
  const total = get(backward, 0, 0);
  const spans = Float64Array.from(candidates, ({ start, end }, index) => {
    let sum = Number.NEGATIVE_INFINITY;
    for (let count = 0; count < most; count++)
      sum = logAdd(sum, get(forward, count, start) + get(backward, count + 1, end));
    return Math.exp(sum + (scores[index] ?? 0) - total);
  });
  const counts = countScores.map((score, count) => Math.exp(get(forward, count, length) + score - total));
  return { spans, counts };
}

/** The segments of the heaviest way, in order. */
export function bestSegments(
  { length, candidates }: Lattice,
  scores: Float64Array,
  countScores: Float64Array,
): TokenSpan[] {
  const most = countScores.length - 1;
  const width = length + 1;
  const byStart = groupByStart(length, candidates);
  const best = new Float64Array((most + 1) * width).fill(Number.NEGATIVE_INFINITY);
  /** The segment by which a place is reached; -1 for a step over one token. */
  const via = new Int32Array((most + 1) * width).fill(-1);
  best[0] = 0;
  for (let at = 0; at < length; at++) {
    for (let count = 0; count <= Math.min(most, at); count++) {
      const here = best[count * width + at] ?? 0;
      if (here === Number.NEGATIVE_INFINITY) continue;
      const step = count * width + at + 1;
      if (here > (best[step] ?? 0)) {
        best[step] = here;
        via[step] = -1;
      }
      if (count === most) continue;
      for (const index of byStart[at] ?? []) {
        const place = (count + 1) * width + (candidates[index]?.end ?? 0);
        const value = here + (scores[index] ?? 0);
        if (value <= (best[place] ?? 0)) continue;
        best[place] = value;
        via[place] = index;
      }
    }
  }
  const worth = Array.from(countScores, (score, count) => score + (best[count * width + length] ?? 0));
  let count = worth.indexOf(Math.max(...worth));
  const segments: TokenSpan[] = [];
  for (let at = length; at > 0; ) {
    const candidate = candidates[via[count * width + at] ?? -1];
    if (candidate) {
      segments.push({ ...candidate });
      at = candidate.start;
      count -= 1;
    } else at -= 1;
  }
  return segments.reverse();
}

function groupByStart(length: number, candidates: readonly Candidate[]): number[][] {
  const groups: number[][] = Array.from({ length }, () => []);
  for (const [index, { start }] of candidates.entries()) groups[start]?.push(index);
  return groups;
}

function logAdd(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
