import { describeLimits, describeWanted } from './describe-wanted.ts';
import type { ToolResult } from './messages.ts';
import { listOf, textOf } from './state.ts';
import { join, listWords, type Wording, wordSum } from './wording.ts';

type Args = Record<string, unknown>;

/** The outcome of a search in a sentence or two; the cards beside it list the products. */
export function wordSearch(result: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const { data } = result;
  // What the search itself understood, limits in the words of the query among it.
  const wanted = objectOf(data.understood) ?? result.args;
  const products = listOf(data.products);
  const corrected = textOf(data.searched_instead);
  return join(
    [
      corrected && say('searched_instead', { corrected }),
      ...notKept(data, wording),
      result.args.similar_to === undefined
        ? wordFound(products, { wanted, data }, wording)
        : wordSimilar(products, { wanted, data }, wording),
    ],
    language,
  );
}

interface Outcome {
  wanted: Args;
  data: Args;
}

function wordFound(products: readonly Args[], { wanted: args, data }: Outcome, wording: Wording): string {
  const { say, language } = wording;
  const best = products[0];
  const wanted = describeWanted(args, wording);
  if (!best) return wordNothing(args, wanted, wording);
  const bestSentence = wordBest(best, args, wording);
  if (data.match === 'nearest')
    return join([wordNearest({ wanted: args, data }, wording), bestSentence], language);
  if (data.fits_well === false) return say('closest', factsOf(best, wording, wanted));
  const all = Number(data.total ?? products.length);
  // What is merely related is not counted as found, unless there is nothing else.
  const total = all - Number(data.merely_related ?? 0) || all;
  const offset = Number(data.offset ?? 0);
  if (offset > 0)
    return say('found_more', { from: offset + 1, to: offset + products.length, total: all, wanted });
  const others = total < products.length ? say('others_related') : undefined;
  if (total === 1) return join([say('found_one', factsOf(best, wording, wanted)), others], language);
  const opening = say(total > products.length ? 'found' : 'found_all', {
    n: total,
    shown: products.length,
    wanted,
  });
  return join([opening, bestSentence, others], language);
}

function wordSimilar(products: readonly Args[], { wanted, data }: Outcome, wording: Wording): string {
  const { say, language } = wording;
  const best = products[0];
  const limits = describeLimits(wanted, wording);
  if (!best) return say('similar_none', { limits });
  if (data.match === 'nearest') {
    return join([wordNearest({ wanted, data }, wording), wordBest(best, wanted, wording)], language);
  }
  const found = say('found_similar', { n: Number(data.total ?? products.length), limits });
  return join([found, wordBest(best, wanted, wording)], language);
}

function wordNearest({ wanted, data }: Outcome, wording: Wording): string {
  const key = textOf(data.emptied_by);
  const limit = key === undefined ? undefined : wordLimit(key, wanted, wording);
  return limit
    ? wording.say('nearest', { limit })
    : wording.say('nearest_limits', { wanted: describeWanted(wanted, wording) });
}

function wordBest(best: Args, args: Args, wording: Wording): string {
  const facts = factsOf(best, wording, '');
  if (args.sort === 'price_low') return wording.say('cheapest_is', facts);
  if (args.sort === 'rating' && facts.rating) return wording.say('best_rated_is', facts);
  return wording.say(facts.rating ? 'best_match' : 'best_match_plain', facts);
}

const factsOf = (product: Args, { language }: Wording, wanted: string) => ({
  wanted,
  title: textOf(product.title) ?? '',
  price: textOf(product.price)?.replace(/ - .*/, language === 'zh' ? '起' : '') ?? '',
  rating: typeof product.rating === 'number' ? product.rating : undefined,
});

/** What stands in the way, and what could be given up. */
function wordNothing(args: Args, wanted: string, { say, language }: Wording): string {
  const limited = Object.keys(args).some(
    (key) => !['query', 'category', 'sort', 'limit', 'offset'].includes(key),
  );
  return join([say('nothing', { wanted }), say(limited ? 'nothing_limits' : 'nothing_query')], language);
}

/** Limits in another currency than the shop's are told rather than passed over. */
const notKept = ({ not_kept: limits }: Args, { say, situation: { context } }: Wording): string[] =>
  listOf(limits).flatMap(({ reason, words }) =>
    reason === 'other_currency' && context.shop?.currency
      ? [say('other_currency', { words: textOf(words) ?? '', currency: context.shop.currency })]
      : [],
  );

function wordLimit(name: string, args: Args, { say, language, situation }: Wording): string | undefined {
  const sum = (value: unknown) => wordSum(Number(value), situation.context, language);
  if (name === 'price')
    return say('limit_price', { value: `${sum(args.min_price)} – ${sum(args.max_price)}` });
  const value = args[name];
  if (value === undefined) return undefined;
  const isPrice = typeof value === 'number' && name.endsWith('_price');
  const words = [value].flat().filter((one) => typeof one === 'string' || typeof one === 'number');
  return say(`limit_${name}`, { value: isPrice ? sum(value) : listWords(words.map(String), say) });
}

const objectOf = (value: unknown): Args | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
