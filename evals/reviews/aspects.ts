import {
  type LabelledSentence,
  type Polarity,
  polarities,
  type TokenSpan,
} from '../../retrieval/reviews/models/aspect-labels.ts';
import { trainAspectPolarity } from '../../retrieval/reviews/models/aspect-polarity.ts';
import { trainAspectTagger } from '../../retrieval/reviews/models/aspect-tagger.ts';
import { createSentenceReader } from '../../retrieval/reviews/models/sentence-reading.ts';
import { createRandom, shuffle } from '../../retrieval/reviews/models/sparse-learner.ts';

/** Sentences to learn from and sentences to measure on. */
export interface AspectSplit {
  train: LabelledSentence[];
  test: LabelledSentence[];
}

/** Counts over test sentences; they add up over folds. */
export interface AspectTally {
  sentences: number;
  terms: number;
  found: number;
  right: number;
  /** The same for looking up the terms of the training sentences, longest first. */
  baselineFound: number;
  baselineRight: number;
  judged: number;
  judgedRight: number;
  /** For answering with the most frequent polarity of the training sentences. */
  majorityRight: number;
  trainMs: number;
}

/** Every `every`-th sentence, counted from 1, is for the test. */
export function splitEvery(sentences: readonly LabelledSentence[], every: number): AspectSplit {
  const isTest = (at: number) => (at + 1) % every === 0;
  return {
    train: sentences.filter((_, at) => !isTest(at)),
    test: sentences.filter((_, at) => isTest(at)),
  };
}

/** Each sentence is in the test of one fold; the same seed gives the same folds on every machine. */
export function splitFolds(
  sentences: readonly LabelledSentence[],
  folds: number,
  seed: number,
): AspectSplit[] {
  const order = shuffle([...sentences], createRandom(seed));
  return Array.from({ length: folds }, (_, fold) => ({
    train: order.filter((_sentence, at) => at % folds !== fold),
    test: order.filter((_sentence, at) => at % folds === fold),
  }));
}

/** Trains tagger and polarity model on one part and measures exact terms and, on the true terms, polarity on the other. */
export function measureAspects(
  { train, test }: AspectSplit,
  onProgress: (what: string, done: number, total: number) => void,
): AspectTally {
  const read = createSentenceReader();
  const startMs = performance.now();
  const tagger = trainAspectTagger(train, {
    read,
    onProgress: (done, total) => onProgress('learning terms', done, total),
  });
  const polarity = trainAspectPolarity(train, {
    read,
    onProgress: (done, total) => onProgress('learning polarity', done, total),
  });
  const trainMs = performance.now() - startMs;
  const lookUp = createTermLookup(train);
  const majority = mostFrequentPolarity(train);
  const tally: AspectTally = { ...emptyTally, sentences: test.length, trainMs };
  for (const [at, sentence] of test.entries()) {
    onProgress('measuring', at, test.length);
    const reading = read(sentence);
    const found = tagger.tag(reading);
    const baseline = lookUp(sentence.tokens);
    tally.terms += sentence.spans.length;
    tally.found += found.length;
    tally.right += countSame(sentence.spans, found);
    tally.baselineFound += baseline.length;
    tally.baselineRight += countSame(sentence.spans, baseline);
    for (const span of sentence.spans) {
      if (span.polarity === undefined) continue;
      tally.judged += 1;
      if (likeliest(polarity.judge(reading, span)) === span.polarity) tally.judgedRight += 1;
      if (span.polarity === majority) tally.majorityRight += 1;
    }
  }
  return tally;
}

const emptyTally: AspectTally = {
  sentences: 0,
  terms: 0,
  found: 0,
  right: 0,
  baselineFound: 0,
  baselineRight: 0,
  judged: 0,
  judgedRight: 0,
  majorityRight: 0,
  trainMs: 0,
};

export function addTallies(tallies: readonly AspectTally[]): AspectTally {
  const sum = { ...emptyTally };
  for (const tally of tallies)
    for (const key of Object.keys(sum) as (keyof AspectTally)[]) sum[key] += tally[key];
  return sum;
}

/** Shares of 1; NaN where there was nothing to measure. */
export function scoreSpans(terms: number, found: number, right: number) {
  const precision = right / found;
  const recall = right / terms;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

const likeliest = (probabilities: Record<Polarity, number>): Polarity =>
  polarities.reduce((best, each) => (probabilities[each] > probabilities[best] ? each : best));

const countSame = (terms: readonly TokenSpan[], found: readonly TokenSpan[]): number =>
  found.filter(({ start, end }) => terms.some((term) => term.start === start && term.end === end)).length;

function mostFrequentPolarity(sentences: readonly LabelledSentence[]): Polarity {
  const counts = { negative: 0, neutral: 0, positive: 0 };
  for (const { spans } of sentences) for (const { polarity } of spans) if (polarity) counts[polarity] += 1;
  return likeliest(counts);
}

function createTermLookup(
  sentences: readonly LabelledSentence[],
): (tokens: readonly string[]) => TokenSpan[] {
  const keyOf = (tokens: readonly string[]) => tokens.join('\t');
  const terms = new Set(
    sentences.flatMap(({ tokens, spans }) => spans.map(({ start, end }) => keyOf(tokens.slice(start, end)))),
  );
  const longest = sentences
    .flatMap(({ spans }) => spans)
    .reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return (tokens) => {
    const found: TokenSpan[] = [];
    for (let start = 0; start < tokens.length; ) {
      let end = Math.min(tokens.length, start + longest);
      while (end > start && !terms.has(keyOf(tokens.slice(start, end)))) end -= 1;
      if (end > start) found.push({ start, end });
      start = Math.max(end, start + 1);
    }
    return found;
  };
}
