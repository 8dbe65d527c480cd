import { putMark } from '../text.ts';

/** Places in the list last shown, from 1; negative ones count from its end. */
export interface References {
  places: number[];
  /** Everything that was shown. */
  all: boolean;
  /** "It", "this one": the thing last spoken of. */
  it: boolean;
  rest: string;
}

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  sixth: 6,
  '6th': 6,
  seventh: 7,
  '7th': 7,
  eighth: 8,
  '8th': 8,
  last: -1,
  final: -1,
  'second last': -2,
  'second to last': -2,
  top: 1,
  bottom: -1,
};
const COUNTS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  couple: 2,
  pair: 2,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  俩: 2,
  仨: 3,
};

const NUMBERS_EN = 'one|two|three|four|five|six|seven|eight|[1-9]';

const count = (word = ''): number => COUNTS[word.toLowerCase()] ?? Number(word);
/** From one place to another, both included, whichever was named first. */
const fromTo = (a: number, b: number) => range(Math.min(a, b), Math.abs(a - b) + 1);
const range = (from: number, howMany: number) => Array.from({ length: howMany }, (_, i) => from + i);
const ORDINAL =
  'second to last|second last|first|second|third|fourth|fifth|sixth|seventh|eighth|last|final|[1-8](?:st|nd|rd|th)';
/** What an ordinal may stand before: a kind of thing, but not the time of "last week" or the name of "first aid kit". */
const THING =
  '(?: (?:one|ones|item|product|option|result|choice|pair|model|order|of them|of those|of these))';
const NOT_A_PLACE =
  '(?! (?:week|month|year|time|night|aid|class|hand|name|monday|tuesday|wednesday|thursday|friday|saturday|sunday|order|purchase|birthday|thoughts?|look|try|reading|glance))';

