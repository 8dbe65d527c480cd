import { putMark } from '../text.ts';
import { NUMBER_EN, NUMBER_ZH, readNumber } from './numbers.ts';

/** Limits in the shop's currency; whatever currency was named is taken to be the shop's. */
export interface PriceLimits {
  min?: number;
  max?: number;
}

const BEFORE = String.raw`(?:(?:us|ca|au|hk)?[$€£¥]\s?|(?:usd|eur|gbp|rmb|cny)\s)`;
const AFTER = String.raw`(?:\s?(?:[$€£¥]|(?:dollars?|bucks?|usd|euros?|eur|pounds?|quid|gbp|yuan|rmb|cny)\b))`;
/** A number of something else than money. */
const UNIT = String.raw`(?:[\d,.]*\d|\s?(?:%|"|(?:kg|kilos?|grams?|g|lbs?|oz|inch(?:es)?|ft|feet|cm|mm|m|km|miles?|metres?|meters?|ml|l|litres?|liters?|hours?|hrs?|h|minutes?|mins?|days?|weeks?|months?|years?|yrs?|yo|people|persons?|seats?|gb|tb|mb|mah|w|watts?|v|hz|mp|stars?|points?|pieces?|pcs|packs?|items?|colou?rs?|reviews?|ratings?|dpi|rpm|bar|x|of|more|others?|ones?)\b)|-?(?:star|inch|year|person|seater|piece|pack|litre|liter)\b)`;
const SUM = `${BEFORE}?(${NUMBER_EN})${AFTER}?(?!${UNIT})`;
const MARKED_SUM = `(?:${BEFORE}(${NUMBER_EN})${AFTER}?|(${NUMBER_EN})${AFTER})(?!${UNIT})`;

const AT_MOST =
  "nothing (?:over|above|more than)|(?:never|not) (?:over|above|more than)|(?:don't|do not|can't|cannot|won't) (?:want to |wanna )?(?:spend|pay|go|afford) (?:over|above|more than)|under|below|beneath|less than|cheaper than|lower than|smaller than|fewer than|no more than|not more than|no higher than|not over|not above|not exceeding|at most|at max|up to|upto|until|(?:stretch|go|push|raise|lift|increase|lower|reduce|extend|change|set|cap|limit)(?: (?:it|the|that|this|my|them))?(?: (?:limit|budget|price|maximum|max|cap|range))?(?: (?:up|down))?(?: to| at)|max(?:imum)?(?: of| price(?: of)?)?|within|inside|<=?|≤|(?:my )?(?:budget|limit)(?: is| of| to|:)?(?: now)?(?: only)?(?: about| around| up to| max(?:imum)?)?|(?:only )?(?:spend|pay|afford)(?: only| up to| about| around| max(?:imum)?| more than| over)?";
const AT_LEAST =
  'over|above|more than|higher than|greater than|at least|min(?:imum)?(?: of)?|starting (?:at|from)|upwards of|exceeding|no less than|not less than|not under|not below|>=?|≥|from';
/** A floor that is put as a refusal: "nothing under 80". */
const NOT_BELOW =
  "(?:nothing|not|never|none|no|don't (?:show|give|want)(?: me)?(?: (?:anything|stuff|things|ones))?)(?: (?:priced|that costs?|costing|rated))? (?:under|below|beneath|less than|lower than|cheaper than)|no less than|not less than|start(?:s|ing)?(?: (?:at|from|with))|(?:at (?:the )?)?minimum(?: of)?";
const NEAR = 'around|about|roughly|approximately|approx\\.?|circa|~|somewhere around|close to|near';

type Reading = (a: number, b: number) => PriceLimits;
const ordered: Reading = (a, b) => ({ min: Math.min(a, b), max: Math.max(a, b) });
const most: Reading = (a) => ({ max: a });
const least: Reading = (a) => ({ min: a });
/** "Around 100" is taken as a fifth more or less. */
const near: Reading = (a) => ({ min: Math.round(a * 0.8), max: Math.round(a * 1.2) });

const rule = (pattern: string, read: Reading): [RegExp, Reading] => [new RegExp(pattern, 'i'), read];

