import { describe, expect, it } from 'vitest';
import { bandsOf, isNearCopy } from './near-copies.ts';

const first =
  'I bought these boots in March and have walked two hundred miles in them since; the soles show no wear and my feet stay dry even in the bogs above our village.';
const copy = first.replace('March', 'April').replace('village', 'town');
const other =
  'The kettle boils a litre in two minutes, the lid shuts with a click, and the handle stays cool; my only complaint is a cable that ends just short of our socket.';
const chinese =
  '买来三个月了，每天早上煮咖啡都用它，加热很快，倒水不滴漏，清洗也方便，就是声音稍微大了点，总体很满意。';

const share = (a: string, b: string) => {
  const bands = new Set(bandsOf(a));
  return bandsOf(b).some((band) => bands.has(band));
};

describe('near copies', () => {
  it('share a min-hash and most of their words', () => {
    expect([share(first, copy), isNearCopy(first, copy)]).toEqual([true, true]);
    const changed = chinese.replace('三个月', '两个月');
    expect([share(chinese, changed), isNearCopy(chinese, changed)]).toEqual([true, true]);
  });

  it('are not texts of other words', () => {
    expect([share(first, other), isNearCopy(first, other)]).toEqual([false, false]);
    expect(isNearCopy(first, chinese)).toBe(false);
  });

  it('are not short ones, which say the same by chance', () => {
    expect(bandsOf('Great product, fast delivery!')).toEqual([]);
    expect(isNearCopy('Great product', 'Great product')).toBe(false);
  });

  it('have hashes that a database column holds', () => {
    for (const band of bandsOf(`${first} ${'word '.repeat(50_000)}`)) expect(band).toBe(band | 0);
  });
});
