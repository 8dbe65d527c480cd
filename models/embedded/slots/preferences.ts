import { type MarkName, putMark } from '../text.ts';
import { readNumber } from './numbers.ts';

export type Sort = 'price_low' | 'price_high' | 'rating' | 'newest' | 'popular';

const STARS = '[1-5](?:\\.\\d)?|one|two|three|four|five';
const WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const ABOVE =
  '(?:nothing|not|never|none|no|hide|skip|drop)(?: (?:ones?|anything|those|things|the ones))?(?: rated)? (?:below|under|less than|lower than)|at least|above|over|more than|better than|higher than|greater than|minimum(?: of)?|min|no less than|not less than|>=?|≥|of';

const RATING: readonly RegExp[] = [
  new RegExp(
    `(?:\\b|(?=[<>≥]))(?:with |rated |a |(?:an? )?(?:average )?(?:rating|score)s? )?(?:(?:${ABOVE}) )?(${STARS}) ?\\+?[ -]?stars?\\b(?! reviews?)(?: rat(?:ed|ings?))?(?: ?\\+| (?:and|or) (?:up|above|more|higher|better|over)| at least| minimum)?`,
    'i',
  ),
  new RegExp(
    `\\b(?:with |a )?(?:rated|rating|ratings|score|scores)(?: is)? (?:${ABOVE}|from)? ?(${STARS})(?: (?:and|or) (?:up|above|more|higher|better|over)|\\+)?(?![\\d%])`,
    'i',
  ),
  /(?:评分|评价|打分|得分)(?:是|在|要|得|有|最少|起码|至少|不低于|高于|大于|超过|达到|≥|>=?)*\s?([1-5](?:\.\d)?|[一二三四五])(?:星|分)?(?:以上|及以上|起|往上)?/,
  /(?:低于|不到|不足|少于|小于)\s?([1-5](?:\.\d)?|[一二三四五])(?:颗)?(?:星级|星|分)的?(?:都|也|就|一律)?(?:不要|不看|不考虑|别|不用|去掉|排除|过滤|算了|免)(?:掉|给我看|看|了|吧)*/,
  /(?:至少|不低于|最低|高于|起码|得)?\s?([1-5](?:\.\d)?|[一二三四五])(?:颗)?(?:星级|星|分)(?:好评)?(?:以上|及以上|起|往上)?(?!评|期)/,
];

/** The least mean rating asked for, between 1 and 5. */
export function extractRating(text: string): { minRating?: number; rest: string } {
  const half = HALF_STAR.exec(text);
  if (half?.[1]) {
    const rest = putMark(text, half.index, half.index + half[0].length, 'rating');
    return { minRating: (readNumber(half[1]) ?? 0) + 0.5, rest };
  }
  for (const pattern of RATING) {
    const match = pattern.exec(text);
    const figure = match?.[1]?.toLowerCase();
    const minRating = figure === undefined ? undefined : (WORDS[figure] ?? readNumber(figure));
    if (!match || minRating === undefined || minRating < 1 || minRating > 5) continue;
    return { minRating, rest: putMark(text, match.index, match.index + match[0].length, 'rating') };
  }
  return { rest: text };
}

const HALF_STAR = /([一二三四])星半(?:以上|及以上|起)?/;

const SORT_BY = String.raw`\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|arrange(?:d)?|list)(?: (?:them|it|these|those|all|the|my|results?|list))* (?:by|on|according to) (?:the |their |customer |user |average )*`;

