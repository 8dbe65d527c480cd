import type { Locale } from '../../db/records.ts';
import type { Tokeniser } from '../tokenise.ts';
import { type PlacedToken, placeTokens } from './models/clauses.ts';
import { createTermMatcher, type TermMatch } from './models/term-matcher.ts';

/** Finds phrases of both languages in a clause, as whole words, the longest at each place. */
export interface PhraseMatcher<T> {
  find(clause: string, language: Locale): (TermMatch<T> & { tokens: readonly PlacedToken[] })[];
}

const HAN = /\p{Script=Han}/u;
/** What stands before a Chinese adjective of one character and may be taken for one word with it. */
const DEGREE = /^(?:很|太|不|好|真|挺|偏|超|更|最|够|较|巨|蛮|老|有点|非常|特别)/;

export function createPhraseMatcher<T>(
  phrases: readonly { text: string; value: T }[],
  tokeniser: Tokeniser,
): PhraseMatcher<T> {
  const matcher = createTermMatcher<T>(
    phrases.map(({ text, value }) => ({ text, value, language: HAN.test(text) ? 'zh' : 'en' })),
  );
  return {
    find: (clause, language) => {
      const tokens = placeTokens(clause, language);
      return matcher
        .find(tokens, language)
        .filter(({ start, end }) => isWord(tokens.slice(start, end), clause, tokeniser))
        .map((match) => ({ ...match, tokens }));
    },
  };
}

/** A single Chinese character must be a word, alone or with its degree: 小 is not meant in 小时. */
function isWord(found: readonly PlacedToken[], clause: string, tokeniser: Tokeniser): boolean {
  const [only] = found;
  if (found.length !== 1 || !only || !HAN.test(only.token)) return true;
  const { token } = only;
  return tokeniser
    .words(clause)
    .some(({ surface }) => surface === token || (surface.endsWith(token) && DEGREE.test(surface)));
}

const NEGATIONS: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set(
    'not never no without hardly barely scarcely nothing cannot nowhere neither nor less t'.split(' '),
  ),
  zh: new Set('不没无未非别'),
};
const NEGATION_REACH = 3;
/** A negation that takes nothing back: "not only small", 不仅; 非常 is no negation. */
const NO_NEGATION: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set(['only', 'just', 'doubt']),
  zh: new Set('仅但光过知止只常'),
};

/** Whether what stands right before a phrase takes it back: "not at all loud", 一点都不吵. */
export function isNegated(tokens: readonly PlacedToken[], start: number, language: Locale): boolean {
  const from = Math.max(0, start - NEGATION_REACH);
  return tokens.slice(from, start).some(({ token }, at) => {
    if (!NEGATIONS[language].has(token)) return false;
    // "doesn't" is cut into "doesn", "'" and "t".
    if (token === 't' && !/^['’]$/.test(tokens[from + at - 1]?.token ?? '')) return false;
    return !NO_NEGATION[language].has(tokens[from + at + 1]?.token ?? '');
  });
}

const HEDGES: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:if|unless|whether|worr(?:y|ied)|afraid|fear(?:ed)?|thought|expected|assumed|in case|supposed to|would have)\b/i,
  zh: /如果|要是|万一|会不会|是否|担心|害怕|生怕|最怕|以为|犹豫|纠结|是不是/,
};

/** A clause that says what might be or what was feared says nothing of what is. */
export const isHedged = (clause: string, language: Locale): boolean => HEDGES[language].test(clause);
