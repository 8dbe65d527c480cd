import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gradeRequest, parseRequestCases, type RequestCase, requestCase } from './requests.ts';

const shown = ['P1', 'P2', 'P3', 'P4', 'P5'];

function grade(line: object, tool: string | null, args: object, last?: string) {
  return gradeRequest(requestCase.parse({ id: 'x', text: 'x', ...line }), [{ tool, args }], shown, last);
}

/** The call a perfect assistant would make for the case, built from its own expectations. */
function idealCall(line: RequestCase) {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (value === '$last') return 'P9';
    if (value === '$end') return 'P5';
    return typeof value === 'string' && value.startsWith('$') ? `P${value.slice(1)}` : value;
  };
  const args: Record<string, unknown> = {};
  for (const [slot, value] of Object.entries(line.args)) args[slot] = resolve(value);
  if (line.query_any.length > 0) args.query = line.query_any.map((set) => set[0]).join(' ');
  if (line.about_any) args.about = line.about_any[0];
  if (line.product_any) args.product = line.product_any[0];
  return { tool: line.tool, args };
}

describe('the tool', () => {
  const search = requestCase.parse({ id: 'x', text: 'x', tool: 'search_catalog' });

  it('must be the one expected, among the calls of the turn', () => {
    expect(gradeRequest(search, [], shown).why).toContain('nothing called');
    expect(gradeRequest(search, [{ tool: 'search_help', args: {} }], shown).why).toContain('search_help');
    const both = [
      { tool: 'search_help', args: {} },
      { tool: 'search_catalog', args: { query: 'lamp' } },
    ];
    expect(gradeRequest(search, both, shown)).toEqual({ ok: true });
  });

  it('passes when a later call mends a wrong one', () => {
    const wrong = { tool: 'search_catalog', args: { brand: 'Other' } };
    expect(gradeRequest(search, [wrong], shown).ok).toBe(false);
    expect(gradeRequest(search, [wrong, { tool: 'search_catalog', args: {} }], shown).ok).toBe(true);
  });

  it('must not be called when none is expected', () => {
    expect(grade({ tool: null }, null, {}).ok).toBe(true);
    expect(grade({ tool: null }, 'search_help', { query: 'hello' }).why).toContain('search_help called');
    expect(gradeRequest(requestCase.parse({ id: 'x', text: 'x', tool: null }), [], shown).ok).toBe(true);
  });
});

