import type { Sign } from './signs.ts';

/** A piece of a query: a phrase that does something, a figure, a word, or one Chinese character. */
export interface Token {
  /** Where it stands in the query. */
  start: number;
  end: number;
  /** Lower case, half width. */
  text: string;
  signs: ReadonlySet<Sign>;
  /** The number that it says; with `upTo` it says a range. */
  figure?: number;
  upTo?: number;
  /** How the number is written: in figures, or in words, which mean less by themselves ("one", 三星). */
  spelt?: boolean;
  /** A currency's name. */
  money?: string;
  /** A unit of measure, in its one spelling (see retrieval/units.ts). */
  unit?: string;
  /** Whether nothing stands between it and what is before it. */
  glued: boolean;
}

/** What the rules make of a stretch of tokens, from `from` to before `to`. */
export interface Stretch {
  from: number;
  to: number;
}

export const hasSign = (token: Token | undefined, ...signs: Sign[]): boolean =>
  signs.some((sign) => token?.signs.has(sign) === true);

/** As the shopper wrote it. */
export function wordsOf(text: string, tokens: readonly Token[], { from, to }: Stretch): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end).trim();
}
