import type { Locale } from '../../../db/records.ts';

export const polarities = ['negative', 'neutral', 'positive'] as const;
export type Polarity = (typeof polarities)[number];

/** Tokens `start` to `end` (exclusive). */
export interface TokenSpan {
  start: number;
  end: number;
}

/** An aspect term in a sentence; without polarity where annotators gave none. */
export interface LabelledSpan extends TokenSpan {
  polarity?: Polarity;
}

/** Chinese by characters (a run of Latin letters or digits is one token), English by words, in lower case. */
export interface TokenSentence {
  tokens: readonly string[];
  language: Locale;
}

export interface LabelledSentence extends TokenSentence {
  /** In order and without overlap. */
  spans: readonly LabelledSpan[];
}
