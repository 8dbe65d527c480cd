import { expect, test } from 'vitest';
import { readNumber, spellOutNumbers } from './numbers.ts';
import { extractPrice } from './price.ts';

const limits = (text: string) => {
  const { min, max } = extractPrice(spellOutNumbers(text), (word) => word === '39-42');
  return [min, max];
};

test.each([
  ['running shoes under $80', undefined, 80],
  ['less than fifty quid', undefined, 50],
  ['no more than 1,200', undefined, 1200],
  ['a hundred and fifty max', undefined, 150],
  ['my budget is 300', undefined, 300],
  ['I have two hundred dollars to spend on a monitor', undefined, 200],
  ['nothing over 30', undefined, 30],
  ["I don't want to spend more than 45", undefined, 45],
  ['50 bucks or less', undefined, 50],
  ['headphones for 80 dollars', undefined, 80],
  ['$1.5k laptop', undefined, 1500],
  ['i can go up to 120', undefined, 120],
  ['over 200', 200, undefined],
  ['at least €40', 40, undefined],
  ['$100+', 100, undefined],
  ['starting at 25', 25, undefined],
  ['between $30 and $60', 30, 60],
  ['from 50 to 100', 50, 100],
  ['50-100', 50, 100],
  ['$50-$100', 50, 100],
  ['between 100 and 50', 50, 100],
  ['around 150', 120, 180],
])('%s', (text, min, max) => {
  expect(limits(text)).toEqual([min, max]);
});

test.each([
  ['两百以内的跑鞋', undefined, 200],
  ['不超过300元', undefined, 300],
  ['别超过七百', undefined, 700],
  ['预算一百五', undefined, 150],
  ['预算可以加到120', undefined, 120],
  ['200块的耳机', undefined, 200],
  ['不到一百块', undefined, 100],
  ['1千5以内', undefined, 1500],
  ['1000元以上的显示器', 1000, undefined],
  ['至少两千五', 2500, undefined],
  ['50到120块的耳机', 50, 120],
  ['三千到五千的笔记本', 3000, 5000],
  ['¥200-400', 200, 400],
  ['两三百的办公椅', 200, 300],
  ['价格在300左右', 240, 360],
])('%s', (text, min, max) => {
  expect(limits(text)).toEqual([min, max]);
});

test.each([
  'at least 4 stars',
  'under 2 kg',
  'tent for 4 people',
  'up to 15 hours of battery',
  'size 42',
  'socks 39-42',
  'iphone 15',
  'the first two',
  "what's 5+5",
  'a laptop with 16 GB of memory',
  '42码',
  '四星以上',
  '三岁以上的孩子',
  '15寸以内的屏幕',
  '一个帐篷',
  '几百块',
  '二和三哪个好',
])('no price in: %s', (text) => {
  expect(limits(text)).toEqual([undefined, undefined]);
});

test('what was read is taken out of the text and the rest stays', () => {
  const { rest } = extractPrice('blue tents under $80 for two people');
  expect(rest.replace(/[\uE000-\uE00C]/g, '|').replace(/\s+/g, ' ')).toBe('blue tents | for two people');
});

test.each([
  ['1,200', 1200],
  ['1.5k', 1500],
  ['两百', 200],
  ['一百五', 150],
  ['一百零五', 105],
  ['一百二十五', 125],
  ['十五', 15],
  ['两千五', 2500],
  ['一千两百', 1200],
  ['2万', 20000],
  ['一万二', 12000],
  ['二零零', 200],
  ['abc', undefined],
])('the number %s', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test('number words become figures, and small ones that stand alone stay words', () => {
  expect(spellOutNumbers('two hundred and fifty dollars')).toBe('250 dollars');
  expect(spellOutNumbers('eighty five')).toBe('85');
  expect(spellOutNumbers('a thousand')).toBe('1000');
  expect(spellOutNumbers('compare the first two')).toBe('compare the first two');
});