type Rule = [RegExp, (match: RegExpExecArray) => number[]];
const RULES: readonly Rule[] = [
  [
    new RegExp(
      `\\b(?:numbers?|nos?\\.?|items?|options?|products?) ?#?(${NUMBERS_EN}) ?(?:to|through|-|until) ?(?:number )?#?(${NUMBERS_EN})\\b`,
      'i',
    ),
    (m) => fromTo(count(m[1]), count(m[2])),
  ],
  [
    /(?<![\d.])([一二三四五六七八1-9])\s?号?(?:到|至|-|~)\s?([一二三四五六七八1-9])\s?号/,
    (m) => fromTo(count(m[1]), count(m[2])),
  ],
  [
    /第([一二三四五六七八1-9])[个款双件]?(?:到|至)第?([一二三四五六七八1-9])[个款双件]?/,
    (m) => fromTo(count(m[1]), count(m[2])),
  ],
  [
    /(?<![\w.-])#?([1-9])(?:, ?#?|、|，)([1-9])(?:,? (?:and|or|&) #?|,|、|，|和|跟|与)([1-9])(?![\w.-]|\s?(?:kg|gb|stars?|星|岁|年))/i,
    (m) => [Number(m[1]), Number(m[2]), Number(m[3])],
  ],
  [
    /\b(?:the )?(?:first|top) (two|three|four|couple|[2-4])\b(?: ones?| items?| of (?:them|those|these))?/i,
    (m) => range(1, count(m[1])),
  ],
  [
    /\b(?:the )?last (two|three|four|couple|[2-4])\b(?: ones?| items?)?(?! (?:weeks|months|years|days))/i,
    (m) => range(-count(m[1]), count(m[1])),
  ],
  [
    new RegExp(
      `\\b(?<!\\b(?:does|do|did|it|they|that|this|these|battery|really|will|would|can|to|long|\\p{L}+s) (?=last\\b))(?!last (?:order|purchase))(?:the )?(?:very )?(${ORDINAL})(?:${THING}\\b|${NOT_A_PLACE}(?=$|[^\\p{L}\\p{N}]))`,
      'iu',
    ),
    (m) => [ORDINALS[m[1]?.toLowerCase() ?? ''] ?? 1],
  ],
  [/\b(?:the )?(?:top|bottom) (?:one|item|result)\b/i, (m) => [/top/i.test(m[0]) ? 1 : -1]],
  [
    /(?:\b(?:number|no\.?|nr\.?|option|item|product|result)s? ?#?|#)([1-9]|1\d|20|one|two|three|four|five|six|seven|eight)\b(?!\d| (?:hundred|thousand))/i,
    (m) => [count(m[1])],
  ],
  [
    /(?<![\w.-])([1-9]) ?(?:vs\.?|versus|or|and|with|against|和|跟|与|还是) ?#?([1-9])(?![\w.-]|\s?(?:kg|gb|l|m|stars?|people|年|岁|号|码))/i,
    (m) => [Number(m[1]), Number(m[2])],
  ],
  [
    /\b(?:reviews?|ratings?|feedback|opinions?|details?|info|more|specs|compare)(?: (?:for|of|on|about|from))? ([1-9])(?=\s*(?:$|[?.!,]|please|and\b))/i,
    (m) => [Number(m[1])],
  ],
  [
    /(?:最)?[前头](?:面)?(?:的|那)?([两二三四俩仨2-4])(?:个|款|双|件|样|种|台|条|本|支|把|盏|副|张)?/,
    (m) => range(1, count(m[1])),
  ],
  [/(?<![一-鿿])头一(?:个|款|双|件|台|条|把|盏|张)|最前面(?:那|的)?(?:一)?(?:个|款|双|件)/, () => [1]],
  [
    /(?:后|最后)(?:面)?([两二三四俩2-4])(?:个|款|双|件|样|种|台|条|本|支|把)?/,
    (m) => range(-count(m[1]), count(m[1])),
  ],
  [
    /(?<!倒数)第\s?([一二三四五六七八1-9])\s?(?:个|款|双|件|样|种|台|条|本|支|把|张|瓶|只|顶|辆|套|盏|副|部|块|盒|包|单|笔|项|位|号)?(?:订单)?/,
    (m) => [count(m[1])],
  ],
  [/倒数第([一二三1-3])(?:个|款|双|件|样|种|台|条)?/, (m) => [-count(m[1])]],
  [/最后(?:面)?(?:那|的)?(?:一)?(?:个|款|双|件|样|种|台|条|本|支|把|张|瓶|只|套|盏|副)/, () => [-1]],
  [
    /(?<![\d一-鿿])([一二三四五六七八1-8])(?:号)?(?:和|跟|与|还是|vs)([一二三四五六七八1-8])(?:号)?(?![\d百千个件天年])/i,
    (m) => [count(m[1]), count(m[2])],
  ],
  [
    /(?<![\d第月一二三四五六七八九十大中小特加])([1-8一二三四五六七八])号(?:商品|款|产品)?/,
    (m) => [count(m[1])],
  ],
];

const ALL =
  /\b(?:compare|between|of)? ?\b(?:them all|all (?:of )?(?:them|these|those|three|four|two)|both(?: of (?:them|these|those))?|these (?:two|three|four)|those (?:two|three|four)|the (?:two|three)(?: of (?:them|these))?|them|these|those|each other)\b|(?:这|那)(?:几|些|[两二三四俩])(?:个|款|双|件|样|种|台|条)?|它们|他们|她们|全部|都(?=比|对比)|(?:[两二]|俩)(?:个|款|者|双|件)(?!人)/i;

const IT =
  /\b(?:it|its|it's|this|that|this one|that one|the one|(?:this|that) (?:product|item|thing|model|order|package|parcel|pair))\b|它|(?:这|那(?!就|么|还|我|来|有|要|不|给|换|按)|该|此)(?:个|款|双|件|样|种|台|条|本|支|把|张|瓶|只|套|辆|顶|单|笔|一单|一款|一个|一双|东西|商品|产品|型号|货)?/i;

/** What of the things shown a message points at; the pointing words are marked in `rest`. */
export function extractReferences(text: string): References {
  const places: number[] = [];
  let rest = text;
  for (const [pattern, read] of RULES) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      places.push(...read(match));
      rest = putMark(rest, match.index, match.index + match[0].length, 'which');
      if (places.length >= 4) return { places: inOrder(places), all: false, it: false, rest };
    }
  }
  if (places.length > 0) return { places: inOrder(places), all: false, it: false, rest };
  const all = ALL.test(rest);
  return { places, all, it: !all && IT.test(rest), rest };
}

const inOrder = (places: readonly number[]) => [...new Set(places)];
