import { describe, expect, test } from 'vitest';
import type { RecordKind, Records } from '../db/records.ts';
import { compileMapping, parseMappingFile, presetFor } from './mapping.ts';

const readWith = <K extends RecordKind>(kind: K, record: object, value: unknown, key?: string) =>
  compileMapping(kind, parseMappingFile({ record })).read({ place: 1, value, key });
const recordOf = <K extends RecordKind>(...args: Parameters<typeof readWith<K>>): Records[K] => {
  const mapped = readWith(...args);
  if (mapped === 'skipped' || !mapped.record) throw new Error(JSON.stringify(mapped));
  return mapped.record;
};
const problemsOf = (...args: Parameters<typeof readWith>) => {
  const mapped = readWith(...args);
  return mapped === 'skipped' ? [] : mapped.problems;
};

const variant = { list: [{ record: { id: 'id', priceCents: 'cents', available: { const: true } } }] };
const product = { id: 'id', title: 'name', variants: variant };

describe('expressions', () => {
  test('paths, candidates, templates, joins, constants and defaults', () => {
    const record = {
      id: ['code', 'ids.0'],
      title: { template: '{brand.name} {name} ({year})' },
      description: { join: ['a', 'b'], with: ' / ' },
      brand: { const: 'House' },
      model: { from: 'model', default: 'none' },
      category: { from: 'path', split: '>' },
      images: { all: ['pics.*.url', { from: 'more', split: ',' }] },
      variants: variant,
    };
    const row = {
      ids: ['7'],
      id: 1,
      cents: 100,
      'brand.name': 'Dotted',
      name: 'Lamp',
      b: 'only',
      path: 'Home > Light',
      pics: [{ url: 'x' }, {}, { url: 'y' }],
      more: 'z,x',
    };
    expect(recordOf('products', record, row)).toMatchObject({
      id: '7',
      title: 'Dotted Lamp ()',
      description: 'only',
      brand: 'House',
      model: 'none',
      category: ['Home', 'Light'],
      images: ['x', 'y', 'z'],
    });
  });

  test('value maps, patterns, html and conditions', () => {
    const record = {
      ...product,
      description: { from: 'html', html: true },
      brand: { from: 'brand', values: { acme: 'ACME Inc.', none: null } },
      model: { from: 'title', pattern: '\\((\\w+)\\)' },
      currency: { from: 'money', when: 'foreign' },
    };
    const row = {
      id: 'p',
      name: 'x',
      cents: 0,
      html: '<b>big</b>',
      brand: 'none',
      title: 'A (B2)',
      money: 'EUR',
    };
    expect(recordOf('products', record, row)).toMatchObject({ description: 'big', model: 'B2' });
    const plain = recordOf('products', record, row);
    expect([plain.brand, plain.currency]).toEqual([undefined, undefined]);
    expect(recordOf('products', record, { ...row, brand: 'acme', foreign: 1 })).toMatchObject({
      brand: 'ACME Inc.',
      currency: 'EUR',
    });
  });

  test('named values are collected, prettified and never overwrite one another', () => {
    const record = { ...product, attributes: { collect: '$', prefix: ['t_', 'n_'], labels: true } };
    const row = {
      id: 'p',
      name: 'x',
      cents: 0,
      t_screen_size: '17"',
      n_screen__size: 17,
      other: 1,
      t_blank: '',
    };
    expect(recordOf('products', record, row).attributes).toEqual({
      'Screen size': '17"',
      'Screen size (2)': 17,
    });
    const pairs = {
      pairs: [
        { name: 'n1', value: 'v1' },
        { name: { const: 'Kind' }, value: 'kind' },
      ],
    };
    const paired = { id: 'p', name: 'x', cents: 0, n1: 'Size', v1: 'M' };
    expect(recordOf('products', { ...product, attributes: pairs }, paired).attributes).toEqual({ Size: 'M' });
  });

  test('nested lists and objects keyed by id see their key, place, parent and root', () => {
    const each = {
      each: 'kinds',
      where: 'price',
      record: {
        id: { join: ['$root.id', '$parent.id', '$key', '$index'], with: '-' },
        priceCents: { from: 'price', unit: 'major' },
        available: 'stock',
      },
    };
    const row = {
      id: 'p',
      name: 'x',
      kinds: { red: { price: 1.5, stock: 3 }, blue: { price: '2', stock: 0 }, none: {} },
    };
    expect(recordOf('products', { id: 'id', title: 'name', variants: each }, row).variants).toMatchObject([
      { id: 'p-p-red-1', priceCents: 150, available: true },
      { id: 'p-p-blue-2', priceCents: 200, available: false },
    ]);
  });

  test('an object of which nothing is there is left out, whatever constants it has', () => {
    const address = { line1: 'street', city: 'city', postcode: 'zip', country: { const: 'NL' } };
    const record = { id: '$key', firstName: 'name', addresses: { list: [{ record: address }] } };
    expect(recordOf('customers', record, { name: 'Ann' }, 'c1')).toMatchObject({ id: 'c1', addresses: [] });
    expect(problemsOf('customers', record, { name: 'Ann', city: 'Delft' }, 'c1')).toEqual([
      { field: 'addresses.0.line1', reason: 'is missing' },
      { field: 'addresses.0.postcode', reason: 'is missing' },
    ]);
  });

  test('an id made of fields is the same for equal fields only', () => {
    const record = { id: { hash: ['a', 'b'] }, productId: 'a', rating: 'r', body: 'b' };
    const id = (row: object) => recordOf('reviews', record, { r: 5, ...row }).id;
    expect(id({ a: 'x', b: 'y' })).toBe(id({ a: 'x', b: 'y' }));
    expect(id({ a: 'x', b: 'y' })).not.toBe(id({ a: 'xy', b: '-' }));
  });
});

