/** What asks for something else than yes or no. */
const OPEN =
  /^\W*(?:which|what|who|why|when|where|whose|compare|show|list)\b|哪|什么|怎么|如何|为啥|为什么|多少|几个/i;
const YES_NO =
  /(?:^|[,.;:!]\s*|\b(?:if|whether)\s+(?:it|they|this|that|these|those|the)\b.*)(?:\s*)(?:is|are|does|do|did|was|were|can|could|will|would|has|have|isn['’]?t|aren['’]?t|don['’]?t|doesn['’]?t|won['’]?t)\b|\b(?:if|whether) (?:it|they|this|that|these|those|the)\b/i;
const YES_NO_CHINESE = /(?:吗|么|嘛)\s*[？?。!！]*\s*$|(\p{Script=Han})[不没]\1|是否|有没有/u;

/** Whether a text can be answered with yes or no. */
export const asksYesOrNo = (text: string): boolean =>
  !OPEN.test(text) && (YES_NO.test(text) || YES_NO_CHINESE.test(text));

/** 重不重 and 合不合身 ask what 重 and 合身 say. */
export const plainQuestion = (text: string): string =>
  text.replace(/(\p{Script=Han})[不没](?=\1)\1?/gu, '$1').replace(/(?:吗|么|嘛)(?=\s*[？?。!！]*\s*$)/u, '');

/** Praise or blame of something as such. */
const GOOD =
  /\b(?:good|great|decent|nice|fine|ok|okay|excellent|reliable|enough|well|lasts?|like|love|happy|satisfied|recommend)\b|好|不错|行|可以|够|给力|棒|满意|靠谱|推荐/i;
const BAD =
  /\b(?:bad|poor|terrible|awful|horrible|useless|disappointing|unreliable|hate)\b|差|不好|不行|糟|烂|失望|不够/i;

/** 1 where a text asks whether something is good, -1 whether it is bad; undefined where it asks neither. */
export function judgementIn(text: string): 1 | -1 | undefined {
  if (BAD.test(text.replace(/(\p{Script=Han})不\1/gu, '$1'))) return -1;
  return GOOD.test(text) ? 1 : undefined;
}
