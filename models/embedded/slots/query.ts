import { hasHan, MARK } from '../text.ts';
import { afterAsking, afterWanting, aroundKind, aroundKindZh } from './around-kind.ts';

/** All marks but that of the kind, which stands for words to be kept. */
const LIMIT_MARKS = new RegExp(
  `[${Object.values(MARK)
    .filter((mark) => mark !== MARK.kind)
    .join('')}]`,
  'g',
);

const ENGLISH_LEAD = new RegExp(
  `^(?:[\\s,.!?:;-]+|(?:${[
    'hi|hello|hey|hiya|there|good (?:morning|afternoon|evening)|please|pls|ok(?:ay)?|so|well|now|then|and|also|actually|instead|but|only|just|maybe|yes|yeah|oh|um+|sorry|excuse me|thanks|thank you|great|cool|nice',
    '(?:can|could|would|will|may|might) (?:you|u|i|we|anyone)(?: please| also| maybe)?(?: help (?:me|us))?(?: to)?(?: (?:show|find|get|see|recommend|suggest|look for|look at|look up|search for|search|choose|pick|buy|give|have|tell|check|filter|help|order))?(?: me| us)?(?: with| about)?',
    'do (?:you|u|ya|we|they)(?: guys)?(?: happen to)?(?: also| still| maybe)? (?:have|sell|carry|stock|offer|keep|got|do|know of|know)',
    'have (?:you|u|ya)(?: guys)?(?: got)?|(?:you|u) (?:guys )?(?:got|have|sell|stock)|got',
    'how (?:much|expensive)(?: (?:is|are|does|do|for|would))?(?: (?:the|a|an))?|(?:can you |could you )?tell (?:me|us)(?: more)?(?: about)?|(?:more )?(?:details?|info(?:rmation)?|reviews?|ratings?|opinions?|feedback)(?: (?:of|on|about|for))|(?:do |what do |how do )?(?:people|customers|buyers|others|users|reviewers|reviews) (?:like|say|think|feel|rate)(?: (?:of|about))?|describe|compare',
    '(?:is|are) there such a thing as(?: an?)?|is there|are there|there (?:is|are)|does (?:the|your) (?:shop|store) (?:have|sell)',
    "(?:i|we)(?:'m|'re|m| am| are)?(?: just| also| still| currently| really| now| only| mainly)? (?:looking|searching|hunting|shopping|browsing|in the market|after|in need|interested)(?: around)?(?: for| of| in)?",
    '(?:looking|searching|hunting|shopping)(?: (?:for|to (?:buy|get|find|purchase)))?',
    "(?:i|we)(?:'d|'ll| would|d| will| also| really| just| actually| still)* (?:like|love|want|need|prefer|wanna|require|buy|take)(?: to (?:buy|get|see|purchase|find|look at|order|browse|have|own|know|look for))?(?: for)?",
    "(?:i|we)(?:'ve| have|'d)?(?: only)?(?: got)?(?= *(?:to spend|$|on ))|(?:to spend )?on(?= (?:a|an|some|the|new)\\b)",
    '(?:wanna|need|want|wanted)(?: to (?:buy|get|see|find|purchase))?',
    'show(?: (?:me|us))?|display|list|find(?: (?:me|us))?|(?:get|give|bring|take|lead|point|send)(?: (?:me|us))(?: to)?|recommend(?: (?:me|us))?|suggest(?: (?:me|us))?|pick(?: (?:me|us))?|buy(?:ing)?|purchase|shop|browse|see|search(?: for)?|look(?:ing)?(?: (?:for|at|up))?|check(?: out)?|open|filter|switch to|change to|make it|go (?:for|with)|try',
    "let(?:'s| me| us) (?:see|look at|browse|have a look at|check out|check|look for)",
    'help (?:me|us)(?: to)?(?: (?:find|choose|pick|with|buy|get|select))?',
    "what(?:'s| is| are|s)?(?: the)? (?:kinds?|sorts?|types?|range|selection|choice|styles?) of|what(?:'s| is| are|s| do| would| sort| kind)?|which(?: of (?:these|those|them))?(?: one)?(?:'s| is| are)?|who (?:sells|makes)|where(?:'s| is| are)?(?: (?:can|do|could) (?:i|we) (?:find|get|buy|see))?",
    'how about|what about|any(?:thing|one)?(?: (?:good|nice|decent|else))?|something|some|more|others?|all|every(?:thing)?|a (?:few|couple of|pair of|set of|bit of|good|nice|decent|great|new)|pairs? of|the same(?: thing)?|same',
    'the|a|an|your|our|their|my (?:budget|size)|of|from|by|me|us|you|is|are|it|that|which|to|for(?= (?:$|a\\b|an\\b|some\\b))|in|on|at|with|recommendations? (?:for|on)|suggestions? (?:for|on)|ideas? for|new|good|best|nice|great|ones?|price[sd]?|sort(?:ed)?(?: by)?|department|section|category',
  ].join('|')})(?![\\p{L}\\p{N}'-]))`,
  'iu',
);

