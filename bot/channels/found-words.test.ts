import { describe, expect, it, test } from 'vitest';
import { situations } from '../../models/embedded/situations.ts';
import { talk } from '../../models/embedded/test-talk.ts';
import type { ProductsCard } from '../../tools/cards.ts';
import { sampleCards } from './card-samples.ts';
import { cardToAdaptive } from './cards-adaptive.ts';
import { cardToText } from './cards-text.ts';
import { foundWords } from './found-words.ts';

const card: ProductsCard = {
  ...sampleCards.products,
  match: 'exact',
  total: 40,
  understood: [
    { key: 'query', label: 'running shoes' },
    { key: 'in_stock_only', label: '✓' },
    { key: 'sort', label: 'price_low' },
  ],
  facets: {
    brand: [
      { value: 'Velorrin', count: 12 },
      { value: 'Tarnbeck', count: 9 },
    ],
    category: [],
    price: [
      { minCents: 0, maxCents: 5_000, count: 10 },
      { minCents: 5_000, maxCents: 10_000, count: 25 },
      { minCents: 10_000, count: 5 },
    ],
    rating: [],
  },
};

describe.each(['en', 'zh'] as const)('a list that goes on (%s)', (locale) => {
  const words = foundWords(locale);

  it('offers what the planner understands as a narrower search', () => {
    const start = situations.shown?.(locale) ?? [];
    const asked = words.choicesOf(card).map(({ say }) => talk(start, [say])[0]?.calls[0]?.args);
    expect(asked).toMatchObject([
      { brand: 'Velorrin' },
      { brand: 'Tarnbeck' },
      { max_price: 50 },
      { max_price: 100 },
    ]);
    for (const args of asked) expect(args?.query).toMatch(/running shoes|跑鞋/);
    expect(talk(start, [words.more])[0]?.calls[0]?.args).toMatchObject({ offset: 3 });
  });

  it('counts what each choice leaves, the dearer including the cheaper', () => {
    expect(words.choicesOf(card).map(({ count }) => count)).toEqual([12, 9, 10, 35]);
    expect(words.choicesOf({ ...card, total: card.products.length })).toEqual([]);
  });

  it('shows them as the last card, and as a line of text', () => {
    const cards = cardToAdaptive(card, { locale, pictureUrl: () => undefined });
    expect(cards).toHaveLength(card.products.length + 1);
    expect(cards.at(-1)?.actions?.map(({ title }) => title)).toEqual([
      `${words.sayBrand('Velorrin')} (12)`,
      `${words.sayBrand('Tarnbeck')} (9)`,
      expect.stringContaining('(10)'),
      expect.stringContaining('(35)'),
      words.more,
    ]);
    const text = cardToText(card, { locale, width: 200, colour: false });
    expect(text.split('\n').at(-1)).toContain(`${words.sayBrand('Velorrin')} (12)`);
    expect(text).toContain(words.inStock);
    expect(text).not.toContain('price_low');
  });

  it('says how it differs from what was asked', () => {
    expect(words.noticesOf(card)).toEqual([]);
    expect(words.noticesOf({ ...card, confident: false, corrected: 'shoes' })).toEqual([
      words.corrected('shoes'),
      words.notConfident,
    ]);
    const understood = [
      { key: 'min_price', label: '≥ $30.00' },
      { key: 'max_price', label: '≤ $40.00' },
    ];
    expect(words.noticesOf({ ...card, match: 'nearest', emptiedBy: 'price', understood })).toEqual([
      words.nearestBut('≥ $30.00 ≤ $40.00'),
    ]);
    expect(words.noticesOf({ ...card, match: 'nearest' })).toEqual([words.nearest]);
  });
});

test('a later page tells its place, and what it is like', () => {
  const later = { ...card, offset: 8, similarTo: { id: 'x', title: 'Dash' }, understood: [] };
  expect(foundWords('en').countOf(later)).toBe('9 to 10 of 40 products');
  expect(foundWords('en').chipsOf(later)).toEqual(['like Dash']);
});

test('no button asks for what a tool that is switched off would answer', () => {
  const tools = { get_product: false, get_reviews: false, search_catalog: false };
  const [first] = cardToAdaptive(sampleCards.products, { locale: 'en', pictureUrl: () => undefined, tools });
  expect(first?.actions?.map(({ type }) => type)).toEqual(['Action.OpenUrl']);
});
