import { HumanMessage } from '@langchain/core/messages';
import { expect, test } from 'vitest';
import { ORDERS, PRODUCTS, situations, spoken } from './situations.ts';
import { suggestReplies } from './suggest.ts';
import { brain, customer, guest, type Results, talk } from './test-talk.ts';

test('a conversation keeps its thread over turns', () => {
  const turns = talk(customer, [
    'show me running shoes under $80',
    'only in blue',
    'compare the first two',
    'what do people say about the second?',
    'what about the grip?',
    'is it in stock in 42?',
    'where is my order?',
    'the second one',
  ]);
  const running = { query: 'running shoes', category: 'Running shoes', max_price: 80 };
  expect(turns.map(({ calls }) => calls)).toEqual([
    [{ name: 'search_catalog', args: running }],
    [{ name: 'search_catalog', args: { ...running, colour: 'blue' } }],
    [{ name: 'compare_products', args: { product_ids: ['P1', 'P2'] } }],
    [{ name: 'get_reviews', args: { product_id: 'P2' } }],
    [{ name: 'get_reviews', args: { product_id: 'P2', about: 'grip' } }],
    [{ name: 'get_product', args: { product_id: 'P2', options: { size: '42' } } }],
    [{ name: 'list_orders', args: {} }],
    [{ name: 'get_order', args: { order_id: 'SK-100002' } }],
  ]);
});

test('the same in Chinese', () => {
  const turns = talk(customer, [
    '80以内的跑鞋',
    '只要蓝色的',
    '比较前两个',
    '第二个评价怎么样',
    '有42码吗',
    '我的订单到哪了',
  ]);
  const running = { query: '跑鞋', category: 'Running shoes', max_price: 80 };
  expect(turns.map(({ calls }) => calls)).toEqual([
    [{ name: 'search_catalog', args: running }],
    [{ name: 'search_catalog', args: { ...running, colour: 'blue' } }],
    [{ name: 'compare_products', args: { product_ids: ['P1', 'P2'] } }],
    [{ name: 'get_reviews', args: { product_id: 'P2' } }],
    [{ name: 'get_product', args: { product_id: 'P2', options: { size: '42' } } }],
    [{ name: 'list_orders', args: {} }],
  ]);
  for (const { text } of turns) expect(text).toMatch(/\p{Script=Han}/u);
});

test('cheaper sorts by price first, and goes below what was shown when it was sorted already', () => {
  const [, first, second] = talk(customer, ['running shoes', 'cheaper', 'even cheaper please']);
  expect(first?.calls[0]?.args).toMatchObject({ sort: 'price_low' });
  expect(first?.calls[0]?.args).not.toHaveProperty('max_price');
  expect(second?.calls[0]?.args).toMatchObject({ sort: 'price_low', max_price: 61 });
});

test('a new kind of product starts a new search, "the same but" keeps the limits', () => {
  const [, tents, boots] = talk(customer, [
    'blue running shoes under 80',
    'show me tents',
    'the same under 50 but hiking boots',
  ]);
  expect(tents?.calls[0]?.args).toEqual({ query: 'tents', category: 'Tents' });
  expect(boots?.calls[0]?.args).toMatchObject({ category: 'Hiking boots', max_price: 50 });
  const [, same] = talk(customer, ['blue running shoes under 80', 'the same but hiking boots']);
  expect(same?.calls[0]?.args).toMatchObject({ category: 'Hiking boots', max_price: 80, colour: 'blue' });
});

test('a guest proves an order step by step', () => {
  const asks = { status: 'refused', code: 'proof_needed', hint: 'Ask for the e-mail.' };
  const turns = talk(guest, ['where is my order?', 'SK-100234', 'anna@example.com'], {
    get_order: ({ email }) => (email ? { ...ORDERS[0], order_id: 'SK-100234' } : asks),
  });
  expect(turns.map(({ calls }) => calls)).toEqual([
    [],
    [{ name: 'get_order', args: { order_id: 'SK-100234' } }],
    [{ name: 'get_order', args: { order_id: 'SK-100234', email: 'anna@example.com' } }],
  ]);
  expect(turns[1]?.text).toMatch(/e-mail|postcode/);
  expect(turns[2]?.text).toContain('SK-100234');
});

