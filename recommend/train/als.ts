import { setImmediate } from 'node:timers/promises';
import { createRandom } from './seeded.ts';
import { type Histories, historyOf } from './histories.ts';
import { solveSymmetric } from './solve.ts';

export interface AlsSettings {
  dimensions: number;
  rounds: number;
  /** Weight of what a customer did not choose, beside 1 for what they chose. */
  unobserved: number;
  /** Weight of the vectors' lengths, for each observation and each share of the unobserved ones. */
  ridge: number;
  seed: number;
}

export const DEFAULT_ALS: Readonly<AlsSettings> = {
  dimensions: 64,
  rounds: 8,
  unobserved: 0.001,
  ridge: 0.1,
  seed: 1,
};

export interface Factors {
  dimensions: number;
  /** One vector a product. */
  items: Float32Array;
  /** Places a customer by their events, known or new, by one solve. */
  foldIn: (history: Int32Array) => Float64Array;
}

const CG_STEPS = 4;
const ROWS_AT_ONCE = 2_000;

/**
 * Implicit matrix factorisation (Hu, Koren and Volinsky 2008, in the form of Rendle and others 2021): alternating
 * least squares, a few steps of conjugate gradients for each vector from where it was. Frees the event loop between
 * some thousands of vectors.
 */
export async function trainFactors(
  histories: Histories,
  settings: Readonly<AlsSettings> = DEFAULT_ALS,
  { onProgress, signal }: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<Factors> {
  const { dimensions: d, rounds, seed } = settings;
  const customers = histories.starts.length - 1;
  const byProduct = transpose(histories);
  const random = createRandom(seed);
  const items = Float32Array.from({ length: histories.products * d }, () => (random() - 0.5) / Math.sqrt(d));
  const users = new Float32Array(customers * d);
  const sides = [
    { lists: histories, from: items, to: users },
    { lists: byProduct, from: users, to: items },
  ];
  const total = rounds * (customers + histories.products);
  let done = 0;
  for (let round = 0; round < rounds; round++) {
    for (const { lists, from, to } of sides) {
      const update = createUpdate(from, settings);
      const rows = lists.starts.length - 1;
      for (let row = 0; row < rows; row++) {
        update(historyOf(lists, row), to.subarray(row * d, row * d + d));
        if (++done % ROWS_AT_ONCE > 0) continue;
        onProgress?.(done, total);
        await setImmediate();
        signal?.throwIfAborted();
      }
    }
  }
  return { dimensions: d, items, foldIn: createFoldIn(items, settings) };
}

/** Who has each product, as lists of customers by product. */
function transpose({ starts, items, products }: Histories): Histories {
  const customers = starts.length - 1;
  const turned = new Int32Array(products + 1);
  for (let e = 0; e < items.length; e++)
    turned[(items[e] as number) + 1] = (turned[(items[e] as number) + 1] as number) + 1;
  for (let i = 0; i < products; i++) turned[i + 1] = (turned[i + 1] as number) + (turned[i] as number);
  const next = turned.slice();
  const holders = new Int32Array(items.length);
  for (let u = 0; u < customers; u++) {
    for (let e = starts[u] as number; e < (starts[u + 1] as number); e++) {
      const item = items[e] as number;
      holders[next[item] as number] = u;
      next[item] = (next[item] as number) + 1;
    }
  }
  return { starts: turned, items: holders, products: customers };
}

/** V^T V of vectors laid one after another. */
function gram(vectors: Float32Array, d: number, weight: number): Float64Array {
  const sums = new Float64Array(d * d);
  for (let start = 0; start < vectors.length; start += d) {
    for (let a = 0; a < d; a++) {
      const value = weight * (vectors[start + a] as number);
      for (let b = 0; b <= a; b++)
        sums[a * d + b] = (sums[a * d + b] as number) + value * (vectors[start + b] as number);
    }
  }
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) sums[b * d + a] = sums[a * d + b] as number;
  return sums;
}

/** Improves one vector for those it is observed with. */
function createUpdate(from: Float32Array, { dimensions: d, unobserved, ridge }: AlsSettings) {
  const base = gram(from, d, unobserved);
  const others = from.length / d;
  const current = new Float64Array(d);
  const residual = new Float64Array(d);
  const direction = new Float64Array(d);
  const image = new Float64Array(d);

  /** image = (unobserved V^T V + sum of v v^T + strength I) vector */
  function apply(vector: Float64Array, list: Int32Array, strength: number): void {
    for (let a = 0; a < d; a++) {
      let sum = strength * (vector[a] as number);
      for (let b = 0; b < d; b++) sum += (base[a * d + b] as number) * (vector[b] as number);
      image[a] = sum;
    }
    for (let k = 0; k < list.length; k++) {
      const start = (list[k] as number) * d;
      let dot = 0;
      for (let a = 0; a < d; a++) dot += (from[start + a] as number) * (vector[a] as number);
      for (let a = 0; a < d; a++) image[a] = (image[a] as number) + dot * (from[start + a] as number);
    }
  }

  return (list: Int32Array, vector: Float32Array): void => {
    if (list.length === 0) {
      vector.fill(0);
      return;
    }
    const strength = ridge * (list.length + unobserved * others);
    current.set(vector);
    apply(current, list, strength);
    for (let a = 0; a < d; a++) residual[a] = -(image[a] as number);
    for (let k = 0; k < list.length; k++) {
      const start = (list[k] as number) * d;
      for (let a = 0; a < d; a++) residual[a] = (residual[a] as number) + (from[start + a] as number);
    }
    direction.set(residual);
    let length = dotOf(residual, residual);
    for (let step = 0; step < CG_STEPS && length > 1e-12; step++) {
      apply(direction, list, strength);
      const along = length / dotOf(direction, image);
      for (let a = 0; a < d; a++) {
        vector[a] = (vector[a] as number) + along * (direction[a] as number);
        residual[a] = (residual[a] as number) - along * (image[a] as number);
      }
      const next = dotOf(residual, residual);
      for (let a = 0; a < d; a++)
        direction[a] = (residual[a] as number) + (next / length) * (direction[a] as number);
      length = next;
    }
  };
}

function dotOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < one.length; a++) sum += (one[a] as number) * (other[a] as number);
  return sum;
}

function createFoldIn(items: Float32Array, { dimensions: d, unobserved, ridge }: AlsSettings) {
  const base = gram(items, d, unobserved);
  const products = items.length / d;
  return (history: Int32Array): Float64Array => {
    const matrix = base.slice();
    const right = new Float64Array(d);
    const strength = ridge * (history.length + unobserved * products);
    for (let a = 0; a < d; a++) matrix[a * d + a] = (matrix[a * d + a] as number) + strength;
    for (let k = 0; k < history.length; k++) {
      const start = (history[k] as number) * d;
      for (let a = 0; a < d; a++) {
        const value = items[start + a] as number;
        right[a] = (right[a] as number) + value;
        for (let b = 0; b <= a; b++)
          matrix[a * d + b] = (matrix[a * d + b] as number) + value * (items[start + b] as number);
      }
    }
    return solveSymmetric(matrix, right);
  };
}
