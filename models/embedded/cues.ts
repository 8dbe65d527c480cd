import type { Situation } from './decision.ts';

/** What the shop is asked about itself, rather than for a thing it may sell. */
const POLICY =
  /\b(?:coupons?|vouchers?|discounts?|promo(?:tion)?s?|deals?|sales?|gift (?:cards?|wrap\w*|messages?|certificates?)|warrant\w*|guarantees?|newsletter|store|shop|showroom|outlet|branch\w*|deliver\w*|ship\w*|returns?|refunds?|exchanges?|size (?:charts?|guides?)|students?|loyalty|rewards?|points|members\w*|accounts?|phone number|e-?mail|address|app|express|overnight|pick ?-?up|payments?|pay\w*|instal\w+|credit cards?|paypal|klarna|policy|policies|terms|privacy|personal (?:data|information|details)|my (?:data|information|details)|hours|customer (?:service|support)|support|invoices?|receipts?|tax(?:es)?|customs|price match|businesses|open orders?|orders?|human|person|agent|chat|help|questions?)\b|优惠|折扣|打折|券|代金|促销|活动|礼品卡|包装|贺卡|保修|质保|售后|实体店|门店|店铺|分店|退|换货|运费|包邮|配送|送货|快递|发货|支付|付款|分期|发票|会员|积分|账号|注册|密码|客服|人工|电话|邮箱|隐私|个人(?:信息|数据|资料)|营业|学生|次日达|自提|海外|国外|正品|尺码表|订单|单子|物流|包裹|人吗|真人|问题|差评|好评|评价|评论|缺点|优点|区别|毛病|槽点|意思|功能|本事|保险|税|地址|礼品袋/i;
const PRIVACY =
  /\b(?:privacy|gdpr|data protection|personal (?:data|information|info|details)|my (?:personal )?(?:data|information|info|details)|spy(?:ing)? on me|track(?:ing)? (?:me|cookies))\b|隐私|个人(?:信息|数据|资料)|我的(?:信息|数据|资料)|泄露|信息安全|数据安全/i;

const SELLS =
  /^(?:(?:hi|hey|heya|hello|so|ok|okay|and|um+|excuse me|sorry|by any chance|just wondering|wondering(?: if)?|please)[,!.]? )*(?:(?:do|does|would|might) (?:you|your (?:shop|store)|this (?:shop|store)|the (?:shop|store))(?: guys| lot| folks| people)?(?: happen to| also| still| even| maybe| perhaps)? (?:sell|have|stock|carry|offer|keep|do)|have you(?: guys)?(?: got)?|(?:have )?you(?: guys)?(?: got| have| sell| stock| carry)?(?= any)|you(?: guys)? (?:got|have|sell|stock|carry)|got|any chance (?:of|you (?:have|sell|stock))|(?:are|is) there (?:any|such a thing as(?: an?)?)|is it possible to (?:buy|get))(?= \S)/i;
const SELLS_ZH =
  /^(?:你好|您好|请问|问一?下|那|亲|嗨|[,，\s])*(?:你们|您们?|咱们?|店里|店|家|这儿|这里|这边|这|商城|还)*(?:有没有|有木有|有|卖不卖|卖没卖|卖|出售|能买到|买得到)(?:卖|得|什么|啥)?(\p{Script=Han}{2,8}?)(?:卖|买|出售|可以买)?(?:的)?(?:吗|不|没有?|么|嘛|啊|呀|呢|吧|哦)*[?？。!！]*$/u;
const POINTS =
  /\b(?:it|this|that|them|these|those|ones?|one left|others?|more|else|cheaper|anything|something|colou?rs?|sizes?|versions?|idea|clue|advice|suggestions?|recommendations?)\b/i;
const POINTS_ZH =
  /它|这|那|别的|其[他它]|更|哪|什么|啥|颜色|色|码|尺寸|大小|货|库存|现货|便宜|贵|推荐|折|人|多|第|款式|另外|点|几/;

