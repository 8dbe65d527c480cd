import type { Locale } from '../../db/records.ts';

/** A sentence of a review in plain text, as it can be quoted. */
export interface Passage {
  text: string;
  language: Locale;
}

/** Characters of a review that are read, beginning at its start: what matters is said by then. */
const TEXT_LIMIT = 20_000;
/** A passage is at most this long, so that a quote is one; a longer sentence is cut at its commas. */
const LONGEST = 300;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** A review's title and body as passages in order; markup, scripts and control characters are left out. */
export function cutPassages({ title, body }: { title: string; body: string }): Passage[] {
  return [plainText(title), plainText(body)]
    .flatMap(sentencesOf)
    .flatMap(shorten)
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({ text: text.toWellFormed(), language: languageOf(text) }));
}

/** Chinese once a fifth of its letters are: product names in Latin letters do not make it English. */
export function languageOf(text: string): Locale {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0) return 'en';
  const words = text.match(/[\p{Script=Latin}\p{N}'-]+/gu)?.length ?? 0;
  return han >= words / 2 ? 'zh' : 'en';
}

/** A text without tags, what scripts and styles hold, and marks that nobody sees; entities are read. */
export function plainText(text: string): string {
  return text
    .slice(0, TEXT_LIMIT)
    .replace(/<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(?:br|\/?p|\/?div|\/?li|\/?h\d)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, readEntity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (mark) => (mark === '\n' ? mark : ''))
    .trim();
}

function readEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** After a full stop where a sentence can begin or a whole word stands before it: not in "5.5 mm" or "e.g. this". */
const SENTENCE_END =
  /(?<=[.!?…]["'”’)]{0,2})\s+(?=["'“‘(]?[\p{Lu}\p{N}\p{Script=Han}])|(?<=\p{L}{3}[.!?…])\s+|(?<=[。！？；!?;…~～]["”’）]*)(?=\p{Script=Han}|\s|[“‘（])|\n+/u;

const sentencesOf = (text: string): string[] =>
  text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

function shorten(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence];
  const pieces: string[] = [];
  let piece = '';
  for (const part of sentence.split(/(?<=[,;:，；：、])\s*|(?<=\s)/)) {
    if (piece && piece.length + part.length > LONGEST) {
      pieces.push(piece.trim());
      piece = '';
    }
    piece += part;
    while (piece.length > LONGEST) {
      pieces.push(piece.slice(0, LONGEST));
      piece = piece.slice(LONGEST);
    }
  }
  return piece.trim() ? [...pieces, piece.trim()] : pieces;
}
