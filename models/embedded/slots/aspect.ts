import type { Reading } from '../reading.ts';
import { hasHan, MARKS, wordsOf } from '../text.ts';
import { aspectsIn, isAspect } from './aspect-words.ts';

const NEGATIVE =
  /\b(?:bad|negative|worst|poor|critical|unhappy|dissatisfied|terrible|awful|[12][ -]star|one[ -]stars?|two[ -]stars?|low[ -]rated|complain\w*|criticisms?|criticise\w*|gripes?|moan\w*|downsides?|drawbacks?|cons|disadvantages|weak(?:ness(?:es)?| points?| spots?)|problems?|issues?|dislike[sd]?|hate[sd]?|don'?t (?:people |they |customers |buyers )?like|wrong with|go(?:es)? wrong|went wrong|gone wrong|going wrong|flaws?|faults?|regret\w*|annoy\w*|disappoint\w*)\b|差评|缺点|吐槽|抱怨|不好的|不满|投诉|毛病|问题|槽点|坏话|一星|低分|踩雷|翻车|后悔|失望|短板|不足/i;
const POSITIVE =
  /\b(?:positive|good (?:things?|points?|sides?|reviews?|stuff)|best (?:reviews?|things?|parts?|bits?|points?|features?)|great things?|nice things?|praise[sd]?|praising|love[sd]?|loving|likes?|liked|enjoy\w*|pros|advantages|strengths?|strong points?|upsides?|[45][ -]star|five[ -]stars?|rave\w*|compliments?)\b|好评|优点|夸|喜欢|满意|好话|五星|高分|亮点|长处|点赞/i;
/** These ask how the reviews are, not for the good or bad ones alone. */
const NEUTRAL =
  /\b(?:do|does|did) (?:\w+ ){0,2}(?:like|love|enjoy) (?:it|this|that|them|the)\b|\b(?:good|bad) or (?:bad|good)\b|好评率|好评(?:多|还是)|pros and cons|优缺点|喜欢吗|满意吗|满不满意/i;
/** Asked for beside an aspect: the bad reviews of the battery, not whether people complain about it. */
const WANTS_STARS =
  /\b(?:bad|negative|worst|poor|positive|good|best)\b[^,]{0,12}\b(?:reviews?|comments?|feedback|opinions?)\b|(?:看|只要|给我|翻|有哪些).*(?:差评|好评)|(?:差评|好评)$/i;

const PRONOUN =
  /^(?:it|its|this|that|these|those|them|one|ones|me|my|i|we|you|your|their|the|a|an|any|some|number|no|first|second|third|fourth|fifth|sixth|last|both|all|each|in|general|overall|everything|anything|product|item|thing|pair|model|option|please|how|what|which|who|here|there|so|far|really|actually|regarding|about|concerning|most|least|usually|often|mostly|mainly|too|other)$/i;
const TOPIC =
  /\b(?:about|regarding|concerning|mention(?:s|ed|ing)?|on|with|in terms of|when it comes to|as for|and) ((?:(?:the|its|their|his|her|this|that|how|a|an|of) )*)(\p{L}[\p{L}'-]*(?: \p{L}[\p{L}'-]*){0,2})/giu;
const OF_SIDE =
  /^(?:so |and |but |ok |well )*(?:is|are|was|does|do|did|will|would|has|have|how(?:'s| is| are| does| do)?|what about|what's)(?: also)? (?:the|its|their|that|this) (\p{L}[\p{L}'-]*(?: \p{L}[\p{L}'-]*)?)/iu;
const END_OF_TOPIC =
  /^(?:of|for|on|in|at|from|with|according|is|are|was|were|does|do|please|say|says|said|who|that|and|or|but|by|as|to|if|so|hold|holds|come|comes|last|lasts|any|good|bad|really|like|reviews?|again|too|then|here)$/i;

