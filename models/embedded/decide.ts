import { decideNumberedOrder, decideOrders, decideProof, changeTopic } from './decide-orders.ts';
import { asksOpinions, decideOpinions } from './decide-opinions.ts';
import { decideProduct } from './decide-products.ts';
import { decideSearch, hasLimits, isMore } from './decide-search.ts';
import { asksAlike, decideRefined, decideSimilar } from './decide-similar.ts';
import { intentByCues } from './cues.ts';
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
/** "Yes" and "no" draw many short words to themselves. */
const SURE_OF_YES = 0.5;

/** Intents that a message of limits alone ("from cheap to dear") may be mistaken for. */
const NO_FINDING = new Set(['compare', 'help', 'out_of_scope', 'smalltalk', 'unclear', 'complaint']);

const isOnlyLimits = (reading: Situation['reading']): boolean =>
  hasLimits(reading) &&
  !reading.query &&
  reading.places.length === 0 &&
  reading.brands.length < 2 &&
  !reading.it;

/** What to do about a message: evidence that cannot be mistaken first, then the classifier's intent. */
export function decide(plain: Situation): Decision {
  if (plain.reading.refined) return decideRefined(plain, plain.reading.refined);
  if (asksOpinions(plain)) return decideOpinions(plain);
  const cue = intentByCues(plain);
  const situation = cue === undefined ? plain : { ...plain, intent: cue, probability: 1 };
  const { reading, intent, state } = situation;
  const proves =
    reading.email !== undefined || (reading.postcode !== undefined && state.awaiting !== undefined);
  if (reading.orderId) return decideNumberedOrder(situation);
  if (proves) return decideProof(situation);
  if (!/[\p{L}\p{N}]/u.test(reading.text)) return say('empty');
  if (reading.code !== undefined) return decideCode(situation, reading.code);
  const alike = asksAlike(reading) ? decideSimilar(situation) : undefined;
  if (alike) return alike;
  if (onlyPoints(situation)) return decideFinding({ ...situation, intent: 'details' });
  if (isTalk(situation)) return say(intent);
  if (NO_FINDING.has(intent) && isOnlyLimits(reading) && state.search) return decideFinding(situation);
  return (BY_INTENT[intent] ?? decideUncertain)(situation);
}

/** A model number is looked for as it was written, and for opinions on it the product it belongs to is quoted. */
const decideCode = ({ intent }: Situation, code: string): Decision =>
  call('search_catalog', { query: code }, intent === 'reviews' ? { next: { intent } } : {});

/** "The second one" and nothing else: it is to be shown, whatever so few words resemble. */
const onlyPoints = ({ reading, intent, state }: Situation): boolean =>
  reading.places.length === 1 &&
  !reading.query &&
  !hasLimits(reading) &&
  reading.brands.length === 0 &&
  (state.shown.length > 0 || state.about === 'orders') &&
  !['reviews', 'stock', 'cart', 'order_change'].includes(intent);

const hasEvidence = ({ reading }: Situation): boolean =>
  hasLimits(reading) || reading.category !== undefined || reading.brands.length > 0;

function isTalk(situation: Situation): boolean {
  const { intent, probability } = situation;
  const enough = intent === 'yes' || intent === 'no' ? SURE_OF_YES : SURE;
  if (intent === 'cart' && !isOfCart(situation)) return false;
  return TALK.has(intent) && probability >= enough && (!hasEvidence(situation) || intent === 'cart');
}

/** "I want to buy jeans" is a search: of the cart is what names it, or points at a thing at hand. */
const isOfCart = ({ reading }: Situation): boolean =>
  reading.query === '' ||
  reading.it ||
  reading.places.length > 0 ||
  reading.brands.length > 0 ||
  /\b(?:cart|basket|bag|checkout|check out|wish ?list|notify|tell me when|let me know|how (?:do|can) i|i'll take|purchase|buy (?:now|two|three|both))\b|购物车|结[账算]|下单|收藏|心愿单|通知|告诉我|立即|直接|就买|怎么买/i.test(
    reading.text,
  );

