import { describe, expect, it } from 'vitest';
import type { ProductView, VariantView } from '../../../tools/cards.ts';
import { choose, findVariant, percentOff, startingVariant, stateOfValue } from './variants.ts';

const variant = (colour: string, size: string, priceCents: number, available = true): VariantView => ({
  id: `${colour}-${size}`,
  options: { Colour: colour, Size: size },
  priceCents,
  available,
});

const shoe: ProductView = {
  id: 'shoe',
  title: 'Shoe',
  category: [],
  currency: 'USD',
  priceCents: 1000,
  priceMaxCents: 3000,
  ratingCount: 0,
  inStock: true,
  options: [
    { name: 'Colour', values: ['Red', 'Blue'].map((value) => ({ value, available: true })) },
    { name: 'Size', values: ['40', '41', '42'].map((value) => ({ value, available: true })) },
  ],
  variants: [
    variant('Red', '40', 1000, false),
    variant('Red', '41', 2000),
    variant('Blue', '41', 3000, false),
    variant('Blue', '42', 3000),
  ],
};

describe('choosing a variant', () => {
  it('starts with the asked one, else the cheapest that can be had, else the first', () => {
    expect(startingVariant({ ...shoe, selectedVariantId: 'Blue-42' })?.id).toBe('Blue-42');
    expect(startingVariant(shoe)?.id).toBe('Red-41');
    const soldOut = shoe.variants.map((one) => ({ ...one, available: false }));
    expect(startingVariant({ ...shoe, variants: soldOut })?.id).toBe('Red-40');
  });

  it('keeps the other options where that combination is made', () => {
    const chosen = choose(shoe, { Colour: 'Red', Size: '41' }, 'Colour', 'Blue');
    expect(findVariant(shoe, chosen)?.id).toBe('Blue-41');
  });

  it('moves them where it is not made, so that there is always a variant', () => {
    const chosen = choose(shoe, { Colour: 'Red', Size: '40' }, 'Colour', 'Blue');
    expect(findVariant(shoe, chosen)?.id).toBe('Blue-42');
  });

  it('tells what is sold out from what is not made', () => {
    const chosen = { Colour: 'Red', Size: '41' };
    expect(stateOfValue(shoe, chosen, 'Size', '40')).toBe('sold-out');
    expect(stateOfValue(shoe, chosen, 'Size', '42')).toBe('not-made');
    expect(stateOfValue(shoe, chosen, 'Size', '41')).toBe('available');
  });

  it('shows a discount only where the price fell', () => {
    expect(percentOff(7500, 10000)).toBe(25);
    expect(percentOff(10000, 10000)).toBeUndefined();
    expect(percentOff(10000, 9000)).toBeUndefined();
    expect(percentOff(10000, undefined)).toBeUndefined();
  });
});
