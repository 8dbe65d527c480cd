import { createConceptReader } from '../concepts.ts';
import type { Tokeniser } from '../tokenise.ts';
import { aspects as knownAspects } from './aspects.ts';
import { withoutFixedPhrases } from './fixed-phrases.ts';
import type { AspectReader, ReadSentiment } from './models/aspect-types.ts';
import { bandsOf } from './near-copies.ts';
import { cutPassages, type Passage } from './passages.ts';
import { logOdds } from './log-odds.ts';

/** What a reader is made of; without models, stars tell how everything in a review is meant. */
export interface ReaderModels {
  aspects: AspectReader;
  sentiment: ReadSentiment;
  /** Probability that a text was written to deceive; absent where nothing was learned of it. */
  deceptive?(text: string): number;
}

export interface ReviewToRead {
  title: string;
  body: string;
  rating: number;
}

export interface ReadPassage extends Passage {
  /** Probability of praise. */
  positive: number;
  /** Each term once. */
  terms: string[];
}

/** What one review says. */
export interface Reading {
  positive: number;
  passages: ReadPassage[];
  /** One for each aspect that it speaks of; `place` is the index of the passage that says it most clearly. */
  mentions: { aspect: string; place: number; positive: number }[];
  bands: number[];
  deceptive?: number;
}

export type ReviewReader = (review: ReviewToRead) => Reading;

/** Terms of a passage that it can be found by. */
const TERM_LIMIT = 80;
/** What the stars say of one sentence, in logits per star above or below three: beside its own words, and alone. */
const WITH_WORDS = 0.1;
const ALONE = 0.5;
/** What they say of the review as a whole. */
const OF_WHOLE = 1;

/** Reads reviews the same way when they are indexed and when one is looked at. */
export function createReviewReader(tokeniser: Tokeniser, models: ReaderModels | undefined): ReviewReader {
  const sentiment: ReadSentiment = models?.sentiment ?? (() => 0.5);
  const mentionsIn: FindMentions = models?.aspects.readMentions ?? plainMentions(tokeniser);
  const starWeight = models ? WITH_WORDS : ALONE;
  return ({ title, body, rating }) => {
    const passages = cutPassages({ title, body }).map((passage) => ({
      ...passage,
      positive: withStars(sentiment(passage.text, passage.language), rating, starWeight),
      terms: [...new Set(tokeniser.terms(withoutFixedPhrases(passage.text)))].slice(0, TERM_LIMIT),
    }));
    const heard = new Map<string, { place: number; positive: number }[]>();
    for (const [place, passage] of passages.entries()) {
      for (const { aspect, positive } of mentionsIn(passage)) {
        const said = { place, positive: withStars(positive, rating, starWeight) };
        const known = heard.get(aspect);
        if (known) known.push(said);
        else heard.set(aspect, [said]);
      }
    }
    return {
      positive: withStars(mean(passages.map(({ positive }) => positive)), rating, OF_WHOLE),
      passages,
      mentions: [...heard].map(([aspect, said]) => ({ aspect, ...summarise(said) })),
      bands: bandsOf(`${title}\n${body}`),
      deceptive: models?.deceptive?.(`${title}\n${body}`),
    };
  };
}

type FindMentions = (passage: Passage) => { aspect: string; positive: number }[];

/** By known words alone; how they are meant is left to the stars. */
function plainMentions(tokeniser: Tokeniser): FindMentions {
  const reader = createConceptReader(knownAspects, tokeniser);
  return ({ text }) => {
    const read = reader.read(withoutFixedPhrases(text));
    return knownAspects
      .filter((concept) => reader.count(read, concept) > 0)
      .map(({ name }) => ({ aspect: name, positive: 0.5 }));
  };
}

/** The mean of what was said, and the place of the clearest word in that direction. */
function summarise(said: readonly { place: number; positive: number }[]): {
  place: number;
  positive: number;
} {
  const positive = mean(said.map((each) => each.positive));
  const direction = positive >= 0.5 ? 1 : -1;
  const clearest = said.reduce((best, each) =>
    (each.positive - best.positive) * direction > 0 ? each : best,
  );
  return { place: clearest.place, positive };
}

/** Words and stars are taken for independent witnesses: their log-odds add up. */
const withStars = (positive: number, rating: number, weight: number): number =>
  1 / (1 + Math.exp(-(logOdds(positive) + weight * (rating - 3))));

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;
