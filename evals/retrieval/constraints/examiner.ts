import type { Capacity, Limit } from './limits.ts';
import type { ProductFacts, VariantFacts } from './read-facts.ts';

/** A terabyte is 1,000 or 1,024 gigabytes, depending on who says so. */
const SAME_CAPACITY = 0.025;

/**
 * Whether one and the same variant keeps every limit, by the record alone: this is what the shop's search is examined
 * by, so it shares nothing with how the search tells.
 */
export const keepsAll = (product: ProductFacts, limits: readonly Limit[]): boolean =>
  product.variants.some((variant) => limits.every((limit) => keeps(product, variant, limit)));

function keeps(product: ProductFacts, variant: VariantFacts, limit: Limit): boolean {
  switch (limit.kind) {
    case 'price':
      return (
        variant.priceCents >= (limit.minCents ?? 0) &&
        variant.priceCents <= (limit.maxCents ?? Number.POSITIVE_INFINITY)
      );
    case 'brand':
      return plain(product.brand ?? '') === plain(limit.brand);
    case 'capacity':
      return hasCapacity(product, variant, limit.capacity);
    case 'size':
      return variant.sizes.some((size) => plain(size) === plain(limit.size));
    case 'colour':
      return (variant.colours.length > 0 ? variant.colours : product.titleColours).includes(limit.colour);
    case 'stock':
      return variant.available;
    default:
      return limit satisfies never;
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, '');

/** What the product states holds for every variant, unless the variants are told apart by this very capacity. */
function hasCapacity({ capacities, variants }: ProductFacts, variant: VariantFacts, wanted: Capacity) {
  const has = (stated: readonly Capacity[]) => stated.some((one) => isSame(one, wanted));
  return has(variant.capacities) || (has(capacities) && !variants.some((other) => has(other.capacities)));
}

const isSame = (one: Capacity, other: Capacity): boolean =>
  one.of === other.of && Math.abs(one.amount - other.amount) <= SAME_CAPACITY * other.amount;
