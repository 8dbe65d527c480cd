import { expect, test } from 'vitest';
import { createLexicon } from './lexicon.ts';
import { type Reading, readMessage } from './reading.ts';
import { VOCABULARY } from './situations.ts';
import { createMendTypos } from './typos.ts';

const lexicon = createLexicon(VOCABULARY);
const mendTypos = createMendTypos(
  lexicon,
  new Set(['compare', 'under', 'reviews', 'cheapest', 'show', 'order']),
);
const read = (text: string, awaiting?: 'number' | 'proof') =>
  readMessage(text, { lexicon, mendTypos, awaiting });

/** Slots of a text, those only that were expected. */
const expectSlots = (text: string, slots: Partial<Reading>, awaiting?: 'number' | 'proof') => {
  expect(read(text, awaiting)).toMatchObject(slots);
};

test.each<[string, Partial<Reading>]>([
  ['red dress size M', { colour: 'red', size: 'M', category: 'Dresses', query: 'dress' }],
  ['Sonaquill headphones in black', { brands: ['Sonaquill'], colour: 'black', query: 'headphones' }],
  ['show me some navy backpacks please', { colour: 'navy', category: 'Backpacks', query: 'backpacks' }],
  ['gray sofa', { colour: 'grey', category: 'Sofas' }],
  ['an orange tent', { colour: 'orange', category: 'Tents' }],
  ['tshirts XL', { category: 'T-shirts', size: 'XL' }],
  ["chef's knife", { category: "Chef's knives" }],
  ['trail running shoes in 42', { category: 'Trail running shoes', size: '42' }],
  ['red or blue dresses', { colour: undefined, query: 'red or blue dresses' }],
  ['face cream', { colour: undefined, query: 'face cream' }],
  ['orange juice maker for a cafe', { query: 'juice maker for a cafe' }],
  ['tent light', { category: undefined, query: 'tent light' }],
  ['running shoes or ankle boots', { category: undefined, query: 'running shoes or ankle boots' }],
  ['can you recommend a laptop for university?', { category: 'Laptops', query: 'laptop for university' }],
  ['what tents do you have', { category: 'Tents', query: 'tents' }],
  ['king size bedding', { size: 'King', query: 'bedding' }],
  ['a suitcase that fits in the cabin', { size: undefined, query: 'suitcase that fits in the cabin' }],
  ['laptop with 256 GB', { options: { Storage: '256 GB' } }],
  ['蓝色的连衣裙', { colour: 'blue', category: 'Dresses', query: '连衣裙' }],
  ['藏青色双肩包', { colour: 'navy', category: 'Backpacks', query: '双肩包' }],
  ['帮我找一双42码的跑鞋', { size: '42', category: 'Running shoes', query: '跑鞋' }],
  ['Sonaquill的耳机有吗', { brands: ['Sonaquill'], query: '耳机' }],
  ['有没有黑的', { colour: 'black', query: '' }],
  ['大号的T恤', { size: 'L', category: 'T-shirts' }],
  ['有没有台灯', { category: 'Table lamps', query: '台灯' }],
])('words of the shop: %s', (text, slots) => {
  expectSlots(text, slots);
});

test.each<[string, Partial<Reading>]>([
  ['at least 4 stars', { minRating: 4 }],
  ['rated above 4.5', { minRating: 4.5 }],
  ['four stars and up', { minRating: 4 }],
  ['4+ stars', { minRating: 4 }],
  ['评分4.5以上', { minRating: 4.5 }],
  ['四星以上的', { minRating: 4 }],
  ['the cheapest tents', { sort: 'price_low' }],
  ['sort by price from high to low', { sort: 'price_high' }],
  ['best rated first', { sort: 'rating' }],
  ['with good reviews', { sort: 'rating' }],
  ['newest laptops', { sort: 'newest' }],
  ['your bestsellers', { sort: 'popular' }],
  ['最便宜的', { sort: 'price_low' }],
  ['按评分排序', { sort: 'rating' }],
  ['从便宜到贵', { sort: 'price_low' }],
  ['最新款', { sort: 'newest' }],
  ['卖得最好的', { sort: 'popular' }],
  ['only what is in stock', { inStock: true }],
  ['只看有货的', { inStock: true }],
  ['something cheaper', { cheaper: true }],
  ["that's too expensive", { cheaper: true }],
  ['便宜点的', { cheaper: true, sort: undefined }],
])('preferences: %s', (text, slots) => {
  expectSlots(text, slots);
});

