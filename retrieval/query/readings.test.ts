import { describe, expect, it } from 'vitest';
import { lex } from './lex.ts';
import { type Reading, readAll } from './readings.ts';
import { wordsOf } from './tokens.ts';

/** What a query says in figures, in a shop that takes dollars. */
function read(text: string, currency = 'USD'): Partial<Reading & { words: string }>[] {
  const tokens = lex(text);
  return readAll(tokens, currency)
    .filter(({ kind }) => kind !== 'asking')
    .map(({ from, to, ...reading }) => ({ ...reading, words: wordsOf(text, tokens, { from, to }) }));
}

const limits = (text: string) =>
  read(text).map((reading) =>
    'value' in reading ? [reading.kind, reading.min ?? null, reading.max ?? null] : [reading.kind],
  );

describe('prices', () => {
  it.each([
    ['laptop under $50', null, 50],
    ['tents below 1,200.50', null, 1200.5],
    ['at most 80 bucks', null, 80],
    ['nothing over 30', null, 30],
    ['50 dollars tops', null, 50],
    ['a tent for $50', null, 50],
    ['my budget is 300', null, 300],
    ['under two hundred and fifty dollars', null, 250],
    ['up to 2k', null, 2000],
    ['shoes < 60', null, 60],
    ['at least 40', 40, null],
    ['nothing under 25', 25, null],
    ['$100 and up', 100, null],
    ['from 20', 20, null],
    ['between 30 and 60 dollars', 30, 60],
    ['$30 to $60', 30, 60],
    ['50-80', 50, 80],
    ['price 200–300', 200, 300],
    ['around 100', 80, 120],
    ['200元以内的耳机', null, 200],
    ['不超过三百块', null, 300],
    ['低于105块的', null, 105],
    ['预算大概500', null, 500],
    ['１００元以下', null, 100],
    ['2万以内', null, 20_000],
    ['至少八百元', 800, null],
    ['1000块以上的手机', 1000, null],
    ['200到300元', 200, 300],
    ['价格在200到300之间', 200, 300],
    ['55-100块', 55, 100],
    ['两三百块的鞋', 200, 300],
    ['一千五左右', 1200, 1800],
    ['三星手机1000以下', null, 1000],
  ])('%s', (text, min, max) => {
    expect(limits(text)).toEqual([['price', min, max]]);
  });

  it('reads both of two limits', () => {
    expect(limits('over 100 and under 50')).toEqual([
      ['price', 100, null],
      ['price', null, 50],
    ]);
    expect(limits('200元以上500元以下')).toEqual([
      ['price', 200, null],
      ['price', null, 500],
    ]);
  });

  it.each([
    'iphone 8 plus',
    'hp dv7-1211ea',
    'canon eos 500d',
    'windows 7',
    'up to 6 devices',
    'over ear headphones',
    'usb 3.0 hub',
    '4k monitor',
    'under desk tray',
    'tn-2110 toner',
    '24-port switch',
    '2-in-1 laptop',
    '至少4个接口',
    '三星手机',
    '七匹狼',
    'range 1-2',
    '2010-11-22',
  ])('leaves alone: %s', (text) => {
    expect(limits(text)).toEqual([]);
  });

  it('says which currency was named', () => {
    expect(read('30-50€')).toMatchObject([{ money: '€', min: 30, max: 50 }]);
    expect(read('between 30 and 60 euros')).toMatchObject([{ money: 'euros' }]);
    expect(read('300日元以内')).toMatchObject([{ money: '日元' }]);
  });

  it('takes pounds for money where the shop does, else for weight', () => {
    expect(read('under 50 pounds', 'GBP')).toMatchObject([{ kind: 'price', max: 50 }]);
    expect(read('under 50 pounds', 'USD')).toMatchObject([{ kind: 'measure', unit: 'lb', max: 50 }]);
    expect(read('price under 50 pounds', 'USD')).toMatchObject([{ kind: 'price', money: 'pounds' }]);
  });
});

