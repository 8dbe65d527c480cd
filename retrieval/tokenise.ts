import { stemmer } from 'stemmer';
import { openJieba } from './jieba.ts';
import { stopWords } from './stop-words.ts';
import { canonicalUnit } from './units.ts';

/** One word of a text: `terms[0]` is the word itself, the others its parts (of a model number) that also match. */
export interface Word {
  /** As written, lower-case and without width, accent and format marks. */
  surface: string;
  terms: readonly string[];
}

/** Cuts texts into words, the same way for queries and for everything that is indexed. */
export interface Tokeniser {
  words(text: string): Word[];
  /** Every term of every word, repeated as often as it occurs. */
  terms(text: string): string[];
}

const CACHE_LIMIT = 60_000;
const HAN_RUN = /(\p{Script=Han}+)/u;
const HAN = /\p{Script=Han}/u;
/** Letters and digits, joined inside a word by the marks that model numbers, decimals and compounds use. */
const CHUNK = /[\p{L}\p{N}]+(?:[-._/'+’]+[\p{L}\p{N}]+)*(?:(?<=\d)\s*(?:"|''|”|″))?/gu;
/** The same for texts in ASCII, which most are: several times faster. */
const ASCII_CHUNK = /[a-z0-9]+(?:[-._/'+]+[a-z0-9]+)*(?:(?<=\d)\s*(?:"|''))?/g;
const ASCII = /^[\x20-\x7e\n\t]*$/;
const NUMBER = /^\d+(?:\.\d+)?$/;
const QUANTITY = /^(\d+(?:\.\d+)?)\s*(\p{L}+|"|''|”|″)$/u;

/** A tokeniser with its own caches; the Chinese dictionary is loaded at the first Chinese text. */
export function createTokeniser(): Tokeniser {
  const known = new Map<string, Word | null>();

  const wordOf = (chunk: string): Word | null => {
    const cached = known.get(chunk);
    if (cached !== undefined) return cached;
    if (known.size >= CACHE_LIMIT) known.clear();
    const word = readWord(chunk);
    known.set(chunk, word);
    return word;
  };
  const cutChinese = (run: string): string[] => {
    return openJieba().cutForSearch(run, true);
  };
  const words = (text: string): Word[] => {
    const found: Word[] = [];
    let number: string | undefined;
    const add = (chunk: string) => {
      const unit = number === undefined ? undefined : canonicalUnit(chunk);
      // "4 GB" reads as "4gb".
      if (unit) found.pop();
      const word = unit ? wordOf(`${number}${chunk}`) : wordOf(chunk);
      if (word) found.push(word);
      number = !unit && word && NUMBER.test(chunk) ? chunk : undefined;
    };
    if (ASCII.test(text)) {
      for (const [chunk] of text.toLowerCase().matchAll(ASCII_CHUNK)) add(chunk);
      return found;
    }
    for (const run of normaliseText(text).split(HAN_RUN)) {
      if (HAN.test(run)) for (const chunk of cutChinese(run)) add(chunk);
      else for (const [chunk] of run.matchAll(CHUNK)) add(chunk);
    }
    return found;
  };
  return { words, terms: (text) => words(text).flatMap((word) => word.terms) };
}

/** Compatibility forms unified, lower case, accents folded, marks that nobody sees taken out. */
export function normaliseText(text: string): string {
  const plain = text
    .replace(/[™®©]/g, ' ')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .toLowerCase();
  return /[\u00c0-\u024f]/.test(plain)
    ? plain
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : plain;
}

/** A code in the form in which it is compared: letters and digits alone. */
export const squash = (code: string): string => normaliseText(code).replace(/[^\p{L}\p{N}]+/gu, '');

function readWord(chunk: string): Word | null {
  const surface = chunk.replace(/['’]s$/, '');
  if (stopWords.has(surface)) return null;
  const quantity = QUANTITY.exec(surface);
  const unit = quantity && canonicalUnit(quantity[2] ?? '');
  if (quantity && unit) return { surface, terms: [`${Number(quantity[1])}${unit}`] };
  if (HAN.test(surface)) return { surface, terms: [surface] };
  if (NUMBER.test(surface))
    return { surface, terms: [surface.includes('.') ? `${Number(surface)}` : surface] };
  const bare = surface.replace(/["”″]|''/g, '').trim();
  return /\d/.test(bare) ? readCode(bare) : readLetters(bare);
}

function readCode(surface: string): Word {
  const parts = surface.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const pieces = parts
    .flatMap((part) => part.match(/\d+|\p{L}+/gu) ?? [])
    .filter((piece) => piece.length > 1);
  const terms = new Set([
    parts.join(''),
    ...parts.filter((part) => part.length > 1).map(stem),
    ...pieces.map(stem),
  ]);
  return { surface, terms: [...terms].filter((term) => !stopWords.has(term)) };
}

function readLetters(surface: string): Word | null {
  const parts = surface.split(/[^\p{L}]+/u).filter(Boolean);
  if (parts.length <= 1) return { surface, terms: [stem(surface)] };
  const kept = parts.filter((part) => !stopWords.has(part));
  // "wi-fi" is also written "wifi".
  return { surface, terms: [...new Set([stem(parts.join('')), ...kept.map(stem)])] };
}

const stem = (word: string): string => (/^[a-z]{3,}$/.test(word) ? stemmer(word) : word);