const REVIEWS =
  /\b(?:reviews?|reviewers?|feedback|verdict|opinions?|testimonials?|praises?|complaints?|complain(?:s|ed|ing)?|downsides?|drawbacks?|(?:what'?s|is) the word on|one[ -]star|five[ -]star|wrong with it|(?:people|customers|buyers|shoppers|owners|folks|users|reviewers|everyone|everybody|anyone|anybody|others|someone|guys) (?:\w+ly )?(?:who|that|like|love|hate|say|saying|said|think|thinks|thought|reckon|feel|felt|find|found|rate|rated|complain|complained|mention|mentioned|dislike|praise|report|reported|happy|unhappy|satisfied|enjoy|recommend|wrote|write|give|gave|having|had|bought)|(?:happy|satisfied|unhappy|pleased) (?:with|are)|according to (?:people|customers|buyers|users|owners|others|those|reviews))\b|评价|评论|口碑|差评|好评|吐槽|抱怨|槽点|毛病|缺点|优点|反馈|买家|网友|用户(?:怎么|说|都)|大家(?:都)?(?:怎么|觉得|说|对)|(?:别人|其他(?:人|顾客|客户)|顾客|客户|买过的?人?|用过的?人?|穿过的?人?).{0,6}(?:说|觉得|认为|反馈|评|看|体验)|有人说|都说|夸|踩雷|翻车/iu;
/** "Tents with good reviews" are looked for; so is what is to be sorted by its reviews. */
const SEARCHES_BY_REVIEWS =
  /\b(?:with|have|having|has|by|sort\w*|first|on top|at the top|best|better|top|highest|good|great)\b.{0,12}\b(?:reviews?|ratings?)\b.{0,20}$|按|排|优先|好评(?:多|率高)|(?:评价|口碑|评分)(?:最?[高好多])/i;

const ORDERS =
  /\b(?:i|we)(?:'ve| have|'d| had)?(?: already| recently| ever| once)? (?:returned|sent back|cancell?ed|called off|ordered|bought|purchased)\b|\b(?:have|did) (?:i|we)(?: already| ever)? (?:returned?|sen[dt] back|cancel(?:led)?|order(?:ed)?|b(?:uy|ought)|purchased?)\b|\b(?:still|already)? ?on (?:its|the|their) way(?: to me)?\b|\b(?:orders?|parcels?|packages?|stuff)\b.{0,20}\b(?:arrived?|delivered|cancell?ed|returned|shipped|outstanding|open)\b|我(?:都|之前|以前|曾经)?(?:退过|退了|退货|退的|退货的|退掉|取消过|取消了|取消掉|签收|收到(?:过|了)|买过|下过|订过)|(?:已经?|都)(?:送到|送达|签收|收到|到货|到了)(?:的|了)|(?:还)?(?:在路上|在途|没送到|没收到|没到货|没签收|未送达|未签收|没发货)的|还(?:在路上|没送到|没收到|没到)/i;
const HELP_ABOUT_ORDERS = /\b(?:can|could|may|how|what if|policy)\b|怎么|如何|可以|能|多久|政策|规则/i;

const ABILITIES =
  /\bwhat(?:'s| is| are| can| could| do| sort| kind| kinds| sorts| all| else)*(?: of (?:stuff|things|questions?))?(?: can| could| do| are| would)? you (?:actually |really |even |able to )*(?:do|help (?:me |us )?(?:with|out)?|good (?:for|at)|able to|capable of|know how to do|offer)\b(?! (?:for|with) (?:a|the|my)\b)(?:[^,]{0,20})$|\bwhat(?:'s| are| is) (?:you|your (?:purpose|job|deal|superpowers?|skills?|features?|capabilities))\b|\bhow can you help\b|你(?:都|还|到底|究竟)?(?:会|能|可以|懂|行)(?:帮|给)?(?:我|我们)?(?:干|做|弄|搞|些|点|帮)+(?:点|些|嘛|什么|啥|哪些|忙)|你有(?:什么|啥|哪些)(?:本事|功能|能耐|用|技能|能力|绝活|特长)|你是干(?:什么|啥|嘛)的/i;

/**
 * The intent by signs in the words that leave no doubt (undefined where there are none), whatever the classifier made of the rest: questions of
 * privacy, of what the assistant can do, of returned orders, whether a thing is sold, and what customers say.
 */
export function intentByCues({ reading, intent, state, context }: Situation): string | undefined {
  const { text, category, places, it } = reading;
  if (PRIVACY.test(text)) return 'help';
  if (ABILITIES.test(text)) return 'abilities';
  if (isOfOrders(text, intent, state.about)) return 'orders';
  if (state.shown.length > 1 && places.length > 1 && OF_ONE.has(intent) && state.about !== 'orders')
    return 'compare';
  const namesKind = category !== undefined && places.length === 0 && !it;
  const atHand = state.shown.length > 0 || Boolean(state.focus ?? context.page?.product_id);
  if (atHand && !namesKind && asksReviews({ reading, intent })) return 'reviews';
  if (namesKind && (intent === 'help' || intent === 'human') && !POLICY.test(text)) return 'search';
  return decideDoubtful(reading, intent, state.about);
}

const asksReviews = ({ reading, intent }: Pick<Situation, 'reading' | 'intent'>): boolean =>
  REVIEWS.test(reading.text) &&
  !(SEARCHES_BY_REVIEWS.test(reading.text) && reading.sort !== undefined) &&
  !KEEPS.has(intent) &&
  !ORDER_WORDS.test(reading.text);

function decideDoubtful(
  reading: Situation['reading'],
  intent: string,
  about: string | undefined,
): string | undefined {
  const { text, sort, it, places, category } = reading;
  if (intent === 'out_of_scope' && POLICY.test(text) && !category) return 'help';
  const sortsByReviews = intent === 'reviews' && sort === 'rating' && SEARCHES_BY_REVIEWS.test(text);
  if (sortsByReviews && about === 'products' && !it && places.length === 0) return 'refine';
  return asksWhetherSold(reading, intent) ? 'search' : undefined;
}

/** Intents that speak of reviews in another way. */
const KEEPS = new Set(['compare', 'order_change', 'cart', 'human']);
const ORDER_WORDS = /\b(?:orders?|parcels?|packages?|refunds?)\b|订单|快递|包裹|退款/i;

/** Intents that questions about several places in the list are mistaken for: together they are a comparison. */
const OF_ONE = new Set([
  'details',
  'reviews',
  'search',
  'refine',
  'unclear',
  'help',
  'out_of_scope',
  'orders',
  'order',
  'yes',
]);

const isOfOrders = (text: string, intent: string, about: string | undefined): boolean =>
  (ORDERS.test(text) && !HELP_ABOUT_ORDERS.test(text) && intent !== 'order_change' && intent !== 'compare') ||
  (about === 'orders' &&
    /\b(?:cancell?ed|returned|delivered|open|pending) (?:ones?|orders?)\b|取消的|退货的|已完成的/i.test(
      text,
    ));

function asksWhetherSold(reading: Situation['reading'], intent: string): boolean {
  const { text, places, it } = reading;
  if (places.length > 0 || it || POLICY.test(text) || intent === 'orders') return false;
  const sells = SELLS.exec(text);
  if (sells) return !POINTS.test(text.slice(sells[0].length)) && reading.query !== '';
  const thing = SELLS_ZH.exec(text)?.[1];
  return (
    thing !== undefined && !POINTS_ZH.test(thing) && reading.query !== '' && !reading.colour && !reading.size
  );
}
