import type { Locale } from '../../../db/records.ts';

/** A piece of a text in UTF-16 units, end exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

/** A token as the aspect models want it, lower-case, and where it stands. */
export interface PlacedToken extends TextSpan {
  token: string;
}

const TOKENS: Record<Locale, RegExp> = {
  en: /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu,
  zh: /\p{Script=Han}|[\p{Script=Latin}\p{N}]+|[^\s\p{Script=Han}\p{Script=Latin}\p{N}]/gu,
};
/** Punctuation that ends a clause; marks inside numbers and abbreviations do not. */
const STOPS = /[，。！？；：、!?;:\n…—()（）]+|[,.]+(?=\s|$|["'”’])|(?<=\p{Script=Han})[,.]+|\s[-–—]+\s/gu;
/** What follows turns to something else, or turns the judgement. */
const TURNS: Record<Locale, RegExp> = {
  en: /\b(?:but|however|although|though|whereas|while|yet|except)\b/giu,
  zh: /(?<!不)但是?|可是|不过(?!敏)|然而|只不过|只是|可惜|反而|倒是|却/gu,
};

/** Tokens as labelled data has them: Chinese by characters, words otherwise, marks on their own. */
export const placeTokens = (text: string, language: Locale): PlacedToken[] =>
  Array.from(text.matchAll(TOKENS[language]), ({ 0: token, index }) => ({
    token: token.toLowerCase(),
    start: index,
    end: index + token.length,
  }));

/** The clauses of a text, each between two stops or words such as "but"; blank ones are left out. */
export function cutClauses(text: string, language: Locale): TextSpan[] {
  const cuts = [
    ...Array.from(text.matchAll(STOPS), ({ 0: stop, index }) => ({ end: index, next: index + stop.length })),
    ...Array.from(text.matchAll(TURNS[language]), ({ index }) => ({ end: index, next: index })),
  ].sort((a, b) => a.end - b.end);
  const clauses: TextSpan[] = [];
  let start = 0;
  for (const { end, next } of [...cuts, { end: text.length, next: text.length }]) {
    if (end > start && /[\p{L}\p{N}]/u.test(text.slice(start, end))) clauses.push({ start, end });
    start = Math.max(start, next);
  }
  return clauses;
}
