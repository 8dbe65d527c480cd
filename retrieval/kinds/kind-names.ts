import type { IndexableProduct } from '../../db/search-index.ts';
import type { Tokeniser } from '../tokenise.ts';
import type { Run } from './title-runs.ts';

/** A kind of thing in stems (see `Run`) with single spaces between, the head noun last: "notebook case". */
export type Kind = string;

/** The words of a kind, those with parts under every one of their terms. */
export const wordsOfKind = (kind: Kind): string[] => kind.split(/[ /]/);

/** Under which terms its head noun is known. */
export const headsOfKind = (kind: Kind): string[] => kind.split(' ').at(-1)?.split('/') ?? [];

const MOST_WORDS = 4;
/** A name that occurs less often is a name of few things; in a small shop twice is much. */
const LEAST_PRODUCTS = 3;
const LEAST_PRODUCTS_SMALL = 2;
const SMALL_SHOP = 500;
/** What stands right behind a number in more of the products that say it than this is a unit. */
const UNIT = 0.9;
/** Where one brand has more of the shop than this, that several brands share a word tells nothing. */
const ONE_BRAND = 0.5;

/** Ends of title runs that name kinds, with the number of products that have them. */
export type KindNames = ReadonlyMap<Kind, number>;

/**
 * Finds out which words at the end of a run name a kind of thing: those that products of several brands share. What
 * only one brand says is the name of a series.
 */
export function learnNames(products: readonly { runs: readonly Run[]; brand: string | null }[]): KindNames {
  const counts = new Map<Kind, { products: number; asUnit: number; brands: Set<string> }>();
  const brandSizes = new Map<string, number>();
  for (const { runs, brand } of products) {
    brandSizes.set(brand ?? '', (brandSizes.get(brand ?? '') ?? 0) + 1);
    const units = new Set(runs.flatMap(({ words, afterNumber }) => (afterNumber ? [words.join(' ')] : [])));
    for (const name of new Set(runs.flatMap(endsOf))) {
      const count = counts.get(name) ?? { products: 0, asUnit: 0, brands: new Set() };
      count.products += 1;
      if (units.has(name)) count.asUnit += 1;
      count.brands.add(brand ?? '');
      counts.set(name, count);
    }
  }
  const leastProducts = products.length < SMALL_SHOP ? LEAST_PRODUCTS_SMALL : LEAST_PRODUCTS;
  const leastBrands = Math.max(0, ...brandSizes.values()) > products.length * ONE_BRAND ? 1 : 2;
  return new Map(
    [...counts]
      .filter(
        ([, { products: all, asUnit, brands }]) =>
          all >= leastProducts && brands.size >= leastBrands && asUnit <= all * UNIT,
      )
      .map(([name, count]) => [name, count.products]),
  );
}

/** The last word of a run, its last two, and so on. */
const endsOf = ({ words }: Run): Kind[] =>
  Array.from({ length: Math.min(MOST_WORDS, words.length) }, (_, i) => words.slice(-i - 1).join(' '));

/** The longest name at the end of the run whose last word most products are called by. */
export function nameIn(runs: readonly Run[], names: KindNames): Kind | undefined {
  let best: Kind | undefined;
  let most = 0;
  for (const run of runs) {
    const products = names.get(run.words.at(-1) ?? '') ?? 0;
    const name = endsOf(run).findLast((end) => names.has(end));
    if (!name || products <= most) continue;
    best = name;
    most = products;
  }
  return best;
}

/** The innermost category that a product is in, in every language, its own first. */
export function categoryKinds({ category, translations }: IndexableProduct, tokeniser: Tokeniser): Kind[] {
  return [category, ...Object.values(translations).map((text) => text?.category ?? [])].flatMap((path) => {
    const words = tokeniser.words(path.at(-1) ?? '').map(({ terms }) => terms.join('/'));
    return words.length > 0 ? [words.join(' ')] : [];
  });
}
