import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { expect, test } from 'vitest';
import { createBrain } from './brain.ts';
import { ORDERS, PRODUCTS, situations, spoken, VOCABULARY } from './situations.ts';
import { readBook } from './test-book.ts';
import { suggestReplies } from './suggest.ts';

const brain = createBrain({ ...readBook(), vocabulary: () => VOCABULARY });

type Results = Record<string, object | ((args: Record<string, unknown>) => object)>;

const DRIFT = {
  ...PRODUCTS[1],
  description: 'The Drift suits muddy forest loops. It is waterproof up to the ankle.',
  options: { Size: ['41', '42 (sold out)'], Colour: ['black', 'cobalt blue'] },
  attributes: { Weight: '255 g', Upper: 'engineered mesh' },
};

const RESULTS: Results = {
  search_catalog: { match: 'exact', total: 14, products: PRODUCTS },
  get_product: DRIFT,
  compare_products: {
    products: PRODUCTS.slice(0, 2),
    differences: [{ name: 'Weight', values: ['230 g', '255 g'], differs: true }],
  },
  get_reviews: ({ about }) => ({
    product_id: 'P2',
    title: 'Tarnbeck Drift running shoes',
    rating: 4.6,
    count: 88,
    ...(about ? { about, positive: 12, negative: 3 } : {}),
    quotes: [{ stars: 5, text: 'They grip like a goat. I never slipped.' }],
  }),
  list_orders: { total: 2, orders: ORDERS },
  get_order: {
    ...ORDERS[0],
    carrier: 'DHL',
    last_event: { at: '2026-11-20', status: 'in transit', place: 'Leipzig' },
  },
  search_help: {
    pages: [
      { id: 'returns', topic: 'returns', title: 'Returns', excerpt: 'Send things back within 30 days.' },
    ],
  },
};

/** Says the lines one after the other and answers each call from `results`; one record a line. */
function talk(start: BaseMessage[], lines: readonly string[], results: Results = {}) {
  const messages = [...start];
  return lines.map((line) => {
    messages.push(new HumanMessage(line));
    const calls: { name: string; args: Record<string, unknown> }[] = [];
    for (let step = 0; step < 5; step++) {
      const reply = brain(messages);
      if (reply.calls.length === 0) {
        messages.push(new AIMessage(reply.text));
        return { calls, text: reply.text, history: [...messages] };
      }
      messages.push(new AIMessage({ content: '', tool_calls: reply.calls }));
      for (const { id, name, args } of reply.calls) {
        calls.push({ name, args });
        const found = results[name] ?? RESULTS[name] ?? {};
        const data = typeof found === 'function' ? found(args) : found;
        messages.push(
          new ToolMessage({ tool_call_id: id, content: JSON.stringify({ status: 'ok', ...data }) }),
        );
      }
    }
    throw new Error(`no answer to "${line}" in five steps`);
  });
}

const customer = [spoken({ speaker: 'customer', shop: { currency: 'USD' } })];
const guest = [spoken({ speaker: 'guest', shop: { currency: 'USD' } })];

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

test.each<[string, Results, RegExp]>([
  [
    'running shoes under 40',
    { search_catalog: { match: 'nearest', emptied_by: 'maxPriceCents', total: 3, products: PRODUCTS } },
    /under \$40.*clos.*\$62/s,
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

test('two conversations are not worded alike word for word', () => {
  const greetings = new Set(
    ['hi', 'hello', 'hey there', 'good morning'].map((line) => talk(customer, [line])[0]?.text),
  );
  expect(greetings.size).toBeGreaterThan(1);
});