const ENGLISH: [RegExp, Reading][] = [
  rule(
    `\\b(?:price[ds]? |costing )?(?:between|from|in the range of) ${SUM} ?(?:and|up to|to|through|-|~|&) ?${SUM}`,
    ordered,
  ),
  rule(`${SUM} ?up to ${SUM}`, ordered),
  rule(`(?<![a-z])(?:priced )?(?:${NOT_BELOW}) ?${SUM}`, least),
  rule(`${MARKED_SUM} ?(?:up to|to|-|~) ?${SUM}(?: range)?`, ordered),
  rule(`${BEFORE}?(${NUMBER_EN}) ?(?:to|-|~) ?${MARKED_SUM}(?: range)?`, ordered),
  rule(`(?:price|budget)[a-z :]* ${BEFORE}?(${NUMBER_EN}) ?(?:to|-|~) ?${SUM}`, ordered),
  rule(`(?:\\b(?:for|costs?|priced?|that (?:is|are|costs?)) )?(?:\\b(?:${NEAR})) ?${SUM}(?: budget)?`, near),
  rule(
    `(?:\\b(?:for|at|costs?|costing|priced?|that (?:is|are|costs?)|with) )?(?:\\ba )?(?<![a-z])(?:${AT_MOST}) ?(?:a )?(?:of )?${SUM}(?: or (?:less|under|below))?(?: budget)?`,
    most,
  ),
  rule(
    `${SUM} ?(?:or (?:less|under|below|cheaper|lower)|and (?:under|below|less)|max(?:imum)?\\b|tops\\b|at (?:the )?most|budget\\b|limit\\b|to spend)`,
    most,
  ),
  rule(
    `(?:\\b(?:for|at|costs?|costing|priced?|that (?:is|are|costs?)) )?(?<![a-z])(?:${AT_LEAST}) ?${SUM}(?: or (?:more|above|over|up))?`,
    least,
  ),
  rule(
    `${SUM} ?(?:or (?:more|above|over|up|higher)|and (?:up|above|over|more|higher|upwards?)|up\\b(?! to)|upwards?\\b|min(?:imum)?\\b|plus\\b|\\+(?!\\d)|upwards|at least)`,
    least,
  ),
  rule(`(?:\\b(?:i have|i've got|for(?: only| just)?|at|with) )?(?:\\ba )?${MARKED_SUM}(?: to spend)?`, most),
];

const YUAN = String.raw`(?:\s?(?:块钱|块|元钱|元|圆|美元|美金|美刀|刀|欧元|欧|英镑|人民币|rmb|usd|[$€£¥]))`;
const UNIT_ZH = String.raw`(?:[\d,.]*\d|[一二两三四五六七八九十百千万零]|\s?(?:公斤|千克|斤|克|寸|英寸|厘米|毫米|公分|米|公里|升|毫升|小时|分钟|天|周|个月|月|年|岁|码|号|人|件|个|款|双|台|条|本|支|把|只|颗|星|分|折|座|片|包|倍|瓦|度|(?:kg|g|cm|mm|m|ml|l|h|w|gb|tb|mah|hz|mp)(?![a-z])))`;
const SUM_ZH = `(?:[$€£¥]|rmb|usd)?\\s?(${NUMBER_ZH})(?!${UNIT_ZH})${YUAN}?(?!${UNIT_ZH})`;
const PRICE_ZH =
  '(?:把?(?:价格|价位|价钱|售价|预算|单价)(?:范围)?(?:是|在|为|控制在|大概|大约|最好|要|只有|有|可以|能|加到|涨到|升到|提高到|提到|调到|降到|压到|放宽到|放到|改成|改到|限制在|定在|到|就|差不多|大约在|:)*\\s?)';

const CHINESE: [RegExp, Reading][] = [
  rule(
    `${PRICE_ZH}?(?:在|介于|从)?\\s?${SUM_ZH}\\s?(?:到|至|-|~|—|和(?=[^,，]*之间))\\s?${SUM_ZH}(?:之间|左右|以内|区间|的价位)?`,
    ordered,
  ),
  rule(`${PRICE_ZH}?(?:大概|大约|差不多|约)?${SUM_ZH}(?:左右|上下|附近|的样子|出头)`, near),
  rule(`(?:${PRICE_ZH})?(?:大概|大约|差不多)${SUM_ZH}`, near),
  rule(
    `${PRICE_ZH}?(?:低于|少于|小于|不到|不足)\\s?${SUM_ZH}的?(?:都|也|就|一律)?(?:不要|不看|不考虑|别|不用|去掉|排除|过滤|算了|免)(?:掉|给我看|看|了|吧)*`,
    least,
  ),
  rule(
    `${PRICE_ZH}?(?:高于|超过|大于|多于|贵过|高过|贵于|过)?\\s?${SUM_ZH}(?:以上|往上)?的?(?:都|也|就|一律)?(?:不要|不看|不考虑|别|不用|去掉|排除|过滤|算了|免)(?:掉|给我看|看|了|吧)*`,
    most,
  ),
  rule(`${PRICE_ZH}?(?:不低于|不少于|不小于|最低|最少|至少|起码)\\s?${SUM_ZH}`, least),
  rule(
    `${PRICE_ZH}?(?:上限|不超过|不高于|不要超过|别超过|不能超过|低于|少于|小于|不到|不大于|最多|最高|顶多|至多|控制在|限制在|加到|涨到|升到|提高到|提到|放宽到|放到|压到|降到|调到|改成|改到|不要超|别超|不超|<=?|≤)\\s?(?:花)?${SUM_ZH}(?:以内|以下|之内|之下|内)?`,
    most,
  ),
  rule(`${PRICE_ZH}?${SUM_ZH}(?:以内|以下|之内|之下|内|封顶|及以下|或以下|或更少|的预算|预算)`, most),
  rule(
    `${PRICE_ZH}?(?:高于|超过|大于|多于|至少|最少|不低于|不少于|起码|最低|>=?|≥)\\s?${SUM_ZH}(?:以上)?`,
    least,
  ),
  rule(`${PRICE_ZH}?${SUM_ZH}(?:以上|及以上|或以上|起步|起|往上|开外|\\+)`, least),
  rule(`${PRICE_ZH}${SUM_ZH}`, most),
  rule(`(?<!几)(?:[$€£¥]\\s?(${NUMBER_ZH})|(${NUMBER_ZH})${YUAN})(?!${UNIT_ZH})(?:能买到?)?`, most),
];

