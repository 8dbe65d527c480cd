import type { Locale } from '../../db/records.ts';
import type { SentimentExample } from './models/sentiment.ts';

/** A sentence of a review with the review's number and stars. */
export interface RatedPassage {
  text: string;
  language: Locale;
  review: number;
  rating: number;
}

const EPOCHS = 10;
const STEP = 0.1;
const BIAS_STEP = 0.01;
/** Keeps weights small, so that what the stars say is laid to words that recur. */
const DECAY = 0.02;
/** Features of fewer sentences tell nothing. */
const LEAST_SENTENCES = 2;
/** A sentence whose score lies nearer to the middle than this, in standard deviations, is neither praise nor fault. */
const CLEAR = 0.3;

/**
 * Labels the sentences of reviews that are only rated as a whole. A review's stars are taken for the mean of what its
 * sentences say, and what a sentence says for the sum of its words' weights: fitted over all reviews (least squares,
 * AdaGrad), the one complaint in a kind review comes out as one, because its words lower the stars elsewhere. The
 * middle between the scores of kind and of unkind reviews parts praise from fault.
 */
export function labelSentences(passages: readonly RatedPassage[]): SentimentExample[] {
  const features = readFeatures(passages);
  const score = fitScores(passages, features);
  const scores = features.map(score);
  const middle =
    (meanOf(scores.filter((_, i) => ratingAt(passages, i) > 3)) +
      meanOf(scores.filter((_, i) => ratingAt(passages, i) < 3))) /
    2;
  const deviation = Math.sqrt(meanOf(scores.map((value) => (value - middle) ** 2)));
  return passages.flatMap(({ text, language }, i) => {
    const leaning = (scores[i] ?? middle) - middle;
    return Math.abs(leaning) > CLEAR * deviation ? [{ text, language, positive: leaning > 0 }] : [];
  });
}

/** The score of a sentence by the weights of its features, fitted to the stars of whole reviews. */
function fitScores(
  passages: readonly RatedPassage[],
  features: readonly Int32Array[],
): (own: Int32Array) => number {
  const reviews = groupByReview(passages);
  const size = features.reduce((most, own) => own.reduce((max, id) => Math.max(max, id), most), 0) + 1;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  let bias = meanOf(reviews.map(([first]) => ratingAt(passages, first ?? 0)));
  // Of one sentence, the sum grows with its length, and its features are far from independent.
  const scale = (own: Int32Array) => 1 / Math.sqrt(own.length || 1);
  const score = (own: Int32Array) => own.reduce((sum, id) => sum + (weights[id] ?? 0), 0) * scale(own);
  const random = createShuffler();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const sentences of random(reviews)) {
      const said = meanOf(sentences.map((i) => score(features[i] ?? EMPTY)));
      const error = bias + said - ratingAt(passages, sentences[0] ?? 0);
      bias -= BIAS_STEP * error;
      for (const i of sentences) {
        const own = features[i] ?? EMPTY;
        const share = (error * scale(own)) / sentences.length;
        for (const id of own) {
          const slope = share + DECAY * (weights[id] ?? 0);
          squares[id] = (squares[id] ?? 0) + slope * slope;
          weights[id] = (weights[id] ?? 0) - (STEP * slope) / Math.sqrt(squares[id] ?? 1);
        }
      }
    }
  }
  return score;
}

const EMPTY = new Int32Array();

function groupByReview(passages: readonly RatedPassage[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [i, { review }] of passages.entries()) {
    const group = groups.get(review);
    if (group) group.push(i);
    else groups.set(review, [i]);
  }
  return [...groups.values()];
}

/** Words, or characters of Chinese, and what stands together, each once a sentence, as numbers. */
function readFeatures(passages: readonly RatedPassage[]): Int32Array[] {
  const idOf = new Map<string, number>();
  const sentences: number[] = [];
  const read = passages.map(({ text, language }) => {
    const ids = featuresOf(text, language).map((feature) => {
      const id = idOf.get(feature) ?? idOf.size;
      if (id === idOf.size) idOf.set(feature, id);
      sentences[id] = (sentences[id] ?? 0) + 1;
      return id;
    });
    return Int32Array.from(ids);
  });
  return read.map((ids) => ids.filter((id) => (sentences[id] ?? 0) >= LEAST_SENTENCES));
}

function featuresOf(text: string, language: Locale): string[] {
  const isChinese = language === 'zh';
  const tokens =
    text.toLowerCase().match(isChinese ? /\p{Script=Han}|[a-z0-9]+/gu : /[\p{L}\p{N}']+|[!?]/gu) ?? [];
  const runs = isChinese ? [1, 2, 3] : [1, 2];
  const features = runs.flatMap((length) =>
    tokens.slice(length - 1).map((_, i) => `${language} ${tokens.slice(i, i + length).join(' ')}`),
  );
  return [...new Set(features)];
}

/** Another order at each call, the same ones on every machine. */
function createShuffler(): <T>(items: readonly T[]) => T[] {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  return (items) => {
    const order = [...items];
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] as (typeof order)[number], order[i] as (typeof order)[number]];
    }
    return order;
  };
}

const ratingAt = (passages: readonly RatedPassage[], i: number): number => passages[i]?.rating ?? 3;

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