test('a question that was asked back is answered by pointing', () => {
  const [, asked, answered] = talk(customer, ['running shoes', 'is it in stock in 41?', 'the second one']);
  expect(asked?.calls).toEqual([]);
  expect(asked?.text).toMatch(/which/i);
  expect(answered?.calls).toEqual([
    { name: 'get_product', args: { product_id: 'P2', options: { size: '41' } } },
  ]);
  const [, kind] = talk(customer, ['something cheaper please', 'tents']);
  expect(kind?.calls[0]?.args).toMatchObject({ category: 'Tents', sort: 'price_low' });
});

test('products that were not shown are found by name first', () => {
  const [reviews] = talk(customer, ['what do people say about the Tarnbeck Drift?']);
  expect(reviews?.calls.map(({ name }) => name)).toEqual(['search_catalog', 'get_reviews']);
  expect(reviews?.calls[1]?.args).toMatchObject({ product_id: 'P2' });
  const byBrand: Results = {
    search_catalog: ({ brand }) => ({
      match: 'exact',
      total: 1,
      products: PRODUCTS.filter((product) => product.brand === brand),
    }),
  };
  const [compared] = talk(customer, ['compare Velorrin and Ostrelle running shoes'], byBrand);
  expect(compared?.calls.at(-1)).toEqual({ name: 'compare_products', args: { product_ids: ['P1', 'P3'] } });
});

test('a name that the shop does not have is not answered with another product', () => {
  const nearest = { match: 'nearest', emptied_by: 'brand', total: 3, products: PRODUCTS };
  const [only] = talk(customer, ['tell me about the Quellaris Arc'], { search_catalog: nearest });
  expect(only?.calls.map(({ name }) => name)).toEqual(['search_catalog']);
  expect(only?.text).toContain('Quellaris');
});

test('the page that is looked at is meant by "this" while nothing was shown', () => {
  const [stock] = talk(
    [spoken({ speaker: 'guest', page: { product_id: 'P9' } })],
    ['is this in stock in 42?'],
  );
  expect(stock?.calls).toEqual([
    { name: 'get_product', args: { product_id: 'P9', options: { size: '42' } } },
  ]);
});

test('a short word that shows no language is answered in that of the conversation', () => {
  const [, ok] = talk(customer, ['你好', 'ok']);
  expect(ok?.text).toMatch(/\p{Script=Han}/u);
  const [back] = talk(customer, ['hello']).slice(-1);
  expect(back?.text).not.toMatch(/\p{Script=Han}/u);
});

test('every suggested reply is understood: it leads to a call', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const [name, build] of Object.entries(situations)) {
      const history = build(language);
      const replies = suggestReplies(history, language);
      expect(replies.length, name).toBeGreaterThanOrEqual(2);
      expect(replies.length, name).toBeLessThanOrEqual(4);
      for (const reply of replies) {
        const { calls, text } = brain([...history, new HumanMessage(reply)]);
        const guestAsks = /订单|order/i.test(reply) && text !== '';
        expect(calls.length > 0 || guestAsks, `${name}: ${reply} -> ${text}`).toBe(true);
      }
    }
  }
});

test('nothing is suggested that needs a tool which is switched off', () => {
  const history = situations.shown?.('en') ?? [];
  expect(suggestReplies(history, 'en')).toContain('Compare the first two');
  const offered = new Set(['search_catalog', 'get_product', 'list_orders']);
  const replies = suggestReplies(history, 'en', offered);
  expect(replies).not.toContain('Compare the first two');
  expect(replies.join()).not.toMatch(/review/);
  expect(replies.length).toBeGreaterThan(0);
  expect(suggestReplies(history, 'en', new Set())).toEqual([]);
});

test('two conversations are not worded alike word for word', () => {
  const greetings = new Set(
    ['hi', 'hello', 'hey there', 'good morning'].map((line) => talk(customer, [line])[0]?.text),
  );
  expect(greetings.size).toBeGreaterThan(1);
});
