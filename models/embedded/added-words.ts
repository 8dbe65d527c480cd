import type { Reading } from './reading.ts';
import { describes, descriptionsIn } from './slots/descriptors.ts';
import { hasHan } from './text.ts';

/** Words of talk that describe no product: they are not carried into the next search. */
const TALK = new Set(
  "if i you we it its they them those these this that can could would should go do does did have has had get got like want need prefer see show me my is are was be been am one ones with without for to of in on at by from or and but so a an the all any some more less only just also too very please ok okay fine good better best matter care about actually instead maybe make sort sorted order filter narrow down results list products items options which what who how much many up price prices raise come comes came coming in else other others another different rest next page back again go return everything priced cost costs expensive cheap colour colours size sizes brand brands stock available rated rating ratings reviews review higher lower first last limit budget same similar hmm hm let lets let's say keep stick stay trust put start end works work with then hmmm well top bottom second thought things thing i'm i'd i'll you're lovely great them em".split(
    ' ',
  ),
);
const TALK_ZH =
  /^(?:[的了吗呢吧啊别其他她它们多几来更整全部显示回去呀这那些几个款种哪里面其中有没要看想我你可以能行好点一再更只都是在最和或换成找还按排序列来给就选中它们价格颜色品牌尺码评分评价预算]+)$/;

const isTalk = (word: string) => TALK.has(word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''));

/**
 * What of a follow-up describes the product: "lighter", "for women", "带帽子的". Beside a limit only words that are
 * known to describe count, because the rest is talk about the limit.
 */
export function addedWords({ query }: Reading, limited: boolean): string {
  if (hasHan(query)) return addedWordsZh(query, limited);
  const described = [...query.matchAll(DESCRIBED)]
    .filter(([, , word = '']) => describes(word))
    .map(([, link = '', word = '']) => `${link}${word}`);
  if (described.length > 0 && !/\b(?:with|without|made)\b/i.test(query)) return described.join(' ');
  const words = query.split(/\s+/);
  const from = words.findIndex((word) => !isTalk(word) || /^(?:for|with|without|made)$/i.test(word));
  const to = words.findLastIndex((word) => !isTalk(word));
  const added = from < 0 || to < 0 ? '' : words.slice(Math.min(from, to), to + 1).join(' ');
  return limited && !/^(?:for|with|without|made of)(?: an?| the)? [\p{L}-]+$/iu.test(added) ? '' : added;
}

const DESCRIBED = /(?<![\p{L}-])((?:for )?)([\p{L}-]+)/giu;

function addedWordsZh(query: string, limited: boolean): string {
  const described = descriptionsIn(query);
  if (described.length > 0) return described.join('的');
  return limited || TALK_ZH.test(query)
    ? ''
    : query.replace(/^(?:它们|这些|这里面|其中|那些)?(?:里面?)?(?:有没有|有|要|带有)?/, '');
}

const ASKS_THING =
  /\b(?:do you (?:have|sell|stock|carry)|got any|have you got|looking for|like to (?:see|buy|have|get)|let me see|i need|i want|i'm after|find me|search for|show me)\b(?! (?:it|them|those|these|only|just|the|ones?|something|anything|more|that|this|in|to|some)\b)/i;

/** Beside the limits something unknown is asked for ("unicorn saddles under 50"), not merely talked about. */
export function namesThing({ text, query, brands }: Reading): boolean {
  if (hasHan(query))
    return (
      /^\p{Script=Han}{2,6}$/u.test(query) &&
      !/[的了是不就都也还把要给看我你它这那说想先再信到行吧放高低]/.test(query) &&
      descriptionsIn(query).length === 0
    );
  const words = query.split(/\s+/);
  const bare = words.length <= 3 && words.every((word) => !isTalk(word) && !describes(word));
  const isAsked = ASKS_THING.test(text) || text.toLowerCase().startsWith(query.toLowerCase());
  return query !== '' && bare && (isAsked || brands.length === 1);
}