const ENGLISH_TRAIL = new RegExp(
  `(?:[\\s,.!?:;-]+|(?<![\\p{L}\\p{N}'-])(?:${[
    'please|pls|thanks|thank you|thx|(?:do|can|could|would|have|did) (?:you|u|ya)(?: guys)?(?: (?:have|sell|carry|stock|offer|got|do|recommend|suggest|show|find|get))?(?: me)?',
    '(?:that )?(?:you|u|ya|we)(?: guys)?(?: (?:have|sell|got|carry|stock|offer))(?: got)?|have you got|are there|is there',
    '(?:can|could|should|do|would|may) (?:i|we)(?: (?:get|buy|find|have|see|take|choose|need))?|(?:i|we) (?:can|could|should) (?:get|buy|find|have|see|take|choose|afford|spend)?',
    "for sale|on offer|available|instead|now|right now|today|at the moment|currently|for me|in (?:your|the|this) (?:shop|store|range|catalogue)|in here|here|or so|ones?|there|by any chance|if possible|or something(?: like that)?|or similar|would be (?:nice|great|good|best)|is (?:there|best|better|good)|to (?:buy|get|choose|spend|spend on)|i think|then|too|as well|also|at all|budget|department|section|category|first|deals?|only|exactly|maybe|you got|i like|i want|i need|i have|i've got|my",
    '(?:have|has|get|got)(?: any)?(?: good| bad)? reviews|any good|worth (?:it|the money|buying)|(?:a )?good (?:buy|choice)',
    'and|or|but|with|in|for|under|from|by|of|that|which|is|are|was|to|at|on|a|an|the|me|it|not|no|costs?|costing|priced?|prices?|rated|than|around|about|size|sized|colou?r|colou?red|brand|brands|made by|i|we|do|does|please',
  ].join('|')}))$`,
  'iu',
);

