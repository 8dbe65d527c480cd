import { expect, it } from 'vitest';
import { rateTitleOrder } from './title-order.ts';

const rate = (asked: string, title: string) => rateTitleOrder(asked.split(' '), title.split(' '));

it('rates a title by the order of the words asked', () => {
  expect(rate('acme desk lamp', 'acme desk lamp black')).toBeCloseTo(0.2);
  expect(rate('desk lamp', 'acme desk lamp')).toBeCloseTo(0.1);
  expect(rate('acme lamp', 'acme desk lamp')).toBeCloseTo(0.05);
  expect(rate('lamp acme', 'acme desk lamp')).toBe(0);
  expect(rate('acme', 'acme desk lamp')).toBe(0);
});