const SORTS: readonly [RegExp, Sort][] = [
  [/\b(?:by )?prices?(?: in)? desc(?:ending)?(?: order)?\b/i, 'price_high'],
  [/\b(?:by )?prices?(?: in)? asc(?:ending)?(?: order)?\b/i, 'price_low'],
  [
    /按?(?:照)?(?:销量|人气|热度)(?:由|从)?(?:最)?高(?:的)?(?:到|至|往)(?:最)?低(?:的)?(?:来)?(?:排序?|排列)?/,
    'popular',
  ],
  [
    new RegExp(
      `${SORT_BY}(?:ratings?|reviews?|stars?|score)(?:,? (?:from )?(?:high(?:est)?|best|top)(?: to (?:low(?:est)?|worst)| first)?)?`,
      'i',
    ),
    'rating',
  ],
  [/\b(?:from )?(?:the )?best to (?:the )?worst\b|\bstars? high to low\b/i, 'rating'],
  [
    /按?(?:照)?(?:评分|评价|好评率?|口碑|星级)(?:由|从)?(?:最)?高(?:的)?(?:到|至|往)(?:最)?低(?:的)?(?:来)?(?:排序?|排列)?|(?:评分|评价|口碑|星级|好评)(?:更)(?:高|好|多)的?|(?:评分|评价|口碑|星级|好评)(?:最)?(?:高|好|多)?的?(?:先|优先|(?:往|放|排|摆)(?:在|到)?(?:最)?(?:上面?|前面?|前头|顶上|第一))/,
    'rating',
  ],
  [
    /\b(?:the )?(?:prices? )?(?:from )?(?:most expensive|expensive|dear|pricey|priciest|dearest|high(?:est)?)(?: prices?)? (?:down )?to (?:the )?(?:least expensive|cheap(?:est)?|low(?:est)?)\b/i,
    'price_high',
  ],
  [
    /\b(?:(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)(?: (?:them|it|these|those|results?))? by )?(?:the )?(?:prices? )?(?:from )?(?:low(?:est)?|cheap(?:est)?)(?: prices?)? (?:to|->) (?:(?:the )?(?:high(?:est)?|(?:most )?expensive|dear(?:est)?|priciest|pricey))(?: prices?)?\b/i,
    'price_low',
  ],
  [/\b(?:the )?(?:prices? )?(?:from )?high(?:est)? to low(?:est)?\b/i, 'price_high'],
  [
    /\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)(?: (?:them|it|these|those|results?))? by (?:the )?(?:lowest )?(?:price|cost)\b/i,
    'price_low',
  ],
  [
    /\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)(?: (?:them|it|these|those))? by (?:date|age|newest|latest|new)\b/i,
    'newest',
  ],
  [
    /\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)(?: (?:them|it|these|those))? by (?:popularity|sales|popular)\b/i,
    'popular',
  ],
  [
    /\b(?:the |your )?(?:(?:very )?cheapest|lowest[ -]priced?|least expensive|lowest (?:price|cost)|most affordable|best price|(?<!\b(?:too|so|very|how|not|look|looks|feel|feels|being) )cheap(?! (?:[a-z]+ )?(?:always|usually|often|tends?|seems?|worry|worries|scares?|breaks?|falls?|feels?|looks?|quality|never)\b))\b(?: (?:first|ones? first|price))?(?: (?:on|at) (?:the )?top)?/i,
    'price_low',
  ],
  [
    /\b(?:the |your )?(?:most expensive|priciest|dearest|highest[ -]priced?|highest price|costliest)\b(?: first| (?:on|at) (?:the )?top)?/i,
    'price_high',
  ],
  [
    /\b(?:the |your )?(?:(?:best|highest|top)[ -]?(?:rated|reviewed|ranked|scoring)|(?:highest|best|top) (?:ratings?|reviews?)|best[ -]loved)\b(?: ones?)?(?: first| (?:on|at) (?:the )?top)?|\bwith (?:the )?(?:best|better|good|great|high|higher|highest|excellent) (?:reviews?|ratings?)\b|^(?:only )?(?:better|good|best) (?:reviews?|ratings?)$|\b(?:well|highly)[ -](?:rated|reviewed)\b/i,
    'rating',
  ],
  [
    /\b(?:the |your )?(?:newest|latest|most recent|new arrivals?|new releases?|just arrived|just in|recently added|brand new)\b(?: ones?)?(?: first| (?:on|at) (?:the )?top)?|\bwhat(?:'s| is) new\b(?: in)?|\bany new\b/i,
    'newest',
  ],
  [
    /\b(?:the |your )?(?:most popular|popular|best[ -]?sell(?:ing|ers?)|top[ -]?sell(?:ing|ers?)|trending|most bought|most sold|hottest)\b(?: ones?)?(?: first| (?:on|at) (?:the )?top)?/i,
    'popular',
  ],
  [
    /(?:按(?:照)?)?(?:价格|价钱)?(?:按|由|从)?\s?(?:最)?(?:贵|高价?)(?:的)?(?:到|至|往)(?:最)?(?:便宜|低)(?:的)?(?:来)?(?:排序?|排列)?|(?:按(?:照)?)?(?:价格|价钱)(?:降序|倒序)(?:排序?|排列)?/,
    'price_high',
  ],
  [
    /(?:按(?:照)?)?(?:价格|价钱)?(?:按|由|从)?\s?(?:最)?(?:便宜|低价?)(?:的)?(?:到|至|往)(?:最)?(?:贵|高)(?:的)?(?:来)?(?:排序?|排列)?|按(?:照)?(?:价格|价钱)(?:升序)?(?:排序?|排列|来)?/,
    'price_low',
  ],
  [
    /最便宜|价格最低|最低价|最实惠|(?<!太|过于|不要|别太)便宜(?!一?点|些|了|过|货|没好货|的?(?:不放心|怕|担心|不敢|不要|信不过))(?:的?(?:先看?|优先|(?:往|放|排|摆)(?:在|到)?(?:最)?(?:上面?|前面?|前头)))?/,
    'price_low',
  ],
  [/最贵|价格最高|最高价|贵的(?:先|优先|(?:放|排)(?:在)?(?:最)?(?:上面?|前面?|前头))/, 'price_high'],
  [
    /按(?:照)?(?:评分|评价|好评|口碑)(?:排序?|排列|来|高低)*|(?:评分|评价|口碑|好评率?)(?:最高|最好|最多|高|好|多)(?:一?点|一?些)?(?:的?(?:排|放)(?:在)?(?:最)?前面?)?|最好评|好评多|最受好评/,
    'rating',
  ],
  [
    /新的?(?:先看?|优先|(?:往|放|排|摆)(?:在|到)?(?:最)?(?:上面?|前面?|前头))|(?:最新(?:款|上市|到货)?|新款|新品|刚上市|新到(?:货)?)(?:的?(?:先看?|优先|(?:往|放|排|摆)(?:在|到)?(?:最)?(?:上面?|前面?|前头)))?|按(?:照)?(?:时间|上架|新品)(?:排序?|排列)?|最近上架/,
    'newest',
  ],
  [
    /卖(?:得)?最(?:好|多|火)|最畅销|畅销|热销|热卖|最热门|热门|最受欢迎|受欢迎|最火|爆款|销量最?[高好](?:的?(?:先看?|优先|(?:往|放|排|摆)(?:在|到)?(?:最)?(?:上面?|前面?|前头)))?|按(?:照)?(?:销量|人气|热度)(?:排序?|排列)?|人气/,
    'popular',
  ],
];

