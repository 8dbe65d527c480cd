import type { Random } from '../../feeds/demo/random.ts';

/** A word of a title and whether a blank stands before it, as it does not between words written in Chinese. */
export interface TitleWord {
  text: string;
  apart: boolean;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const CHINESE = /\p{Script=Han}/u;
/** Four letters or more and nothing else: what can be mistyped and still be told, or split into parts of two. */
const LETTERS = /^\p{Script=Latin}{4,}$/u;
const LEAST_PART = 2;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** The first words as blanks part them; what is written in Chinese is cut by dictionary. */
export function firstWords(title: string, count: number): TitleWord[] {
  return title
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((chunk) => {
      const parts = CHINESE.test(chunk)
        ? Array.from(segmenter.segment(chunk), ({ segment }) => segment)
        : [chunk];
      return parts.map((text, at) => ({ text, apart: at === 0 }));
    })
    .slice(0, count);
}

export const writeWords = (words: readonly TitleWord[]): string =>
  words
    .map(({ text, apart }) => (apart ? ` ${text}` : text))
    .join('')
    .trim();

/** One word of letters, drawn at random, changed; undefined without such a word. */
export function replaceWord(
  words: readonly TitleWord[],
  random: Random,
  change: (word: string, random: Random) => string,
): TitleWord[] | undefined {
  const fit = words.filter(({ text }) => LETTERS.test(text));
  if (fit.length === 0) return undefined;
  const chosen = random.pick(fit);
  return words.map((word) => (word === chosen ? { ...word, text: change(word.text, random) } : word));
}

/** Two words that stood apart, drawn at random, written as one; undefined without such a pair. */
export function glueWords(words: readonly TitleWord[], random: Random): TitleWord[] | undefined {
  const isWord = (word: TitleWord | undefined) => word !== undefined && /[\p{L}\p{N}]/u.test(word.text);
  const second = words.filter((word, at) => word.apart && isWord(word) && isWord(words[at - 1]));
  if (second.length === 0) return undefined;
  const chosen = random.pick(second);
  return words.map((word) => (word === chosen ? { ...word, apart: false } : word));
}

/** The word with a blank in it, two letters or more on either side. */
export function splitWord(word: string, random: Random): string {
  const at = random.int(LEAST_PART, word.length - LEAST_PART);
  return `${word.slice(0, at)} ${word.slice(at)}`;
}

type Slip = (word: string, at: number, letter: string) => string;
const insert: Slip = (word, at, letter) => word.slice(0, at) + letter + word.slice(at);
const drop: Slip = (word, at) => word.slice(0, at) + word.slice(at + 1);
const replace: Slip = (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1);
const swap: Slip = (word, at) =>
  word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2);

/** The word with one letter too many, too few, another, or two neighbours swapped; never the word itself. */
export function mistype(word: string, random: Random): string {
  for (;;) {
    const slip = random.pick([insert, drop, replace, swap]);
    const typed = slip(word, random.int(0, word.length - 1), random.pick([...ALPHABET]));
    if (typed.toLowerCase() !== word.toLowerCase()) return typed;
  }
}