/** Figures below this are counts rather than prices, unless a currency or the word price stands beside them. */
const LEAST_BARE_SUM = 5;
const MONEY = /[$€£¥元块刀]|dollar|buck|euro|pound|quid|usd|eur|gbp|rmb|price|budget|价|预算/i;

/** The sums that the chosen branch of a pattern matched, in order. */
const firstTwo = (sums: readonly (number | undefined)[]): [number, number] => {
  const [a = 0, b = 0] = sums.filter((sum) => sum !== undefined);
  return [a, b];
};

/** "两三百": two numerals before one power name a range. */
const LOOSE_RANGE =
  /([一二两三四五六七八])([二三四五六七八九])([百千万])(?:多)?(?:块钱|块|元)?(?:左右|之间|以内)?/;

/**
 * The first price limit in a text and the text with it marked. `isSize` guards bare ranges: sock sizes are written
 * "39-42" as prices are.
 */
export function extractPrice(
  text: string,
  isSize: (word: string) => boolean = () => false,
): PriceLimits & { rest: string } {
  const loose = LOOSE_RANGE.exec(text);
  if (loose) {
    const [whole, low = '', high = '', power = ''] = loose;
    const limits = ordered(readNumber(low + power) ?? 0, readNumber(high + power) ?? 0);
    return { ...limits, rest: putMark(text, loose.index, loose.index + whole.length, 'price') };
  }
  const han = /\p{Script=Han}/u.test(text);
  const first = firstLimit(text, han ? [...CHINESE, ...ENGLISH] : ENGLISH) ?? bareRange(text, isSize);
  return first ? withOtherEnd(first, han ? EXPLICIT_ZH : EXPLICIT) : { rest: text };
}

type Found = PriceLimits & { rest: string };

/** "Over 100 but under 300": the end of the range that the first words left open, when it fits them. */
function withOtherEnd(first: Found, rules: readonly [RegExp, Reading][]): Found {
  if (first.min !== undefined && first.max !== undefined) return first;
  const second = firstLimit(first.rest, rules);
  if (!second || (first.min === undefined) === (second.min === undefined)) return first;
  const min = first.min ?? second.min ?? 0;
  const max = first.max ?? second.max ?? 0;
  return min <= max ? { min, max, rest: second.rest } : first;
}

/** Rules that say themselves which end of the range they name: all but the sums that stand alone. */
const EXPLICIT = ENGLISH.slice(0, -1);
const EXPLICIT_ZH = CHINESE.slice(0, -2);

function firstLimit(text: string, rules: readonly [RegExp, Reading][]): Found | undefined {
  for (const [pattern, read] of rules) {
    const match = pattern.exec(text);
    if (!match) continue;
    const sums = match.slice(1).map((sum) => (sum === undefined ? undefined : readNumber(sum)));
    const limits = read(...firstTwo(sums));
    if (!MONEY.test(match[0]) && Math.max(limits.min ?? 0, limits.max ?? 0) < LEAST_BARE_SUM) continue;
    return { ...limits, rest: putMark(text, match.index, match.index + match[0].length, 'price') };
  }
  return undefined;
}

/** "50-100" with nothing to say what it is: a price when it rises and is no size. */
function bareRange(
  text: string,
  isSize: (word: string) => boolean,
): (PriceLimits & { rest: string }) | undefined {
  const match = new RegExp(
    `(?<![\\w-])(\\d{2,5}) ?(?:-|~|to|up to) ?(\\d{2,5})(?!${UNIT}|${UNIT_ZH}|[\\w-])`,
  ).exec(text);
  const [whole = '', low = '', high = ''] = match ?? [];
  if (!match || Number(low) >= Number(high) || isSize(whole.replace(/\s/g, ''))) return undefined;
  const rest = putMark(text, match.index, match.index + whole.length, 'price');
  return { min: Number(low), max: Number(high), rest };
}
