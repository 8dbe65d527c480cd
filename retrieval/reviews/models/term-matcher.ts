import { stemmer } from 'stemmer';
import type { Locale } from '../../../db/records.ts';
import { placeTokens, type PlacedToken } from './clauses.ts';

/** Tokens `start` to `end` are the term with this value. */
export interface TermMatch<T> {
  value: T;
  start: number;
  end: number;
}

/** Finds terms in any inflection, the longest at each place. */
export interface TermMatcher<T> {
  find(tokens: readonly PlacedToken[], language: Locale): TermMatch<T>[];
}

/** How terms are compared: Chinese as it is, English by stems. */
export const termKey = (text: string, language: Locale): string =>
  keysOf(placeTokens(text, language), language).join(' ');

export function createTermMatcher<T>(
  terms: Iterable<{ text: string; language: Locale; value: T }>,
): TermMatcher<T> {
  const byFirst = { en: new Map<string, Entry<T>[]>(), zh: new Map<string, Entry<T>[]>() };
  for (const { text, language, value } of terms) {
    const keys = keysOf(placeTokens(text, language), language);
    const [first] = keys;
    if (first === undefined) continue;
    const entries = byFirst[language].get(first) ?? [];
    byFirst[language].set(first, entries);
    entries.push({ keys, value });
  }
  for (const byKey of [byFirst.en, byFirst.zh])
    for (const entries of byKey.values()) entries.sort((a, b) => b.keys.length - a.keys.length);
  return {
    find: (tokens, language) => {
      const keys = keysOf(tokens, language);
      const found: TermMatch<T>[] = [];
      for (let start = 0; start < keys.length; ) {
        const entries = byFirst[language].get(keys[start] ?? '') ?? [];
        const longest = entries.find((entry) => isAt(entry.keys, keys, start));
        const length = longest?.keys.length ?? 0;
        // The same words can name several things.
        for (const entry of entries)
          if (entry.keys.length === length && isAt(entry.keys, keys, start))
            found.push({ value: entry.value, start, end: start + length });
        start += Math.max(1, length);
      }
      return found;
    },
  };
}

interface Entry<T> {
  keys: string[];
  value: T;
}

const keysOf = (tokens: readonly PlacedToken[], language: Locale): string[] =>
  tokens.map(({ token }) => (language === 'en' ? stemmer(token) : token));

const isAt = (wanted: readonly string[], keys: readonly string[], start: number): boolean =>
  wanted.every((key, at) => keys[start + at] === key);
