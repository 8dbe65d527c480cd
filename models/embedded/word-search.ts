import { COLOURS } from './colours.ts';
import type { ToolResult } from './messages.ts';
import { listOf, textOf } from './state.ts';
import { join, type Wording, wordSum } from './wording.ts';
import { foldWord, hasHan } from './text.ts';

/** The outcome of a search in a sentence or two; the cards beside it list the products. */
export function wordSearch({ args, data }: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const products = listOf(data.products);
  const best = products[0];
  const wanted = describeWanted(args, wording);
  if (!best) return wordNothing(args, wanted, wording);
  const bestSentence = wordBest(best, args, wording);
  if (data.match === 'nearest') {
    const key = textOf(data.emptied_by);
    const limit = key === undefined ? undefined : wordLimit(key, args, wording);
    const opening = limit ? say('nearest', { limit, wanted }) : say('nearest_limits', { wanted });
    return join([opening, bestSentence], language);
  }
  const total = Number(data.total ?? products.length);
  if (Number(args.limit ?? 0) > 8) return say('found_more', { n: products.length, total, wanted });
  if (total === 1) return say('found_one', factsOf(best, wording, wanted));
  const opening = say(total > products.length ? 'found' : 'found_all', {
    n: total,
    shown: products.length,
    wanted,
  });
  return join([opening, bestSentence], language);
}

function wordBest(best: Record<string, unknown>, args: Record<string, unknown>, wording: Wording): string {
  const facts = factsOf(best, wording, '');
  if (args.sort === 'price_low') return wording.say('cheapest_is', facts);
  if (args.sort === 'rating' && facts.rating) return wording.say('best_rated_is', facts);
  return wording.say(facts.rating ? 'best_match' : 'best_match_plain', facts);
}

const factsOf = (product: Record<string, unknown>, { language }: Wording, wanted: string) => ({
  wanted,
  title: textOf(product.title) ?? '',
  price: textOf(product.price)?.replace(/ - .*/, language === 'zh' ? '起' : '') ?? '',
  rating: typeof product.rating === 'number' ? product.rating : undefined,
});

/** What stands in the way, and what could be given up. */
function wordNothing(args: Record<string, unknown>, wanted: string, { say, language }: Wording): string {
  const limited = Object.keys(args).some((key) => !['query', 'category', 'sort', 'limit'].includes(key));
  return join([say('nothing', { wanted }), say(limited ? 'nothing_limits' : 'nothing_query')], language);
}

const LIMIT_ARGUMENTS: Readonly<Record<string, string>> = {
  category: 'category',
  brand: 'brand',
  colour: 'colour',
  size: 'size',
  minPriceCents: 'min_price',
  maxPriceCents: 'max_price',
  minRating: 'min_rating',
  inStockOnly: 'in_stock_only',
  exclude: 'exclude',
};

function wordLimit(
  key: string,
  args: Record<string, unknown>,
  { say, language, situation }: Wording,
): string | undefined {
  const name = LIMIT_ARGUMENTS[key];
  const value = name && args[name];
  if (name === undefined || value === undefined) return undefined;
  const isPrice = typeof value === 'number' && name.endsWith('_price');
  const worded = isPrice
    ? wordSum(value, situation.context, language)
    : Array.isArray(value)
      ? value.join(', ')
      : String(value);
  return say(`limit_${key}`, { value: worded });
}

/** "blue running shoes by Velora in size 42 under $80"; in Chinese the limits stand first. */
export function describeWanted(args: Record<string, unknown>, wording: Wording): string {
  return wording.language === 'zh' ? wantedInChinese(args, wording) : wantedInEnglish(args, wording);
}

function nounOf(args: Record<string, unknown>): string {
  const query = textOf(args.query);
  const category = textOf(args.category);
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}']+/u)
      .map(foldWord)
      .join(' ');
  if (query && category && words(query) === words(category)) return category.toLowerCase();
  return query ?? category?.toLowerCase() ?? '';
}

function wantedInEnglish(args: Record<string, unknown>, { situation: { context } }: Wording): string {
  const noun = nounOf(args);
  const sum = (value: unknown) => wordSum(Number(value), context, 'en');
  const isPlural =
    /s\b/.test(noun.split(' ').at(-1) ?? '') || (args.category !== undefined && /s(?: for\b|$)/.test(noun));
  const things = noun === '' ? 'products' : isPlural ? noun : `results for “${noun}”`;
  const price =
    args.min_price !== undefined && args.max_price !== undefined
      ? `between ${sum(args.min_price)} and ${sum(args.max_price)}`
      : args.max_price !== undefined
        ? `under ${sum(args.max_price)}`
        : args.min_price !== undefined && `over ${sum(args.min_price)}`;
  return [
    isPlural || noun === '' ? args.colour : undefined,
    things,
    args.colour && !isPlural && noun !== '' ? `in ${String(args.colour)}` : undefined,
    args.brand && `by ${String(args.brand)}`,
    args.size && `in size ${String(args.size)}`,
    price,
    args.min_rating !== undefined && `rated ${String(args.min_rating)} or better`,
    args.in_stock_only && 'in stock',
    Array.isArray(args.exclude) &&
      args.exclude.length > 0 &&
      `without ${args.exclude.filter((value) => !hasHan(String(value))).join(' or ')}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function wantedInChinese(args: Record<string, unknown>, { situation: { context } }: Wording): string {
  const sum = (value: unknown) => wordSum(Number(value), context, 'zh');
  const price =
    args.min_price !== undefined && args.max_price !== undefined
      ? `${sum(args.min_price)}到${sum(args.max_price)}`
      : args.max_price !== undefined
        ? `${sum(args.max_price)}以内`
        : args.min_price !== undefined && `${sum(args.min_price)}以上`;
  const excluded = Array.isArray(args.exclude) ? args.exclude.map(String) : [];
  const limits = [
    price,
    args.brand && `${String(args.brand)}品牌`,
    args.colour && `${chineseColour(String(args.colour))}`,
    args.size && `${String(args.size)}码`,
    args.min_rating !== undefined && `${String(args.min_rating)}星以上`,
    args.in_stock_only && '有货',
    excluded.length > 0 &&
      `不含${(excluded.filter(hasHan).length > 0 ? excluded.filter(hasHan) : excluded.map(chineseColour)).join('、')}`,
  ].filter(Boolean);
  const noun = textOf(args.query) ?? textOf(args.category) ?? '商品';
  return limits.length > 0 ? `${limits.join('、')}的${noun}` : noun;
}

const chineseColour = (name: string): string => COLOURS.find((colour) => colour.name === name)?.zh[0] ?? name;
