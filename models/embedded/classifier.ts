export interface Example {
  text: string;
  label: string;
}

export interface Guess {
  label: string;
  /** Of all labels together 1. */
  probability: number;
}

/** A trained classifier as it is kept; the same examples give the same one. */
export interface ClassifierModel {
  labels: readonly string[];
  /** By number. */
  features: readonly string[];
  /** By feature, then by label; the last feature is the constant that every text has. */
  weights: Float32Array;
}

/** The labels, likeliest first. */
export type Classifier = (text: string) => Guess[];

const TOKEN = /[\uE000-\uE00C]|\p{Script=Han}|[\p{Script=Latin}']+|\p{N}+|[?!]/gu;

/**
 * What of a text is counted: words, pairs of them, also with a word between (triples of Chinese characters), and the insides of Latin words, so
 * that a word misspelt still resembles itself. Numbers are all alike.
 */
export function featuresOf(text: string): Set<string> {
  const tokens = (text.toLowerCase().match(TOKEN) ?? []).map((token) =>
    /^\p{N}/u.test(token) ? '0' : token,
  );
  const line = ['^', ...tokens, '$'];
  const features = new Set<string>(tokens);
  for (const [i, token] of line.entries()) {
    const next = line[i + 1];
    if (next === undefined) break;
    features.add(`${token} ${next}`);
    const afterNext = line[i + 2];
    if (afterNext !== undefined) {
      features.add(
        /\p{Script=Han}/u.test(next) ? `${token} ${next} ${afterNext}` : `${token} _ ${afterNext}`,
      );
    }
    if (/^\p{Script=Latin}/u.test(token) && token.length > 3) addInsides(`<${token}>`, features);
  }
  return features;
}

function addInsides(word: string, features: Set<string>): void {
  for (let i = 0; i + 4 <= word.length; i++) features.add(`#${word.slice(i, i + 4)}`);
}

const EPOCHS = 20;
const RATE = 0.6;
const DECAY = 0.000_02;

/**
 * Multinomial logistic regression on those features, trained by stochastic gradient descent with AdaGrad steps in a
 * fixed order.
 */
export function fitClassifier(examples: readonly Example[]): ClassifierModel {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const rows = examples.map(({ text, label }) => ({
    features: [...featuresOf(text)],
    label: labels.indexOf(label),
  }));
  const features = [...new Set(rows.flatMap((row) => row.features))];
  const numbers = numberFeatures(features);
  const width = labels.length;
  const weights = new Float32Array((numbers.size + 1) * width);
  const squares = new Float32Array(weights.length).fill(0.000_1);
  const encoded = shuffle(rows.map((row) => ({ ids: encode(row.features, numbers), label: row.label })));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { ids, label } of encoded) step(weights, squares, { ids, label, width });
  }
  return { labels, features, weights };
}

export function createClassifier({ labels, features, weights }: ClassifierModel): Classifier {
  const numbers = numberFeatures(features);
  return (text) => {
    const scores = softmax(scoresOf(weights, encode([...featuresOf(text)], numbers), labels.length));
    return labels
      .map((label, i) => ({ label, probability: scores[i] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  };
}

const numberFeatures = (features: readonly string[]): Map<string, number> =>
  new Map(features.map((feature, number) => [feature, number]));

/** Known features by number; the last number is the constant that every text has. */
const encode = (features: readonly string[], numbers: ReadonlyMap<string, number>): number[] => [
  ...features.flatMap((feature) => numbers.get(feature) ?? []),
  numbers.size,
];

function scoresOf(weights: Float32Array, ids: readonly number[], width: number): Float64Array {
  const scores = new Float64Array(width);
  const scale = 1 / Math.sqrt(ids.length);
  for (const id of ids) {
    for (let k = 0; k < width; k++) scores[k] = (scores[k] ?? 0) + (weights[id * width + k] ?? 0) * scale;
  }
  return scores;
}

function softmax(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function step(
  weights: Float32Array,
  squares: Float32Array,
  { ids, label, width }: { ids: readonly number[]; label: number; width: number },
): void {
  const errors = softmax(scoresOf(weights, ids, width));
  errors[label] = (errors[label] ?? 0) - 1;
  const scale = 1 / Math.sqrt(ids.length);
  for (const id of ids) {
    for (let k = 0; k < width; k++) {
      const at = id * width + k;
      const gradient = (errors[k] ?? 0) * scale + DECAY * (weights[at] ?? 0);
      const square = (squares[at] ?? 0) + gradient * gradient;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) - (RATE * gradient) / Math.sqrt(square + 1e-4);
    }
  }
}

/** The same disorder every time (a linear congruential generator, Numerical Recipes' constants). */
function shuffle<T>(items: readonly T[]): T[] {
  const shuffled = [...items];
  let seed = 20_261;
  for (let i = shuffled.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = seed % (i + 1);
    const [a, b] = [shuffled[i], shuffled[j]];
    if (a !== undefined && b !== undefined) [shuffled[i], shuffled[j]] = [b, a];
  }
  return shuffled;
}
