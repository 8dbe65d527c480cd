import { trainSvm, type WeighedRows } from './linear-svm.ts';
import type { SparseRows } from './vocabulary.ts';

/** How features are weighed before a hyperplane is sought: by how one-sided they are, or by how rare. */
export type Weighing = 'ratio' | 'rarity';

/** A hyperplane over weighed features, rows being brought to length 1. */
export interface LinearMember {
  scales: Float32Array;
  weights: Float32Array;
  bias: number;
}

/** `ratio` makes it the NB-SVM of Wang and Manning (2012), `rarity` the usual TF-IDF machine. */
export function trainLinearMember(
  rows: SparseRows,
  sides: Int8Array,
  { weighing, cost }: { weighing: Weighing; cost: number },
): LinearMember {
  const scales = weighing === 'ratio' ? countRatios(rows, sides) : rarities(rows);
  const { weights, bias } = trainSvm(weigh(rows, scales), sides, cost);
  return { scales, weights, bias };
}

export function scoreLinear(member: LinearMember, rows: SparseRows, row: number): number {
  let sum = 0;
  let length = 0;
  for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
    const column = rows.columns[at] ?? 0;
    const value = member.scales[column] ?? 0;
    sum += value * (member.weights[column] ?? 0);
    length += value * value;
  }
  return length > 0 ? member.bias + sum / Math.sqrt(length) : 0;
}

/** Logarithm of how much likelier each feature is on side 1 than on side -1, one occurrence added to each. */
export function countRatios({ width, count, starts, columns }: SparseRows, sides: Int8Array): Float32Array {
  const counts = [new Float64Array(width).fill(1), new Float64Array(width).fill(1)] as const;
  const totals: [number, number] = [width, width];
  for (let row = 0; row < count; row++) {
    const side = sides[row] === 1 ? 1 : 0;
    const [start, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    for (let at = start; at < end; at++) {
      const column = columns[at] ?? 0;
      counts[side][column] = (counts[side][column] ?? 0) + 1;
    }
    totals[side] += end - start;
  }
  const shift = Math.log(totals[0]) - Math.log(totals[1]);
  return Float32Array.from(counts[1], (value, column) => Math.log(value / (counts[0][column] ?? 1)) + shift);
}

function rarities({ width, count, columns }: SparseRows): Float32Array {
  const texts = new Float64Array(width);
  for (const column of columns) texts[column] = (texts[column] ?? 0) + 1;
  return Float32Array.from(texts, (value) => Math.log(1 + count / Math.max(1, value)));
}

function weigh(rows: SparseRows, scales: Float32Array): WeighedRows {
  const values = Float32Array.from(rows.columns, (column) => scales[column] ?? 0);
  for (let row = 0; row < rows.count; row++) {
    const [start, end] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0];
    let length = 0;
    for (let at = start; at < end; at++) length += (values[at] ?? 0) ** 2;
    const shrink = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let at = start; at < end; at++) values[at] = (values[at] ?? 0) * shrink;
  }
  return { ...rows, values };
}
