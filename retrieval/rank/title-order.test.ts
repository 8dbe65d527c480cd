import { expect, it } from 'vitest';
import { createTokeniser } from '../tokenise.ts';
import { createTitleOrder } from './title-order.ts';

const tokeniser = createTokeniser();
const rate = (asked: string, title: string) => createTitleOrder(asked, tokeniser)(title);

it('rates a title by the order of the words asked', () => {
  expect(rate('acme desk lamp', 'Acme desk lamp black')).toBeCloseTo(0.22);
  expect(rate('desk lamp', 'Acme desk lamp')).toBeCloseTo(0.12);
  expect(rate('acme lamp', 'Acme desk lamp')).toBeCloseTo(0.05);
  expect(rate('lamp acme', 'Acme desk lamp')).toBe(0);
  expect(rate('acme', 'Acme desk lamp')).toBe(0);
});

it('prefers the title that has what was typed letter by letter', () => {
  expect(rate('USB to HDMI', 'Acme USB to HDMI adapter')).toBeGreaterThan(
    rate('USB to HDMI', 'Acme USB HDMI adapter'),
  );
});
