import { expect, test } from 'vitest';
import { createRandom } from '../../../feeds/demo/random.ts';
import { keepsAll } from './examiner.ts';
import { type Limit, limitKinds } from './limits.ts';
import { makeConstraintQueries } from './make-queries.ts';
import { phraseChinese } from './phrase-chinese.ts';
import { phraseEnglish } from './phrase-english.ts';
import type { ProductFacts } from './read-facts.ts';

const products: ProductFacts[] = Array.from({ length: 40 }, (_, at) => ({
  id: `p${at}`,
  title: 'Thing',
  brand: ['Velorrin', 'Tarnbeck'][at % 2],
  nouns: { en: 'running shoes', zh: '跑鞋' },
  currency: 'USD',
  titleColours: [],
  capacities: [],
  variants: [
    {
      priceCents: 999 + at * 750,
      available: at % 3 !== 0,
      colours: at % 2 === 0 ? ['black'] : ['red'],
      sizes: [String(38 + (at % 6))],
      capacities: [{ of: 'volume', amount: 0.5, written: '500 ml' }],
    },
    { priceCents: 9_900, available: false, colours: ['white'], sizes: ['Queen'], capacities: [] },
  ],
}));

const make = (seed: number, count = 400) => makeConstraintQueries(products, { count, seed });

test('a product keeps all limits of its query, one to three, each kind at most once, with an available variant', () => {
  const byId = new Map(products.map((product) => [product.id, product]));
  for (const { limits, productId } of make(1)) {
    const product = byId.get(productId) as ProductFacts;
    const available = { ...product, variants: product.variants.filter((variant) => variant.available) };
    expect(keepsAll(available, limits)).toBe(true);
    expect(limits.length).toBeGreaterThanOrEqual(1);
    expect(limits.length).toBeLessThanOrEqual(3);
    expect(new Set(limits.map(({ kind }) => kind)).size).toBe(limits.length);
  }
});

test('half of the queries are Chinese, every kind of limit comes, and the seed decides', () => {
  const queries = make(1);
  expect(queries.filter(({ language }) => language === 'zh')).toHaveLength(200);
  for (const kind of limitKinds) {
    const asked = queries.filter(({ limits }) => limits.some((limit) => limit.kind === kind));
    expect(new Set(asked.map(({ language }) => language)).size).toBe(2);
  }
  expect(make(1)).toEqual(queries);
  expect(make(2)).not.toEqual(queries);
  // The first ones stay when more are asked for.
  expect(make(1, 10)).toEqual(queries.slice(0, 10));
});

test('nothing that is told of no available variant is asked for', () => {
  const limits = make(1).flatMap((query) => query.limits);
  expect(limits).not.toContainEqual({ kind: 'colour', colour: 'white' });
  expect(limits).not.toContainEqual({ kind: 'size', size: 'Queen' });
  expect(makeConstraintQueries([], { count: 5, seed: 1 })).toEqual([]);
});

const limits: Limit[] = [
  { kind: 'price', maxCents: 8_000 },
  { kind: 'colour', colour: 'black' },
  { kind: 'size', size: '42' },
];

test('phrases say every limit in words of their language', () => {
  for (let seed = 0; seed < 100; seed++) {
    const options = { currency: 'USD', random: createRandom(seed) };
    const english = phraseEnglish('running shoes', limits, options);
    expect(english).toMatch(/(under|below|up to|less than|for at most|cheaper than) (\$80|80 dollars|80)$/);
    expect(english).toMatch(/\bblack\b/);
    expect(english).toMatch(/\bsize 42\b/);
    expect(english).toContain('running shoes');
    const chinese = phraseChinese('跑鞋', limits, options);
    expect(chinese).toMatch(/80(元|块|美元)(以内|以下)|(不超过|低于)80(元|块|美元)/);
    expect(chinese).toContain('黑色');
    expect(chinese).toContain('42码');
    expect(chinese).toContain('跑鞋');
  }
});
