import type { Lexicon } from '../lexicon.ts';
import { putMark } from '../text.ts';

const REGION = '(?:eu|eur|uk|us)';
const SIZE_WORD = '[a-z\\d][\\w./]*(?: x \\d+(?: cm)?)?';
const NAMED = /^(?:x{0,3}[sml]|x{1,3}l|\dxl|small|medium|large|extra (?:small|large)|one size)$/i;

const ENGLISH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:in |a |an |my |the )*(?:${REGION} )?sizes? (?:is |of |number |nr |no\\.? )?(?:an? )?(?:${REGION} ?)?(${SIZE_WORD})`,
    'i',
  ),
  new RegExp(`\\b(?:in |a |an )*${REGION} ?(\\d{1,2}(?:\\.5)?)\\b`, 'i'),
  /\b(?:in |a |an )*([a-z]+)[ -]sized?\b/i,
  new RegExp(
    `\\b(?:in|wear|take|wears)(?: an?)? (?:${REGION} ?)?(extra (?:small|large)|${SIZE_WORD})(?= *(?:$|[?.!,;\\uE000-\\uE00C]|please|or|and|for|under|available|left|as|too))`,
    'i',
  ),
  /\b(\d{1,2}(?:\.5)?) (?:eu|uk|us)\b/i,
  /(?<![\w.-])(x{1,3}[sl]|\dxl)(?![\w-])/i,
  /(?<![\w.'-])(?<!\d )([SML])(?![\w'-])(?! mount)/,
  /^(?:a |an |the |and |in |is |what about |how about )*(\d{2}(?:\.5)?|small|medium|large)(?: (?:available|in stock|sold out|left))?[?.! ]*(?:please)?[?.!]*$/i,
  /(?<=\b(?:shoes?|boots?|sneakers|trainers|sandals|loafers|slippers|jeans|heels) )(?:in )?(?:an? )?(\d{2}(?:\.5)?)(?![\w$€£%])/i,
  /\b(?:an?|is|any|the) (\d{2}(?:\.5)?)(?= *(?:$|[?.!,;]|available|left|in stock|sold|still))/i,
];

const CHINESE: readonly RegExp[] = [
  /(?:我)?(?:的)?脚(?:是|穿|长)?\s?(\d{2}(?:\.5)?)(?:码|号)?(?:的)?(?![\d.]|厘米|公分|cm)/i,
  /(?:尺码|码数|鞋码|尺寸|size)(?:是|为|要|:)?\s*(\d{1,3}(?:\.5)?|[a-z]{1,4})(?:码|号)?/i,
  /(?:穿|要)?(\d{1,3}(?:\.5)?|[a-z]{1,4}|加大|特大|[大中小](?=号)|均)\s?(?:码|号)(?!码|手机|线|商品|款)(?:的)?/i,
  /(?<=[鞋靴裤衣裙衫]\s?)(\d{2}(?:\.5)?)(?=\s|$|[,，])/,
  /穿\s?(\d{2}(?:\.5)?|[a-z]{1,4})(?:的)?/i,
  /(?<![a-zA-Z\d])([xX]{1,3}[sSlL]|\d[xX][lL]|[SML])(?![a-zA-Z\d])(?:的)?/,
  /(?<![\d.])(\d{2}(?:\.5)?)(?=的?(?:还)?有(?:货|吗|没)|的(?:呢|吗|$)|(?:呢|吗)?$|还有)/,
];

const CHINESE_SIZES: Readonly<Record<string, string>> = {
  特大: 'XXL',
  加大: 'XL',
  大: 'L',
  中: 'M',
  小: 'S',
  均: 'one size',
};

/** A clothing or shoe size: one that the shop has, or one that the word "size" or 码 stands beside. */
export function extractSize(text: string, lexicon: Lexicon): { size?: string; rest: string } {
  const han = /\p{Script=Han}/u.test(text);
  for (const pattern of han ? [...CHINESE, ...ENGLISH] : ENGLISH) {
    const match = pattern.exec(text);
    const word = match?.[1];
    if (!match || !word) continue;
    const size =
      CHINESE_SIZES[word] ?? (NAMED.test(word) && word.length < 5 ? word.toUpperCase() : word.toLowerCase());
    const named = /size|码|号|脚/i.test(match[0]) && (/\d/.test(word) || lexicon.isSize(word));
    const bare = NAMED.test(word) || (/\d/.test(word) && lexicon.isSize(word));
    if (!CHINESE_SIZES[word] && !named && !bare) continue;
    return {
      size: shopSize(size, lexicon),
      rest: putMark(text, match.index, match.index + match[0].length, 'size'),
    };
  }
  return { rest: text };
}

const LETTERS: Readonly<Record<string, string>> = {
  small: 'S',
  medium: 'M',
  large: 'L',
  'extra large': 'XL',
  'extra small': 'XS',
};

/** The size as the shop writes it, where it has it; "medium" becomes M only when the shop has no Medium. */
function shopSize(size: string, { isSize, vocabulary }: Lexicon): string {
  if (vocabulary.sizes.length === 0) return size;
  const own = vocabulary.sizes.find((known) => known.toLowerCase() === size.toLowerCase());
  if (own) return own;
  const letter = LETTERS[size];
  return letter && isSize(letter) ? letter : size;
}
