import { limitsOf } from './decide-search.ts';
import { call, type Decision, type Situation } from './decision.ts';
import type { Refined } from './slots/refined.ts';

/** A search said in full is made as it stands; what others are to be like is found by its title. */
export function decideRefined({ state, context }: Situation, { query, like, limits }: Refined): Decision {
  if (like === undefined) return call('search_catalog', { query, ...limits });
  const known = [...state.shown, ...(state.focus ? [state.focus] : [])].find(({ title }) => title === like);
  const id = known?.id ?? context.page?.product_id;
  return call(
    'search_catalog',
    id === undefined ? { query: like, ...limits } : { similar_to: id, ...limits },
  );
}

const SIMILAR =
  /\b(?:similar|alternatives?|comparable|(?:like|as) (?:it|this|that|these)(?: one)?|same kind|instead of (?:it|this|that))\b|类似|相似|差不多|同类|平替|替代/i;
const ASKS_ALIKE =
  /\b(?:more|others?|something|anything|ones?|products?|items?) (?:just |that (?:is|are) )?(?:like|similar to|comparable to)\b|类似第|(?:和|跟|像)第?.{1,6}(?:类似|相似|差不多)的/i;

/** "More like the second one": likeness is what is asked for, whatever else the words resemble. */
export const asksAlike = ({ text }: Situation['reading']): boolean => ASKS_ALIKE.test(text);

/** Other products like the one talked about, or cheaper than the one looked at when nothing was searched yet. */
export function decideSimilar({ reading, state, context }: Situation): Decision | undefined {
  const asked = SIMILAR.test(reading.text) || asksAlike(reading);
  const wanted = asked || (reading.cheaper && !state.search);
  if (!wanted || reading.category || reading.brands.length > 0) return undefined;
  const place = reading.places[0];
  const focus =
    place === undefined ? state.focus : place > 0 ? state.shown[place - 1] : state.shown.at(place);
  const id = focus?.id ?? context.page?.product_id;
  if (id === undefined || (place === undefined && state.about === 'products')) return undefined;
  const below =
    reading.cheaper && focus?.price !== undefined ? { max_price: Math.ceil(focus.price) - 1 } : {};
  return call('search_catalog', { similar_to: id, ...limitsOf(reading), ...below });
}
