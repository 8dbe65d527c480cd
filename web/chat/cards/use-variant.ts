import { useState } from 'react';
import type { ProductView } from '../../../tools/cards.ts';
import { type Chosen, choose, findVariant, startingVariant } from './variants.ts';

/** The variant that the customer has before them, and the way to another one. */
export function useVariant(product: ProductView) {
  const [chosen, setChosen] = useState<Chosen>(() => ({ ...startingVariant(product)?.options }));
  const variant = findVariant(product, chosen) ?? startingVariant(product);
  return {
    chosen,
    variant,
    image: variant?.image ?? product.image,
    priceCents: variant?.priceCents ?? product.priceCents,
    compareAtCents: variant ? variant.compareAtCents : product.compareAtCents,
    choose: (name: string, value: string) => setChosen(choose(product, chosen, name, value)),
  };
}