describe('slots', () => {
  const limits = { tool: 'search_catalog', args: { brand: 'Acme', max_price: 80 } };

  it('must be there and equal, numbers as numbers', () => {
    expect(grade(limits, 'search_catalog', { brand: 'ACME', max_price: 80 }).ok).toBe(true);
    expect(grade(limits, 'search_catalog', { brand: 'Acme', max_price: 81 }).why).toContain('expected 80');
    expect(grade(limits, 'search_catalog', { brand: 'Acme', max_price: '80' }).ok).toBe(false);
    expect(grade(limits, 'search_catalog', { max_price: 80 }).why).toContain('got nothing');
  });

  it('must not be set when nobody asked, unless empty or open', () => {
    const args = { brand: 'Acme', max_price: 80 };
    expect(grade(limits, 'search_catalog', { ...args, sort: 'rating' }).why).toContain('not asked for');
    expect(grade(limits, 'search_catalog', { ...args, min_price: 0 }).ok).toBe(false);
    const empty = { sort: undefined, colour: '', size: null, exclude: [] };
    expect(grade(limits, 'search_catalog', { ...args, ...empty, in_stock_only: true }).ok).toBe(true);
  });

  it('may be listed as optional, with or without accepted values', () => {
    const orders = { tool: 'list_orders', optional: { status: ['open'] } };
    expect(grade(orders, 'list_orders', {}).ok).toBe(true);
    expect(grade(orders, 'list_orders', { status: 'open' }).ok).toBe(true);
    expect(grade(orders, 'list_orders', { status: 'delivered' }).ok).toBe(false);
    expect(
      grade({ tool: 'search_catalog', optional: { max_price: [] } }, 'search_catalog', { max_price: 7 }).ok,
    ).toBe(true);
  });

  it('outside the closed ones fail where the case says unset', () => {
    expect(grade({ tool: 'list_orders' }, 'list_orders', { product: 'tent' }).ok).toBe(true);
    expect(grade({ tool: 'list_orders', unset: ['product'] }, 'list_orders', { product: 'tent' }).ok).toBe(
      false,
    );
  });

  it('take alternatives', () => {
    const blue = { tool: 'search_catalog', args: { colour: '蓝色' }, alternatives: { colour: ['blue'] } };
    expect(grade(blue, 'search_catalog', { colour: '蓝色' }).ok).toBe(true);
    expect(grade(blue, 'search_catalog', { colour: 'Blue' }).ok).toBe(true);
    expect(grade(blue, 'search_catalog', { colour: 'red' }).ok).toBe(false);
  });

  it('with several values are sets, each element with its own alternatives', () => {
    const words = {
      tool: 'search_catalog',
      args: { exclude: ['wool', 'grey'] },
      alternatives: { exclude: [['羊毛'], ['gray']] },
    };
    expect(grade(words, 'search_catalog', { exclude: ['gray', 'Wool'] }).ok).toBe(true);
    expect(grade(words, 'search_catalog', { exclude: ['wool', '羊毛', 'grey'] }).ok).toBe(true);
    expect(grade(words, 'search_catalog', { exclude: ['wool', '羊毛'] }).ok).toBe(false);
    expect(grade(words, 'search_catalog', { exclude: ['wool', 'grey', 'pink'] }).ok).toBe(false);
    expect(grade(words, 'search_catalog', { exclude: 'wool' }).ok).toBe(false);
  });

  it('inside options are compared one by one', () => {
    const variant = { tool: 'get_product', args: { product_id: '$1', options: { size: '42' } } };
    expect(grade(variant, 'get_product', { product_id: 'P1', options: { size: '42' } }).ok).toBe(true);
    expect(grade(variant, 'get_product', { product_id: 'P1' }).why).toContain('options.size');
    const extra = { product_id: 'P1', options: { size: '42', colour: 'blue' } };
    expect(grade(variant, 'get_product', extra).why).toContain('options.colour');
  });
});

describe('references', () => {
  const second = { tool: 'get_reviews', args: { product_id: '$2' } };
  const pair = { tool: 'compare_products', args: { product_ids: ['$last', '$end'] } };

  it('are the products at their place in the latest list', () => {
    expect(grade(second, 'get_reviews', { product_id: 'P2' }).ok).toBe(true);
    expect(grade(second, 'get_reviews', { product_id: 'P3' }).ok).toBe(false);
    expect(grade(pair, 'compare_products', { product_ids: ['P5', 'P9'] }, 'P9').ok).toBe(true);
    expect(grade(pair, 'compare_products', { product_ids: ['P5', 'P8'] }, 'P9').ok).toBe(false);
  });

  it('fail when no such product was shown', () => {
    const nobody = { tool: 'get_reviews', args: { product_id: '$9' } };
    expect(grade(nobody, 'get_reviews', { product_id: 'P9' }).why).toContain('names no product');
    expect(grade(nobody, 'get_reviews', {}).ok).toBe(false);
    expect(grade(pair, 'compare_products', { product_ids: ['P5', 'P9'] }).why).toContain('names no product');
  });
});

