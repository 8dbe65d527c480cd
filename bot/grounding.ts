import type { Locale } from '../db/records.ts';
import { NUMBER_EN, NUMBER_ZH, readNumber, spellOutNumbers } from '../models/embedded/slots/numbers.ts';

const NUMBER = String.raw`\d[\d,]*(?:\.\d{1,2})?`;
const BEFORE = String.raw`(?:US\$|CA\$|A\$|HK\$|\$|€|£|¥|￥|\b(?:USD|EUR|GBP|CNY|RMB|CAD|AUD|HKD|JPY)\s)`;
const AFTER = String.raw`(?:\s?(?:€|£|元|块钱|块|美元|美金|欧元|英镑|人民币)|\s?(?:dollars?|bucks|euros?|pounds?|yuan|USD|EUR|GBP|CNY|RMB)\b)`;
/** Numbers as customers write them: 1,200, 1.5k, 三百, fifty. */
const SAID = new RegExp(`${NUMBER_EN}|${NUMBER_ZH}`, 'g');
const AMOUNT = new RegExp(`${BEFORE}\\s?(${NUMBER})|(?<![\\d.,])(${NUMBER})${AFTER}`, 'giu');

/** Words before an amount that make it the customer's own limit instead of a price. */
const LIMIT =
  /(?:under|below|over|above|than|up to|at most|at least|within|between|from|and|to|budget(?: of)?|不超过|低于|高于|少于|超过|预算|最多|至少|在|到|至)[^.。！？!?]{0,12}$/i;
const LIMIT_AFTER = /^\s?(?:以内|以下|以上|之内|左右|or less|or more|budget|limit|预算)/i;
const DIFFERENCE = /cheaper|less|more expensive|difference|save|saving|dearer|便宜|贵|差|省/i;

/** Watches one answer for amounts of money that no record holds. */
export interface Grounding {
  /**
   * Amounts in a tool's data are the shop's; where it names a product with its price, that price may be put in the
   * place of an invented one.
   */
  learn(data: unknown): void;
  /** Amounts the customer named may be repeated as limits only. */
  learnLimits(text: string): void;
  /** Takes streamed text; what is certain comes out through `emit`. */
  push(delta: string): void;
  /** Lets out the rest and returns everything let out since the last flush. */
  flush(): string;
}

/**
 * Passes model text on, but for amounts: one that is in no tool result is replaced by the price of the product it
 * is said of, or taken out. Text is held back only while an amount may still be incomplete.
 */
export function createGrounding(locale: Locale, emit: (text: string) => void): Grounding {
  const amounts = new Set<number>();
  const limits = new Set<number>();
  const products = new Map<string, PricedProduct>();
  let released = '';
  let pending = '';

  const release = (length: number) => {
    const text = mend(pending.slice(0, length));
    pending = pending.slice(length);
    released += text;
    if (text) emit(text);
  };
  const mend = (text: string) =>
    text.replace(AMOUNT, (whole, ...groups) => {
      const offset = groups.at(-2) as number;
      const value = valueOf((groups[0] ?? groups[1]) as string);
      const before = (released + text.slice(0, offset)).slice(-240);
      const after = text.slice(offset + whole.length);
      if (amounts.has(value) || isLimit(value, before, after) || isDifference(value, before, after))
        return whole;
      const product = lastNamed(before, products);
      return product ? product.price : locale === 'zh' ? '（价格待确认）' : '(price not confirmed)';
    });
  const isLimit = (value: number, before: string, after: string) =>
    limits.has(value) && (LIMIT.test(before) || LIMIT_AFTER.test(after));
  const isDifference = (value: number, before: string, after: string) => {
    if (!DIFFERENCE.test(before.slice(-40) + after.slice(0, 40))) return false;
    const prices = [...products.values()].flatMap(({ price }) => amountsIn(price).slice(0, 1));
    return prices.some((a) =>
      prices.some((b) => Math.round(Math.abs(a - b) * 100) === Math.round(value * 100)),
    );
  };

  return {
    learn: (data) => {
      for (const text of textsIn(data)) for (const value of amountsIn(text)) amounts.add(value);
      for (const product of productsIn(data)) products.set(product.title, product);
    },
    learnLimits: (text) => {
      for (const [number] of spellOutNumbers(text).matchAll(SAID)) {
        const value = readNumber(number);
        if (value !== undefined) limits.add(value);
      }
    },
    push: (delta) => {
      pending += delta;
      release(certainLength(pending));
    },
    flush: () => {
      release(pending.length);
      const said = released;
      released = '';
      return said;
    },
  };
}

/** European decimals ("12,99") and thousands ("1,299.00") are told apart by what follows the comma. */
function valueOf(number: string): number {
  return Number(/,\d{2}$/.test(number) ? number.replace(/,(\d{2})$/, '.$1') : number.replaceAll(',', ''));
}

function amountsIn(text: string): number[] {
  return [...text.matchAll(AMOUNT)].map((match) => valueOf((match[1] ?? match[2]) as string));
}

/** How much of the pending text no later character can turn into another amount. */
function certainLength(pending: string): number {
  const risky = pending.search(/[$€£¥￥\d]/);
  if (risky < 0) return lastBreak(pending);
  const settled = /^[^\n]*?\d[^\n]{24,}?[\s\p{Script=Han}，。！？]|^[^\n]*\n/u.exec(pending.slice(risky));
  if (settled) return risky + settled[0].length - 1 || lastBreak(pending.slice(0, risky));
  return lastBreak(pending.slice(0, risky).trimEnd());
}

/** Just before the last word: it may be a currency code that the number follows, or half a word. */
function lastBreak(text: string): number {
  return /[\p{L}\p{N}$.]*\s*$/u.exec(text)?.index ?? text.length;
}

interface PricedProduct {
  title: string;
  /** As it is worded for the customer. */
  price: string;
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object')
    for (const inner of Object.values(value)) yield* textsIn(inner);
}

function* productsIn(value: unknown): Generator<PricedProduct> {
  if (!value || typeof value !== 'object') return;
  const { title, price } = value as Partial<PricedProduct>;
  if (typeof title === 'string' && typeof price === 'string') yield { title, price };
  else for (const inner of Object.values(value)) yield* productsIn(inner);
}

/** The product whose title, or the first two words of it, was written last. */
function lastNamed(before: string, products: ReadonlyMap<string, PricedProduct>): PricedProduct | undefined {
  const text = before.toLowerCase();
  let best: { at: number; product: PricedProduct } | undefined;
  for (const product of products.values()) {
    const title = product.title.toLowerCase();
    const at = Math.max(text.lastIndexOf(title), text.lastIndexOf(title.split(/\s+/).slice(0, 2).join(' ')));
    if (at >= 0 && (!best || at > best.at)) best = { at, product };
  }
  return best?.product;
}
