import { expect, test } from 'vitest';
import type { ProductRow } from '../../../db/products.ts';
import { familiesOf } from './colour-families.ts';
import { keepsAll } from './examiner.ts';
import type { Limit } from './limits.ts';
import { readFacts } from './read-facts.ts';

type VariantPart = Partial<ProductRow['variants'][number]>;

function product(part: Partial<ProductRow>, ...variants: VariantPart[]): ProductRow {
  return {
    id: 'p',
    title: 'Thing',
    description: '',
    brand: null,
    category: [],
    attributes: {},
    currency: 'USD',
    images: [],
    url: null,
    translations: {},
    price_min_cents: 0,
    price_max_cents: 0,
    in_stock: true,
    rating_mean: null,
    rating_count: 0,
    ...part,
    variants: variants.map((variant, at) => ({
      id: `v${at}`,
      options: {},
      price_cents: 1_000,
      compare_at_cents: null,
      stock: null,
      available: true,
      image: null,
      ...variant,
    })),
  };
}

const keeps = (row: ProductRow, ...limits: Limit[]) => keepsAll(readFacts(row), limits);
const data = (amount: number): Limit => ({ kind: 'capacity', capacity: { of: 'data', amount }, written: '' });

test('one and the same variant must keep price, size, colour and stock', () => {
  const shirt = product(
    {},
    { options: { Colour: 'navy', Size: 'M' }, price_cents: 2_000, available: false },
    { options: { Colour: 'red', Size: 'L' }, price_cents: 3_000 },
  );
  const blue: Limit = { kind: 'colour', colour: 'blue' };
  const red: Limit = { kind: 'colour', colour: 'red' };
  const cheap: Limit = { kind: 'price', maxCents: 2_000 };
  expect(keeps(shirt, blue, cheap, { kind: 'size', size: 'm' })).toBe(true);
  expect(keeps(shirt, blue)).toBe(true);
  expect(keeps(shirt, red)).toBe(true);
  expect(keeps(shirt, red, cheap)).toBe(false);
  expect(keeps(shirt, blue, { kind: 'size', size: 'L' })).toBe(false);
  expect(keeps(shirt, blue, { kind: 'stock' })).toBe(false);
  expect(keeps(shirt, { kind: 'price', minCents: 3_000, maxCents: 3_000 })).toBe(true);
  expect(keeps(shirt, { kind: 'price', minCents: 2_001, maxCents: 2_999 })).toBe(false);
});

test('a capacity counts where the record states it, and for the variant that has it', () => {
  const phone = product(
    { title: 'Phone 6 GB', attributes: { Card: 'up to 512 GB', Memory: '8 GB' } },
    { options: { Storage: '256 GB' }, price_cents: 50_000 },
    { options: { Storage: '1 TB' }, price_cents: 90_000 },
  );
  expect(keeps(phone, data(6))).toBe(true);
  expect(keeps(phone, data(8))).toBe(true);
  expect(keeps(phone, data(1_024))).toBe(true);
  // What fits into it is not what it has, and a rate is no amount.
  expect(keeps(phone, data(512))).toBe(false);
  expect(keeps(product({ title: 'Drive 5 GB/s, 5Gbps' }, {}), data(5))).toBe(false);
  expect(keeps(product({ title: 'Additional 128Mb Memory' }, {}), data(0.128))).toBe(true);
  expect(keeps(phone, data(256), { kind: 'price', maxCents: 60_000 })).toBe(true);
  expect(keeps(phone, data(1_000), { kind: 'price', maxCents: 60_000 })).toBe(false);
  const both = product(
    { title: 'Stick 64 GB' },
    { options: { Capacity: '64 GB' }, price_cents: 900 },
    { options: { Capacity: '32 GB' }, price_cents: 400 },
  );
  expect(keeps(both, data(64), { kind: 'price', maxCents: 500 })).toBe(false);
});

test('brands and sizes are compared as written but for case and signs; colours without an option are the product’s', () => {
  const lamp = product(
    { brand: 'Star-Tech.com', attributes: { 'Product colour': ['Black', 'Dark grey'] } },
    {},
  );
  expect(keeps(lamp, { kind: 'brand', brand: 'startech.com' })).toBe(true);
  expect(keeps(lamp, { kind: 'brand', brand: 'Star' })).toBe(false);
  expect(keeps(lamp, { kind: 'colour', colour: 'grey' })).toBe(true);
  expect(keeps(lamp, { kind: 'colour', colour: 'white' })).toBe(false);
  expect(keeps(product({ title: 'White lamp' }, {}), { kind: 'colour', colour: 'white' })).toBe(true);
  const shoe = product({}, { options: { 'EU size': '42' } });
  expect(keeps(shoe, { kind: 'size', size: '42' })).toBe(true);
  expect(keeps(shoe, { kind: 'size', size: '4' })).toBe(false);
  expect(keeps(product({ attributes: { Size: '42' } }, {}), { kind: 'size', size: '42' })).toBe(false);
  expect(keeps(product({ attributes: { Size: 'xl' } }, {}), { kind: 'size', size: 'XL' })).toBe(true);
});

test('a product is called what its category or else its title calls it', () => {
  const nounsOf = (part: Partial<ProductRow>) => readFacts(product(part, {})).nouns;
  const translations = { zh: { title: '', description: '', category: ['鞋', '跑鞋'] } };
  expect(nounsOf({ category: ['Shoes', 'Running shoes'], translations })).toEqual({
    en: 'running shoes',
    zh: '跑鞋',
  });
  expect(nounsOf({ title: 'Xerox 006R90321 toner cartridge Original Black' }).en).toBe('toner cartridge');
  expect(nounsOf({ title: 'Lumora lamp with a shade' }).en).toBe('lamp');
  expect(nounsOf({ title: 'NetBotz LeakRope' }).en).toBeUndefined();
});

test.each([
  ['midnight blue', ['blue']],
  ['深蓝色', ['blue']],
  ['teal', ['green', 'blue']],
  ['Black/Grey', ['black', 'grey']],
  ['Multicolour', []],
  ['blackberry', []],
])('%s passes for %j', (name, colours) => {
  expect(familiesOf(name)).toEqual(colours);
});
