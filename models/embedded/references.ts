import type { Reading } from './reading.ts';
import type { DialogueState, Shown } from './state.ts';
import { editDistance, wordsOf } from './text.ts';

export type Resolved =
  | { found: Shown[] }
  /** A place beyond the list was named. */
  | { found: []; beyond: number }
  /** Something was meant, but several things could be. */
  | { found: []; ambiguous: Shown[] };

/** The products a message points at: by place, by name, by being cheapest or best, or as "it". */
export function resolveProducts(reading: Reading, state: DialogueState, pageId?: string): Resolved {
  const { shown } = state;
  const named = byName(reading, shown);
  if (reading.places.length > 0 && shown.length > 0) {
    const placed = byPlace(reading.places, shown);
    return placed.found.length > 0 ? { found: [...new Set([...named, ...placed.found])] } : placed;
  }
  if (named.length > 0) return { found: named };
  const extreme = byExtreme(reading, shown);
  if (extreme) return { found: [extreme] };
  if (reading.all && !state.focus && shown.length > 0) return { found: shown };
  if (state.focus && fitsFocus(reading, state.focus)) return { found: [state.focus] };
  if (pageId && shown.length !== 1) return { found: [{ id: pageId, title: '' }] };
  if (shown.length > 1) return { found: [], ambiguous: shown };
  return { found: shown };
}

function byPlace(places: readonly number[], shown: readonly Shown[]): Resolved {
  const found: Shown[] = [];
  for (const place of places) {
    const product = place > 0 ? shown[place - 1] : shown.at(place);
    if (!product) return { found: [], beyond: place };
    if (!found.includes(product)) found.push(product);
  }
  return { found };
}

/** A brand that is named rules out a product of another brand. */
const fitsFocus = ({ brands }: Reading, focus: Shown): boolean =>
  brands.length === 0 || focus.brand === undefined || brands.includes(focus.brand);

/**
 * Shown products whose brand or own words were said. A word belongs to a product when it stands in its title and in
 * none of most others', so that "running" names nothing among running shoes.
 */
function byName({ text, brands }: Reading, shown: readonly Shown[]): Shown[] {
  const said = wordsOf(text).map((word) => word.folded);
  const titles = shown.map((product) => new Set(wordsOf(product.title).map((word) => word.folded)));
  const scores = titles.map((title, i) => {
    const own = [...title].filter(
      (word) =>
        word.length > 2 && titles.filter((other) => other.has(word)).length <= Math.max(1, shown.length / 4),
    );
    const brand = shown[i]?.brand;
    const brandWords = new Set(wordsOf(brand ?? '').map((word) => word.folded));
    const ownSaid = own.filter((word) => !brandWords.has(word) && said.some((one) => isSameWord(one, word)));
    const brandSaid = brandWords.size > 0 && [...brandWords].every((word) => said.includes(word));
    const isBrand = brandSaid || (brand !== undefined && brands.includes(brand));
    return (isBrand ? 1 : 0) + ownSaid.length;
  });
  const best = Math.max(0, ...scores);
  if (best === 0) return [];
  const perBrand = shown.filter((product, i) => (scores[i] ?? 0) > 0 && brands.includes(product.brand ?? ''));
  return brands.length > 1 && perBrand.length > 0
    ? perBrand.filter((product, i) => perBrand.findIndex((other) => other.brand === product.brand) === i)
    : shown.filter((_, i) => scores[i] === best);
}

const isSameWord = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= 5 && a[0] === b[0] && editDistance(a, b, 1) <= 1);

/** "The cheapest one" among what is shown. */
function byExtreme({ sort, category, query }: Reading, shown: readonly Shown[]): Shown | undefined {
  if (!sort || category || query.split(' ').length > 4) return undefined;
  const by = (score: (product: Shown) => number | undefined, sign: 1 | -1) =>
    shown
      .filter((product) => score(product) !== undefined)
      .sort((a, b) => sign * ((score(a) ?? 0) - (score(b) ?? 0)))[0];
  if (sort === 'price_low') return by(({ price }) => price, 1);
  if (sort === 'price_high') return by(({ price }) => price, -1);
  return sort === 'rating' ? by(({ rating }) => rating, -1) : undefined;
}