describe('rows that are wrong', () => {
  const row = { id: 'p', name: 'x', cents: 5 };
  test.each([
    ['no id', { ...row, id: undefined }, 'id', 'is missing'],
    ['a blank title', { ...row, name: '  ' }, 'title', 'is missing'],
    ['a negative price', { ...row, cents: -5 }, 'variants.0.priceCents', '(found -5)'],
    ['a price with decimals in cents', { ...row, cents: 9.99 }, 'variants.0.priceCents', '(found 9.99)'],
    ['a price in words', { ...row, cents: 'ten' }, 'variants.0.priceCents', 'found "ten"'],
    ['NUL', { ...row, name: 'a\u0000b' }, 'title', 'NUL'],
    ['half a character', { ...row, name: 'a\ud800b' }, 'title', 'lone surrogate'],
    ['bytes that are not text', { ...row, name: 'caf\uffff' }, 'title', '--encoding'],
  ])('%s', (_what, value, field, reason) => {
    expect(problemsOf('products', product, value)).toContainEqual({
      field,
      reason: expect.stringContaining(reason),
    });
  });

  test.each([[null], [3], ['text'], [[row]]])('%j is no object', (value) =>
    expect(problemsOf('products', product, value)).toEqual([
      { field: '', reason: expect.stringContaining('expected an object') },
    ]),
  );

  test('text that only looks like an escaped NUL is fine', () => {
    expect(recordOf('products', product, { ...row, name: 'C:\\u0000' }).title).toBe('C:\\u0000');
  });
});