describe('ratings', () => {
  it.each([
    ['4 stars and up', 4],
    ['at least 4.5 stars', 4.5],
    ['4+ stars', 4],
    ['four stars or more', 4],
    ['4-star toaster', 4],
    ['rated 4 or higher', 4],
    ['rating of at least 3', 3],
    ['四星以上', 4],
    ['4.5星及以上', 4.5],
    ['评分4.5以上', 4.5],
    ['评分不低于4分', 4],
  ])('%s', (text, min) => {
    expect(limits(text)).toEqual([['rating', min, null]]);
  });

  it('tells a rating that may be no better', () => {
    expect(limits('under 3 stars')).toEqual([['rating', null, 3]]);
  });
});

describe('measures', () => {
  it.each([
    ['1TB drive', 1, 'tb', null, null],
    ['15" laptop', 15, 'in', null, null],
    ['15-inch laptop', 15, 'in', null, null],
    ['1.5 l kettle', 1.5, 'l', null, null],
    ['6 ft cable', 6, 'ft', null, null],
    ['pro max 512gb', 512, 'gb', null, null],
    ['at least 8GB ram', 8, 'gb', 8, null],
    ['under 15 inches', 15, 'in', null, 15],
    ['5千克以下', 5, 'kg', null, 5],
    ['500GB以上的硬盘', 500, 'gb', 500, null],
    ['between 1 and 2 m', 1, 'm', 1, 2],
  ])('%s', (text, value, unit, min, max) => {
    const [measure, ...more] = read(text);
    expect(more).toEqual([]);
    expect(measure).toMatchObject({ kind: 'measure', value, unit });
    expect(limits(text)).toEqual([['measure', min, max]]);
  });

  it.each(['18-55mm', '100-240V'])('leaves a range of one thing alone: %s', (text) => {
    expect(limits(text)).toEqual([]);
  });
});

describe('orders and stock', () => {
  it.each([
    ['cheapest tent', 'price_low'],
    ['最便宜的帐篷', 'price_low'],
    ['most expensive watch', 'price_high'],
    ['best rated kettle', 'rating'],
    ['top-rated kettle', 'rating'],
    ['评分最高的水壶', 'rating'],
    ['newest phones', 'newest'],
    ['最新款手机', 'newest'],
    ['best selling mugs', 'popular'],
    ['销量最高的杯子', 'popular'],
  ])('%s', (text, sort) => {
    expect(read(text)).toMatchObject([{ kind: 'sort', sort }]);
  });

  it('hears stock and cheapness', () => {
    for (const text of ['tents in stock', 'tents that are in stock', '有货的帐篷', '现货帐篷']) {
      expect(read(text)).toMatchObject([{ kind: 'inStock' }]);
    }
    for (const text of ['cheap tent', 'affordable tent', '便宜的帐篷', '平价帐篷', 'not too expensive']) {
      expect(read(text)).toMatchObject([{ kind: 'cheap' }]);
    }
  });
});

describe('any text', () => {
  it('gives back every token where it stood', () => {
    for (const text of ['ＡＢＣ１２３ “x” 500元', 'a\u0000b\n(.*)+ & | ! <-> :* %_\\', '😀 under $5 ﬁ İ']) {
      for (const { start, end, text: folded } of lex(text)) {
        expect(text.slice(start, end).length).toBeGreaterThan(0);
        expect(folded.trim()).toBe(folded);
      }
    }
  });

  it('reads 500 limits, and none in what only looks like the beginning of them', () => {
    expect(limits('under $50 '.repeat(500))).toHaveLength(500);
    for (const part of ['under ', '1 - ', 'at least ', '不超过', '一', 'between 1 and ', '$ ', '(', '- ']) {
      expect(limits(part.repeat(2_000)).filter(([kind]) => kind !== 'price')).toEqual([]);
    }
  });
});
