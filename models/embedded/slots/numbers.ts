const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const VALUES = new Map<string, number>([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TEENS.map((word, i) => [word, 10 + i] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ['a', 1],
]);

const SMALL = [...UNITS, ...TEENS, ...TENS].join('|');
const TENS_AND_TEENS = [...TEENS, ...TENS].join('|');
const COMPOUND = new RegExp(
  `\\b(?:(?:${SMALL}|a)(?:[ -](?:${UNITS.join('|')}))?[ -](?:hundred|thousand|grand)` +
    `(?: and)?(?:[ -](?:${SMALL}|hundred))*|(?:${TENS_AND_TEENS})(?:[ -](?:${UNITS.join('|')}))?)\\b`,
  'gi',
);

/** "two hundred and fifty" becomes "250". Words under ten that stand alone stay: "the second one", "the first two". */
export const spellOutNumbers = (text: string): string =>
  text.replace(COMPOUND, (words) => String(readEnglish(words)));

function readEnglish(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.toLowerCase().split(/[ -]+/)) {
    if (word === 'hundred') current *= 100;
    else if (word === 'thousand' || word === 'grand') {
      total += current * 1_000;
      current = 0;
    } else current += VALUES.get(word) ?? 0;
  }
  return total + current;
}

const DIGITS = new Map([...'零一二三四五六七八九'].map((digit, i) => [digit, i]));
DIGITS.set('两', 2).set('〇', 0);
const POWERS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
  ['k', 1_000],
  ['万', 10_000],
]);

/** A number in digits or Chinese numerals, for patterns; read what it matched with `readNumber`. */
export const NUMBER_ZH = String.raw`(?:\d[\d,]*(?:\.\d+)?\s?[百千万kK]?\d*|[一二两三四五六七八九十百千万零〇]+)`;

/** A number in digits, with thousands and "k", for patterns. */
export const NUMBER_EN = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?k\b)?`;

/**
 * Reads "1,200", "1.200", "1.5k", "两百", "一千五" (1500), "2万" and their mixtures; undefined for anything else.
 * As people speak, a last digit without its power counts in the next lower one: 一百五 is 150.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/[,\s]/g, '').toLowerCase();
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(plain)) return Number(plain.replaceAll('.', ''));
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  let total = 0;
  let section = 0;
  let lastPower = 1;
  for (const part of plain.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const power = POWERS.get(part);
    const digit = DIGITS.get(part) ?? (/^\d/.test(part) ? Number(part) : undefined);
    if (power !== undefined) {
      total = power === 10_000 ? (total + section || 1) * power : total + (section || 1) * power;
      section = 0;
      lastPower = power;
    } else if (digit === undefined) return undefined;
    else section = section * (section > 0 ? 10 : 1) + digit;
  }
  const spoken = lastPower >= 100 && section > 0 && section < 10 && !plain.includes('零');
  return total + (spoken ? (section * lastPower) / 10 : section);
}
