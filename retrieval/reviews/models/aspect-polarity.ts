import { ShopError } from '../../../errors.ts';
import { type LabelledSentence, type Polarity, polarities, type TokenSpan } from './aspect-labels.ts';
import { createFeatureList, FEATURE_SPACE } from './feature-hash.ts';
import { decodeWeights, encodeWeights } from './model-bytes.ts';
import { describeJudgement } from './polarity-features.ts';
import type { SentenceReader, SentenceReading } from './sentence-reading.ts';
import { createSparseLearner, shuffle } from './sparse-learner.ts';

/** Tells how a term in a sentence is judged. */
export interface AspectPolarity {
  /** Probabilities that sum to 1; 0 for a polarity that no example had. */
  judge(sentence: SentenceReading, span: TokenSpan): Record<Polarity, number>;
  encode(): Uint8Array;
}

interface Example {
  features: Int32Array;
  label: number;
}

const EPOCHS = 12;
const RATE = 0.02;
const DROPOUT = 0.5;
const SHRINK = 1e-4;

/**
 * Multinomial logistic regression over the words around a term and what the opinion lexicon makes of them. The same
 * sentences in the same order give the same model.
 */
export function trainAspectPolarity(
  sentences: readonly LabelledSentence[],
  { read, onProgress }: { read: SentenceReader; onProgress?(done: number, total: number): void },
): AspectPolarity {
  const examples = readExamples(sentences, read);
  const labels = polarities.filter((_, label) => examples.some((example) => example.label === label));
  // Every label has its own copy of the table's features.
  const learners = polarities.map((_, label) =>
    createSparseLearner({ rate: RATE, dropout: DROPOUT, shrink: SHRINK, seed: label + 1 }),
  );
  const active = labels.map((label) => polarities.indexOf(label));
  const [first] = learners;
  for (let epoch = 0; first && epoch < EPOCHS; epoch++) {
    for (const { features, label } of shuffle(examples, first.random)) {
      first.beginExample();
      const kept = features.filter(first.isKept);
      const scale = scaleOf(features) / (1 - DROPOUT);
      const scores = active.map((each) => sumOf(learners[each]?.weights, kept) * scale);
      for (const [at, probability] of softmax(scores).entries()) {
        const learner = learners[active[at] ?? 0];
        const slope = (probability - (active[at] === label ? 1 : 0)) * scale;
        for (const feature of kept) learner?.addGradient(feature, slope);
        learner?.step();
      }
    }
    if (epoch >= EPOCHS / 2) for (const each of active) learners[each]?.remember();
    onProgress?.(epoch + 1, EPOCHS);
  }
  return createPolarity(
    learners.map((learner) => learner.mean()),
    active,
  );
}

/** The model that `encode()` wrote; throws `ShopError('internal')` for anything else. */
export function decodeAspectPolarity(bytes: Uint8Array): AspectPolarity {
  const { weights, numbers } = decodeWeights(bytes);
  if (weights.length !== FEATURE_SPACE * polarities.length)
    throw new ShopError('internal', 'This is no polarity model.');
  const tables = polarities.map((_, label) =>
    weights.subarray(label * FEATURE_SPACE, (label + 1) * FEATURE_SPACE),
  );
  return createPolarity(tables, numbers);
}

function createPolarity(tables: readonly Float64Array[], active: readonly number[]): AspectPolarity {
  const list = createFeatureList();
  return {
    judge: (sentence, span) => {
      list.clear();
      describeJudgement(sentence, span, list);
      const features = unique(list.take());
      const scores = active.map((label) => sumOf(tables[label], features) * scaleOf(features));
      const result = { negative: 0, neutral: 0, positive: 0 };
      for (const [at, probability] of softmax(scores).entries()) {
        const polarity = polarities[active[at] ?? 0];
        if (polarity) result[polarity] = probability;
      }
      return result;
    },
    encode: () => {
      const all = new Float64Array(FEATURE_SPACE * polarities.length);
      for (const [label, table] of tables.entries()) all.set(table, label * FEATURE_SPACE);
      return encodeWeights(all, active);
    },
  };
}

function readExamples(sentences: readonly LabelledSentence[], read: SentenceReader): Example[] {
  const list = createFeatureList();
  return sentences.flatMap((sentence) => {
    const reading = read(sentence);
    return sentence.spans.flatMap((span): Example[] => {
      if (span.polarity === undefined) return [];
      list.clear();
      describeJudgement(reading, span, list);
      return [{ features: unique(list.take()), label: polarities.indexOf(span.polarity) }];
    });
  });
}

const unique = (features: Int32Array) => Int32Array.from(new Set(features));

/** Long sentences have more features to say the same with. */
const scaleOf = (features: Int32Array) => 3 / Math.sqrt(features.length || 1);

function sumOf(weights: Float64Array | undefined, features: Int32Array): number {
  let sum = 0;
  for (const feature of features) sum += weights?.[feature] ?? 0;
  return sum;
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