const BEFORE_MARK =
  /(?:(?<![\p{L}\p{N}'-])(?:in|with|for|from|by|of|at|and|or|but|that (?:is|are|costs?)|which (?:is|are)|is|are|it's|colou?r|brand|made by|costs?|costing|priced|size|my|the|a|an|only|just|have|has|having|并且|而且|同时|和|或者?|[,，])[\s,]*)+(?=[\uE000-\uE006\uE008-\uE00C])/giu;

/** "Do you have" and its like in the middle of a request. */
const ASIDE =
  /\b(?:do|did|can|could) (?:you|u|we|i) (?:have|sell|carry|stock|offer|got|get|find|buy)(?: (?:that|which|with)(?= ))?(?= )/gi;

const CHINESE_LEAD =
  /^(?:[\s,，。.！!？?、:：的]+|请问|请|麻烦(?:你|您)?|劳驾|你好|您好|嗨|亲|在吗|那么?|嗯|好的?|哦|另外|还|也|再|就|我们?(?:家)?|咱们?|你们?(?:家|店|这里|这儿|这)?|您(?:这|家|们)?|店里|这里|这边|本店|想要|想|需要|打算|准备|希望|考虑|要|买(?!家)|购买|入手|找(?:找|一下|下)?|寻找|求(?:推荐|购)?|看(?:看|一下|下|一看)?|瞧瞧|逛逛|浏览|搜索?(?:一下|下)?|查(?:找|一下|询)?|选(?:购|一下)?|挑(?:选)?|帮(?:我|忙|我们|忙我)?|给(?:我|我们)|替我|让我|推荐(?:一下|下|给我)?|介绍(?:一下|下|些|几款)?|来|换(?:成|个|一)?|改(?:成|看)|有没有(?:什么)?|有(?:哪些|什么|啥|没有)?|卖(?:不卖)?|都|哪(?:里|儿|有)|什么(?:样)?|啥|能不能|能|可以|可否|会|是(?:不是)?|一下|下|同样的?|一样的?(?:但)?|[一几两三二\d]+(?:个|双|台|款|件|条|本|支|把|张|瓶|只|套|辆|顶|些|点|部|副|块|盒|包|种|份|对)(?:儿)?|[个款些](?![一-鿿]?(?:性|人))|适合我的|买个|哪(?:个|款|种|双|台)|便宜|好(?:一点)?|新(?:的)?|其中|这里面|里面|只|价位|的话|之类|多少|预算|价格)/;

const CHINESE_TRAIL =
  /(?:[\s,，。.！!？?、:：]+|的|吗|嘛|么|呢|吧|啊|呀|哦|呗|了|看看|看一下|一下|有(?:没有|吗|没|哪些|什么|卖|货|售|推荐)?|没有|卖(?:吗|不卖)?|推荐(?:一下|下)?|有什么推荐|求推荐|谢谢|多谢|谢了|麻烦了|哪(?:个|款|种|家|双|台)?(?:比较|更|最)?(?:好(?:用|看|吃|穿|玩)?|合适|值得买)?|什么(?:牌子|品牌|样|东西|产品|颜色|款式?|价位)?(?:比较)?(?:的)?(?:好(?:用)?)?|怎么(?:卖|样|选)|如何|多少钱|几款|都有|是(?:哪个|哪款|什么)?|就(?:行|好|可以)?|可以|行|最好|比较好|好|卖的?|买(?:什么|哪个|哪款)?|想要?|要|我要|我想要?|给我|有啥|之间|左右|价位|价格|预算|排(?:序|列)?(?:在?前面)?|在哪(?:里|儿|看|买)?|[几这那]款|的?(?:评价|评论|口碑)(?:怎么样|如何|好吗|好不好)?|怎么样|好不好|(?<!小)(?:产品|东西|商品)|还|都|也|或者|和|但是?|而且|最|给我|按|从|吗|(?<=[一-鿿]{2})不)$/;

/**
 * What is wanted, in the customer's own words: the text without what was understood of it (the marks) and without
 * the words of asking around it. Empty when only limits were named.
 * `kind` is put back where its mark stands.
 */
export function extractQuery(marked: string, kind = ''): string {
  let text = marked.replace(ASIDE, ' ').replace(BEFORE_MARK, '');
  const han = hasHan(text);
  text = text.replace(LIMIT_MARKS, ' ').replace(/\s+/g, ' ');
  const patterns = han
    ? [CHINESE_LEAD, CHINESE_TRAIL, ENGLISH_LEAD, ENGLISH_TRAIL]
    : [ENGLISH_LEAD, ENGLISH_TRAIL];
  for (let before = ''; before !== text; ) {
    before = text;
    for (const pattern of patterns) text = text.replace(pattern, '');
  }
  if (!text.includes(MARK.kind)) text = han ? afterWanting(text) : afterAsking(text);
  else text = han || hasHan(kind) ? aroundKindZh(text) : aroundKind(text);
  text = text
    .replaceAll(MARK.kind, kind)
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return han || hasHan(kind) ? text.replace(/(?<=[一-鿿]) | (?=[一-鿿])/g, '') : text;
}
