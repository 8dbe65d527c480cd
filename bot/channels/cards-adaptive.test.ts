import * as sdk from 'adaptivecards';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../tools/cards.ts';
import type { AdaptiveCard } from './adaptive-elements.ts';
import { sampleCards } from './card-samples.ts';
import { cardToAdaptive } from './cards-adaptive.ts';

const options = {
  locale: 'en',
  pictureUrl: (image: string) => `https://shop.example${image}`,
} as const;

/** What the Adaptive Cards SDK makes of a card: its complaints, and the card as it understood it. */
function read(card: AdaptiveCard) {
  const context = new sdk.SerializationContext(sdk.Versions.v1_5);
  const parsed = new sdk.AdaptiveCard();
  parsed.parse(card, context);
  const complaints = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  const invalid = parsed.validateProperties().validationEvents.map((event) => event.message);
  return { complaints: [...complaints, ...invalid], understood: parsed.toJSON() as unknown };
}

const only = (card: Card, locale: 'en' | 'zh' = 'en'): AdaptiveCard => {
  const [first, ...others] = cardToAdaptive(card, { ...options, locale });
  if (!first || others.length > 0) throw new Error('one card was expected');
  return first;
};

const everyText = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(everyText);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['text', 'title', 'value'].includes(key) ? [inner] : everyText(inner),
  );
};

describe('every kind of card', () => {
  const kinds = Object.values(sampleCards).map((card): [string, Card] => [card.kind, card]);

  test.each(kinds)('%s is a valid Adaptive Card 1.5 with nothing the SDK does not know', (_kind, card) => {
    for (const locale of ['en', 'zh'] as const) {
      for (const adaptive of cardToAdaptive(card, { ...options, locale })) {
        const { complaints, understood } = read(adaptive);
        expect(complaints).toEqual([]);
        // The SDK drops what it does not know, so what comes back shows that every property is a real one.
        expect(understood).toMatchObject({ ...adaptive, $schema: expect.any(String) });
      }
    }
  });

  test.each(kinds)('%s falls back to its text', (_kind, card) => {
    for (const adaptive of cardToAdaptive(card, options)) {
      expect(adaptive.fallbackText.length).toBeGreaterThan(20);
      expect(adaptive.fallbackText).not.toContain('\u001b');
    }
  });
});

test('the check above would notice a wrong card', () => {
  const card = only(sampleCards.help);
  expect(read({ ...card, body: [{ type: 'Bogus' }] }).complaints).not.toEqual([]);
  expect(read({ ...card, body: [{ type: 'TextBlock', text: 'x', color: 'purple' }] }).complaints).not.toEqual(
    [],
  );
  const link = { type: 'Action.OpenUrl', title: 'x', url: '' } as const;
  expect(read({ ...card, actions: [link] }).complaints).not.toEqual([]);
});

test('a list becomes one numbered card a product, at most ten', () => {
  const cards = cardToAdaptive(sampleCards.products, options);
  expect(cards).toHaveLength(2);
  expect(everyText(cards[0]?.body)).toEqual(
    expect.arrayContaining(['1. Trailblazer Running Shoe', '$79.00 – $89.00', 'was $99.00', 'only 3 left']),
  );
  expect(everyText(cards[1]?.body)).toEqual(
    expect.arrayContaining(['¥168.00', 'sold out', 'no reviews yet']),
  );
  const many = Array.from({ length: 14 }, () => sampleCards.products.products).flat();
  expect(cardToAdaptive({ ...sampleCards.products, products: many }, options)).toHaveLength(10);
});

test('buttons speak for the customer, in the language of the conversation', () => {
  const [card] = cardToAdaptive(sampleCards.products, { ...options, locale: 'zh' });
  expect(card?.actions).toEqual([
    {
      type: 'Action.Submit',
      title: '详情',
      data: {
        say: '介绍一下Trailblazer Running Shoe',
        msteams: {
          type: 'messageBack',
          text: '介绍一下Trailblazer Running Shoe',
          displayText: '介绍一下Trailblazer Running Shoe',
        },
      },
    },
    expect.objectContaining({ title: '评价' }),
    expect.objectContaining({ title: '看类似的' }),
    { type: 'Action.OpenUrl', title: '在商店中打开', url: 'https://shop.example/p/shoe-1' },
  ]);
});

test('a picture that the channel cannot fetch is left out', () => {
  const [withPicture] = cardToAdaptive(sampleCards.products, options);
  expect(withPicture?.body[0]).toMatchObject({
    type: 'Image',
    url: 'https://shop.example/pictures/shoe-1.svg',
  });
  const [without] = cardToAdaptive(sampleCards.products, { ...options, pictureUrl: () => undefined });
  expect(JSON.stringify(without)).not.toContain('Image');
});

test('an order draws the timeline of its parcel, with the latest event marked', () => {
  const card = only(sampleCards.order);
  const texts = everyText(card.body);
  expect(texts).toContain('○ Jun 2, 2026 · shipped · Chicago');
  expect(texts).toContain('● Jun 4, 2026 · out for delivery · Springfield');
  expect(texts).toEqual(expect.arrayContaining(['Discount (HELLO10)', '−$10.00', '$153.00']));
  expect(card.actions).toEqual([
    { type: 'Action.OpenUrl', title: 'Track the parcel', url: 'https://track.example/JD0146' },
  ]);
});

test('what customers wrote is never read as Markdown', () => {
  const quote = {
    id: 'r',
    rating: 1,
    title: '[win](https://evil.example)',
    text: '**[x](https://evil.example)**',
    verified: false,
  };
  const card = only({ ...sampleCards.reviews, quotes: [quote] });
  const blocks = JSON.stringify(card.body.filter((element) => element.type === 'TextBlock'));
  expect(blocks).not.toContain('evil.example');
  expect(JSON.stringify(card.body)).toContain('"type":"TextRun","text":"**[x](https://evil.example)**"');
});

test('reviews that were asked whether something is so say how many confirm it', () => {
  const claim = { statement: 'runs *small*', yes: 3, no: 1 };
  const card = only({ ...sampleCards.reviews, about: { text: 'x', positive: 0, negative: 0, claim } });
  expect(JSON.stringify(card.body)).toContain('“runs *small*”: 3 reviews say so, 1 says otherwise');
});

test('only web addresses become links', () => {
  const card = only({
    kind: 'help',
    pages: [{ id: 'h', topic: 'x', title: 'Trap', excerpt: 'x', url: 'javascript:alert(1)' }],
  });
  expect(card.actions).toBeUndefined();
});
