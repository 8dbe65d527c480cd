import type { ProductView, VariantView } from '../../../tools/cards.ts';

export type Chosen = Record<string, string>;

/** What is chosen at first: the variant that was asked for, else the cheapest that can be had, else the first. */
export function startingVariant(product: ProductView): VariantView | undefined {
  const asked = product.variants.find((variant) => variant.id === product.selectedVariantId);
  if (asked) return asked;
  const cheapest = (variants: VariantView[]) =>
    variants.reduce<VariantView | undefined>(
      (best, variant) => (best && best.priceCents <= variant.priceCents ? best : variant),
      undefined,
    );
  return cheapest(product.variants.filter((variant) => variant.available)) ?? product.variants[0];
}

/** The variant with exactly these options. */
export const findVariant = (product: ProductView, chosen: Chosen): VariantView | undefined =>
  product.variants.find((variant) =>
    product.options.every(({ name }) => variant.options[name] === chosen[name]),
  );

/** How a value would do beside what else is chosen: to be had, sold out, or not made at all. */
export function stateOfValue(
  product: ProductView,
  chosen: Chosen,
  name: string,
  value: string,
): 'available' | 'sold-out' | 'not-made' {
  const variant = findVariant(product, { ...chosen, [name]: value });
  if (!variant) return 'not-made';
  return variant.available ? 'available' : 'sold-out';
}

/**
 * Chooses a value. Where that combination is not made, the other options move to those of the nearest variant that has
 * the value (most options kept, one that can be had before one that is sold out), so there is always a variant.
 */
export function choose(product: ProductView, chosen: Chosen, name: string, value: string): Chosen {
  const wanted = { ...chosen, [name]: value };
  if (findVariant(product, wanted)) return wanted;
  const kept = (variant: VariantView) =>
    product.options.filter((option) => variant.options[option.name] === wanted[option.name]).length;
  const [nearest] = product.variants
    .filter((variant) => variant.options[name] === value)
    .sort((a, b) => kept(b) - kept(a) || Number(b.available) - Number(a.available));
  return nearest ? { ...nearest.options } : chosen;
}

/** By how many percent a price is below the one before it; nothing when it is not. */
export function percentOff(priceCents: number, compareAtCents: number | undefined): number | undefined {
  if (compareAtCents === undefined || compareAtCents <= priceCents) return undefined;
  const percent = Math.round((1 - priceCents / compareAtCents) * 100);
  return percent >= 1 ? percent : undefined;
}
