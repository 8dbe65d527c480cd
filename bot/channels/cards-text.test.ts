import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../tools/cards.ts';
import { sampleCards } from './card-samples.ts';
import { cardToText } from './cards-text.ts';

const plain = { locale: 'en', width: 100, colour: false } as const;
const kinds = Object.values(sampleCards).map((card): [string, Card] => [card.kind, card]);

describe('every kind of card', () => {
  test.each(kinds)('%s fits the width in columns, in both languages', (_kind, card) => {
    for (const locale of ['en', 'zh'] as const) {
      for (const width of [20, 33, 48, 80, 120]) {
        const lines = cardToText(card, { locale, width, colour: false }).split('\n');
        expect(lines.length).toBeGreaterThan(0);
        for (const line of lines.filter((text) => !text.includes('https://'))) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  test.each(kinds)('%s has colours only when asked', (_kind, card) => {
    expect(cardToText(card, plain)).not.toContain('\u001b');
    expect(cardToText(card, { ...plain, colour: true })).toContain('\u001b[');
  });
});

test('a list of products is numbered and tells price, stars and stock', () => {
  expect(cardToText(sampleCards.products, plain)).toBe(
    [
      'Nothing meets every wish; these come closest:',
      '2 of 12 products · running shoes · ≤ $80.00',
      '1. Trailblazer Running Shoe · Northpeak',
      '   $79.00 – $89.00 (was $99.00) · ★★★★☆ 4.5 (128 reviews) · only 3 left',
      '   Colour: blue, black (sold out)',
      '2. 武夷山大红袍乌龙茶礼盒装',
      '   ¥168.00 · no reviews yet · sold out',
    ].join('\n'),
  );
});

test('the same in Chinese', () => {
  const text = cardToText(sampleCards.products, { ...plain, locale: 'zh' });
  expect(text).toContain('共 12 件商品，显示 2 件');
  expect(text).toContain('4.5 (128 条评价) · 仅剩 3 件');
  expect(text).toContain('¥168.00 · 暂无评价 · 售罄');
});

test('a comparison keeps its columns aligned beside double-width characters', () => {
  const lines = cardToText(sampleCards.comparison, { ...plain, width: 60 }).split('\n');
  const column = (text: string, mark: string) => stringWidth(text.slice(0, text.indexOf(mark)));
  const weight = lines.find((line) => line.startsWith('Weight')) ?? '';
  const price = lines.find((line) => line.startsWith('Price')) ?? '';
  expect(column(weight, '240 g')).toBe(column(price, '$79.00'));
  expect(column(weight, '500 克')).toBe(column(price, '¥168.00'));
  expect(lines.length).toBeGreaterThan(6);
});

test('reviews show stars, the spread and what was asked about', () => {
  const text = cardToText(sampleCards.reviews, plain);
  expect(text).toContain('★★★★☆ 4.5 · 128 reviews');
  expect(text).toContain(`5★ ${'█'.repeat(20)} 80`);
  expect(text).toContain('About "fit": 31 praise it, 9 find fault');
  expect(text).toContain('★★★★★ Great on gravel\n  Light, dry and quick.\n  Would buy again.\n');
  expect(text).toContain('  Ada · May 4, 2026 · verified purchase');
  expect(text).toContain('★★☆☆☆\n  鞋码偏小，建议买大一号。');
});

test('reviews that were asked whether something is so say how many confirm it', () => {
  const card = {
    ...sampleCards.reviews,
    about: { text: '偏小吗', positive: 1, negative: 1, claim: { statement: 'runs small', yes: 1, no: 2 } },
    quotes: [{ id: 'r', rating: 2, title: '', text: 'Size up.', verified: false, stance: 'yes' as const }],
  };
  const text = cardToText(card, plain);
  expect(text).toContain('“runs small”: 1 review says so, 2 say otherwise');
  expect(text).toContain('  Size up.\n  says so');
  expect(text).not.toContain('find fault');
});

test('an order tells its sums, its way and its payment', () => {
  expect(cardToText(sampleCards.order, { ...plain, width: 120 })).toBe(
    [
      'Order #W1001 · out for delivery · Placed Jun 1, 2026 · Expected Jun 5, 2026 · Total $153.00',
      '  2 × Trailblazer Running Shoe (blue) · $158.00',
      '  Discount −$10.00 (HELLO10) · Shipping $5.00',
      '  Delivery to: 1 High Street, 62701, Springfield, IL, USA',
      '  Shipment · DHL · Tracking: JD0146',
      '    ○ Jun 2, 2026 shipped · Chicago',
      '    ● Jun 4, 2026 out for delivery · Springfield',
      '    https://track.example/JD0146',
      '  Paid $153.00 · paypal · Jun 1, 2026',
    ].join('\n'),
  );
});

test("times are told in the shop's time zone", () => {
  const text = cardToText(sampleCards.order, { ...plain, width: 120, timeZone: 'Pacific/Auckland' });
  expect(text).toContain('Jun 2, 2026 shipped');
  const west = cardToText(sampleCards.order, { ...plain, width: 120, timeZone: 'Pacific/Honolulu' });
  expect(west).toContain('Jun 1, 2026 shipped');
});

test('a status that only the source knows is shown as it came', () => {
  const card: Card = {
    kind: 'orders',
    total: 1,
    orders: [{ ...sampleCards.order.order, status: 'on_hold' }],
  };
  expect(cardToText(card, plain)).toContain('on hold');
});

test('a record cannot steer the terminal', () => {
  const nasty = 'Nice\u001b[2J\u001b]0;owned\u0007 \u202eshoe\u0000\nSecond';
  const { products, total, match, understood } = sampleCards.products;
  const [first] = products;
  if (!first) throw new Error('the sample has products');
  const cards: Card[] = [
    { kind: 'products', products: [{ ...first, title: nasty, brand: nasty }], total, match, understood },
    { ...sampleCards.reviews, quotes: [{ id: 'r', rating: 1, title: nasty, text: nasty, verified: false }] },
    { kind: 'help', pages: [{ id: 'h', topic: 'x', title: nasty, excerpt: nasty, url: nasty }] },
  ];
  for (const card of cards) {
    const text = cardToText(card, plain);
    expect(text).toContain('Nice');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
});

test('a Chinese text wraps without losing a character and without a comma at the start of a line', () => {
  const excerpt =
    '自签收之日起三十天内，未使用的商品均可退货，运费由商店承担；退款将在五个工作日内原路返回。';
  const text = cardToText(
    { kind: 'help', pages: [{ id: 'h', topic: 'returns', title: '退货', excerpt }] },
    { locale: 'zh', width: 24, colour: false },
  );
  const lines = text
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
  expect(lines.join('')).toBe(excerpt);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).not.toMatch(/^[，；。]/);
});
