import { call, type Decision, type Situation, say } from './decision.ts';

const STATUSES: readonly [RegExp, 'open' | 'delivered' | 'cancelled' | 'returned'][] = [
  [/\b(?:cancell?ed|cancell?ations?|i cancel|called off|call off)\b|取消/i, 'cancelled'],
  [
    /\b(?:returned|sent back|send back|sending back|refunded|i(?:'ve| have)? return(?:ed)?|exchanged|i return)\b|退货|退过|退了|退掉|退回|退款|换货|换过/i,
    'returned',
  ],
  [
    /\b(?:open|pending|active|current|ongoing|outstanding|unfinished|still (?:open|coming|on (?:the|its) way)|in progress|not (?:yet )?(?:delivered|arrived|here|come)|on (?:its|the|their) way|in transit|(?:hasn't|haven't|didn't|not|never|yet to|to)(?: yet| been)? (?:arrived?|come|delivered|received|be delivered)|waiting for)\b|未完成|在路上|路上的|运输中|派送中|配送中|没送到|没送达|没到货|没签收|未签收|未送达|还没到|没到的|没完成|进行中|没到的|没收到的|未收到|在途|待收货|待发货|未发货|没发货的/i,
    'open',
  ],
  [
    /\b(?:delivered orders?|orders? (?:that )?(?:were|was|have been|got|already)? ?(?:delivered|completed)|completed|finished orders?|(?:already |been |have |has |was |were |that |which )+(?:received|arrived|delivered|completed)|(?:received|arrived|delivered) (?:orders?|ones?|already|so far))\b|已经?(?:完成|送达|收到|签收|到货|到了|到手)|(?:签收|收到|送到|到手)(?:了|过)?的|签收了|完成的/i,
    'delivered',
  ],
];

/** Words around an order that do not say what was bought. */
const ORDER_TALK =
  /\b(?:where|when|what|which|how|has|have|did|do|does|is|are|was|will|would|can|could|the|a|an|my|our|i|we|it|me|us|you|orders?|ordered|ordering|package|packages|parcels?|delivery|deliveries|shipment|stuff|things?|items?|products?|purchases?|purchased|bought|buy|got|get|getting|received|receive|come|comes|coming|arrive|arrives|arrived|arriving|ship|shipped|shipping|send|sent|deliver|delivered|track|tracking|status|number|show|list|see|check|find|look|up|tell|about|for|of|on|in|at|to|from|by|with|and|or|yet|still|now|already|not|hasn't|haven't|isn't|didn't|never|its|the|way|any|news|update|last|latest|recent|recently|previous|past|week|weeks|month|months|year|years|day|days|ago|yesterday|today|history|open|cancell?ed|cancel|returned|return|pending|please|some|that|this|those|these|them|time|first|all|so|far|online|been|being|there|here|were|out|late|missing|lost|supposed|much|pay|paid|cost|spend|spent|many|else|before|ever|problem|question|customer|account|i'm|i've|what's|where's|when's|hi|hello|hey|help|need|want|like|would|know|be|if|currently|happening|going|active|completed|current|two|three|one|ones|made|placed|place|which|everything|anything|sent|back|called|off|return|returns|already|delivered|arrived|haven't|hasn't|yet|i've|we've|one|ones|processed|items?|handled|completed|complete|done|finished|stand|progress|refunded|exchanged)\b/gi;
const ORDER_TALK_ZH =
  /[一二三四五六七八九十两几\d]+(?:天|周|个?月|个?星期)(?:以?前)?|怎么样|怎样|动静|啥时候?|时候|退过|退了|退|下的?单|单|我们?|你们?|您|帮|请问|请|麻烦|想|要|查(?:看|询|找|一下|下)?|看(?:看|一下)?|列出|一下|显示|订单|单子|单号|包裹|快递|物流|发货|寄出|送达|送到|收到|签收|到货|到(?:了)?(?:哪里|哪儿|哪)?|买(?:过|的|了)?|购买|订(?:的|了|购)?|下单|记录|历史|之前|以前|上次|上个?月?|去年|今年|昨天|前天|今天|最近|上周|这周|现在|什么时候|多久|什么|哪些|哪里|哪个|哪款|怎么|还|没有|没|有|了|吗|呢|的|东西|商品|货|已经|在|状态|进度|情况|信息|都|是|过|个|件|双|台|那|这|几|一直|哪|未|完成|取消(?:掉|过)?|退货|退掉|退回|换货|签收|收货|送到|路上|到手|掉|单|那些|这些|号|一|能|可以|不|告诉|里|为|[，,。？?！!\s]/g;

/** Orders: one by its number, those of the speaker, or what is needed to show one to a guest. */
export function decideOrders(situation: Situation): Decision {
  const { reading, state, context, intent } = situation;
  const listed = state.about === 'orders' || state.about === 'order' ? state.orders : [];
  const place = reading.places[0];
  const meant = place === undefined ? undefined : place > 0 ? listed[place - 1] : listed.at(place);
  if (meant) return call('get_order', { order_id: meant });
  const product = boughtWords(situation);
  const several = /\borders\b|purchases|history|订单(?:列表|记录)|所有|全部|历史|哪些/i.test(reading.text);
  const speaksOfIt = state.about === 'order' || reading.it || intent === 'order' || intent === 'details';
  if (speaksOfIt && !several && !product && state.order && state.about !== 'products') {
    return call('get_order', { order_id: state.order });
  }
  if (context.speaker === 'guest') return say('order_ask_number', undefined, 'order');
  return call('list_orders', {
    status: STATUSES.find(([pattern]) => pattern.test(reading.text))?.[1],
    product,
    limit:
      /\b(?:last|latest|most recent|newest) (?:order|purchase)\b|(?:最近|上)(?:的)?(?:一单|一个订单|一笔|个订单)/i.test(
        reading.text,
      )
        ? 1
        : undefined,
  });
}

/** A number was given: the order is asked for with whatever else proves it. */
export function decideNumberedOrder({ reading, intent }: Situation): Decision {
  const { orderId, email, postcode, text } = reading;
  const order = call('get_order', { order_id: orderId, email, postcode });
  if (intent !== 'order_change') return order;
  const query = changeTopic(text);
  return {
    ...order,
    calls: [...order.calls, { name: 'search_help', args: { query } }],
    preface: 'order_change',
  };
}

/** The e-mail or postcode that was asked for. */
export const decideProof = ({ reading, state }: Situation): Decision =>
  state.awaiting === 'proof' && state.pendingOrder
    ? call('get_order', { order_id: state.pendingOrder, email: reading.email, postcode: reading.postcode })
    : say('order_ask_number_again', undefined, 'order');

const TOPICS: readonly [RegExp, string, string][] = [
  [/cancel|取消/i, 'cancel order', '取消订单'],
  [/refund|money back|退款|退钱/i, 'refund', '退款'],
  [/exchange|swap|different size|another size|换货|换个|换一|换成/i, 'exchange', '换货'],
  [/address|地址/i, 'change delivery address', '修改收货地址'],
  [/return|send.*back|退货|退/i, 'return', '退货'],
  [/broken|damaged|defective|faulty|坏|破损|质量/i, 'damaged item', '商品破损'],
  [/wrong|发错|拍错|买错|下错/i, 'wrong item', '发错货'],
];

/** What the help pages are asked about a change to an order. */
export function changeTopic(text: string): string {
  const chinese = /\p{Script=Han}/u.test(text);
  const topic = TOPICS.find(([pattern]) => pattern.test(text));
  return (chinese ? topic?.[2] : topic?.[1]) ?? text;
}

/** Where a thing that was bought is named, whether or not the shop knows the word. */
const BOUGHT =
  /\bmy (?!(?:last|latest|most|previous|recent|open|current|pending|newest|new|whole|entire|online|delivered|cancell?ed|returned|other|old|first|second)\b)\p{L}+ (?:orders?|packages?|parcels?|delivery)\b|\b(?:my|the|those|these) (?!(?:orders?|packages?|parcels?|delivery|stuff|things?|items?|last|status|tracking)\b)[\p{L}' -]{2,30} (?:i|we|has|have|is|are|been|get|be|ship|shipped|arrive|arrived|come|delivered)\b|\b(?:what|which) (?!did\b|orders?\b|things?\b|items?\b)\p{L}+ (?:did|have) (?:i|we)\b|\b(?:bought|ordered|order|purchased?|buy) (?:the|a|an|some|my|that|those|new) \p{L}|(?:买|订购|订|下单)(?:的|了)(?!东西|什么|啥|商品|货)\p{Script=Han}|买过(?:哪些|什么|哪款|哪种)\p{Script=Han}|我的(?!订单|快递|包裹|货|单|东西|物流)\p{Script=Han}|\p{Script=Han}{2}(?:发货|寄出|送到|送达|到货|到了|到哪|什么时候到|啥时候到)/iu;

/** What was bought, in the customer's words: "tent" of "has my tent shipped yet". */
function boughtWords({ reading, language }: Situation): string | undefined {
  const isNamed = reading.category !== undefined || reading.brands.length > 0 || BOUGHT.test(reading.text);
  if (!isNamed) return undefined;
  const rest = reading.text
    .replace(ORDER_TALK, ' ')
    .replace(language === 'zh' ? ORDER_TALK_ZH : /[^\p{L}\p{N}' -]/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])['-]|'s?\b/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /\p{L}{2,}|\p{Script=Han}/u.test(rest) && rest.length <= 60 ? rest : undefined;
}
