import { z } from 'zod';
import { COLOURS } from './colours.ts';
import { foldWord, hasHan } from './text.ts';
import { type Wording, wordSum } from './wording.ts';

const text = z.string().optional().catch(undefined);
const figure = z.number().optional().catch(undefined);

/** A search's arguments as any model may have given them: what is not of its kind is left out. */
const wantedSchema = z.object({
  query: text,
  category: text,
  brand: text,
  colour: text,
  size: text,
  min_price: figure,
  max_price: figure,
  min_rating: figure,
  in_stock_only: z.boolean().optional().catch(undefined),
  features: z.array(z.string()).catch([]).default([]),
  exclude: z.array(z.string()).catch([]).default([]),
});
type Wanted = z.output<typeof wantedSchema>;

/** "blue running shoes by Velora in size 42 under $80"; in Chinese the limits stand first. */
export function describeWanted(args: Record<string, unknown>, wording: Wording): string {
  const wanted = wantedSchema.parse(args);
  return wording.language === 'zh' ? inChinese(wanted, wording) : inEnglish(wanted, wording);
}

/** The limits alone: " by Velora under $80"; in Chinese "$80以内的", both empty where there are none. */
export function describeLimits(args: Record<string, unknown>, wording: Wording): string {
  const { query: _query, category: _category, ...limits } = wantedSchema.parse(args);
  const isChinese = wording.language === 'zh';
  const worded = isChinese ? limitsInChinese(limits, wording) : limitsInEnglish(limits, wording);
  if (worded.length === 0) return '';
  return isChinese ? `（${worded.join('、')}）` : ` ${worded.join(' ')}`;
}

function nounOf({ query, category }: Wanted): string {
  const words = (phrase: string) =>
    phrase
      .toLowerCase()
      .split(/[^\p{L}\p{N}']+/u)
      .map(foldWord)
      .join(' ');
  if (query && category && words(query) === words(category)) return category.toLowerCase();
  return query || category?.toLowerCase() || '';
}

interface PriceWords {
  both(low: string, high: string): string;
  most(high: string): string;
  least(low: string): string;
}

const ENGLISH: PriceWords = {
  both: (low, high) => `between ${low} and ${high}`,
  most: (high) => `under ${high}`,
  least: (low) => `over ${low}`,
};
const CHINESE: PriceWords = {
  both: (low, high) => `${low}到${high}`,
  most: (high) => `${high}以内`,
  least: (low) => `${low}以上`,
};

function wordPrice({ min_price: low, max_price: high }: Wanted, words: PriceWords, wording: Wording): string {
  const sum = (value: number) => wordSum(value, wording.situation.context, wording.language);
  if (low !== undefined && high !== undefined) return words.both(sum(low), sum(high));
  if (high !== undefined) return words.most(sum(high));
  return low === undefined ? '' : words.least(sum(low));
}

/** Those that stand behind the noun. */
function limitsInEnglish(wanted: Wanted, wording: Wording): string[] {
  const refused = wanted.exclude.filter((value) => !hasHan(value)).join(' or ');
  return [
    wanted.brand && `by ${wanted.brand}`,
    wanted.size && `in size ${wanted.size}`,
    wordPrice(wanted, ENGLISH, wording),
    wanted.min_rating && `rated ${wanted.min_rating} or better`,
    wanted.in_stock_only && 'in stock',
    wanted.features.length > 0 && `with ${wanted.features.join(' and ')}`,
    refused && `without ${refused}`,
  ].flatMap((words) => words || []);
}

function inEnglish(wanted: Wanted, wording: Wording): string {
  const noun = nounOf(wanted);
  const isPlural = noun.endsWith('s') || (wanted.category !== undefined && /s for\b/.test(noun));
  const plain = noun === '' || isPlural;
  return [
    plain && wanted.colour,
    plain ? noun || 'products' : `results for “${noun}”`,
    !plain && wanted.colour && `in ${wanted.colour}`,
    ...limitsInEnglish(wanted, wording),
  ]
    .filter(Boolean)
    .join(' ');
}

/** In Chinese they all stand before the noun. */
function limitsInChinese(wanted: Wanted, wording: Wording): string[] {
  const own = wanted.exclude.filter(hasHan);
  const refused = (own.length > 0 ? own : wanted.exclude.map(chineseColour)).join('、');
  return [
    wordPrice(wanted, CHINESE, wording),
    wanted.brand && `${wanted.brand}品牌`,
    wanted.colour && chineseColour(wanted.colour),
    wanted.size && `${wanted.size}码`,
    wanted.min_rating && `${wanted.min_rating}星以上`,
    wanted.in_stock_only && '有货',
    wanted.features.length > 0 && `有${wanted.features.join('、')}`,
    refused && `不含${refused}`,
  ].flatMap((words) => words || []);
}

function inChinese(wanted: Wanted, wording: Wording): string {
  const limits = limitsInChinese(wanted, wording);
  const noun = wanted.query || wanted.category || '商品';
  return limits.length > 0 ? `${limits.join('、')}的${noun}` : noun;
}

const chineseColour = (name: string): string => COLOURS.find((colour) => colour.name === name)?.zh[0] ?? name;
