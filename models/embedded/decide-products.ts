import { call, type Decision, type Situation, say, type NextStep } from './decision.ts';
import { extractAspect } from './slots/aspect.ts';
import { decideSearch } from './decide-search.ts';
import { resolveProducts } from './references.ts';
import type { Shown } from './state.ts';
import { wordsOf } from './text.ts';

const MOST_COMPARED = 4;

export type ProductIntent = NextStep['intent'];

/** Details, stock, reviews or a comparison of products that were shown, named, or are being looked at. */
export function decideProduct(situation: Situation, intent: ProductIntent): Decision {
  const { reading, state, context } = situation;
  const resolved = resolveProducts(reading, state, context.page?.product_id);
  if ('beyond' in resolved) return say('no_such_place', { n: state.shown.length });
  if (intent === 'compare') return decideComparison(situation, resolved.found);
  const isKnown = resolved.found.length > 0 || 'ambiguous' in resolved;
  if (meansOther(situation, resolved.found, isKnown)) {
    return intent === 'reviews' || namesModel(situation)
      ? findFirst(situation, { intent, options: optionsOf(situation) })
      : decideSearch(situation);
  }
  if (!isKnown && describesThing(situation)) return decideSearch(situation);
  return decideAbout(resolved.found, intent, situation);
}

/** One product is looked at; several are compared when details were asked for, else the customer is asked which. */
function decideAbout(found: readonly Shown[], intent: ProductIntent, situation: Situation): Decision {
  const [product, another] = found;
  if (product && !another) return lookAt(product, intent, situation);
  if (another && intent === 'details') return compare(found);
  return ask(situation.state.shown.length > 0 ? situation.state.shown : found, intent);
}

/** Something else is meant than what is at hand: not pointed at, and of another kind or brand. */
function meansOther(situation: Situation, found: readonly Shown[], isKnown: boolean): boolean {
  const { reading, state } = situation;
  if (reading.places.length > 0 || found.some((product) => state.shown.includes(product))) return false;
  const names = reading.category !== undefined || reading.brands.length > 0;
  return namesOther(situation, found) || (!isKnown && names);
}

/** A kind or a brand that what is at hand does not have: the customer means something else. */
function namesOther({ reading, state }: Situation, found: readonly Shown[]): boolean {
  const brands = reading.brands.filter(
    (brand) => ![...found, ...state.shown].some((product) => product.brand === brand),
  );
  if (brands.length > 0) return true;
  if (!reading.category || reading.it) return false;
  return state.search?.args.category !== reading.category;
}

const ABOUT_REVIEWS =
  /\b(?:reviews?|ratings?|opinions?|feedback|people|customers|buyers|complaints?|cons|pros)\b|评|口碑|大家|买家|用户|缺点|优点/i;

/** With nothing at hand to ask about, words that ask no question are what is looked for. */
const describesThing = ({ reading: { it, query, text }, intent }: Situation): boolean =>
  !it &&
  (intent === 'details' || intent === 'stock' || (intent === 'reviews' && !ABOUT_REVIEWS.test(text))) &&
  query !== '' &&
  !/[?？吗呢么]\s*$|^(?:is|are|does|do|can|how|what|which|tell|more|details|info|show)\b|详细|介绍|参数|多少|什么|怎么|几/i.test(
    text,
  );

/** A brand with words beyond the kind ("the Velorrin Cadence") names one product; a kind or a brand alone names many. */
function namesModel({ reading: { brands, category, query } }: Situation): boolean {
  const kind = new Set(wordsOf(category ?? '').map((word) => word.folded));
  return brands.length > 0 && wordsOf(query).some((word) => !kind.has(word.folded));
}

function lookAt(product: Shown, intent: ProductIntent, situation: Situation): Decision {
  if (intent === 'reviews') {
    const { about, stars } = extractAspect(situation.reading, [product.title, product.brand ?? '']);
    return call('get_reviews', { product_id: product.id, about, stars });
  }
  const options = optionsOf(situation);
  return call('get_product', {
    product_id: product.id,
    options: Object.keys(options).length > 0 ? options : undefined,
  });
}

/** The variant that is asked about. Words like "heavy" are a value only where a value was asked for. */
function optionsOf({ reading, intent }: Situation): Record<string, string> {
  const others = Object.entries(reading.options).filter(
    ([, value]) => intent === 'stock' || /\d/.test(value),
  );
  return {
    ...(reading.size ? { size: reading.size } : {}),
    ...(reading.colour ? { colour: reading.colour } : {}),
    ...Object.fromEntries(others.map(([name, value]) => [name.toLowerCase(), value])),
  };
}

/** Searches for what was named; the results are then looked at, compared or quoted from. */
function findFirst({ reading }: Situation, next: NextStep): Decision {
  const brand = reading.brands[0];
  const { about } = next.intent === 'reviews' ? extractAspect(reading, []) : { about: undefined };
  const query = about ? reading.query.replace(about, '').trim() : reading.query;
  const args = { query: query || (brand ?? ''), brand, category: reading.category };
  return call('search_catalog', args, { next });
}

function decideComparison(situation: Situation, found: Shown[]): Decision {
  const { reading, state } = situation;
  const pair =
    found.length === 1 && state.focus && found[0]?.id !== state.focus.id ? [state.focus, ...found] : found;
  if (pair.length > 1) return compare(pair);
  if (reading.brands.length > 1) return compareByName(situation);
  const pointed = reading.places.length + reading.brands.length;
  if (pointed === 0 && state.shown.length > 1) return compare(state.shown);
  return ask(state.shown, 'compare');
}

const compare = (products: readonly Shown[]): Decision =>
  call('compare_products', { product_ids: products.slice(0, MOST_COMPARED).map(({ id }) => id) });

/** Brands that were not shown: each is searched for, and the best of each is compared. */
function compareByName({ reading }: Situation): Decision {
  const calls = reading.brands.slice(0, MOST_COMPARED).map((brand) => ({
    name: 'search_catalog',
    args: {
      query: reading.category ?? brand,
      brand,
      ...(reading.category ? { category: reading.category } : {}),
      limit: 3,
    },
  }));
  return { do: 'call', calls, next: { intent: 'compare' } };
}

function ask(shown: readonly Shown[], intent: ProductIntent): Decision {
  const titles = shown.slice(0, 3).flatMap(({ title }) => title || []);
  if (intent === 'compare') return say('which_to_compare', { n: titles.length }, intent);
  return say('which_product', { n: titles.length }, intent);
}
