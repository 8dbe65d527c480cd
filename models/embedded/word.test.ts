import { expect, test } from 'vitest';
import { PRODUCTS, situations } from './situations.ts';
import { customer, DRIFT, type Results, talk } from './test-talk.ts';

test.each<[string, Results, RegExp]>([
  [
    'running shoes under 40',
    { search_catalog: { match: 'nearest', emptied_by: 'max_price', total: 3, products: PRODUCTS } },
    /under \$40.*clos.*\$62/s,
  ],
  [
    'running shoes',
    { search_catalog: { match: 'exact', fits_well: false, total: 3, products: PRODUCTS } },
    /(?:fits|quite) running shoes.*closest.*\$62/s,
  ],
  [
    '80以内的跑鞋',
    { search_catalog: { match: 'exact', fits_well: false, total: 3, products: PRODUCTS } },
    /最接近的是.*\$62/s,
  ],
  [
    'running shooes',
    {
      search_catalog: {
        match: 'nearest',
        emptied_by: 'price',
        searched_instead: 'running shoes',
        understood: { query: 'running shoes', min_price: 30, max_price: 40 },
        total: 3,
        products: PRODUCTS,
      },
    },
    /“running shoes”.*at \$30 – \$40.*clos.*\$62/s,
  ],
  [
    'running shoes under €80',
    {
      search_catalog: {
        match: 'exact',
        not_kept: [{ words: 'under €80', reason: 'other_currency', currency: 'EUR' }],
        total: 14,
        products: PRODUCTS,
      },
    },
    /“under €80”.*prices here are in USD.*14/s,
  ],
  [
    'unicorn tents',
    { search_catalog: { match: 'exact', total: 0, products: [] } },
    /no .*unicorn tents.*another word/s,
  ],
  ['running shoes', {}, /14 running shoes.*Velorrin Cadence running shoes.*\$62\.00/s],
  ['80以内的跑鞋', {}, /14款.*跑鞋.*Velorrin/s],
  ['what is your return policy', {}, /“Returns”.*Send things back within 30 days/s],
  ['where is SK-100001', {}, /SK-100001.*on its way.*November 25.*DHL.*Leipzig/s],
  ['SK-100001到哪了', {}, /SK-100001.*运输途中.*11月25日.*DHL/s],
  [
    'running shoes',
    { search_catalog: { status: 'failed', code: 'tool_failed', hint: 'x' } },
    /our side|fault is ours/,
  ],
  [
    'where is SK-100001',
    { get_order: { status: 'refused', code: 'unknown_order', hint: 'x' } },
    /SK-100001.*check/s,
  ],
  ['I want to talk to a human', {}, /automated assistant.*“Returns”/s],
  ['where is my order', { list_orders: { total: 0, orders: [] } }, /no orders/],
])('the words for %s', (line, results, words) => {
  expect(talk(customer, [line], results)[0]?.text).toMatch(words);
});

test.each<[string, RegExp]>([
  ['how heavy is the second one?', /Weight 255 g/],
  ['is the second one waterproof?', /description.*waterproof up to the ankle/s],
  ['what colours does the second one come in?', /black and cobalt blue/],
  ['how much is the second one?', /\$71\.00 - \$79\.00/],
  ['does the second one have a zip?', /don't say|can't find/],
])('what is asked of a product is answered from its record: %s', (line, words) => {
  expect(talk(situations.shown?.('en') ?? [], [line])[0]?.text).toMatch(words);
});

test('a variant that is asked for is answered as it is', () => {
  const asked = (more: object): Results => ({
    get_product: { ...DRIFT, asked: { options: { size: '42' }, price: '$71.00', ...more } },
  });
  const say = (more: object) =>
    talk(situations.product?.('en') ?? [], ['is it in stock in 42?'], asked(more))[0]?.text;
  expect(say({ available: true, stock: 40 })).toMatch(/size 42.*\$71/s);
  expect(say({ available: true, stock: 2 })).toMatch(/only 2 are left/);
  expect(say({ available: false })).toMatch(/sold out|out of stock/i);
  expect(say({ available: false, not_made_in: ['42'] })).toMatch(/no 42.*41/s);
});
