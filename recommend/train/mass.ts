import { addCovisits, type Divisors, type GapWeights, type Occurrences } from './covisits.ts';

/**
 * What all rows of S sum to where a row has one divisor, without a pass over pairs: sums of gap weights up to each
 * window's ends, less the pairs of a product with itself, which are no neighbours.
 */
export function sumMass(
  { items, places }: Occurrences,
  { forward, backward }: GapWeights,
  { own, lambda }: Divisors,
): number {
  const ahead = runningSums(forward);
  const behind = runningSums(backward);
  const last = new Int32Array(own.length).fill(-1);
  let mass = 0;
  for (let e = items.length - 1, later = 0; e >= 0; e--) {
    const item = items[e] as number;
    let sum = (ahead[later] as number) + (behind[places[e] as number] as number);
    if ((last[item] as number) !== -1 && (last[item] as number) <= e + later) {
      for (let gap = 1; gap <= later; gap++)
        if (items[e + gap] === item) sum -= (forward[gap] as number) + (backward[gap] as number);
    }
    last[item] = e;
    mass += sum / ((own[item] as number) + lambda);
    later = places[e] === 0 ? 0 : later + 1;
  }
  return mass;
}

function runningSums(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length);
  for (let d = 1; d < weights.length; d++) sums[d] = (sums[d - 1] as number) + (weights[d] as number);
  return sums;
}

/** Rows enough for a mean that a ratio can rest on. */
const ROWS_SAMPLED = 2_000;

/** What all rows of S sum to, reckoned from evenly spaced rows, where each pair has a divisor of its own. */
export function sampleMass(occurrences: Occurrences, gaps: GapWeights, divisors: Divisors): number {
  const { own, other, lambda } = divisors;
  const sums = new Float64Array(own.length);
  const ids = new Int32Array(own.length);
  const step = Math.max(1, Math.floor(own.length / ROWS_SAMPLED));
  let mass = 0;
  let rows = 0;
  for (let i = 0; i < own.length; i += step, rows++) {
    const count = addCovisits(i, occurrences, gaps, sums, ids);
    for (let k = 0; k < count; k++) {
      const id = ids[k] as number;
      mass += (sums[id] as number) / ((own[i] as number) * (other[id] as number) + lambda);
      sums[id] = 0;
    }
  }
  return rows === 0 ? 0 : (mass * own.length) / rows;
}
