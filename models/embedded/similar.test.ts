import { expect, test } from 'vitest';
import { situations, spoken } from './situations.ts';
import { talk } from './test-talk.ts';
import type { Language } from './vocabulary.ts';

const callOf = (given: string, line: string, language: Language = 'en') =>
  talk(situations[given]?.(language) ?? [], [line])[0]?.calls[0];
const similarTo = (id: string, limits: object = {}) => ({
  name: 'search_catalog',
  args: { similar_to: id, ...limits },
});

test.each([
  ['product', 'show me similar ones', similarTo('P2')],
  ['product', 'anything like this but cheaper', similarTo('P2', { max_price: 70, sort: 'price_low' })],
  ['product', 'similar ones under 60', similarTo('P2', { max_price: 60 })],
  ['shown', 'more like the third one', similarTo('P3')],
  ['page', 'more like this', similarTo('P9')],
])('more like what was looked at (%s): %s', (given, line, call) => {
  expect(callOf(given, line)).toEqual(call);
});

test.each([
  ['product', '有类似的吗？', similarTo('P2')],
  ['product', '类似的，60以内', similarTo('P2', { max_price: 60 })],
  ['shown', '类似第三个的', similarTo('P3')],
])('the same in Chinese (%s): %s', (given, line, call) => {
  expect(callOf(given, line, 'zh')).toEqual(call);
});

test('a product named in full is found by its title, or by the page that the words were said on', () => {
  const line = 'Show me products like “Ostrelle Pacer running shoes”, under $60';
  expect(callOf('shown', line)).toEqual(similarTo('P3', { max_price: 60 }));
  expect(callOf('page', line)).toEqual(similarTo('P9', { max_price: 60 }));
  expect(talk([spoken({ speaker: 'guest' })], [line])[0]?.calls[0]?.args).toEqual({
    query: 'Ostrelle Pacer running shoes',
    max_price: 60,
  });
});

test('the answer says what they are like, and what stood in the way', () => {
  const [answer] = talk(situations.product?.('en') ?? [], ['show me similar ones']);
  expect(answer?.text).toMatch(/14 products like that one.*Cadence/s);
  const nearest = {
    match: 'nearest',
    emptied_by: 'max_price',
    total: 2,
    products: [{ title: 'X', price: '$9' }],
  };
  const [none] = talk(situations.product?.('en') ?? [], ['similar ones under 60'], {
    search_catalog: nearest,
  });
  expect(none?.text).toMatch(/under \$60.*X/s);
});

test('a page of results follows the one before, until there are no more', () => {
  const [first, second] = talk(situations.shown?.('en') ?? [], ['show me more', 'more']);
  expect(first?.calls[0]?.args).toMatchObject({ query: 'running shoes', max_price: 80, offset: 3 });
  expect(second?.calls[0]?.args).toMatchObject({ offset: 6 });
  const few = talk(situations.shown?.('en') ?? [], ['show me more', 'more'], {
    search_catalog: {
      total: 6,
      offset: 3,
      products: [
        { product_id: 'Q', title: 'Q' },
        { product_id: 'R', title: 'R' },
        { product_id: 'S', title: 'S' },
      ],
    },
  });
  expect(few[1]?.calls).toEqual([]);
});

test('a search said in full keeps to what it says, under the shop’s own names', () => {
  const argsOf = (line: string, language: Language = 'en') => callOf('shown', line, language)?.args;
  expect(argsOf('Search for “running shoes”, over $100, best rated first')).toEqual({
    query: 'running shoes',
    category: 'Running shoes',
    min_price: 100,
    sort: 'rating',
  });
  expect(argsOf('搜索“轻便”，分类跑鞋，不要皮革', 'zh')).toEqual({
    query: '轻便',
    category: 'Running shoes',
    exclude: ['皮革'],
  });
  expect(argsOf('Search for products, brand Velorrin, from number 9 on')).toEqual({
    query: '',
    brand: 'Velorrin',
    offset: 8,
  });
});
