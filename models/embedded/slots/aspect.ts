import type { Reading } from '../reading.ts';
import { hasHan, MARKS, wordsOf } from '../text.ts';

const NEGATIVE =
  /\b(?:bad|negative|worst|poor|critical|unhappy|dissatisfied|terrible|[12][ -]star|one[ -]star|two[ -]star|complaints?|complain(?:s|ing)?|downsides?|drawbacks?|cons|disadvantages|weakness(?:es)?|problems?|issues?|dislikes?|hates?|don'?t (?:people |they |customers |buyers )?like|wrong with|flaws?)\b|差评|缺点|吐槽|抱怨|不好的|不满|投诉|毛病|问题|槽点|坏话|一星|低分/i;
const POSITIVE =
  /\b(?:positive|good things|best reviews?|praises?|love[sd]?|loving|likes?|liked|pros|advantages|strengths?|upsides?|[45][ -]star|five[ -]star|happy)\b|好评|优点|夸|喜欢|满意|好话|五星|高分/i;
/** These ask how the reviews are, not for the good or bad ones alone. */
const NEUTRAL =
  /\b(?:do|does|did) (?:\w+ ){0,2}(?:like|love) (?:it|this|that|them|the)\b|\b(?:good|bad) or (?:bad|good)\b|好评率|好评(?:多|还是)|pros and cons|优缺点|喜欢吗/i;

const TALK =
  /\b(?:what|which|how|do|does|did|is|are|was|were|has|have|had|can|could|would|will|should|the|a|an|it|its|this|that|these|those|they|them|one|ones|me|my|i|we|you|your|their|there|any|anyone|anybody|some|someone|somebody|people|folks|customers?|buyers?|users?|owners?|others?|reviewers?|everyone|most|who|bought|buy|own|owned|use|used|using|say|says|said|saying|think|thinks|thought|tell|telling|talk|mention|mentions|mentioned|write|wrote|written|find|feel|report|reported|complain|complains|complaining|complaints?|reviews?|reviewed|ratings?|rated|rating|opinions?|feedback|comments?|experiences?|experience|about|of|on|for|from|in|with|to|as|by|at|and|or|so|but|not|if|show|see|read|give|get|please|according|really|actually|very|quite|too|good|bad|better|best|worst|great|positive|negative|like|likes|liked|love|loves|dislike|hate|recommend|recommended|know|want|would|again|any|all|more|other|than|only|just|enough|still|ever|well|worth|overall|general|generally|in general|many|much|stars?|score|quotes?|product|item|thing|model|pair|downsides?|drawbacks?|pros|cons|problems?|issues?|having|seem|seems|s|don|t|doesn|ok|okay|hi|hello|thanks|also|now|then|right|look|looks|looking|be|been|ones?|first|second|third|last|summary|summarise|summarize|common|biggest|main|mostly|usually|often|satisfied|happy|popular|money|price|any good)\b/gi;
/** What is asked of a product rather than about a side of it; "worth the money" asks for its value. */
const TALK_ZH =
  /[一二三四五1-5]星|大家|别人|人家|其他人|买家|用户|客户|顾客|网友|消费者|有没有人|有人|买过(?:的人)?|用过(?:的人)?|穿过(?:的人)?|的人|人们|觉得|认为|反馈|反映|评价|评论|点评|口碑|评分|打分|好评率?|差评|都|怎么样|怎样|怎么|如何|说(?:法)?|讲|提到|吗|呢|吧|呀|啊|么|嘛|有|没有|什么|啥|哪些|看看|看一下|看|一下|查|给我|我想|想|我|请问|请|能|可以|帮|知道|了解|关于|对|里面?|里|上|的|了|是|是不是|会不会|会|这|那|它|个|款|双|件|台|条|本|支|把|产品|商品|东西|多少|多不多|多|吐槽|抱怨|缺点|优点|优缺点|问题|毛病|喜欢|夸|满意|推荐|值得买|值不值得买|值得|好不好|好吗|好|不好|还|也|和|跟|最|很|太|真的?|实际|使用|体验|感受|到底|究竟|一般|普遍|整体|总体|第[一二三四五六1-9]|最后|一|两|几|吗|只|[，,。？?！!、\s]/g;
/** "耐不耐用" asks about 耐用. */
const DOUBLED = /(\p{Script=Han})不(\1)/gu;

/** What a question about reviews is about, in the customer's words, and whether only praise or blame is wanted. */
export function extractAspect(
  { text, brands }: Pick<Reading, 'text' | 'brands'>,
  names: readonly string[],
): { about?: string; stars?: 'positive' | 'negative' } {
  const own = new Set([...names, ...brands].flatMap((name) => wordsOf(name).map((word) => word.folded)));
  const plain = text
    .replace(MARKS, ' ')
    .replace(DOUBLED, '$1')
    .replace(/'(?:s|re|ve|d|ll)\b/g, '');
  const rest = plain
    .replace(hasHan(text) ? TALK_ZH : TALK, ' ')
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word && !own.has(wordsOf(word)[0]?.folded ?? word))
    .join(hasHan(text) ? '' : ' ');
  const about = /\p{Script=Han}|\p{L}{2,}/u.test(rest) && rest.length <= 60 ? rest.trim() : undefined;
  if (about || NEUTRAL.test(text)) return { about };
  if (NEGATIVE.test(text)) return { stars: 'negative' };
  return POSITIVE.test(text) ? { stars: 'positive' } : {};
}
