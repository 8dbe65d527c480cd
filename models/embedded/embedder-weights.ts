import { leadingRightVectors, type SparseMatrix } from './embedder-svd.ts';

/** Fewer where the texts are few: with as many dimensions as terms, every word would mean only itself. */
const DIMENSION = 128;
const VOCABULARY = 15_000;
/** Terms in more than this share of the texts tell nothing. */
const TOO_COMMON = 0.4;
/** Among so few texts a term may be worth knowing although it occurs once. */
const SMALL = 300;
const SEED = 1;

/** Texts as numbers: text i holds the terms between `starts[i]` and `starts[i + 1]` of `termIds`. */
export interface FitTask {
  termCount: number;
  starts: Int32Array;
  termIds: Int32Array;
}

/** Of each term worth a vector: its number, how telling it is and where it lies (see EmbedderModel). */
export interface FitResult {
  chosen: Int32Array;
  dimension: number;
  idf: Float32Array;
  scales: Float32Array;
  vectors: Int8Array;
}

/** The whole fit, seconds of work for a large shop; undefined where there is too little to learn from. */
export function fitWeights(task: FitTask): FitResult | undefined {
  const texts = task.starts.length - 1;
  const frequency = countTexts(task);
  const chosen = chooseTerms(frequency, texts);
  const dimension = Math.min(DIMENSION, Math.floor(texts / 8), Math.floor(chosen.length / 3));
  if (dimension < 2) return undefined;
  const idf = Float32Array.from(chosen, (id) => Math.log((1 + texts) / (1 + (frequency[id] ?? 0))) + 0.1);
  const exact = leadingRightVectors(buildMatrix(task, chosen, idf), dimension, SEED);
  return { chosen, dimension, idf, ...quantise(exact, dimension) };
}

const termsOf = ({ starts, termIds }: FitTask, text: number): Int32Array =>
  termIds.subarray(starts[text], starts[text + 1]);

function countTexts(task: FitTask): Int32Array {
  const frequency = new Int32Array(task.termCount);
  for (let text = 0; text + 1 < task.starts.length; text++) {
    for (const id of new Set(termsOf(task, text))) frequency[id] = (frequency[id] ?? 0) + 1;
  }
  return frequency;
}

/** The most frequent first; of equally frequent ones that which was seen first. */
function chooseTerms(frequency: Int32Array, texts: number): Int32Array {
  const least = texts <= SMALL ? 1 : 2;
  const most = Math.max(2, texts * TOO_COMMON);
  const kept = [...frequency.keys()].filter((id) => {
    const n = frequency[id] ?? 0;
    return n >= least && n <= most;
  });
  kept.sort((a, b) => (frequency[b] ?? 0) - (frequency[a] ?? 0) || a - b);
  return Int32Array.from(kept.slice(0, VOCABULARY));
}

/** TF-IDF with logarithmic term frequency, each row of length 1. */
function buildMatrix(task: FitTask, chosen: Int32Array, idf: Float32Array): SparseMatrix {
  const columnOf = new Int32Array(task.termCount).fill(-1);
  chosen.forEach((id, column) => {
    columnOf[id] = column;
  });
  const starts = new Int32Array(task.starts.length);
  const columns: number[] = [];
  const values: number[] = [];
  for (let text = 0; text + 1 < task.starts.length; text++) {
    const counts = new Map<number, number>();
    for (const id of termsOf(task, text)) {
      const column = columnOf[id] ?? -1;
      if (column >= 0) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const weights = Array.from(counts, ([column, n]) => (1 + Math.log(n)) * (idf[column] ?? 0));
    const length = Math.hypot(...weights) || 1;
    columns.push(...counts.keys());
    values.push(...weights.map((weight) => weight / length));
    starts[text + 1] = columns.length;
  }
  return {
    columnCount: chosen.length,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

function quantise(vectors: Float32Array, width: number): { scales: Float32Array; vectors: Int8Array } {
  const scales = new Float32Array(vectors.length / width);
  const bytes = new Int8Array(vectors.length);
  for (let row = 0; row < scales.length; row++) {
    const values = vectors.subarray(row * width, (row + 1) * width);
    const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    scales[row] = largest / 127;
    if (largest === 0) continue;
    for (const [i, value] of values.entries()) bytes[row * width + i] = Math.round((value / largest) * 127);
  }
  return { scales, vectors: bytes };
}
