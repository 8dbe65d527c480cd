import type { Locale } from '../../db/records.ts';
import { aspects } from './aspects.ts';
import { loadOpinionLexicon } from './models/opinion-lexicon.ts';

/**
 * Takes out of a text what merely names an aspect. Where many complain of the noise, "noise" itself would sound like
 * a complaint, and praise for "noise cancelling" like one too; words that judge ("noisy", 吵) stay.
 */
export type MaskNames = (text: string, language: Locale) => string;

const HAN = /\p{Script=Han}/u;

/** `more` are further names, such as those that a shop's own reviewers use. */
export function createMaskNames(more: readonly string[] = []): MaskNames {
  const lexicons = { en: loadOpinionLexicon('en'), zh: loadOpinionLexicon('zh') };
  const english = new Set<string>();
  const chinese = new Set<string>();
  for (const name of [...aspects.flatMap(({ phrases }) => phrases), ...more]) {
    const isChinese = HAN.test(name);
    const tokens = isChinese ? [...name] : name.toLowerCase().split(/[^\p{L}\p{N}']+/u);
    if (lexicons[isChinese ? 'zh' : 'en'].opinions(tokens).length > 0) continue;
    if (isChinese) chinese.add(name);
    else for (const token of tokens) if (token) english.add(token);
  }
  // Single characters are parts of too many other words.
  const longestFirst = [...chinese].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  const anyChinese = new RegExp(longestFirst.map(quoteRegExp).join('|'), 'g');
  const isName = (word: string) => english.has(word) || english.has(word.replace(/(?:'s|s)$/, ''));
  return (text, language) =>
    language === 'zh'
      ? text.replace(anyChinese, ' ')
      : text.replace(/[\p{L}\p{N}']+/gu, (word) => (isName(word.toLowerCase()) ? ' ' : word));
}

const quoteRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
