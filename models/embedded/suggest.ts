import type { BaseMessage } from '@langchain/core/messages';
import { readTranscript, type ToolResult } from './messages.ts';
import { listOf, readState, type DialogueState } from './state.ts';
import type { Language } from './vocabulary.ts';

const MOST = 4;

const TEXTS = {
  en: {
    compareTwo: 'Compare the first two',
    reviewsOfFirst: 'What do reviews say about the first one?',
    underPrice: (price: number) => `Under ${price}`,
    inStock: 'Only in stock',
    bestRated: 'Best rated first',
    more: 'Show me more',
    dropPrice: 'Any price is fine',
    dropColour: 'Any colour is fine',
    dropBrand: 'Any brand is fine',
    reviews: 'What do people say about it?',
    complaints: 'Any complaints about it?',
    inStockIt: 'Is it in stock?',
    cheaper: 'Something cheaper',
    similar: 'Show me similar ones',
    details: 'Tell me more about it',
    detailsFirst: 'Tell me more about the first one',
    orders: 'Show my orders',
    where: 'Where is my order?',
    firstOrder: 'Details of the first order',
    returns: 'How do returns work?',
    shipping: 'How long does shipping take?',
    human: 'How can I contact you?',
    popular: 'What is popular?',
    abilities: 'What can you do?',
  },
  zh: {
    compareTwo: '比较前两个',
    reviewsOfFirst: '第一个评价怎么样？',
    underPrice: (price: number) => `${price}以内的`,
    inStock: '只看有货的',
    bestRated: '按评分排序',
    more: '再看几款',
    dropPrice: '价格不限',
    dropColour: '颜色不限',
    dropBrand: '品牌不限',
    reviews: '大家怎么评价它？',
    complaints: '有差评吗？',
    inStockIt: '它有货吗？',
    cheaper: '便宜点的',
    similar: '有类似的吗？',
    details: '详细介绍一下它',
    detailsFirst: '介绍一下第一个',
    orders: '查看我的订单',
    where: '我的订单到哪了？',
    firstOrder: '第一个订单详情',
    returns: '怎么退货？',
    shipping: '几天能送到？',
    human: '怎么联系你们？',
    popular: '有什么热门商品？',
    abilities: '你能做什么？',
  },
} as const;

type Texts = (typeof TEXTS)[Language];

/** The tool that must be switched on for a suggestion to lead anywhere. */
const NEEDS: Partial<Record<keyof Texts, string>> = {
  compareTwo: 'compare_products',
  reviewsOfFirst: 'get_reviews',
  reviews: 'get_reviews',
  complaints: 'get_reviews',
  inStock: 'search_catalog',
  bestRated: 'search_catalog',
  more: 'search_catalog',
  dropPrice: 'search_catalog',
  dropColour: 'search_catalog',
  dropBrand: 'search_catalog',
  cheaper: 'search_catalog',
  similar: 'search_catalog',
  popular: 'search_catalog',
  inStockIt: 'get_product',
  details: 'get_product',
  detailsFirst: 'get_product',
  orders: 'list_orders',
  where: 'get_order',
  firstOrder: 'get_order',
  returns: 'search_help',
  shipping: 'search_help',
  human: 'search_help',
};

/**
 * Two to four short follow-ups that fit what was just answered. Each one is a message that the embedded planner
 * understands in that state; nothing is suggested that the last answer has already shown or that needs a tool beside
 * those `offered`.
 */
export function suggestReplies(
  messages: readonly BaseMessage[],
  locale: Language,
  offered?: ReadonlySet<string>,
): string[] {
  const { exchanges, context } = readTranscript(messages);
  const state = readState(exchanges, context);
  const last = exchanges.at(-1)?.results.at(-1);
  const texts = TEXTS[locale];
  const missing = new Set<unknown>(
    Object.entries(NEEDS).flatMap(([key, tool]) =>
      offered && !offered.has(tool) ? [texts[key as keyof Texts]] : [],
    ),
  );
  const replies = followUps(last, state, { texts, isGuest: context.speaker === 'guest' });
  return [...new Set(replies)].filter((reply) => !missing.has(reply)).slice(0, MOST);
}

