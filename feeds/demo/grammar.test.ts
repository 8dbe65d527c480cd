import { describe, expect, test } from 'vitest';
import { expand, joinSentences } from './grammar.ts';
import { createRandom } from './random.ts';

const outcomes = (template: string, slots = {}) =>
  new Set(Array.from({ length: 200 }, (_, i) => expand(template, slots, createRandom('grammar', i))));

describe('expand', () => {
  test('reaches every branch of nested choices and nothing else', () => {
    expect(outcomes('a (b|c (d|e)|) f')).toEqual(new Set(['a b f', 'a c d f', 'a c e f', 'a  f']));
  });

  test('fills slots, lists and templates inside slots', () => {
    expect(outcomes('<x>', { x: ['one', 'two (red|blue)'] })).toEqual(
      new Set(['one', 'two red', 'two blue']),
    );
  });

  test('throws on a slot without a value only where the branch is said', () => {
    expect(() => expand('the <colour>', {}, createRandom('x'))).toThrow('no value for <colour>');
    expect(outcomes('(a|b)', {})).toEqual(new Set(['a', 'b']));
  });
});

describe('joinSentences', () => {
  test('mends English capitals, articles and spaces', () => {
    expect(joinSentences(['a 8 h battery , a honest  price.', 'it has a unit.'], 'en')).toBe(
      'An 8 h battery, an honest price. It has a unit.',
    );
  });

  test('takes out spaces between Chinese characters and keeps those around Latin words', () => {
    expect(joinSentences(['续航 很好，配 USB-C 接口。', '推荐。'], 'zh')).toBe(
      '续航很好，配 USB-C 接口。推荐。',
    );
  });
});