test.each<[string, string[]]>([
  ['ankle boots but not black', ['black']],
  ['not black or grey', ['black', 'grey']],
  ['a sofa without leather', ['leather']],
  ['anything but Velorrin', ['Velorrin']],
  ['perfume except Florquessa under 50', ['Florquessa']],
  ['non-leather shoes', ['leather']],
  ["I don't want wool", ['wool']],
  ['不要黑色的', ['black']],
  ['除了Velorrin还有别的吗', ['Velorrin']],
  ['不含酒精的', ['酒精', 'alcohol']],
  ['not too expensive', []],
  ["I don't like any of these", []],
  ['有没有蓝色的', []],
  ['no problem', []],
])('exclusions: %s', (text, exclude) => {
  expect(read(text).exclude).toEqual(exclude);
});

test.each<[string, number[]]>([
  ['the second one', [2]],
  ['compare the first two', [1, 2]],
  ['the first and the third', [1, 3]],
  ['the last one', [-1]],
  ['the last two', [-2, -1]],
  ['number 3', [3]],
  ['2 vs 3', [2, 3]],
  ['#2', [2]],
  ['第二个', [2]],
  ['前两款', [1, 2]],
  ['第一个和第三个', [1, 3]],
  ['最后一双', [-1]],
  ['后两款', [-2, -1]],
  ['二和三', [2, 3]],
  ['last week', []],
  ['my last order', []],
  ['first aid kit', []],
])('places: %s', (text, places) => {
  expect(read(text).places).toEqual(places);
});

test.each<[string, Partial<Reading>, ('number' | 'proof')?]>([
  ['where is SK-100234', { orderId: 'SK-100234' }],
  ['status of #W2378156 please', { orderId: '#W2378156' }],
  ['order number 100234', { orderId: 'SK-100234' }],
  ['sk100234', { orderId: 'SK-100234' }],
  ['订单号SK-100234', { orderId: 'SK-100234' }],
  [
    'SK-100234, anna.berg+shop@example.co.uk.',
    { orderId: 'SK-100234', email: 'anna.berg+shop@example.co.uk' },
  ],
  ['my postcode is SW1A 1AA', { postcode: 'SW1A 1AA' }],
  ['邮编100080', { postcode: '100080' }],
  ['90210', { postcode: '90210' }, 'proof'],
  ['100234', { orderId: 'SK-100234' }, 'number'],
  ['90210', { postcode: undefined, orderId: undefined }],
  ['RTX 4090 laptop', { orderId: undefined }],
  ['under $100000', { orderId: undefined, max: 100000 }],
])('proofs: %s', (text, slots, awaiting) => {
  expectSlots(text, slots, awaiting);
});

test.each([
  ['runing shoes', 'running shoes'],
  ['bluethooth speeker', 'bluetooth speaker'],
  ['comapre the first two', 'compare the first two'],
  ['beach towel', 'beach towel'],
  ['three friends', 'three friends'],
  ['Ostrele sneakers', 'ostrelle sneakers'],
  ['shirt and boots', 'shirt and boots'],
])('typing errors: %s', (text, mended) => {
  expect(mendTypos(text)).toBe(mended);
});

test('invisible, full-width and reversed writing is read like plain writing, and a long text is cut', () => {
  expectSlots('ｔｅｎｔ\u200b ｕｎｄｅｒ ＄８０', { category: 'Tents', max: 80, query: 'tent' });
  expectSlots('\u202Etent\u202C', { query: 'tent' });
  expect(read('tent '.repeat(20_000)).text.length).toBeLessThanOrEqual(600);
  expect(read('🎉🎉').query).toBe('🎉🎉');
  expect(read('').query).toBe('');
});

test('reading costs the same for five thousand brands', () => {
  const brands = Array.from({ length: 5_000 }, (_, i) => `Brand${i} & Sons`);
  const large = createLexicon({ ...VOCABULARY, brands: [...VOCABULARY.brands, ...brands] });
  const mend = createMendTypos(large, new Set());
  const reading = readMessage('Brand4321 and Sons tents under 50', { lexicon: large, mendTypos: mend });
  expect(reading.category).toBe('Tents');
  expect(readMessage('Brand4321 Sons tents', { lexicon: large, mendTypos: mend }).brands).toEqual([
    'Brand4321 & Sons',
  ]);
});
