import { FEATURE_SPACE } from './feature-hash.ts';

/** Weights learned one example at a time. */
export interface SparseLearner {
  weights: Float64Array;
  /** Uniform in [0, 1), the same sequence for the same seed. */
  random(): number;
  /** Draws which features this example goes without. */
  beginExample(): void;
  isKept(feature: number): boolean;
  addGradient(feature: number, amount: number): void;
  /** Moves the weights against the gradient gathered since the last step. */
  step(): void;
  /** Counts the weights as they are into the mean that `mean` returns. */
  remember(): void;
  mean(): Float64Array;
}

export interface LearnerSettings {
  size?: number;
  rate: number;
  /** Share of features that an example goes without. */
  dropout: number;
  /** Pull of each touched weight towards zero. */
  shrink: number;
  seed: number;
}

const START = 1e-2;

/**
 * AdaGrad (Duchi, Hazan and Singer 2011) with features dropped at random, which keeps rare ones from being
 * trusted too much (Wager, Wang and Liang 2013), over the mean of the later weights.
 */
export function createSparseLearner(settings: LearnerSettings): SparseLearner {
  const size = settings.size ?? FEATURE_SPACE;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(START);
  const gradient = new Float64Array(size);
  const isTouched = new Uint8Array(size);
  const touched: number[] = [];
  const sum = new Float64Array(size);
  let remembered = 0;
  const random = createRandom(settings.seed);
  const threshold = Math.floor(settings.dropout * 2 ** 32);
  let salt = 0;
  return {
    weights,
    random,
    beginExample: () => {
      salt = Math.floor(random() * 2 ** 32);
    },
    isKept: (feature) => {
      const mixed = Math.imul(feature ^ salt, 0x9e3779b1);
      return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) >>> 0 >= threshold;
    },
    addGradient: (feature, amount) => {
      if (isTouched[feature] === 0) {
        isTouched[feature] = 1;
        touched.push(feature);
      }
      gradient[feature] = (gradient[feature] ?? 0) + amount;
    },
    step: () => {
      for (const feature of touched) {
        const weight = weights[feature] ?? 0;
        const slope = (gradient[feature] ?? 0) + settings.shrink * weight;
        const square = (squares[feature] ?? 0) + slope * slope;
        squares[feature] = square;
        weights[feature] = weight - (settings.rate * slope) / Math.sqrt(square);
        gradient[feature] = 0;
        isTouched[feature] = 0;
      }
      touched.length = 0;
    },
    remember: () => {
      remembered += 1;
      for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + (weights[i] ?? 0);
    },
    mean: () => sum.map((value) => value / Math.max(1, remembered)),
  };
}

/** Mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts `items` in an order drawn from `random`, in place. */
export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const [a, b] = [items[i], items[other]];
    if (a !== undefined && b !== undefined) [items[i], items[other]] = [b, a];
  }
  return items;
}
