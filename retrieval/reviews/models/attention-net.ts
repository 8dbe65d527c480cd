import { createRandom, shuffle } from './sparse-learner.ts';
import type { SparseRows } from './vocabulary.ts';

/** Numbers by which a feature is described. */
export const DEPTH = 16;
const HIDDEN = 8;
const EPOCHS = 15;
const RATE = 0.05;
const SALIENCE_RATE = 0.015;
/** Share of a text's features that it goes without each time it is learned from. */
const DROPOUT = 0.7;
/** How much a feature's one-sidedness says at first about how much it matters and which way. */
const FIRST_SALIENCE = 0.5;
const FIRST_LEANING = 0.3;
const MOST_ONE_SIDED = 4;
const TINY = 1e-6;

/**
 * A small network: each feature has a vector and a salience, a text is the mean of its features' vectors weighed by
 * the softmax of their saliences, and one hidden layer reads that. In `head`: `HIDDEN` rows of `DEPTH` weights, then
 * `HIDDEN` constants, `HIDDEN` output weights, the output's constant.
 */
export interface AttentionNet {
  vectors: Float32Array;
  saliences: Float32Array;
  head: Float32Array;
}

const CONSTANTS = HIDDEN * DEPTH;
const OUTPUT = CONSTANTS + HIDDEN;
export const HEAD_LENGTH = OUTPUT + HIDDEN + 1;

/** Learns by AdaGrad (Duchi, Hazan and Singer 2011), starting from the log-count `ratios`; another seed, another net. */
export function trainNet(
  rows: SparseRows,
  sides: Int8Array,
  ratios: Float32Array,
  seed: number,
): AttentionNet {
  const random = createRandom(seed);
  const net = startNet(ratios, random);
  const step = createStep(net, random);
  const order = Array.from({ length: rows.count }, (_, row) => row);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const left = 1 - epoch / EPOCHS;
    for (const row of shuffle(order, random)) {
      step(rows.columns, rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0, sides[row] ?? 0, left);
    }
  }
  return net;
}

function startNet(ratios: Float32Array, random: () => number): AttentionNet {
  const around = (spread: number) => (random() * 2 - 1) * spread;
  const vectors = Float32Array.from({ length: ratios.length * DEPTH }, () => around(0.5 / Math.sqrt(DEPTH)));
  for (const [column, ratio] of ratios.entries()) vectors[column * DEPTH] = FIRST_LEANING * ratio;
  const head = new Float32Array(HEAD_LENGTH);
  for (let i = 0; i < CONSTANTS; i++) head[i] = around(Math.sqrt(3 / DEPTH));
  for (let i = 0; i < HIDDEN; i++) head[OUTPUT + i] = around(Math.sqrt(3 / HIDDEN));
  const saliences = ratios.map((ratio) => FIRST_SALIENCE * Math.min(MOST_ONE_SIDED, Math.abs(ratio)));
  return { vectors, saliences, head };
}

/** What the net says of one row, in logits; 0 for a row without features. */
export function scoreNet(net: AttentionNet, rows: SparseRows, row: number): number {
  const [start, end] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0];
  if (start === end) return 0;
  const mean = new Float64Array(DEPTH);
  let total = 0;
  for (let at = start; at < end; at++) {
    const column = rows.columns[at] ?? 0;
    const weight = Math.exp(net.saliences[column] ?? 0);
    total += weight;
    for (let j = 0; j < DEPTH; j++)
      mean[j] = (mean[j] ?? 0) + weight * (net.vectors[column * DEPTH + j] ?? 0);
  }
  for (let j = 0; j < DEPTH; j++) mean[j] = (mean[j] ?? 0) / total;
  return readHead(net.head, mean, new Float64Array(HIDDEN));
}

/** The output for a text's mean vector; `hidden` receives the hidden layer. */
function readHead(head: Float32Array, mean: Float64Array, hidden: Float64Array): number {
  let output = head[OUTPUT + HIDDEN] ?? 0;
  for (let k = 0; k < HIDDEN; k++) {
    let sum = head[CONSTANTS + k] ?? 0;
    for (let j = 0; j < DEPTH; j++) sum += (head[k * DEPTH + j] ?? 0) * (mean[j] ?? 0);
    const value = Math.tanh(sum);
    hidden[k] = value;
    output += (head[OUTPUT + k] ?? 0) * value;
  }
  return output;
}

