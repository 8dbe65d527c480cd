import { describe, expect, it } from 'vitest';
import { readRefined } from '../models/embedded/slots/refined.ts';
import { createFormat } from './chat/format.ts';
import type { Locale } from './chat/state/wire.ts';
import { strings } from './chat/strings/strings.ts';
import {
  type AskedSearch,
  type RefineWords,
  sayLimit,
  saySearch,
  withLimits,
  withoutLimits,
} from './chat/cards/refine.ts';

const wordsOf = (locale: Locale, currency = 'USD'): RefineWords => ({
  t: strings[locale].refine,
  format: createFormat(locale),
  currency,
});

const searches: AskedSearch[] = [
  { query: 'running shoes', limits: [] },
  { query: '跑鞋', limits: [{ key: 'max_price', value: 50 }] },
  { query: '', limits: [{ key: 'brand', value: 'Ben & Jerry' }] },
  {
    query: 'tent, 2 people “light”',
    limits: [
      { key: 'category', value: 'Tents' },
      { key: 'brand', value: 'Smith, Sons' },
      { key: 'colour', value: 'cobalt blue' },
      { key: 'size', value: '42' },
      { key: 'min_price', value: 1_200 },
      { key: 'max_price', value: 43_519.95 },
      { key: 'min_rating', value: 4.5 },
      { key: 'in_stock_only', value: true },
      { key: 'features', value: 'waterproof' },
      { key: 'features', value: '16 GB' },
      { key: 'exclude', value: 'leather' },
      { key: 'exclude', value: '羊毛' },
      { key: 'sort', value: 'price_low' },
    ],
  },
  ...['price_high', 'rating', 'newest', 'popular'].map((value) => ({
    query: 'mug',
    limits: [
      { key: 'min_price', value: 0.5 },
      { key: 'sort', value },
    ],
  })),
];

/** As the planner hands them to the search tool. */
function argsOf({ limits }: AskedSearch): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { key, value } of limits) {
    const isList = key === 'features' || key === 'exclude';
    const before: unknown = args[key];
    args[key] = isList ? [...(Array.isArray(before) ? before : []), value] : value;
  }
  return 'brand' in args ? { ...args, brand: String(args.brand).replace(', ', ' ') } : args;
}

describe.each(['en', 'zh'] as const)('a search said in full (%s)', (locale) => {
  it.each(searches)('is read back as it was: $query', (search) => {
    for (const currency of ['USD', 'CNY', 'EUR']) {
      const said = saySearch(search, wordsOf(locale, currency));
      const query = search.query.replace(/[“”]/g, '"');
      expect(readRefined(said), said).toEqual({ query, like: undefined, limits: argsOf(search) });
    }
  });

  it('goes on from a place', () => {
    const said = saySearch({ query: 'mug', limits: [] }, wordsOf(locale), 9);
    expect(readRefined(said)?.limits).toEqual({ offset: 8 });
  });

  it('asks for products like one, whatever it is called', () => {
    const likeTitle = 'Ridge 15.6" boots, “brown”, size 42';
    const said = saySearch(
      { query: '', likeTitle, limits: [{ key: 'max_price', value: 9 }] },
      wordsOf(locale),
    );
    expect(readRefined(said)).toEqual({ query: '', like: likeTitle, limits: { max_price: 9 } });
  });

  it('names each limit', () => {
    for (const limit of searches.flatMap(({ limits }) => limits)) {
      expect(sayLimit(limit, wordsOf(locale))).not.toBe('');
    }
  });
});

describe('what customers type themselves', () => {
  it.each([
    'search for running shoes',
    'search for running shoes under $50',
    'Search for “tents”, please',
    '搜索跑鞋，50元以内',
  ])('is left to the planner’s usual reading: %s', (message) => {
    expect(readRefined(message)).toBeUndefined();
  });
});

describe('changing a search', () => {
  const search = searches[3] ?? { query: '', limits: [] };

  it('replaces a limit of the same kind, and adds to lists', () => {
    const { limits } = withLimits(search, { key: 'brand', value: 'X' }, { key: 'exclude', value: 'wool' });
    expect(limits.filter(({ key }) => key === 'brand')).toEqual([{ key: 'brand', value: 'X' }]);
    expect(limits.filter(({ key }) => key === 'exclude')).toHaveLength(3);
  });

  it('takes back one limit, or one of a list', () => {
    const keys = (changed: AskedSearch) => changed.limits.map(({ key }) => key);
    expect(keys(withoutLimits(search, ['max_price']))).not.toContain('max_price');
    expect(withoutLimits(search, ['exclude'], 'leather').limits).toContainEqual({
      key: 'exclude',
      value: '羊毛',
    });
    expect(keys(withoutLimits(search, ['exclude'], 'leather'))).toHaveLength(search.limits.length - 1);
  });
});
