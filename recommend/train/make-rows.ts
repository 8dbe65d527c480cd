import { addContent, type ContentIndex } from './content.ts';
import { addCovisits, type Divisors, type GapWeights, type Occurrences } from './covisits.ts';
import { moveHeaviestFirst } from './heaviest.ts';
import type { NeighbourBatch } from './rows.ts';

/** All that a thread needs to make any row; typed arrays in shared memory. */
export interface RowSource {
  products: number;
  occurrences: Occurrences;
  gaps: GapWeights;
  divisors: Divisors;
  content?: ContentPart;
  /** How many a row keeps. */
  neighbours: number;
}

export interface ContentPart {
  index: ContentIndex;
  /** What a whole row sums to. */
  scale: number;
  neighbours: number;
}

/** Makes the rows from `first` up to `end`. */
export type RowMaker = (first: number, end: number) => NeighbourBatch;

/** One for each thread: the room for sums is taken once and zero again after each row. */
export function createRowMaker(source: RowSource): RowMaker {
  const { products, neighbours } = source;
  const makeCovisits = createCovisits(source);
  const makeContent = source.content && createContent(products, source.content);
  const none = { weights: new Float64Array(products), ids: new Int32Array(0) };
  const ids = new Int32Array(products);
  const keys = new Float64Array(products);
  return (first, end) => {
    const room = (end - first) * Math.min(neighbours, products);
    const batch = {
      ids: new Int32Array(room),
      covisit: new Float32Array(room),
      content: new Float32Array(room),
    };
    const starts = new Int32Array(end - first + 1);
    for (let product = first; product < end; product++) {
      const covisits = makeCovisits(product);
      const content = makeContent?.(product) ?? none;
      const count = unite(covisits, content, ids);
      for (let k = 0; k < count; k++)
        keys[k] =
          (covisits.weights[ids[k] as number] as number) + (content.weights[ids[k] as number] as number);
      const kept = Math.min(neighbours, count);
      moveHeaviestFirst(ids, keys, count, kept);
      const start = starts[product - first] as number;
      for (let k = 0; k < kept; k++) {
        const id = ids[k] as number;
        batch.ids[start + k] = id;
        batch.covisit[start + k] = covisits.weights[id] as number;
        batch.content[start + k] = content.weights[id] as number;
      }
      starts[product - first + 1] = start + kept;
      for (let k = 0; k < count; k++)
        covisits.weights[ids[k] as number] = content.weights[ids[k] as number] = 0;
    }
    const length = starts[end - first] as number;
    return {
      first,
      starts,
      ids: batch.ids.slice(0, length),
      covisit: batch.covisit.slice(0, length),
      content: batch.content.slice(0, length),
    };
  };
}

/** Weights by product, zero but for those in `ids`. */
interface Sums {
  weights: Float64Array;
  ids: Int32Array;
}

function createCovisits({ products, occurrences, gaps, divisors }: RowSource): (product: number) => Sums {
  const { own, other, lambda } = divisors;
  const weights = new Float64Array(products);
  const ids = new Int32Array(products);
  return (product) => {
    const count = addCovisits(product, occurrences, gaps, weights, ids);
    const factor = own[product] as number;
    for (let k = 0; k < count; k++) {
      const id = ids[k] as number;
      weights[id] = (weights[id] as number) / (factor * (other[id] as number) + lambda);
    }
    return { weights, ids: ids.subarray(0, count) };
  };
}

function createContent(
  products: number,
  { index, scale, neighbours }: ContentPart,
): (product: number) => Sums {
  const weights = new Float64Array(products);
  const ids = new Int32Array(products);
  const keys = new Float64Array(products);
  return (product) => {
    const count = addContent(product, index, weights, ids);
    for (let k = 0; k < count; k++) {
      keys[k] = (weights[ids[k] as number] as number) * (index.boosts[ids[k] as number] as number);
      weights[ids[k] as number] = 0;
    }
    const kept = Math.min(neighbours, count);
    moveHeaviestFirst(ids, keys, count, kept);
    let mass = 0;
    for (let k = 0; k < kept; k++) mass += keys[k] as number;
    for (let k = 0; k < kept; k++) weights[ids[k] as number] = (scale * (keys[k] as number)) / mass;
    return { weights, ids: ids.subarray(0, kept) };
  };
}

/** Writes each id of either into `ids` once; returns how many. */
function unite(one: Sums, other: Sums, ids: Int32Array): number {
  ids.set(one.ids);
  let count = one.ids.length;
  for (let k = 0; k < other.ids.length; k++) {
    const id = other.ids[k] as number;
    if (one.weights[id] === 0) ids[count++] = id;
  }
  return count;
}
