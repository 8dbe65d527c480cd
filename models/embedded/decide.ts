import { decideNumberedOrder, decideOrders, decideProof, changeTopic } from './decide-orders.ts';
import { decideProduct } from './decide-products.ts';
import { decideSearch, hasLimits } from './decide-search.ts';
import { call, type Decision, type Situation, say } from './decision.ts';
import { hasHan } from './text.ts';

/** Intents that are answered with a phrase of the same name. */
const TALK = new Set([
  'greeting',
  'thanks',
  'bye',
  'abilities',
  'bot',
  'smalltalk',
  'complaint',
  'yes',
  'no',
  'cart',
]);
/** Below this the classifier has not understood; evidence in the words may still decide. */
const SURE = 0.4;

/** What to do about a message: evidence that cannot be mistaken first, then the classifier's intent. */
export function decide(situation: Situation): Decision {
  const { reading, intent, probability, state } = situation;
  if (!reading.text && !reading.orderId && !reading.email && !reading.postcode) return say('empty');
  if (reading.orderId) return decideNumberedOrder(situation);
  if (reading.email || (reading.postcode && state.awaiting)) return decideProof(situation);
  const evidence = hasLimits(reading) || Boolean(reading.category) || reading.brands.length > 0;
  if (TALK.has(intent) && probability >= SURE && !(evidence && intent !== 'cart' && intent !== 'complaint'))
    return say(intent);
  switch (intent) {
    case 'orders':
    case 'order':
      return decideOrders(situation);
    case 'order_change':
      return { ...call('search_help', { query: changeTopic(reading.text) }), preface: 'order_change' };
    case 'help':
    case 'human':
      return decideHelp(situation);
    case 'compare':
    case 'reviews':
      return decideProduct(situation, intent);
    case 'details':
    case 'stock':
      return decideDetails(situation, intent);
    case 'out_of_scope':
      return evidence && probability < 0.8 ? decideSearch(situation) : say('out_of_scope');
    case 'search':
    case 'refine':
    case 'more':
      return decideFinding(situation);
    default:
      return evidence ? decideFinding(situation) : say('unclear');
  }
}

/** Details of an order or a product; of a plural or of nothing shown, the question is a search with that limit. */
function decideDetails(situation: Situation, intent: 'details' | 'stock'): Decision {
  const { reading, state } = situation;
  if (state.about === 'orders' && (reading.places.length > 0 || reading.it)) return decideOrders(situation);
  if (state.about === 'order' && reading.it && intent === 'details') return decideOrders(situation);
  const plural = reading.all && !reading.it && reading.places.length === 0;
  const onlyLimits =
    hasLimits(reading) && !reading.it && reading.places.length === 0 && reading.brands.length === 0;
  if (state.search && state.about === 'products' && (plural || onlyLimits) && !reading.category)
    return decideSearch(situation);
  return decideProduct(situation, intent);
}

/** A search, unless the words point at something shown, or name only a variant of the product talked about. */
function decideFinding(situation: Situation): Decision {
  const { reading, state, intent } = situation;
  if (state.about === 'orders' && reading.places.length > 0) return decideOrders(situation);
  if (reading.places.length > 0 && state.shown.length > 0 && !reading.category)
    return decideProduct(situation, 'details');
  const { size, colour, inStock, min, max, minRating, sort, cheaper, exclude, brands, query, category } =
    reading;
  const variant = Boolean(size || colour || inStock);
  const otherLimits =
    min ??
    max ??
    minRating ??
    sort ??
    (cheaper || exclude.length > 0 || brands.length > 0 || category || undefined);
  const onlyVariant = variant && otherLimits === undefined && !query;
  if (
    intent === 'refine' &&
    onlyVariant &&
    state.about === 'product' &&
    !/\b(?:only|just|show)\b|只/i.test(reading.text)
  )
    return decideProduct(situation, 'stock');
  return decideSearch(situation);
}

/** A question to the help pages, in the customer's own words; a wish for a person asks how the shop is reached. */
function decideHelp({ reading, intent, language }: Situation): Decision {
  if (intent === 'human')
    return call('search_help', { query: language === 'zh' ? '联系客服' : 'contact customer service' });
  const asked = hasHan(reading.text)
    ? reading.text.replace(/^(?:你好|您好|请问|麻烦问一下|想问一下|我想问|问一下)[,，\s]*/g, '')
    : reading.query;
  const query = asked.replace(/[?？!！。.]+$/, '').trim();
  return call('search_help', { query: query.length > 2 ? query : reading.text });
}
