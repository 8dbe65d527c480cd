import { describe, expect, it } from 'vitest';
import { findDoubts, type SuspectReview } from './doubts.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2025-01-01T00:00:00Z');

const review = (id: string, atHours: number, more: Partial<SuspectReview> = {}): SuspectReview => ({
  id,
  productId: 'p',
  rating: 4,
  at: START + atHours * HOUR_MS,
  verified: false,
  isCopy: false,
  ...more,
});
/** One review every ten days for a year, of all ratings. */
const steady = Array.from({ length: 36 }, (_, i) => review(`s${i}`, i * 240, { rating: (i % 5) + 1 }));
const reasonsOf = (reviews: SuspectReview[]) =>
  Object.fromEntries(findDoubts(reviews).map(({ reviewId, reasons }) => [reviewId, reasons.join()]));

describe('reviews that count less', () => {
  it('are none where reviews come as they always do', () => {
    expect(findDoubts(steady)).toEqual([]);
    expect(findDoubts([])).toEqual([]);
  });

  it('are those of a burst of one mind, unless the shop knows that they bought it', () => {
    const burst = Array.from({ length: 8 }, (_, i) =>
      review(`b${i}`, 4_000 + i, { rating: 5, verified: i === 0 }),
    );
    expect(Object.keys(reasonsOf([...steady, ...burst])).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((i) => `b${i}`),
    );
    const mixed = burst.map((each, i) => ({ ...each, rating: (i % 5) + 1 }));
    expect(findDoubts([...steady, ...mixed])).toEqual([]);
  });

  it('are not those of a launch that everybody likes', () => {
    const launch = Array.from({ length: 20 }, (_, i) => review(`l${i}`, i, { rating: 5 }));
    const later = Array.from({ length: 40 }, (_, i) =>
      review(`m${i}`, 200 + i * 100, { rating: i % 4 ? 5 : 4 }),
    );
    expect(findDoubts([...launch, ...later])).toEqual([]);
  });

  it('are the second ones of the same customer, not of guests of one name', () => {
    expect(
      reasonsOf([
        review('a', 1, { author: 'c1' }),
        review('b', 50, { author: 'c1' }),
        review('g', 60),
        review('h', 70),
      ]),
    ).toEqual({ b: 'repeat' });
  });

  it('are those of someone who gave everything the same stars in a day', () => {
    const byAuthor = { reviews: 6, sameRating: true, withinMs: 5 * HOUR_MS };
    expect(reasonsOf([review('a', 1, { rating: 5, author: 'c', byAuthor })])).toEqual({ a: 'spree' });
    expect(reasonsOf([review('a', 1, { rating: 3, author: 'c', byAuthor })])).toEqual({});
    const slow = { ...byAuthor, withinMs: 900 * HOUR_MS };
    expect(reasonsOf([review('a', 1, { rating: 5, author: 'c', byAuthor: slow })])).toEqual({});
  });

  it('are copies, and the surely deceptive unless bought; reasons multiply', () => {
    const doubts = findDoubts([
      review('a', 1, { isCopy: true, deceptive: 0.99 }),
      review('b', 2, { deceptive: 0.99, verified: true }),
      review('c', 3, { deceptive: 0.7 }),
    ]);
    expect(doubts).toEqual([
      { reviewId: 'a', productId: 'p', reasons: ['copy', 'wording'], weight: expect.closeTo(0.12) },
    ]);
  });
});
