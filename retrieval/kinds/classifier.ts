import type { Features } from './features.ts';
import type { Kind } from './kind-names.ts';

/** A product whose kind is known; features by their number, see `createFeatureBook`. */
export interface Example {
  kind: Kind;
  features: Sparse;
}

/** Numbers of what is there, and as many weights. */
export interface Sparse {
  ids: Int32Array;
  weights: Float32Array;
}

/** Tells kinds by features: the nearest of their centroids, moved apart where they were mistaken for one another. */
export interface Classifier {
  kinds: Kind[];
  /** How telling each feature is, and for which kinds (or, negative, against which) it speaks. */
  features: Map<string, { idf: number; kinds: Sparse }>;
}

/** Features of fewer examples tell nothing in general. */
const LEAST_EXAMPLES = 2;
/** Fewer examples are nothing to learn from. */
const FEW_EXAMPLES = 12;
/** Something of which less than this is known is like nothing that was seen. */
const LEAST_KNOWN = 0.5;
const EPOCHS = 4;
const RATE = 0.15;
/** Turns the difference between two kinds' scores into odds; measured on examples left out. */
const SHARPNESS = 14;
/** Work on this many examples at a time leaves the event loop free in between. */
const SLICE = 200;

/** Gives features numbers, so that those of many products fit into memory. */
export function createFeatureBook() {
  const idOf = new Map<string, number>();
  const toId = (feature: string): number => {
    const id = idOf.get(feature) ?? idOf.size;
    if (id === idOf.size) idOf.set(feature, id);
    return id;
  };
  return {
    write: (features: Features): Sparse => ({
      ids: Int32Array.from([...features.keys()].map(toId)),
      weights: Float32Array.from(features.values()),
    }),
    names: (): string[] => [...idOf.keys()],
  };
}

/**
 * Fits Rocchio centroids over TF-IDF, then a few epochs of perceptron updates ("DragPushing"). Linear in the examples,
 * a second or two for 20,000, in slices, so that others can run. The same examples give the same classifier.
 */
export async function fitClassifier(
  examples: readonly Example[],
  names: readonly string[],
): Promise<Classifier | undefined> {
  const kinds = [...new Set(examples.map(({ kind }) => kind))];
  if (examples.length < FEW_EXAMPLES || kinds.length < 2) return undefined;
  const idf = readIdf(examples, names.length);
  const vectors = examples.map(({ features }) => weigh(features, idf));
  const numberOf = new Map(kinds.map((kind, i) => [kind, i]));
  const own = examples.map(({ kind }) => numberOf.get(kind) ?? 0);
  const rows: Rows = new Map();
  await inSlices(examples.length, (i) => push(rows, vectors[i], own[i] ?? 0, 1));
  scaleToLengthOne(rows, kinds.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    await inSlices(examples.length, (i) => {
      const right = own[i] ?? 0;
      const said = largest(scoreRows(rows, vectors[i], kinds.length));
      if (said === right) return;
      push(rows, vectors[i], right, RATE);
      push(rows, vectors[i], said, -RATE);
    });
  }
  const features = [...rows].map(([id, row]) => {
    const says = { ids: Int32Array.from(row.keys()), weights: Float32Array.from(row.values()) };
    return [names[id] ?? '', { idf: idf[id] ?? 0, kinds: says }] as const;
  });
  return { kinds, features: new Map(features) };
}

/** The likeliest kind of something with these features and its probability; undefined when too few are known. */
export function classify(
  classifier: Classifier,
  given: Features,
): { kind: Kind; probability: number } | undefined {
  const known = [...given].flatMap(([feature, weight]) => {
    const { idf, kinds } = classifier.features.get(feature) ?? {};
    return idf === undefined || !kinds ? [] : [{ weight: weight * idf, kinds }];
  });
  if (known.length === 0 || known.length < given.size * LEAST_KNOWN) return undefined;
  const length = Math.sqrt(known.reduce((sum, { weight }) => sum + weight ** 2, 0)) || 1;
  const scores = new Float64Array(classifier.kinds.length);
  for (const { weight, kinds } of known) {
    for (const [i, kind] of kinds.ids.entries()) {
      scores[kind] = (scores[kind] ?? 0) + (weight / length) * (kinds.weights[i] ?? 0);
    }
  }
  const best = largest(scores);
  const top = scores[best] ?? 0;
  const odds = scores.reduce((sum, score) => sum + Math.exp(SHARPNESS * (score - top)), 0);
  return { kind: classifier.kinds[best] ?? '', probability: 1 / odds };
}

/** Per feature the kinds it speaks for, while they are learned. */
type Rows = Map<number, Map<number, number>>;

function push(rows: Rows, vector: Sparse | undefined, kind: number, amount: number): void {
  if (!vector) return;
  for (const [i, id] of vector.ids.entries()) {
    const weight = vector.weights[i] ?? 0;
    if (weight === 0) continue;
    const row = rows.get(id) ?? new Map<number, number>();
    rows.set(id, row.set(kind, (row.get(kind) ?? 0) + weight * amount));
  }
}

function scoreRows(rows: Rows, vector: Sparse | undefined, kinds: number): Float64Array {
  const scores = new Float64Array(kinds);
  if (!vector) return scores;
  for (const [i, id] of vector.ids.entries()) {
    const weight = vector.weights[i] ?? 0;
    for (const [kind, says] of rows.get(id) ?? []) scores[kind] = (scores[kind] ?? 0) + weight * says;
  }
  return scores;
}

/** Inverse document frequency by feature; 0 for what is too rare to tell anything. */
function readIdf(examples: readonly Example[], features: number): Float32Array {
  const counts = new Int32Array(features);
  for (const { features: sparse } of examples) {
    for (const id of sparse.ids) counts[id] = (counts[id] ?? 0) + 1;
  }
  return Float32Array.from(counts, (count) =>
    count >= LEAST_EXAMPLES ? Math.log(1 + examples.length / count) : 0,
  );
}

/** Weights times how telling each feature is, scaled to length 1. */
function weigh({ ids, weights }: Sparse, idf: Float32Array): Sparse {
  const weighed = weights.map((weight, i) => weight * (idf[ids[i] ?? 0] ?? 0));
  const length = Math.hypot(...weighed) || 1;
  return { ids, weights: weighed.map((weight) => weight / length) };
}

function scaleToLengthOne(rows: Rows, kinds: number): void {
  const squares = new Float64Array(kinds);
  for (const row of rows.values()) {
    for (const [kind, weight] of row) squares[kind] = (squares[kind] ?? 0) + weight ** 2;
  }
  for (const row of rows.values()) {
    for (const [kind, weight] of row) row.set(kind, weight / (Math.sqrt(squares[kind] ?? 0) || 1));
  }
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

async function inSlices(count: number, visit: (index: number) => void): Promise<void> {
  for (let start = 0; start < count; start += SLICE) {
    for (let i = start; i < Math.min(count, start + SLICE); i++) visit(i);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
