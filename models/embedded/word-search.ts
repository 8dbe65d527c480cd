import { describeWanted } from './describe-wanted.ts';
import type { ToolResult } from './messages.ts';
import { listOf, textOf } from './state.ts';
import { join, type Wording, wordSum } from './wording.ts';

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
    : [value]
        .flat()
        .filter((one) => typeof one === 'string' || typeof one === 'number')
        .join(', ');
  return say(`limit_${key}`, { value: worded });
}
