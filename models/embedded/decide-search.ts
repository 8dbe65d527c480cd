import { addedWords, namesThing } from './added-words.ts';
import { call, type Decision, type Situation, say, withoutAbsent } from './decision.ts';
import type { Reading } from './reading.ts';
import { wordOf } from './state.ts';
import { hasHan, wordsOf } from './text.ts';

type Args = Record<string, unknown>;

/** The limits a message sets; the words of the request are not among them. */
export const limitsOf = (reading: Reading): Args =>
  withoutAbsent({
    category: reading.category,
    brand: reading.brands.length === 1 ? reading.brands[0] : undefined,
    colour: reading.colour,
    size: reading.size,
    min_price: reading.min,
    max_price: reading.max,
    min_rating: reading.minRating,
    in_stock_only: reading.inStock,
    exclude: reading.exclude,
    sort: reading.sort ?? (reading.cheaper && reading.max === undefined ? 'price_low' : undefined),
  });

export const hasLimits = (reading: Reading): boolean => Object.keys(limitsOf(reading)).length > 0;

/** Finds products: anew, or the last search once more with what was just added to it. */
export function decideSearch(situation: Situation): Decision {
  const { reading, state, intent } = situation;
  const dropped = droppedLimits(reading.text);
  const wantsMore =
    isMore(reading.text) || (intent === 'more' && addedWords(reading, hasLimits(reading)) === '');
  if (state.search && wantsMore && !hasLimits(reading)) return searchMore(state.search);
  if (isFollowUp(situation, dropped)) return searchAgain(situation, dropped);
  if (wantsMore) return say('more_of_what');
  const kept = keepsLimits(reading.text) ? (state.search?.args ?? {}) : {};
  return searchAnew(reading, kept);
}

function searchAnew(reading: Reading, kept: Args): Decision {
  const { query: _query, category: _category, similar_to: _like, ...limits } = withoutPage(kept);
  const several = reading.brands.length > 1 ? `${reading.brands.join(' ')} ` : '';
  const args: Args = { query: `${several}${reading.query}`.trim(), ...limits, ...limitsOf(reading) };
  const filters = Object.keys(args).filter((key) => key !== 'query' && key !== 'sort');
  if (!args.query && filters.length === 0) {
    if (!reading.sort || reading.cheaper) return say('which_kind', undefined, 'search');
    return call('search_catalog', { ...args, in_stock_only: true });
  }
  return call('search_catalog', args);
}

function searchMore({ args, total, products }: NonNullable<Situation['state']['search']>): Decision {
  const offset = Number(args.offset ?? 0) + products.length;
  if (total <= offset) return say('no_more', { n: total });
  return call('search_catalog', { ...args, offset });
}

const withoutPage = ({ limit: _limit, offset: _offset, ...args }: Args): Args => args;

/** A follow-up adds limits or words to the search before; a kind of product named begins a new one. */
function isFollowUp(situation: Situation, dropped: readonly string[]): boolean {
  const { reading, state, intent, probability } = situation;
  if (!state.search || reading.category || namesNewKind(situation) || asksWholeShop(situation)) return false;
  if (reading.brands.length === 1 && namesThing(reading)) return false;
  if (dropped.length > 0 || reading.cheaper) return true;
  if (!reading.query) return hasLimits(reading);
  if (intent === 'refine' || intent === 'more' || ASKS_AMONG.test(reading.text)) return true;
  return hasLimits(reading)
    ? !namesThing(reading)
    : probability < 0.6 && addedWords(reading, hasLimits(reading)) === '';
}

const ASKS_AMONG =
  /\b(?:which|any) (?:one|of (?:these|those|them))\b|^(?:哪[款个双件种]|这些|它们|其中)|^(?:(?:and|but|ok|also|what about|how about|maybe),? )+(?:for|with|without|in) /i;

/** "Unicorn boots" after shoes: no kind of the shop's, but a kind. */
const namesNewKind = ({ reading: { head }, state }: Situation): boolean =>
  head !== undefined && !wordsOf(wordOf(state.search?.args.query)).some(({ folded }) => folded === head);

/** "Your bestsellers" are not those of the last search. */
const asksWholeShop = ({ reading: { sort, text, it, all } }: Situation): boolean =>
  sort !== undefined && !it && !all && /\b(?:your|in the (?:shop|store))\b|你们|店里|本店|全店/i.test(text);

function searchAgain({ reading, state, context }: Situation, dropped: readonly string[]): Decision {
  const last = state.search?.args ?? {};
  const before = withoutPage(last);
  for (const key of dropped) delete before[key];
  const args: Args = {
    ...before,
    ...limitsOf(reading),
    query: joinWords(wordOf(last.query), dropped.length > 0 ? '' : addedWords(reading, hasLimits(reading))),
  };
  const exclude = [...listOfTexts(last.exclude), ...reading.exclude];
  if (exclude.length > 0) args.exclude = [...new Set(exclude)];
  if (reading.exclude.some((value) => value === args.colour)) delete args.colour;
  if (reading.exclude.some((value) => value === args.brand)) delete args.brand;
  // A new price limit replaces the old one as a whole: "over 100" after "under 80" would leave nothing.
  if (reading.min !== undefined && reading.max === undefined && Number(args.max_price) < reading.min)
    delete args.max_price;
  if (reading.max !== undefined && reading.min === undefined && Number(args.min_price) > reading.max)
    delete args.min_price;
  if (reading.cheaper && reading.max === undefined)
    Object.assign(args, cheaperThan(state, last, context.page?.product_id));
  return call('search_catalog', withoutAbsent(args));
}