/** What a question about reviews is about, in the customer's words, and whether only praise or blame is wanted. */
export function extractAspect(
  { text, marked, brands }: Pick<Reading, 'text' | 'brands'> & { marked?: string },
  names: readonly string[],
): { about?: string; stars?: 'positive' | 'negative' } {
  const own = new Set([...names, ...brands].flatMap((name) => wordsOf(name).map((word) => word.folded)));
  const plain = (marked ?? text).replace(MARKS, ' , ').replace(/\s+/g, ' ').trim();
  const about = hasHan(text) ? aspectZh(plain) : aspectEn(plain, own);
  if (about && !WANTS_STARS.test(text)) return { about };
  if (NEUTRAL.test(text)) return { about };
  const stars = NEGATIVE.test(text) ? 'negative' : POSITIVE.test(text) ? 'positive' : undefined;
  return { about, ...(stars ? { stars } : {}) };
}

function aspectEn(text: string, own: ReadonlySet<string>): string | undefined {
  const isOwn = (word: string) => own.has(wordsOf(word)[0]?.folded ?? word);
  const phrase = (words: string): string => {
    const kept: string[] = [];
    for (const word of words.split(' ')) {
      if (END_OF_TOPIC.test(word)) break;
      if (!PRONOUN.test(word) && !isOwn(word)) kept.push(word);
    }
    return kept.join(' ');
  };
  for (const match of text.matchAll(TOPIC)) {
    const isAsked = /^(?:about|regarding|concerning|mention|in terms|when|as for)/i.test(match[0]);
    const topic = phrase(match[2] ?? '');
    if (topic && !isPeople(topic) && (isAsked || topic.split(' ').some(isAspect))) return topic;
  }
  const side = phrase(OF_SIDE.exec(text)?.[1] ?? '');
  if (
    side &&
    !isPeople(side) &&
    !/^(?:reviews?|ratings?|opinions?|feedback|verdict|word|score|stars?|complaints?|downsides?|drawbacks?|pros|cons|best|worst|main|most|general)\b/i.test(
      side,
    )
  )
    return side
      .split(' ')
      .filter((word, i) => i === 0 || isAspect(word))
      .join(' ');
  const sides = wordsOf(text).filter(({ text: word, folded }) => isAspect(word) && !own.has(folded));
  return sides.length > 0
    ? sides
        .slice(0, 2)
        .map(({ text: word }) => word)
        .join(' ')
    : undefined;
}

const isPeople = (words: string): boolean =>
  /\b(?:people|customers?|buyers?|users?|owners?|folks|others?|reviewers?|everyone|anyone|shoppers?|reviews?|ratings?|stars?|problems?|issues?|shoes?|pair|happy|unhappy|satisfied)\b/i.test(
    words,
  );

const NOT_A_SIDE =
  /^(?:[的了吗呢吧啊,，、\s]|这|那|它|他|她|其|双|款|个|件|台|条|本|支|把|鞋子?|产品|商品|东西|大家|别人|人|买家|用户|顾客|客户|网友|都|有|没有?|怎么|什么|啥|评价|评论|反馈|口碑|看法|意见|体验|使用)+|(?:[的了吗呢吧啊,，、\s]|怎么|什么|啥|都|有|没有?|大家|别人|买家|用户)+$/gu;
const TOPIC_ZH = [
  /关于\s*([^,，。?？]{1,8}?)(?:的|方面|,|，|买家|大家|用户|怎么|有|评|口碑|$)/u,
  /对(?:于)?\s*(?:它|这[款双个件台条]?|那[款双个件台条]?|[,，\s])*的?([^,，。?？的]{1,8}?)(?:的?(?:评价|评论|反馈|看法|意见|感受|体验)|满意|怎么看|怎么说)/u,
  /(?:^|[,，\s的])([^,，。?？\s的]{2,6}?)(?:方面)?(?:怎么样|如何|好不好|好吗|行不行|咋样)/u,
];

/** A word known to be a side of products, or the words that stand where only a side can stand. */
function aspectZh(text: string): string | undefined {
  const plain = text.replace(/(\p{Script=Han})不(\1)/gu, '$1').replace(/没有?问题/g, '');
  const [known] = aspectsIn(plain.replace(/评价|轻松|重新|重要|包装盒|贵重/g, ' '));
  if (known) return known;
  for (const pattern of TOPIC_ZH) {
    const side = (pattern.exec(plain)?.[1] ?? '').replace(NOT_A_SIDE, '').trim();
    if (side.length >= 2 && !/评|口碑|大家|买家|差|好|毛病|缺|优|槽/.test(side)) return side;
  }
  return undefined;
}
