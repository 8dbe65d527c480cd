import { describe, expect, test } from 'vitest';
import { ConversionError } from './conversion-error.ts';
import { convert, type Notation } from './convert.ts';
import { parseTime } from './parse-time.ts';
import type { Shape } from './shape.ts';

const money: Shape = { kind: 'number', money: true };
const fails = (value: unknown, shape: Shape, notation: Notation = {}) =>
  expect(() => convert(value, shape, notation)).toThrow(ConversionError);

describe('amounts', () => {
  test.each([
    ['0', 0],
    [0, 0],
    ['43,519.95', 4351995],
    [43519.95, 4351995],
    ['19.99 USD', 1999],
    ['€ 5', 500],
    ['.5', 50],
    ['-3.20', -320],
    [536.6500000001, 53665],
  ])('%s in major units is %s cents', (value, cents) =>
    expect(convert(value, money, { unit: 'major' })).toBe(cents),
  );
  test('a decimal comma must be announced, for guessing would be a hundredfold price', () => {
    expect(convert('1.234,50', money, { unit: 'major', decimal: ',' })).toBe(123450);
    fails('12,50', money, { unit: 'major' });
    fails('1.234,50', money, { unit: 'major' });
  });
  test.each(['free', '1 2', '--1', '1.2.3', {}, []])('%j is no amount', (value) => {
    expect(() => convert(value, money, { unit: 'major' })).toThrow(ConversionError);
  });
});

test('blank text and null are absent for every target', () => {
  for (const shape of [money, { kind: 'text' }, { kind: 'boolean' }, { kind: 'time' }] as Shape[]) {
    expect([null, undefined, '', '  '].map((value) => convert(value, shape, {}))).toEqual(
      Array(4).fill(undefined),
    );
  }
});

test('texts come from numbers only while these are exact', () => {
  expect(convert(42, { kind: 'text' }, {})).toBe('42');
  expect(convert('  padded ', { kind: 'text' }, {})).toBe('padded');
  fails(2 ** 64, { kind: 'text' });
  fails({ a: 1 }, { kind: 'text' });
});

test('truths come from words and from counts', () => {
  const truth = (value: unknown) => convert(value, { kind: 'boolean' }, {});
  expect(['true', 'Yes', 'in stock', '3', 1, '是'].map(truth)).toEqual(Array(6).fill(true));
  expect(['false', 'out_of_stock', '0', -2, 'N'].map(truth)).toEqual(Array(5).fill(false));
  fails('maybe', { kind: 'boolean' });
});

test('lists are split where asked, and named values keep their kinds', () => {
  const texts: Shape = { kind: 'list', of: { kind: 'text' } };
  expect(convert('a, b,,c', texts, { split: ',' })).toEqual(['a', 'b', 'c']);
  expect(convert(['a', '', 'b'], texts, {})).toEqual(['a', 'b']);
  expect(convert('one', texts, {})).toEqual(['one']);
  const attributes: Shape = { kind: 'fields', of: { kind: 'any' } };
  expect(convert({ a: 1.5, b: true, c: ['x'], d: '', e: null }, attributes, {})).toEqual({
    a: 1.5,
    b: true,
    c: ['x'],
  });
  fails('text', attributes);
  fails('1 000', { kind: 'number', money: false });
});

test.each([
  ['2016-09-01', undefined, '2016-09-01T00:00:00Z'],
  ['2016-09-01 10:20', undefined, '2016-09-01T10:20:00Z'],
  ['2016-09-01T10:20:30.5+0200', undefined, '2016-09-01T10:20:30.5+02:00'],
  [1472688000, 'unix', '2016-09-01T00:00:00.000Z'],
  ['1472688000000', 'unix_ms', '2016-09-01T00:00:00.000Z'],
  ['09 1, 2016', 'MM dd, yyyy', '2016-09-01T00:00:00Z'],
  ['1. September 2016 7:05', 'dd. MMM yyyy HH:mm', '2016-09-01T07:05:00Z'],
])('%s written as %s is %s', (value, format, time) => expect(parseTime(value, format)).toBe(time));

test.each([
  ['yesterday', undefined],
  [20160901, undefined],
  ['soon', 'unix'],
  ['2016-09-01', 'MM dd, yyyy'],
])('%s is no time written as %s', (value, format) =>
  expect(() => parseTime(value, format)).toThrow(ConversionError),
);
