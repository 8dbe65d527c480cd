import type { ProductsCard } from '../../../tools/cards.ts';
import type { Format } from '../format.ts';
import type { Strings } from '../strings/en.ts';

/** One limit or order of a search, as the search tool takes it; prices in whole units of the currency. */
export interface Limit {
  key: string;
  value: string | number | boolean;
  /** How the value is called in the customer's language, where that differs. */
  label?: string | undefined;
}

/** A search that can be said in full, so that the conversation tells all of it in every channel. */
export interface AskedSearch {
  query: string;
  /** The product that others are to be like, in place of words. */
  likeTitle?: string | undefined;
  limits: readonly Limit[];
}

/** Limits of which a search may have several, each its own. */
const SEVERAL = new Set(['features', 'exclude']);

/** What a card's list was searched by; older cards do not tell all of it. */
export function searchOf(card: ProductsCard): AskedSearch {
  const limits = card.understood.flatMap(({ key, value, label }) =>
    value === undefined || key === 'query' ? [] : [{ key, value, ...(key === 'category' ? { label } : {}) }],
  );
  const query = card.understood.find(({ key }) => key === 'query')?.label ?? '';
  return { query, likeTitle: card.similarTo?.title, limits };
}

const isSame = (some: Limit, other: Limit) =>
  some.key === other.key && (!SEVERAL.has(some.key) || some.value === other.value);

export const withLimits = (search: AskedSearch, ...added: Limit[]): AskedSearch => ({
  ...search,
  limits: [...search.limits.filter((limit) => !added.some((one) => isSame(limit, one))), ...added],
});

/** Without every limit of these keys; `value` names the one that is meant where there may be several. */
export const withoutLimits = (
  search: AskedSearch,
  keys: readonly string[],
  value?: Limit['value'],
): AskedSearch => ({
  ...search,
  limits: search.limits.filter(
    (limit) => !keys.includes(limit.key) || (SEVERAL.has(limit.key) && limit.value !== value),
  ),
});

export interface RefineWords {
  t: Strings['refine'];
  format: Format;
  currency: string;
}

/** A search for "running shoes" in the category "Running shoes" need not say so twice. */
export const isSaid = ({ key, value, label }: Limit, { query }: AskedSearch): boolean =>
  key === 'category' && (label ?? String(value)).toLowerCase() === query.toLowerCase();

/** One limit in words: "under $50". */
export function sayLimit({ key, value, label }: Limit, words: RefineWords): string {
  const { t } = words;
  if (key === 'sort') return t.sorts[String(value)] ?? '';
  if (key === 'in_stock_only') return t.inStockOnly;
  const said = key.endsWith('_price') ? sayMoney(Number(value), words) : plain(label ?? String(value));
  return t.limits[key]?.(said) ?? '';
}

/** The whole search in one sentence that says all of it, `from` the product at this place on. */
export function saySearch(search: AskedSearch, words: RefineWords, from = 1): string {
  const { t } = words;
  const [low, high] = ['min_price', 'max_price'].map((name) => search.limits.find(({ key }) => key === name));
  const range =
    low && high ? t.between(sayMoney(Number(low.value), words), sayMoney(Number(high.value), words)) : '';
  const limits = search.limits
    .filter((limit) => !isSaid(limit, search) && !(range && limit.key.endsWith('_price')))
    .map((limit) => sayLimit(limit, words));
  const wanted = search.likeTitle === undefined ? sayWanted(search, words) : t.like(search.likeTitle);
  return [wanted, ...limits, range, from > 1 ? t.from(from) : ''].filter(Boolean).join(t.comma);
}

const sayWanted = ({ query }: AskedSearch, { t }: RefineWords): string =>
  query ? t.searchFor(query.replace(/[“”]/g, '"')) : t.searchAll;

const sayMoney = (units: number, { format, currency }: RefineWords): string =>
  Number.isInteger(units) ? format.amount(units, currency) : format.money(Math.round(units * 100), currency);

/** A comma inside a value would end it. */
const plain = (value: string): string => value.replace(/[,，]\s*/g, ' ').trim();
