import type { ProductFilters, ProductQuery, UnderstoodLimit } from './search-types.ts';

/** The limits that a search goes by: those given with it, and of those said in its text the ones not given anew. */
export function limitsGiven(
  { filters, sort }: Pick<ProductQuery, 'filters' | 'sort'>,
  said: readonly UnderstoodLimit[],
): UnderstoodLimit[] {
  const given = (Object.keys(filters) as (keyof ProductFilters)[]).flatMap((key) =>
    [filters[key]].flat().flatMap((value) => (isGiven(value) ? [{ key, value }] : [])),
  );
  const order = sort !== undefined && sort !== 'relevance' ? [{ key: 'sort' as const, value: sort }] : [];
  const keys = new Set([...given.map(({ key }) => key), sort === undefined ? undefined : 'sort']);
  // A range of prices is one limit, whichever end of it is given anew.
  if (keys.has('minPriceCents') || keys.has('maxPriceCents')) keys.add('minPriceCents').add('maxPriceCents');
  const kept = said.filter(({ key, value }) =>
    key === 'features' || key === 'exclude'
      ? !given.some((one) => one.key === key && one.value === value)
      : !keys.has(key),
  );
  return [...kept, ...given, ...order];
}

const isGiven = (value: string | number | boolean | undefined): value is string | number | boolean =>
  value !== undefined && value !== false && !(typeof value === 'string' && value.trim() === '');