const BY_INTENT: Readonly<Record<string, (situation: Situation) => Decision>> = {
  orders: decideOrders,
  order: decideOrders,
  order_change: ({ reading }) => ({
    ...call('search_help', { query: changeTopic(reading.text) }),
    preface: 'order_change',
  }),
  help: decideHelp,
  human: decideHelp,
  compare: (situation) => decideProduct(situation, 'compare'),
  reviews: (situation) => decideProduct(situation, 'reviews'),
  details: (situation) => decideDetails(situation, 'details'),
  stock: (situation) => decideDetails(situation, 'stock'),
  search: decideFinding,
  refine: decideFinding,
  more: decideFinding,
  out_of_scope: decideOutside,
  unclear: (situation) =>
    situation.probability < SURE ? decideUncertain(situation) : decideUnclear(situation),
};

function decideOutside(situation: Situation): Decision {
  const { probability } = situation;
  const doubtful = probability < SURE || (probability < 0.8 && hasEvidence(situation));
  return doubtful ? decideFinding(situation) : say('out_of_scope');
}

const decideUnclear = (situation: Situation): Decision =>
  hasEvidence(situation) ? decideFinding(situation) : say('unclear');

const decideUncertain = (situation: Situation): Decision =>
  hasEvidence(situation) || couldBeThing(situation.reading) ? decideFinding(situation) : say('unclear');

/** "And what about the sole?" after reviews asks what they say of that. */
const goesOnWithReviews = ({ reading, state }: Situation): boolean =>
  state.lastTool === 'get_reviews' &&
  !hasLimits(reading) &&
  reading.places.length === 0 &&
  /^(?:and |ok,? |so )*(?:what|how) about |^and (?:the|its) |^那?.{1,8}(?:方面)?呢[?？]?$/i.test(
    reading.text,
  );

/** A few words that ask nothing are most likely the name of a thing, known to the shop or not. */
const couldBeThing = ({ head, query }: Situation['reading']): boolean =>
  head !== undefined ||
  (/\p{L}{3,}|\p{Script=Han}{2,}/u.test(query) && query.split(' ').length <= 4 && query.length <= 40);

/** Details of an order or a product; of a plural or of nothing shown, the question is a search with that limit. */
function decideDetails(situation: Situation, intent: 'details' | 'stock'): Decision {
  const { reading, state } = situation;
  const pointsAt = reading.it || reading.places.length > 0;
  const names = reading.category !== undefined || reading.brands.length > 0;
  if (goesOnWithReviews(situation)) return decideProduct(situation, 'reviews');
  if (state.about === 'orders' && pointsAt) return decideOrders(situation);
  if (state.about === 'order' && intent === 'details' && !names && reading.places.length === 0)
    return decideOrders(situation);
  if (state.search && isMore(reading.text)) return decideSearch(situation);
  const asksOfList = !pointsAt && !names && (reading.all || hasLimits(reading));
  return state.search && state.about === 'products' && asksOfList
    ? decideSearch({ ...situation, intent: 'refine' })
    : decideProduct(situation, intent);
}

/** A search, unless the words point at something shown, or name only a variant of the product talked about. */
function decideFinding(situation: Situation): Decision {
  const { reading, state } = situation;
  const { brands, category } = reading;
  if (state.about === 'orders' && reading.places.length > 0) return decideOrders(situation);
  const similar = decideSimilar(situation);
  if (similar) return similar;
  if (reading.places.length > 0 && state.shown.length > 0 && !category)
    return decideProduct(situation, 'details');
  const inList = brands.filter((brand) => state.shown.some((product) => product.brand === brand));
  if (inList.length > 1 && inList.length === brands.length && !category)
    return decideProduct(situation, 'compare');
  return namesVariant(situation) && state.about === 'product'
    ? decideProduct(situation, 'stock')
    : decideSearch(situation);
}

/** A size, a colour or stock and nothing else, asked for rather than filtered by. */
function namesVariant({ reading, intent }: Situation): boolean {
  const { size, colour, inStock, min, max, minRating, sort, cheaper, exclude, brands, query } = reading;
  const limited = [min, max, minRating, sort, reading.category].some((value) => value !== undefined);
  const others = cheaper || query !== '' || exclude.length + brands.length > 0;
  const asks = intent === 'refine' || /[?？]$|[吗没]$|有没有/.test(reading.text);
  const narrows = /\b(?:only|just|show)\b|只/i.test(reading.text);
  return asks && Boolean(size ?? colour ?? (inStock || undefined)) && !limited && !others && !narrows;
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