interface Setting {
  texts: Texts;
  isGuest: boolean;
}

function followUps(last: ToolResult | undefined, state: DialogueState, setting: Setting): string[] {
  const { texts, isGuest } = setting;
  const start = [texts.popular, isGuest ? texts.shipping : texts.orders, texts.returns];
  if (!last) return state.shown.length > 1 ? [texts.compareTwo, texts.reviewsOfFirst, texts.returns] : start;
  if (last.status !== 'ok') return last.name.endsWith('_order') ? [texts.human, texts.shipping] : start;
  switch (last.name) {
    case 'search_catalog':
      return afterSearch(last, state, texts);
    case 'compare_products':
      return [texts.reviewsOfFirst, texts.detailsFirst, texts.cheaper];
    case 'get_product':
      return [
        texts.reviews,
        ...(last.args.options ? [] : [texts.inStockIt]),
        texts.similar,
        ...again(state, texts),
      ];
    case 'get_reviews':
      return [...(last.args.stars ? [] : [texts.complaints]), texts.details, ...again(state, texts)];
    case 'list_orders':
      return state.orders.length > 0 ? [texts.firstOrder, texts.returns] : start;
    case 'get_order':
      return [texts.returns, ...(isGuest ? [texts.shipping] : [texts.orders]), texts.human];
    default:
      return [isGuest ? texts.where : texts.orders, texts.human, texts.popular];
  }
}

const again = ({ search, shown }: DialogueState, texts: Texts): string[] => [
  ...(search ? [texts.cheaper] : []),
  ...(shown.length > 1 ? [texts.compareTwo] : []),
];

function afterSearch(result: ToolResult, state: DialogueState, texts: Texts): string[] {
  const { args, data } = result;
  const found = listOf(data.products);
  const limits = droppableLimits(args, texts);
  if (found.length === 0) return [...limits, texts.popular, texts.human];
  const lead = found.length > 1 ? [texts.compareTwo, texts.reviewsOfFirst] : [texts.reviews, texts.inStockIt];
  return [
    ...(data.match === 'nearest' ? limits.slice(0, 2) : []),
    ...lead,
    ...narrowings(result, state, texts),
  ];
}

const droppableLimits = (args: Record<string, unknown>, texts: Texts): string[] => [
  ...(args.max_price !== undefined || args.min_price !== undefined ? [texts.dropPrice] : []),
  ...(args.colour ? [texts.dropColour] : []),
  ...(args.brand ? [texts.dropBrand] : []),
];

/** Limits that would leave out some of what is shown, and the rest of what was found. */
function narrowings({ args, data }: ToolResult, { shown, search }: DialogueState, texts: Texts): string[] {
  const found = listOf(data.products);
  const prices = shown.flatMap(({ price }) => price ?? []).sort((a, b) => a - b);
  const middle = roundDown(prices[Math.floor(prices.length / 2)] ?? 0);
  const isTighter = args.max_price === undefined || middle < Number(args.max_price);
  const someSoldOut = found.some((product) => product.in_stock === false) && !args.in_stock_only;
  const hasMore = (search?.total ?? 0) > Number(args.offset ?? 0) + found.length;
  return [
    ...(middle > (prices[0] ?? 0) && isTighter ? [texts.underPrice(middle)] : []),
    ...(someSoldOut ? [texts.inStock] : []),
    ...(args.sort !== 'rating' && found.length > 2 ? [texts.bestRated] : []),
    ...(hasMore ? [texts.more] : []),
  ];
}

/** To a sum that people would say: 87 is 80, 340 is 300. */
function roundDown(price: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, price))));
  const rounded = Math.floor(price / step) * step;
  return rounded === price || rounded < price * 0.75 ? Math.floor(price / (step / 2)) * (step / 2) : rounded;
}
