import type { Exchange, PlannerContext, ToolResult } from './messages.ts';

/** A product as tool results told of it; `price` is in the currency's units, the lowest of its variants. */
export interface Shown {
  id: string;
  title: string;
  brand?: string;
  price?: number;
  rating?: number;
}

export interface DialogueState {
  /** The last search that was answered, whatever it found. */
  search?: { args: Record<string, unknown>; total: number; products: Shown[] };
  /** The list that "the second one" points into. */
  shown: Shown[];
  /** The one product last talked about, if later than the list. */
  focus?: Shown;
  /** Order numbers last listed, newest first. */
  orders: string[];
  /** The order last talked about. */
  order?: string;
  /** What the last answer was about. */
  about?: 'products' | 'product' | 'orders' | 'order';
  /** The tool whose result was told last. */
  lastTool?: string;
  /** What was asked for, to show an order to a guest. */
  awaiting?: 'number' | 'proof';
  /** The order that is waiting to be proved. */
  pendingOrder?: string;
}

/** Where the conversation stands after these exchanges: everything is taken from the results, nothing is remembered. */
export function readState(past: readonly Exchange[], context: PlannerContext): DialogueState {
  const page = context.page?.product_id;
  let state: DialogueState = {
    shown: [],
    orders: [],
    ...(page ? { focus: { id: page, title: '' }, about: 'product' as const } : {}),
  };
  for (const { results } of past) {
    state = { ...state, awaiting: undefined };
    for (const result of results) state = { ...state, ...changeBy(result, state), lastTool: result.name };
  }
  return state;
}

function changeBy(result: ToolResult, state: DialogueState): Partial<DialogueState> {
  if (result.status === 'failed') return {};
  if (result.status === 'refused') return afterRefusal(result);
  switch (result.name) {
    case 'search_catalog':
      return afterSearch(result);
    case 'search_reviews':
      return afterOpinions(result);
    case 'compare_products':
      return afterComparison(productsOf(result.data.products), state);
    case 'get_product':
    case 'get_reviews':
      return afterProduct(result, state);
    case 'list_orders':
      return afterOrders(result.data.orders);
    case 'get_order': {
      const order = textOf(result.data.order_id) ?? textOf(result.args.order_id);
      return { order, about: 'order', pendingOrder: undefined };
    }
    default:
      return {};
  }
}

function afterRefusal({ name, code, args }: ToolResult): Partial<DialogueState> {
  if (name === 'list_orders' && code === 'sign_in_needed') return { awaiting: 'number' };
  if (name === 'get_order' && (code === 'proof_needed' || code === 'unknown_order'))
    return { awaiting: 'proof', pendingOrder: textOf(args.order_id) };
  return {};
}

function afterSearch({ args, data }: ToolResult): Partial<DialogueState> {
  const products = productsOf(data.products);
  const search = { args, total: Number(data.total ?? products.length), products };
  if (products.length === 0) return { search };
  const only = products.length === 1 ? products[0] : undefined;
  return { search, shown: products, focus: only, about: only ? 'product' : 'products' };
}

/** Products that reviews praise are a list like any other; narrowing it down searches their kind. */
function afterOpinions({
  args: { category, brand, min_price, max_price },
  data,
  ...rest
}: ToolResult): Partial<DialogueState> {
  const args = { query: textOf(category) ?? '', category, brand, min_price, max_price };
  return productsOf(data.products).length > 0 ? afterSearch({ ...rest, args, data }) : {};
}

/** Ordinals go on meaning the list that was searched, unless something from outside it was compared. */
function afterComparison(compared: Shown[], { shown }: DialogueState): Partial<DialogueState> {
  const inside = compared.every(({ id }) => shown.some((product) => product.id === id));
  return { shown: inside ? shown : compared, focus: undefined, about: 'products' };
}

function afterProduct({ args, data }: ToolResult, { shown }: DialogueState): Partial<DialogueState> {
  const id = textOf(data.product_id) ?? textOf(args.product_id) ?? '';
  const known = shown.find((product) => product.id === id);
  return { focus: { ...known, ...readProduct({ ...data, product_id: id }) }, about: 'product' };
}

function afterOrders(orders: unknown): Partial<DialogueState> {
  const ids = listOf(orders).flatMap((order) => textOf(order.order_id) ?? []);
  return {
    orders: ids,
    order: ids.length === 1 ? ids[0] : undefined,
    about: ids.length > 0 ? 'orders' : undefined,
  };
}

const productsOf = (products: unknown): Shown[] =>
  listOf(products).flatMap((product) => (textOf(product.product_id) ? [readProduct(product)] : []));

/** Only what the result says, so that a known price is not overwritten by none. */
function readProduct(product: Record<string, unknown>): Shown {
  const price = priceOf(textOf(product.price));
  const brand = textOf(product.brand);
  const rating = typeof product.rating === 'number' ? product.rating : undefined;
  return {
    id: textOf(product.product_id) ?? '',
    title: textOf(product.title) ?? '',
    ...(brand === undefined ? {} : { brand }),
    ...(price === undefined ? {} : { price }),
    ...(rating === undefined ? {} : { rating }),
  };
}

/** "$72.00 - $90.00" is 72. */
function priceOf(text: string | undefined): number | undefined {
  const figure = /\d[\d,]*(?:\.\d+)?/.exec(text ?? '')?.[0].replaceAll(',', '');
  return figure === undefined ? undefined : Number(figure);
}

/** A text or a figure as text; empty for anything else. */
export const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined;

/** The objects of a list that came as JSON; everything else is passed over. */
export const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
