import { expect, it } from 'vitest';
import { decodeAuthenticity, trainAuthenticity } from './authenticity.ts';
import { readSeedReviews } from './seed-examples.ts';

const model = trainAuthenticity(readSeedReviews());

it.each([
  [
    true,
    'Absolutely amazing! My husband and I love it, the best ever. You must buy this, you will never regret it!',
  ],
  [true, '太完美了！绝对是最好的品牌，全家人都喜欢，强烈推荐大家购买！'],
  [false, 'The hinge came loose after 3 months; the screws (M4) can be tightened. Battery is about 6 hours.'],
  [false, '用了三个月，盖子有点松，声音比以前那台小，充一次电大概能用六个小时。'],
])('tells gushing from what somebody saw for themselves (made up: %s)', (isDeceptive, text) => {
  expect(model.deceptive(text) > 0.5).toBe(isDeceptive);
});

it('is the same model again as bytes, and is told from anything else', () => {
  const decoded = decodeAuthenticity(model.encode());
  for (const { text } of readSeedReviews()) expect(decoded.deceptive(text)).toBe(model.deceptive(text));
  expect(() => decodeAuthenticity(new Uint8Array(9))).toThrow('These bytes are no text classifier.');
});

it('does not know where there is nothing to read', () => {
  for (const text of ['', ' \n ', '\u0000']) expect(model.deceptive(text)).toBe(0.5);
  expect(trainAuthenticity([]).deceptive('anything')).toBe(0.5);
});
