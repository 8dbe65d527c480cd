import type { Queryable } from '../db/connect.ts';
import type { Locale } from '../db/records.ts';
import { type FacetRow, readFacets } from '../db/search-facets.ts';
import type { ListQuery } from '../db/search-list.ts';
import type { Facets } from './search-types.ts';

const MOST_BANDS = 5;
const RATINGS = [4.5, 4, 3.5, 3];

/** Where bands of prices may begin, in cents: figures that people say, three or four to each doubling. */
const STEPS = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7.5];
const PRICE_STEPS = [
  0,
  ...Array.from({ length: 9 }, (_, power) => STEPS.map((step) => step * 10 ** (power + 2))).flat(),
].filter(Number.isInteger);
/** How round a figure is: 1, 2 and 5 before 3 and 4 before the rest. */
const roundness = (cents: number): number => {
  const first = Number(cents.toExponential().split('e')[0]);
  return [1, 2, 5].includes(first) ? 1 : Number.isInteger(first) ? 0.85 : first === 2.5 ? 0.85 : 0.6;
};

/** Counts what was found by what could be asked for next, in one statement. */
export async function countFacets(
  db: Queryable,
  { locale = 'en', ...query }: Pick<ListQuery, 'candidates' | 'filters' | 'without'> & { locale?: Locale },
): Promise<Facets> {
  const rows = await readFacets(db, { ...query, locale, priceSteps: PRICE_STEPS, ratings: RATINGS });
  const of = (kind: FacetRow['kind']) => rows.filter((row) => row.kind === kind);
  const valuesOf = (kind: FacetRow['kind']) =>
    of(kind).map(({ value, label, count }) => ({ value, count, ...(label && label !== value && { label }) }));
  return {
    brand: valuesOf('brand'),
    category: valuesOf('category'),
    price: bandsOf(of('price').map(({ value, count }) => ({ from: Number(value), count }))),
    rating: of('rating')
      .map(({ value, count }) => ({ minRating: Number(value), count }))
      .sort((a, b) => b.minRating - a.minRating),
  };
}

/** Joins steps of prices to a few bands with about as many products each, parted at round figures. */
export function bandsOf(steps: readonly { from: number; count: number }[]): Facets['price'] {
  const sorted = [...steps].sort((a, b) => a.from - b.from);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const borders = bordersOf(sorted, total);
  const bands = [sorted[0]?.from ?? 0, ...borders].map((minCents, index) => ({
    minCents: index === 0 ? 0 : minCents,
    maxCents: borders[index],
    count: 0,
  }));
  for (const { from, count } of sorted) {
    const band = bands.findLast(({ minCents }) => minCents <= from);
    if (band) band.count += count;
  }
  return bands.filter(({ count }) => count > 0);
}

/** The rounder figure wins over the one that parts more evenly, unless it is far off. */
function bordersOf(steps: readonly { from: number; count: number }[], total: number): number[] {
  const most = Math.min(MOST_BANDS, Math.max(1, Math.floor(total / 2)), steps.length);
  const borders: number[] = [];
  for (let part = 1; part < most; part++) {
    let below = 0;
    let best = { from: 0, worth: 0 };
    for (const { from, count } of steps) {
      const off = Math.abs(below / total - part / most) * most;
      const worth = (1 - off) * roundness(from);
      if (below > 0 && worth > best.worth) best = { from, worth };
      below += count;
    }
    if (best.from > (borders.at(-1) ?? 0)) borders.push(best.from);
  }
  return borders;
}
