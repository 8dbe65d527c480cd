import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { EmbedderModel } from './embedder-model.ts';
import type { SparseMatrix } from './embedder-svd.ts';

const DIMENSION = 128;
const VOCABULARY = 15_000;
/** Terms in more than this share of the texts tell nothing. */
const TOO_COMMON = 0.4;
/** In a shop this small a term may be worth knowing although it occurs once. */
const SMALL = 300;
const FEW_TEXTS = 4;
const SEED = 1;

/** What the fitting thread is given. */
export interface FitTask {
  matrix: SparseMatrix;
  rank: number;
  seed: number;
}

/**
 * Fits an embedder on texts already cut into terms: TF-IDF, then a truncated singular value decomposition in a
 * thread of its own. The same texts in the same order give the same model. Undefined for too few texts to learn from.
 */
export async function fitEmbedder(
  texts: readonly (readonly string[])[],
  signal?: AbortSignal,
): Promise<EmbedderModel | undefined> {
  const vocabulary = chooseTerms(texts);
  const terms = [...vocabulary.keys()];
  const rank = Math.min(DIMENSION, Math.floor(Math.min(texts.length, terms.length) / 2));
  if (texts.length < FEW_TEXTS || rank < 2) return undefined;
  const idf = Float32Array.from(vocabulary.values(), (df) => Math.log((1 + texts.length) / (1 + df)) + 0.1);
  const matrix = buildMatrix(texts, terms, idf);
  const exact = await decompose({ matrix, rank, seed: SEED }, signal);
  const { scales, vectors } = quantise(exact, rank);
  const fingerprint = createHash('sha256').update(JSON.stringify(terms)).update(vectors).digest('hex');
  return { id: `embedded-${fingerprint.slice(0, 16)}`, dimension: rank, terms, idf, scales, vectors };
}

/** Terms worth a vector with the number of texts that hold them, the most frequent first. */
function chooseTerms(texts: readonly (readonly string[])[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const terms of texts) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const least = texts.length <= SMALL ? 1 : 2;
  const kept = [...frequency].filter(([, df]) => df >= least && df <= Math.max(2, texts.length * TOO_COMMON));
  return new Map(kept.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, VOCABULARY));
}

function buildMatrix(
  texts: readonly (readonly string[])[],
  terms: readonly string[],
  idf: Float32Array,
): SparseMatrix {
  const columnOf = new Map(terms.map((term, column) => [term, column]));
  const starts = new Int32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  texts.forEach((text, row) => {
    const counts = new Map<number, number>();
    for (const term of text) {
      const column = columnOf.get(term);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const weights = [...counts].map(
      ([column, n]) => [column, (1 + Math.log(n)) * (idf[column] ?? 0)] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    for (const [column, weight] of weights) {
      columns.push(column);
      values.push(weight / length);
    }
    starts[row + 1] = columns.length;
  });
  return {
    columnCount: terms.length,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

function decompose(task: FitTask, signal?: AbortSignal): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./embedder-fit-worker.mjs', import.meta.url), { workerData: task });
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', (vectors: Float32Array) => resolve(vectors));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      reject(signal?.reason ?? new Error(`fitting ended with code ${code}`));
    });
  });
}

function quantise(vectors: Float32Array, width: number): { scales: Float32Array; vectors: Int8Array } {
  const scales = new Float32Array(vectors.length / width);
  const bytes = new Int8Array(vectors.length);
  for (let row = 0; row < scales.length; row++) {
    const values = vectors.subarray(row * width, (row + 1) * width);
    const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    scales[row] = largest / 127;
    if (largest > 0)
      values.forEach((value, i) => (bytes[row * width + i] = Math.round((value / largest) * 127)));
  }
  return { scales, vectors: bytes };
}