/** Cheapest first; when that was already so, or one product was meant, below what was shown. */
function cheaperThan({ search, focus, about }: Situation['state'], last: Args, pageId?: string): Args {
  const prices = (search?.products ?? []).flatMap(({ price }) => price ?? []);
  const wasSorted = last.sort === 'price_low';
  const one = about === 'product' && focus?.id !== pageId ? focus?.price : undefined;
  const below = one ?? (wasSorted && prices.length > 0 ? Math.min(...prices) : undefined);
  return below === undefined
    ? { sort: 'price_low' }
    : { sort: 'price_low', max_price: Math.max(0, Math.ceil(below) - 1) };
}

const DROPS: readonly [RegExp, string[]][] = [
  [
    /\b(?:any|whatever|no|forget (?:about )?the|remove the|drop the|ignore the|without the|regardless of|never mind the) (?:price|budget|price limit|cost)\b|\b(?:forget|ignore|drop|scrap|lift|remove|never mind) (?:about )?(?:the |my )?(?:price|budget|price limit|limit|cost)\b|\b(?:price|money|budget|cost)(?: limit)? (?:doesn't|does not|don't|isn't|is not) (?:matter|important|a problem|an issue)|(?:价格|价钱|预算)(?:先|暂时)?(?:不限|无所谓|不重要|都行|随便|不管|不看|不考虑)|多少钱都(?:行|可以)|(?:不限|不考虑|取消|去掉)(?:价格|预算)|预算不限/i,
    ['max_price', 'min_price'],
  ],
  [
    /\b(?:any|whatever|all|forget (?:about )?the|remove the|drop the|ignore the|never mind the|regardless of) colou?rs?\b|\bcolou?r (?:doesn't|does not|isn't|is not) (?:matter|important)|颜色(?:不限|无所谓|不重要|都行|都可以|随便)|(?:什么|任何|哪种)颜色都(?:行|可以|好)|(?:不限|去掉|取消)颜色/i,
    ['colour'],
  ],
  [
    /\b(?:any|all|forget the|remove the|drop the|ignore the|other|another|different) (?:brands?|makes?)\b|\bbrand (?:doesn't|does not|isn't|is not) (?:matter|important)|(?:品牌|牌子)(?:不限|无所谓|不重要|都行|都可以|随便)|换个(?:品牌|牌子)|(?:什么|任何|哪个)(?:品牌|牌子)都(?:行|可以)|(?:不限|去掉|取消)品牌/i,
    ['brand'],
  ],
  [
    /\b(?:any|all|forget the|remove the|drop the|ignore the) sizes?\b|\bsize (?:doesn't|does not|isn't|is not) (?:matter|important)|(?:尺码|尺寸|大小)(?:不限|无所谓|都行|都可以|随便)|(?:不限|去掉|取消)(?:尺码|尺寸)/i,
    ['size'],
  ],
];

const EVERYTHING =
  /\b(?:show|see|list) (?:me |us )?(?:everything|all of (?:them|it)|them all)\b|(?:看|显示)(?:全部|所有)|全部显示|不限条件/i;
const ALL_LIMITS = [
  'max_price',
  'min_price',
  'colour',
  'brand',
  'size',
  'min_rating',
  'in_stock_only',
  'features',
  'exclude',
];

const droppedLimits = (text: string): string[] =>
  EVERYTHING.test(text) ? ALL_LIMITS : DROPS.flatMap(([pattern, keys]) => (pattern.test(text) ? keys : []));

const keepsLimits = (text: string): boolean =>
  /\b(?:the )?same\b(?! (?:day|time|as))|\bsame (?:price|budget|limit|brand|colou?r|size)|同样|一样的|相同|同价位|同品牌/i.test(
    text,
  );

export const isMore = (text: string): boolean =>
  /^(?:(?:can you |could you |please |ok,? |and )*(?:show|see|list|give|load)?(?: me| us)? ?(?:some |a few |any )?(?:more|others?|the rest|next(?: page)?|more (?:results|options|of (?:them|these|those)|like (?:this|these)))(?: please| options| results| ones| products| items)*)[.!? ]*$/i.test(
    text,
  ) ||
  /^(?:还有(?:吗|(?:什么|啥)[?？]?$|别的|其[他它](?!颜色|尺码|码|款式|尺寸)|更多|哪些)|更多|换一批|下一页|再(?:来|看|推荐)|多(?:来|看)几)/.test(
    text,
  );

function joinWords(before: string, added: string): string {
  if (!added || before.toLowerCase().includes(added.toLowerCase())) return before;
  if (hasHan(added)) return `${added.replace(/的$/, '')}${hasHan(before) ? '的' : ' '}${before}`;
  return /^(?:for|with|without|made|that|in|and|from|on)\b/i.test(added)
    ? `${before} ${added}`
    : `${added} ${before}`.trim();
}

const listOfTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
