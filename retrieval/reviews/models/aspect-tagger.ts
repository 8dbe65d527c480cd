import type { LabelledSentence, TokenSpan } from './aspect-labels.ts';
import { createFeatureList, FEATURE_SPACE } from './feature-hash.ts';
import type { SentenceReader, SentenceReading } from './sentence-reading.ts';
import { bestSegments, type Candidate, spanProbabilities } from './segment-lattice.ts';
import { createSpanDescriber } from './span-features.ts';
import { createSparseLearner, shuffle } from './sparse-learner.ts';

/** Finds the aspect terms of a sentence. */
export interface AspectTagger {
  /** In order and without overlap. */
  tag(sentence: SentenceReading): TokenSpan[];
}

interface TaggerModel {
  weights: Float64Array;
  /** Worth of a sentence having so many terms, by number. */
  countWeights: Float64Array;
  /** Tokens of the longest term looked for, apart from the whole sentence. */
  longest: number;
}

interface Example {
  length: number;
  candidates: Candidate[];
  features: Int32Array[];
  isGold: Uint8Array;
  count: number;
}

const EPOCHS = 14;
const RATE = 0.1;
const DROPOUT = 0.5;
const SHRINK = 0.001;
/** Spans of this share of all terms are looked for; the few longer ones are not worth the time. */
const COVERED = 0.99;
const MOST_TERMS = 6;
/** However long a sentence is, it has no more terms than this. */
const MOST_FOUND = 40;
/** Naming a span raises the expected F1 when it is likelier than half of the F1 that is reached. */
const LEAST_PROBABILITY = 0.35;
/** A feature of no labelled term must be seen in so many sentences to count. */
const FEWEST_SENTENCES = 2;

/**
 * A semi-Markov conditional random field (Sarawagi and Cohen 2004) whose segments are aspect terms, with a weight for
 * the number of terms in a sentence. The same sentences in the same order give the same tagger.
 */
export function trainAspectTagger(
  sentences: readonly LabelledSentence[],
  { read, onProgress }: { read: SentenceReader; onProgress?(done: number, total: number): void },
): AspectTagger {
  const longest = coveringLength(sentences);
  const examples = describeSentences(sentences, longest, read);
  const mostTerms = Math.max(1, ...examples.map(({ count }) => count));
  const learner = createSparseLearner({
    size: FEATURE_SPACE + mostTerms + 1,
    rate: RATE,
    dropout: DROPOUT,
    shrink: SHRINK,
    seed: 1,
  });
  const order = examples.map((_, at) => at);
  const countWeights = learner.weights.subarray(FEATURE_SPACE);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const at of shuffle(order, learner.random)) {
      const example = examples[at];
      if (!example) continue;
      learner.beginExample();
      const kept = example.features.map((features) => features.filter(learner.isKept));
      const scores = Float64Array.from(kept, (features) => sumOf(learner.weights, features) / (1 - DROPOUT));
      const { spans, counts } = spanProbabilities(example, scores, countWeights);
      for (const [index, features] of kept.entries()) {
        const slope = ((spans[index] ?? 0) - (example.isGold[index] ?? 0)) / (1 - DROPOUT);
        if (Math.abs(slope) > 1e-4) for (const feature of features) learner.addGradient(feature, slope);
      }
      for (const [count, probability] of counts.entries())
        learner.addGradient(FEATURE_SPACE + count, probability - (count === example.count ? 1 : 0));
      learner.step();
    }
    if (epoch >= EPOCHS / 2) learner.remember();
    onProgress?.(epoch + 1, EPOCHS);
  }
  const mean = learner.mean();
  return createTagger({
    weights: mean.subarray(0, FEATURE_SPACE),
    countWeights: mean.subarray(FEATURE_SPACE),
    longest,
  });
}

function createTagger(model: TaggerModel): AspectTagger {
  const list = createFeatureList();
  return {
    tag: (sentence) => {
      const describe = createSpanDescriber(sentence);
      const length = sentence.tokens.length;
      const candidates = candidatesOf(length, model.longest);
      const scores = Float64Array.from(candidates, (candidate) => {
        list.clear();
        describe(candidate, list);
        return sumOf(model.weights, list.take());
      });
      const { spans } = spanProbabilities({ length, candidates }, scores, model.countWeights);
      return bestSegments(
        { length, candidates },
        spans.map((probability) => probability - LEAST_PROBABILITY),
        new Float64Array(Math.min(length, MOST_FOUND) + 1),
      );
    },
  };
}

function candidatesOf(length: number, longest: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let start = 0; start < length; start++)
    for (let end = start + 1; end <= Math.min(length, start + longest); end++)
      candidates.push({ start, end });
  if (length > longest) candidates.push({ start: 0, end: length });
  return candidates;
}

function coveringLength(sentences: readonly LabelledSentence[]): number {
  const lengths = sentences
    .flatMap(({ spans, tokens }) =>
      spans.map(({ start, end }) => end - start).filter((length) => length < tokens.length),
    )
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * COVERED)] ?? 1;
}

/** Sentences with a term that is no candidate are left out: they would teach that nothing is there. */
function describeSentences(
  sentences: readonly LabelledSentence[],
  longest: number,
  read: SentenceReader,
): Example[] {
  const list = createFeatureList();
  const examples = sentences
    .filter(({ spans }) => spans.length <= MOST_TERMS)
    .map((sentence): Example => {
      const describe = createSpanDescriber(read(sentence));
      const candidates = candidatesOf(sentence.tokens.length, longest);
      const isGold = Uint8Array.from(candidates, ({ start, end }) =>
        sentence.spans.some((span) => span.start === start && span.end === end) ? 1 : 0,
      );
      const features = candidates.map((candidate) => {
        list.clear();
        describe(candidate, list);
        return list.take();
      });
      return { length: sentence.tokens.length, candidates, features, isGold, count: sentence.spans.length };
    })
    .filter(({ isGold, count }) => isGold.reduce((sum, gold) => sum + gold, 0) === count);
  dropRareFeatures(examples);
  return examples;
}

function dropRareFeatures(examples: readonly Example[]): void {
  const sentences = new Uint16Array(FEATURE_SPACE);
  const lastSeen = new Int32Array(FEATURE_SPACE).fill(-1);
  for (const [at, { features, isGold }] of examples.entries()) {
    for (const [index, ids] of features.entries()) {
      for (const id of ids) {
        if (isGold[index] === 1) sentences[id] = FEWEST_SENTENCES;
        else if (lastSeen[id] !== at && (sentences[id] ?? 0) < FEWEST_SENTENCES)
          sentences[id] = (sentences[id] ?? 0) + 1;
        lastSeen[id] = at;
      }
    }
  }
  for (const example of examples)
    example.features = example.features.map((ids) =>
      ids.filter((id) => (sentences[id] ?? 0) >= FEWEST_SENTENCES),
    );
}

function sumOf(weights: Float64Array, features: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += weights[features[i] ?? 0] ?? 0;
  return sum;
}
