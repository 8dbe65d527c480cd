import type { Locale } from '../db/records.ts';
import { formatMoney } from '../prompts/money.ts';
import type { Facets, ProductSearchResult, UnderstoodLimit } from '../retrieval/search-types.ts';
import type { ProductsCardFacets } from './cards.ts';

const ON_CARD = 10;
const FOR_MODEL = 6;

/**
 * The facets that would change a list of `total` products. A value that all of them have is no choice, unless the list
 * was limited by its kind: then there are others in its place.
 */
export function narrowing({
  facets,
  total,
  understood,
}: { facets: Facets } & Pick<ProductSearchResult, 'total' | 'understood'>): ProductsCardFacets | undefined {
  const isLimited = (name: UnderstoodLimit['key']) => understood.some(({ key }) => key === name);
  const choices = <T extends { count: number }>(values: readonly T[], name: UnderstoodLimit['key']) => {
    const kept = isLimited(name) ? values : values.filter(({ count }) => count < total);
    return kept.slice(0, ON_CARD);
  };
  const several = <T>(values: T[]): T[] => (values.length > 1 ? values : []);
  const card = {
    brand: several(choices(facets.brand, 'brand')),
    category: choices(facets.category, 'category'),
    price: several(facets.price),
    // A lower rating that adds nothing is no choice beside the higher one.
    rating: choices(facets.rating, 'minRating').filter(({ count }, i, all) => count !== all[i - 1]?.count),
  };
  return Object.values(card).some((values) => values.length > 0) ? card : undefined;
}

/** The same in few words, for a model that wants to ask a narrowing question. */
export function describeFacets(
  facets: ProductsCardFacets,
  currency: string,
  locale: Locale,
): Record<string, Record<string, number>> {
  const money = (cents: number) => formatMoney(cents, currency, locale);
  const counted = (values: readonly [string, number][]) => Object.fromEntries(values.slice(0, FOR_MODEL));
  const described = {
    brand: counted(facets.brand.map(({ value, count }) => [value, count])),
    category: counted(facets.category.map(({ value, count }) => [value, count])),
    price: counted(
      facets.price.map(({ minCents, maxCents, count }) => [
        `${money(minCents)}${maxCents === undefined ? '+' : ` - ${money(maxCents)}`}`,
        count,
      ]),
    ),
  };
  return Object.fromEntries(Object.entries(described).filter(([, values]) => Object.keys(values).length > 0));
}