/** What the results are to be ordered by. */
export const extractSort = (text: string): { sort?: Sort; rest: string } => {
  for (const [pattern, sort] of SORTS) {
    const match = pattern.exec(text);
    if (match) return { sort, rest: putMark(text, match.index, match.index + match[0].length, 'sort') };
  }
  return { rest: text };
};

const IN_STOCK =
  /\b(?:hide|skip|drop|remove|leave out|without|exclude|no|not|don't (?:show|want|give)(?: me)?)(?: (?:anything|everything|the|any|what|what's|whatever|all|that|is|ones|things|stuff|those|items))*'?s? (?:sold[ -]out|out of stock|unavailable|not (?:in stock|available))(?: (?:ones?|items?|products?|stuff|things))?\b|\b(?:(?:only )?(?:things|stuff|ones|what|those|items)(?: that)? )?(?:i|you) can (?:actually )?(?:get|have|buy|order|send|ship|deliver)(?: (?:me|it|them|out))?(?: (?:right away|right now|today|immediately|straight away|now|at once))\b|(?:把)?(?:缺货|没货|无货|断货|售罄|售完|卖完|卖光|没库存|没有货|没现货)(?:了)?的?(?:都|也|就|全部?|商品|东西|通通)*(?:不要|不看|别(?:给我)?(?:看|推荐?|来|显示)?|去掉|排除|剔除|过滤|隐藏|屏蔽|不用(?:看|显示)?|算了)(?:掉|显示|看|了|吧|一下)*|(?:要|只要)?(?:能|可以)(?:马上|立刻|立即|今天|当天|现在)(?:就)?(?:发货?|买到?|下单|寄出?)(?:的)?|\b(?:only |just )?(?:the )?(?:ones? )?(?:(?:that|which) (?:is|are) |you have )?(?:currently |actually |still )?(?:in[ -]stock|available (?:right )?now|available today|ready to ship|available immediately|available only)(?: now| right now| only| today| items?)?\b|(?:只看|只要|要)?(?:有|带)?(?:现货|有货|能马上发货|库存(?:充足|够|足|多)的|(?:能|可以)买(?:到)?的)(?:的)?/i;

const CHEAPER =
  /\b(?:(?:any(?:thing|one)?|something|some|a bit|a little|much) )?(?:cheaper|less expensive|more affordable|less pricey|lower[ -]priced?|lower (?:in )?price)\b(?: ones?| options?| alternatives?)?|\b(?:(?:that|this|it|they|these|those)(?:'s| is| are|'re)? )?(?:not |isn't |nothing )?(?:way |a bit |a little |much |all )?too (?:expensive|pricey|dear|costly|much)\b|\bcosts? too much\b|(?:比(?:这|那)(?:些|个|款)?(?:还|更|再)*)?(?:再|更|有没有|有)?便宜(?:一?点|一?些)(?:儿)?|(?:比(?:这|那)(?:些|个|款)?(?:还|要)*)?更便宜|(?:别|不要|不能|不)?太贵|有点贵|贵了|价格(?:太)?高了|价格低一?[点些]/i;

const flag = (pattern: RegExp, mark: MarkName) => (text: string) => {
  const match = pattern.exec(text);
  return match
    ? { found: true, rest: putMark(text, match.index, match.index + match[0].length, mark) }
    : { found: false, rest: text };
};

/** Whether only what is on hand is wanted, or stock is asked about. */
export const extractStock = flag(IN_STOCK, 'stock');

/** "Cheaper" and its like: less than what was just shown. */
export const extractCheaper = flag(CHEAPER, 'cheaper');
