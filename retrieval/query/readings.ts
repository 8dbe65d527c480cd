import type { ProductSort } from '../search-types.ts';
import { type Amount, readAmount } from './amounts.ts';
import type { Sign } from './signs.ts';
import { hasSign, type Stretch, type Token } from './tokens.ts';

/** What the grammar alone reads of a query, before the shop is asked. */
export type Reading =
  | Amount
  | (Stretch & { kind: 'sort'; sort: ProductSort })
  | (Stretch & { kind: 'inStock' })
  | (Stretch & { kind: 'cheap' })
  | (Stretch & { kind: 'asking' });

const SORTS: readonly (readonly [Sign, ProductSort])[] = [
  ['priceLow', 'price_low'],
  ['priceHigh', 'price_high'],
  ['bestRated', 'rating'],
  ['newest', 'newest'],
  ['popular', 'popular'],
];

/** Amounts, orders, stock and words of asking, in the order of the query; no two share a token. */
export function readAll(tokens: readonly Token[], currency: string | undefined): Reading[] {
  const readings: Reading[] = [];
  for (let at = 0; at < tokens.length; ) {
    const reading = readAmount(tokens, at, currency) ?? readPhrase(tokens, at);
    if (reading) readings.push(reading);
    at = reading?.to ?? at + 1;
  }
  return readings;
}

function readPhrase(tokens: readonly Token[], from: number): Reading | undefined {
  const token = tokens[from];
  const stretch = { from, to: from + 1 };
  const [, sort] = SORTS.find(([sign]) => hasSign(token, sign)) ?? [];
  if (sort) return { ...stretch, kind: 'sort', sort };
  if (hasSign(token, 'inStock')) return { ...stretch, kind: 'inStock' };
  if (hasSign(token, 'cheap')) return { ...stretch, kind: 'cheap' };
  if (hasSign(token, 'asking')) return { ...stretch, kind: 'asking' };
  return undefined;
}
