import { createRandom, shuffle } from './sparse-learner.ts';
import type { SparseRows } from './vocabulary.ts';

const ROUNDS = 15;
/** No example's error moves by more than this in the last round. */
const PRECISION = 0.05;

/** `values` stand beside the `columns`. */
export interface WeighedRows extends SparseRows {
  values: Float32Array;
}

/** A hyperplane: a text scores `bias` plus the sum of its values times `weights`. */
export interface Hyperplane {
  weights: Float32Array;
  bias: number;
}

/**
 * A support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al. 2008, algorithm 1), the
 * constant being a feature of its own. `sides` are 1 and -1; `cost` is what an error weighs against large weights.
 */
export function trainSvm(rows: WeighedRows, sides: Int8Array, cost: number): Hyperplane {
  const { starts, columns, values, count } = rows;
  const weights = new Float32Array(rows.width);
  let bias = 0;
  const multipliers = new Float64Array(count);
  const softness = 0.5 / cost;
  const lengths = squaredLengths(rows);
  const order = Array.from({ length: count }, (_, row) => row);
  const random = createRandom(1);
  for (let round = 0; round < ROUNDS; round++) {
    let worst = 0;
    for (const row of shuffle(order, random)) {
      const [start, end, side] = [starts[row] ?? 0, starts[row + 1] ?? 0, sides[row] ?? 0];
      let score = bias;
      for (let at = start; at < end; at++) score += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const before = multipliers[row] ?? 0;
      const slope = side * score - 1 + softness * before;
      worst = Math.max(worst, Math.abs(before === 0 ? Math.min(slope, 0) : slope));
      const after = Math.max(before - slope / ((lengths[row] ?? 0) + 1 + softness), 0);
      if (after === before) continue;
      multipliers[row] = after;
      const change = (after - before) * side;
      for (let at = start; at < end; at++) {
        const column = columns[at] ?? 0;
        weights[column] = (weights[column] ?? 0) + change * (values[at] ?? 0);
      }
      bias += change;
    }
    if (worst < PRECISION) break;
  }
  return { weights, bias };
}

function squaredLengths({ count, starts, values }: WeighedRows): Float64Array {
  const lengths = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) sum += (values[at] ?? 0) ** 2;
    lengths[row] = sum;
  }
  return lengths;
}