type Step = (columns: Int32Array, start: number, end: number, side: number, left: number) => void;

/** One example's step; `left` falls from 1 to 0 over the training. */
function createStep(net: AttentionNet, random: () => number): Step {
  const { vectors, saliences, head } = net;
  const vectorSquares = new Float32Array(saliences.length).fill(TINY);
  const salienceSquares = new Float32Array(saliences.length).fill(TINY);
  const headSquares = new Float32Array(HEAD_LENGTH).fill(TINY);
  const mean = new Float64Array(DEPTH);
  const hidden = new Float64Array(HIDDEN);
  const slope = new Float64Array(DEPTH);
  let kept = new Int32Array(256);
  let weights = new Float64Array(256);

  const descend = (at: number, gradient: number, rate: number): void => {
    const square = (headSquares[at] ?? 0) + gradient * gradient;
    headSquares[at] = square;
    head[at] = (head[at] ?? 0) - (rate * gradient) / Math.sqrt(square);
  };

  /** Turns the head, and leaves in `slope` how the error changes with the text's mean vector. */
  const learnHead = (error: number, rate: number): void => {
    slope.fill(0);
    for (let k = 0; k < HIDDEN; k++) {
      const value = hidden[k] ?? 0;
      const inner = error * (head[OUTPUT + k] ?? 0) * (1 - value * value);
      descend(OUTPUT + k, error * value, rate);
      for (let j = 0; j < DEPTH; j++) {
        const at = k * DEPTH + j;
        slope[j] = (slope[j] ?? 0) + inner * (head[at] ?? 0);
        descend(at, inner * (mean[j] ?? 0), rate);
      }
      descend(CONSTANTS + k, inner, rate);
    }
    descend(OUTPUT + HIDDEN, error, rate);
  };

  const learnFeature = (column: number, share: number, steepness: number, left: number): void => {
    const base = column * DEPTH;
    const square = (vectorSquares[column] ?? 0) + share * share * steepness;
    vectorSquares[column] = square;
    const stride = (left * RATE * share) / Math.sqrt(square);
    let agreement = 0;
    for (let j = 0; j < DEPTH; j++) {
      const value = vectors[base + j] ?? 0;
      const down = slope[j] ?? 0;
      agreement += down * (value - (mean[j] ?? 0));
      vectors[base + j] = value - stride * down;
    }
    const gradient = share * agreement;
    const salienceSquare = (salienceSquares[column] ?? 0) + gradient * gradient;
    salienceSquares[column] = salienceSquare;
    saliences[column] =
      (saliences[column] ?? 0) - (left * SALIENCE_RATE * gradient) / Math.sqrt(salienceSquare);
  };

  return (columns, start, end, side, left) => {
    if (kept.length < end - start) {
      kept = new Int32Array((end - start) * 2);
      weights = new Float64Array(kept.length);
    }
    mean.fill(0);
    let count = 0;
    let total = 0;
    for (let at = start; at < end; at++) {
      if (random() < DROPOUT) continue;
      const column = columns[at] ?? 0;
      const weight = Math.exp(saliences[column] ?? 0);
      kept[count] = column;
      weights[count++] = weight;
      total += weight;
      for (let j = 0; j < DEPTH; j++) mean[j] = (mean[j] ?? 0) + weight * (vectors[column * DEPTH + j] ?? 0);
    }
    if (count === 0) return;
    for (let j = 0; j < DEPTH; j++) mean[j] = (mean[j] ?? 0) / total;
    const output = readHead(head, mean, hidden);
    learnHead(-side / (1 + Math.exp(side * output)), left * RATE);
    let steepness = 0;
    for (let j = 0; j < DEPTH; j++) steepness += (slope[j] ?? 0) ** 2 / DEPTH;
    for (let i = 0; i < count; i++) learnFeature(kept[i] ?? 0, (weights[i] ?? 0) / total, steepness, left);
  };
}
