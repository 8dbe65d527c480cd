import { call, type Decision, type Situation } from './decision.ts';
import { aspectsIn, isAspect } from './slots/aspect-words.ts';
import { hasHan, wordsOf } from './text.ts';

/** Asks to choose from many, not about one. */
const WHICH = /\b(?:which|what|whose|any|recommend\w*)\b|哪|有没有|推荐/i;
const JUDGED =
  /\b(?:best|better|good|great|nicest|finest|most|least|worst|bad|poor|praised?|prais\w+|complain\w*|rated?|reviews?|reviewers?|according to|people (?:say|think|like|love)|customers (?:say|think|like|love))\b|最|好|强|棒|不错|差|口碑|评价|评论|大家|吐槽|抱怨/i;
const BLAMED =
  /\b(?:worst|bad|poor|complain\w*|complaints?|criticis\w*|disappoint\w*)\b|差|吐槽|抱怨|不好|最烂|踩雷/i;
/** Said of the order of a list, not of what reviewers think. */
const BY_FIGURES = /\b(?:selling|sellers?|value for|deal|offer)\b|卖得|销量|划算/i;

/** "Which headphones cancel noise best?": a kind of goods, and a side of it that reviewers judge. */
export function asksOpinions({ reading, state }: Situation): boolean {
  const { text, it, places, sort, brands } = reading;
  if (!namesKind(reading) || it || places.length > 0 || brands.length > 1) return false;
  if ((sort !== undefined && sort !== 'rating') || BY_FIGURES.test(text) || state.about === 'orders')
    return false;
  return WHICH.test(text) && JUDGED.test(text) && namesSide(reading);
}

/** In Chinese a kind and its side may stand without a mark between them: 耳机降噪. */
const namesKind = ({ category, head, query }: Situation['reading']): boolean =>
  (category ?? head) !== undefined ||
  /\p{Script=Han}{2}/u.test(aspectsIn(query).reduce((rest, side) => rest.replace(side, ' '), query));

/** A side of products besides the words of the kind itself: running shoes are not asked for their shoes. */
function namesSide({ text, category = '' }: Situation['reading']): boolean {
  const kind = new Set(wordsOf(category).map(({ folded }) => folded));
  if (hasHan(text)) return aspectsIn(text.replace(category, ' ')).length > 0;
  return wordsOf(text).some(({ text: word, folded }) => isAspect(word) && !kind.has(folded));
}

/** The question goes to the reviews of the whole kind, in the customer's words. */
export const decideOpinions = ({ reading }: Situation): Decision =>
  call('search_reviews', {
    about: reading.text,
    category: reading.category,
    brand: reading.brands[0],
    min_price: reading.min,
    max_price: reading.max,
    stars: BLAMED.test(reading.text) ? 'negative' : undefined,
  });
