import { expect, test } from 'vitest';
import { createGrounding } from './grounding.ts';

const found = {
  products: [
    { title: 'Velora Dash 3', price: '$72.00' },
    { title: 'Northpeak Ridge Boot', price: '$119.50 - $130.00' },
  ],
};

function say(text: string, locale: 'en' | 'zh' = 'en', pieceLength = 3): { pieces: string[]; whole: string } {
  const pieces: string[] = [];
  const grounding = createGrounding(locale, (piece) => pieces.push(piece));
  grounding.learn(found);
  grounding.learn({ page: 'Free shipping over $60' });
  grounding.learnLimits('boots under 80 please');
  for (let at = 0; at < text.length; at += pieceLength) grounding.push(text.slice(at, at + pieceLength));
  const whole = grounding.flush();
  expect(pieces.join('')).toBe(whole);
  return { pieces, whole };
}

test('prices of records pass, in every way of writing them', () => {
  for (const text of [
    'The Velora Dash 3 is $72 and the boot costs $119.50.',
    'It is 72 dollars, or 72.00 USD; shipping is free over $60!',
    '这双跑鞋 72 美元，靴子 $119.50。',
  ]) {
    expect(say(text).whole).toBe(text);
  }
});

test('an invented price becomes the price of the product it is said of', () => {
  expect(say('The Velora Dash 3 is only $49.99 today.').whole).toBe(
    'The Velora Dash 3 is only $72.00 today.',
  );
  expect(say('Take the Northpeak Ridge Boot for 20 dollars, friend.').whole).toBe(
    'Take the Northpeak Ridge Boot for $119.50 - $130.00, friend.',
  );
});

test('an invented price of nothing known is taken out', () => {
  expect(say('We also have a kayak for $1,299.00 in the back.').whole).toBe(
    'We also have a kayak for (price not confirmed) in the back.',
  );
  expect(say('还有一条皮划艇只要 999 元，很划算。', 'zh').whole).toBe(
    '还有一条皮划艇只要 （价格待确认），很划算。',
  );
});

test('a limit the customer set may be repeated as a limit, not as a price', () => {
  expect(say('Here are boots under $80 for you.').whole).toBe('Here are boots under $80 for you.');
  expect(say('80 美元以内的有一款。', 'zh').whole).toBe('80 美元以内的有一款。');
  expect(say('That kayak costs $80 flat.').whole).toBe('That kayak costs (price not confirmed) flat.');
});

test('limits said in words are limits too', () => {
  for (const [said, text] of [
    ['三百元以内的跑鞋', '找到16款300美元以内的跑鞋。'],
    ['shoes under fifty dollars', 'Here are shoes under $50 for you.'],
    ['帐篷不超过1.5k', '这里有不超过1500元的帐篷。'],
  ] as const) {
    const grounding = createGrounding('zh', () => undefined);
    grounding.learnLimits(said);
    grounding.push(text);
    expect(grounding.flush()).toBe(text);
  }
});

test('a true difference of shown prices passes when it is said as one', () => {
  expect(say('The first is $47.50 cheaper than the second.').whole).toBe(
    'The first is $47.50 cheaper than the second.',
  );
  expect(say('The kayak is $47.50 in blue.').whole).toBe('The kayak is (price not confirmed) in blue.');
});

test('the outcome does not depend on how the stream was cut', () => {
  const text =
    'Velora Dash 3 at USD 49.99, then Northpeak Ridge Boot at $119.50.\n\nAnything else, or 12 more?';
  const wholes = [1, 2, 5, 7, 13, 400].map((length) => say(text, 'en', length).whole);
  expect(new Set(wholes).size).toBe(1);
  expect(wholes[0]).toContain('Velora Dash 3 at $72.00, then');
});

test('text without numbers is let out as it comes', () => {
  const { pieces } = say(
    'We have quite a few boots that will keep your feet dry in the rain, and some are light.',
  );
  expect(pieces.length).toBeGreaterThan(10);
});
