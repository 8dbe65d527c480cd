import type { ListedProduct } from '../db/search-list.ts';
import { withoutColours } from './colours.ts';

/** Variants are moved among as many neighbours, counted from the first, so that pages never repeat or miss one. */
export const SPREAD_TOGETHER = 100;
/** What each further variant of a product is worth beside the one before it. */
const FURTHER = 0.95;

/** Puts further variants of one product after what is nearly as relevant; everything else keeps its order. */
export function spreadVariants<T extends Pick<ListedProduct, 'score' | 'title' | 'brand'>>(
  products: readonly T[],
): T[] {
  const seen = new Map<string, number>();
  return products
    .map((product) => {
      const key = variantKey(product);
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return { product, worth: product.score * FURTHER ** before };
    })
    .sort((a, b) => b.worth - a.worth)
    .map(({ product }) => product);
}

const SIZE =
  /(?<![\p{L}\p{N}])(?:(?:eu|uk|us|size) ?(?:\d+(?:[.,]\d+)?|[sml])|(?:size )?(?:x{1,3}[sl]|small|medium|large)|\d+ ?码)(?![\p{L}\p{N}])/gu;
/** The letters that end a model number, which tell its colour or the country that it is sold in. */
const ENDING = /(?<=\p{L}[\p{L}\p{N}]*\d{2,})\p{L}{1,3}(?![\p{L}\p{N}])/gu;

/** The same for products that differ in colour, size or the ending of their model number alone. */
export const variantKey = ({ title, brand }: Pick<ListedProduct, 'title' | 'brand'>): string =>
  `${brand?.toLowerCase() ?? ''}|${withoutColours(title)
    .replace(SIZE, ' ')
    .replace(ENDING, '')
    .replace(/\s+/g, ' ')
    .trim()}`;