describe('mappings that are wrong are refused with every mistake and its place', () => {
  test.each([
    [{ titel: 'name' }, 'record: there is no field titel to fill; there are id, title'],
    [{ variants: { each: 'v', record: { prise: 'p' } } }, 'record.variants: there is no field prise'],
    [{ title: { form: 'name' } }, 'record.title: needs one of from'],
    [{ title: { from: 'name', unit: 'dollars' } }, 'record.title: unit'],
    [{ title: { from: 'name', unit: 'major' } }, 'record.title: unit is for amounts in cents only'],
    [{ title: { from: 'name', uni: 'major' } }, 'record.title: Unrecognized key: "uni"'],
    [{ title: 3 }, 'record.title: expected a path'],
    [{ title: ['name', { const: 1, from: 'x' }] }, 'record.title[1]'],
    [{ variants: 'variants' }, 'record.variants: a value does not fit here: use each or list'],
    [{ title: { each: 'x', value: '$' } }, 'record.title: each does not fit here'],
    [{ attributes: { list: ['x'] } }, 'record.attributes: list does not fit here'],
    [{ releasedAt: { from: 'x', date: 'whenever' } }, 'record.releasedAt: date'],
    [{ model: { from: 'x', pattern: '(' } }, 'record.model: pattern: is not a regular expression'],
  ])('%j', (record, message) => {
    expect(() => readWith('products', record, {})).toThrow(
      expect.objectContaining({ code: 'bad_request', message: expect.stringContaining(message) }),
    );
  });

  test('settings of the file', () => {
    for (const file of [[], { recrod: {} }, { format: 'excel' }, { currency: 'euro' }, 'text']) {
      expect(() => parseMappingFile(file)).toThrow(expect.objectContaining({ code: 'bad_request' }));
    }
    expect(() => compileMapping('orders', { kind: 'products', record: {} })).toThrow('not for orders');
    expect(() => presetFor('orders', 'shopify')).toThrow('holds products only');
  });
});

test('fields that nothing reads are told', () => {
  const mapping = compileMapping('products', {
    record: { ...product, brand: 'maker.name', attributes: { collect: '$', prefix: 'attr_' } },
  });
  const row = { id: 1, name: 'x', cents: 1, maker: {}, attr_a: 1, colour: 'red', stock: 3 };
  expect(mapping.unusedFields(row)).toEqual(['colour', 'stock']);
});

describe('our own field names need no mapping', () => {
  const own = <K extends RecordKind>(kind: K, value: object) => {
    const mapped = compileMapping(kind, presetFor(kind, 'csv')).read({ place: 1, value });
    if (mapped === 'skipped' || !mapped.record) throw new Error(JSON.stringify(mapped));
    return mapped.record;
  };

  test('a table of products with one line each', () => {
    const row = {
      id: 'p',
      title: 'Lamp',
      price: '1,299.50',
      stock: '0',
      category: 'Home > Light',
      'attributes.Watt': '7',
      'options.Colour': 'red',
    };
    expect(own('products', row)).toMatchObject({
      category: ['Home', 'Light'],
      attributes: { Watt: '7' },
      variants: [{ id: 'p', priceCents: 129950, stock: 0, available: false, options: { Colour: 'red' } }],
    });
  });

  test('nested records come through whole', () => {
    const address = { line1: 'a', line2: '', city: 'c', region: '', postcode: 'p', country: 'NL' };
    const order = {
      id: 'o',
      customerId: 'c',
      status: 'shipped',
      address,
      items: [
        { productId: 'p', variantId: 'v', title: 't', options: { Size: 'M' }, priceCents: 5, quantity: 2 },
      ],
      shipments: [
        {
          trackingNumbers: ['1'],
          variantIds: ['v'],
          events: [{ at: '2026-01-01T00:00:00Z', status: 'sent', place: 'Delft' }],
        },
      ],
      payments: [{ kind: 'payment', amountCents: 10 }],
      discountCents: 1,
      shippingCents: 0,
    };
    expect(own('orders', order)).toEqual(order);
    const columns = Object.fromEntries(
      Object.entries(address).map(([name, value]) => [`address.${name}`, value]),
    );
    expect(own('orders', { ...order, address: undefined, ...columns })).toEqual(order);
    const translated = {
      id: 'p',
      title: 'Lamp',
      description: '',
      category: [],
      attributes: { Watt: 7, Dimmable: true, Rooms: ['hall'] },
      tags: ['a'],
      images: [],
      eans: [],
      translations: { zh: { title: '灯', description: '' } },
      variants: [{ id: 'v', options: { Colour: 'red' }, priceCents: 5, stock: 1, available: false }],
    };
    expect(own('products', translated)).toEqual(translated);
  });
});
