import { wordOf } from './state.ts';
import { foldWord, hasHan, wordsOf } from './text.ts';

export type Fact =
  | { kind: 'options'; name: string; values: string[] }
  | { kind: 'attributes'; attributes: { name: string; value: string }[] }
  | { kind: 'sentence'; text: string }
  | { kind: 'price' }
  /** Something definite was asked that the shop's records do not say. */
  | { kind: 'unknown' };

/** Words of a question, and of the names of attributes or options that answer it. */
const TOPICS: readonly [RegExp, RegExp][] = [
  [/heav|weigh|how light|重|多轻/i, /weight|重/i],
  [
    /made (?:of|from|out)|material|fabric|leather|cotton|wool|what is it of|材质|面料|材料|什么做|真皮|纯棉|料子/i,
    /material|fabric|upper|shell|outer|frame|body|fill|cover|composition|blade|strap|材|料/i,
  ],
  [
    /dimension|how (?:big|tall|wide|long|large|high|deep)|measure|尺寸|多大|多高|多宽|多长|大小/i,
    /dimension|size|height|width|length|depth|diameter|measure|screen|尺寸|高|宽|长/i,
  ],
  [/batter|last on a charge|续航|电池/i, /battery|runtime|playtime|电池|续航/i],
  [/water ?proof|water resist|rain|防水|淋/i, /water|rain|防水/i],
  [/memory|ram\b|内存/i, /memory|ram|内存/i],
  [/storage|how many (?:gb|photos)|存储|硬盘/i, /storage|capacity|存储|容量/i],
  [/screen|display|屏/i, /screen|display|resolution|屏/i],
  [/watts?|power|功率/i, /power|watt|功率/i],
  [/how many people|sleeps|几个人|几人/i, /capacity|people|person|sleeps|人/i],
  [/capacity|litres?|liters?|volume|hold|容量|装/i, /capacity|volume|容量/i],
  [/warrant|guarantee|保修/i, /warrant|guarantee|保修/i],
  [/wash|clean|care|机洗|清洗|洗/i, /care|wash|clean|洗/i],
  [/brand|who makes|牌子|品牌/i, /brand|manufacturer|品牌/i],
  [/ports?\b|connect|接口|连接/i, /port|connect|接口/i],
  [/bluetooth|wireless|蓝牙|无线/i, /bluetooth|wireless|connect|蓝牙|无线/i],
  [/noise cancel|降噪/i, /noise|降噪/i],
  [/temperature|warm|season|温标|保暖|季节/i, /temperature|comfort|season|tog|温/i],
];

const PRICE =
  /how much (?:is|does it cost|are|for)|\bcosts?\b|\bprice\b|on sale|discount|expensive|多少钱|价格|什么价|原价|打折/i;
const COLOURS = /colou?rs?\b|颜色|几色/i;
const SIZES = /\bsizes?\b|尺码|哪些码|什么码|几码/i;
const OPTIONS = /\b(?:options|versions|variants|choices|models)\b|型号|款式|规格有|版本/i;

/** What the records answer to a question about a product, or nothing when none in particular was asked. */
export function findFact(question: string, data: Record<string, unknown>): Fact | undefined {
  const options = entriesOf(data.options);
  const option = optionAsked(question, options);
  if (option) return option;
  const attributes = entriesOf(data.attributes).map(([name, value]) => ({ name, value: String(value) }));
  const topics = TOPICS.filter(([asked]) => asked.test(question));
  const byTopic = attributes.filter(({ name }) => topics.some(([, names]) => names.test(name)));
  if (byTopic.length > 0) return { kind: 'attributes', attributes: byTopic.slice(0, 2) };
  const words = contentWords(question);
  const byWord = attributes.filter((attribute) =>
    words.some((word) => mentions(`${attribute.name} ${attribute.value}`, word)),
  );
  if (byWord.length > 0) return { kind: 'attributes', attributes: byWord.slice(0, 2) };
  if (PRICE.test(question)) return { kind: 'price' };
  const sentence = sentencesOf(wordOf(data.description)).find((text) =>
    words.some((word) => mentions(text, word)),
  );
  if (sentence) return { kind: 'sentence', text: sentence };
  return topics.length > 0 ||
    /^(?:is|does|do|can|has|are|will) |[吗么]$/i.test(question.replace(/[?？\s]+$/, ''))
    ? { kind: 'unknown' }
    : undefined;
}

function optionAsked(question: string, options: readonly [string, unknown][]): Fact | undefined {
  const find = (names: RegExp) => options.find(([name]) => names.test(name));
  const asked =
    (COLOURS.test(question) && find(/colou?r|颜色/i)) ||
    (SIZES.test(question) && find(/size|尺/i)) ||
    (OPTIONS.test(question) && options[0]);
  if (!asked || !Array.isArray(asked[1])) return undefined;
  return { kind: 'options', name: asked[0], values: asked[1].map(String) };
}

const TALK = new Set(
  'what which how who where does is are it its this that the one first second third last have has had come comes with for and can could you your tell about more me much many there any show details detail info information please price cost from made like will would product item know want give describe open interested work works use used support supports fit fits suitable good'
    .split(' ')
    .map(foldWord),
);
const TALK_ZH =
  /[的了吗呢吧啊呀是有没不能可以这那它个款双件第一二三四五最后介绍下详细说看怎么什么样多少支持带适合用吗，。？?\s]+/g;

const contentWords = (question: string): string[] =>
  hasHan(question)
    ? question.split(TALK_ZH).filter((word) => word.length > 1 && hasHan(word))
    : wordsOf(question).flatMap(({ folded }) => (folded.length > 2 && !TALK.has(folded) ? folded : []));

const mentions = (text: string, word: string): boolean =>
  hasHan(word)
    ? text.includes(word)
    : wordsOf(text).some(({ folded }) => folded === word || (word.length > 4 && folded.startsWith(word)));

const sentencesOf = (text: string): string[] =>
  text.match(/[^.!?。！？]+[.!?。！？]*/gu)?.map((sentence) => sentence.trim()) ?? [];

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
