import { readNumber } from '../../models/embedded/slots/numbers.ts';

const SMALL = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, value] as const),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i) => [word, 20 + 10 * i] as const),
);
const POWERS = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
]);

/** The number that English words begin with ("two hundred and fifty euros") and how many of them say it. */
export function readEnglishNumber(words: readonly string[]): { value: number; length: number } | undefined {
  let total = 0;
  let current: number | undefined;
  let length = 0;
  for (const [index, word] of words.entries()) {
    const power = POWERS.get(word);
    const part =
      SMALL.get(word) ?? TENS.get(word) ?? (word === 'a' && POWERS.has(words[1] ?? '') ? 1 : undefined);
    if (power === 100 && current !== undefined) current *= power;
    else if (power !== undefined && current !== undefined) {
      total += current * power;
      current = 0;
    } else if (part !== undefined) current = (current ?? 0) + part;
    else if (word !== 'and' || current === undefined || !isPart(words[index + 1])) break;
    length = index + 1;
  }
  return current === undefined ? undefined : { value: total + current, length };
}

const isPart = (word = ''): boolean => SMALL.has(word) || TENS.has(word);

/** Numerals and, behind a figure, powers of ten. */
export const HAN_DIGITS = /^[零〇一二两三四五六七八九十百千万]+/u;
const LOOSE = /^([一二两三四五六七八])([二三四五六七八九])([十百千万])$/u;

/** "三百五" is 350; two digits before a power name a range: "两三百" is 200 to 300. */
export function readHanNumber(numeral: string): { value: number; upTo?: number } | undefined {
  const [, low, high, power = ''] = LOOSE.exec(numeral) ?? [];
  const value = readNumber(low ? low + power : numeral);
  if (value === undefined) return undefined;
  return high ? { value, upTo: readNumber(high + power) } : { value };
}

/** "1,200", "1.200" and "1 200" as people write thousands, and decimals with a point or a comma. */
export function readDigits(written: string): number {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written)) return Number(written.replaceAll(',', ''));
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(written)) {
    return Number(written.replaceAll('.', '').replace(',', '.'));
  }
  return Number(written.replace(',', '.'));
}