describe('words', () => {
  const shoes = {
    tool: 'search_catalog',
    query_any: [['running shoe', 'runner'], ['trail']],
    query_not: ['80', 'under'],
  };

  it('of the query need one of every set, in the query or the category', () => {
    expect(grade(shoes, 'search_catalog', { query: 'Trail Runners' }).ok).toBe(true);
    expect(grade(shoes, 'search_catalog', { query: 'trail', category: 'Running shoes' }).ok).toBe(true);
    expect(grade(shoes, 'search_catalog', { query: 'running shoes' }).why).toContain('trail');
    expect(grade(shoes, 'search_catalog', {}).ok).toBe(false);
  });

  it('of the limits do not stay in the query', () => {
    expect(grade(shoes, 'search_catalog', { query: 'trail runners under' }).why).toContain('under');
  });

  it('of an aspect or a purchase need one of theirs', () => {
    const about = { tool: 'get_reviews', args: { product_id: '$1' }, about_any: ['fit', 'siz'] };
    expect(grade(about, 'get_reviews', { product_id: 'P1', about: 'Sizing' }).ok).toBe(true);
    expect(grade(about, 'get_reviews', { product_id: 'P1', about: 'price' }).ok).toBe(false);
    expect(grade(about, 'get_reviews', { product_id: 'P1' }).why).toContain('in nothing');
    const bought = { tool: 'list_orders', product_any: ['tent'] };
    expect(grade(bought, 'list_orders', { product: 'my tent' }).ok).toBe(true);
    expect(grade(bought, 'list_orders', {}).ok).toBe(false);
  });
});

describe('reading a suite', () => {
  const line = (more: object) => JSON.stringify({ id: 'a', text: 'x', tool: 'get_order', ...more });

  it('names the line that is wrong', () => {
    expect(() => parseRequestCases(`${line({})}\n{`)).toThrow('line 2: not JSON');
    expect(() => parseRequestCases(`${line({})}\n\n${line({})}`)).toThrow('line 3: id a is used twice');
    expect(() => parseRequestCases(line({ tool: 'buy' }))).toThrow('line 1');
    expect(() => parseRequestCases(line({ arguments: {} }))).toThrow('line 1');
  });

  it('refuses slots the tool does not take and alternatives that fit no value', () => {
    expect(() => parseRequestCases(line({ args: { brand: 'x' } }))).toThrow('get_order takes no brand');
    expect(() => parseRequestCases(line({ about_any: ['x'] }))).toThrow('takes no about');
    expect(() => parseRequestCases(line({ tool: null, query_any: [['x']] }))).toThrow(
      'no tool takes no query',
    );
    expect(() => parseRequestCases(line({ alternatives: { order_id: ['1'] } }))).toThrow('do not fit');
    const groups = { args: { order_id: '1' }, alternatives: { order_id: [['1']] } };
    expect(() => parseRequestCases(line(groups))).toThrow('do not fit');
    expect(parseRequestCases(`${line({})}\n`)).toHaveLength(1);
  });
});

describe.each([
  ['en', 100],
  ['zh', 100],
  ['en-2', 50],
  ['zh-2', 50],
])('the %s suite', (name, size) => {
  const file = new URL(`./suites/requests/${name}.jsonl`, import.meta.url);
  const cases = parseRequestCases(readFileSync(file, 'utf8'));

  it('has only different requests, over every tool', () => {
    expect(cases).toHaveLength(size);
    expect(new Set(cases.map((line) => line.text)).size).toBe(size);
    expect(new Set(cases.map((line) => line.tool)).size).toBe(8);
  });

  it.each(cases.map((line) => [line.id, line] as const))('%s can be met and can be missed', (_id, line) => {
    const call = idealCall(line);
    const graded = (made: typeof call) => gradeRequest(line, [made], shown, 'P9');
    expect(graded(call)).toEqual({ ok: true });
    const other = line.tool === 'search_help' ? 'search_catalog' : 'search_help';
    expect(graded({ ...call, tool: other }).ok).toBe(false);
    for (const slot of Object.keys(call.args)) {
      if (slot === 'query' && line.query_any.length === 0) continue;
      const { [slot]: _dropped, ...rest } = call.args;
      expect(graded({ ...call, args: rest }).ok).toBe(false);
    }
  });
});
