import type { Locale } from '../../../db/records.ts';

/** A review, or a part of one, in one language. */
export interface OpinionText {
  text: string;
  language: Locale;
  /** The product that it is about: what is said of the same products in two languages is told to be the same by it. */
  productId?: string;
}

/** A word or short phrase by which reviewers name an aspect, or judge it without naming it ("runs small"). */
export interface AspectTerm {
  text: string;
  language: Locale;
  /** Texts that use it. */
  count: number;
}

/** Something that a shop's own reviewers judge products by, with all its words in both languages; plain JSON. */
export interface ShopAspect {
  /** The concept's name in `aspects.ts` where it belongs to one, else its most frequent term. */
  id: string;
  /** What to call it in either language; the other language's where reviewers only have one. */
  names: Record<Locale, string>;
  terms: AspectTerm[];
  /** Texts that speak of it. */
  count: number;
}

/** One place where a text judges an aspect. */
export interface AspectMention {
  aspect: string;
  /** Of the words that name it, in UTF-16 units of the text. */
  start: number;
  end: number;
  /** Of the clause that the judgement was read from. */
  clause: { start: number; end: number };
  /** Probability of praise, 0 to 1; near 0.5 for neither. */
  positive: number;
}

/** Probability that a text in a language is praise; `SentimentModel` of sentiment.ts fits. */
export type ReadSentiment = (text: string, language: Locale) => number;

/** Reads mentions of the aspects it was made for. */
export interface AspectReader {
  /** In the order of the text; an aspect has one mention per clause. */
  readMentions(text: OpinionText): AspectMention[];
}
