import { MARK } from '../text.ts';
import { describes, descriptionsIn } from './descriptors.ts';

/** Words that end a noun phrase to the left of its noun. */
const ENDS_LEFT = new Set(
  `a an the some any my our your his her their its this that these those of in on at by from for with to into as than and or but so if when while because since what which who how where why i you we they he she it me us him them everyone anyone somebody is are was were be been am 's do does did have has had having can could will would shall should may might must need needs want wants wanted wish like love get gets getting got give gives show shows find finding see seeing sell sells stock carry offer buy buying bought recommend suggest pick choose look looking search searching hunt hunting shop shopping try trying treat order compare check please ok okay hi hey heya hello thanks now then also just only really actually basically maybe perhaps there here not no never lack lacks missing require requires after up out about around down off over under more other another same else few couple pair pairs set bit one two three four five six lot lots kind kinds sort sorts type types available time today instead say says let lets i'm i'd i'll i've it's what's let's you're we're don't can't there's`.split(
    ' ',
  ),
);
/** Praise and comparison that no product is told apart by. */
const EMPTY = new Set(
  'good decent nice great best better perfect ideal proper new newest cool lovely beautiful amazing fancy right suitable cheap affordable inexpensive expensive reasonable reasonably priced different various quality high top cute fine solid awesome super very really quite pretty bloody damn actual real total own simple'.split(
    ' ',
  ),
);

const wordIn = (set: ReadonlySet<string>, word: string) =>
  set.has(word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''));

/** The part of a purpose or a property that still describes the thing; it ends where talk of people begins. */
const COMPLEMENT =
  /^(?:for|with|without|that|which|made (?:of|from)|suitable for|to (?:go|wear|use|put|keep|hold|carry|fit|match)|in|on|from|compatible with|big|small|large|light|warm|strong)\b/i;
const PERSON =
  /\b(?:my|our|your|his|her|their|me|us|you|i|we|i'm|i've|i'd|we're|myself|yourself|please|thanks|thank|because|since|as|so|but|if|when|where|who|whose|right|asap|now|today|tomorrow|soon|next|this|these|those|it|them|him|mate|cheers|and (?:i|we|it|they|my|that's)|sale|offer|stock|there|here)\b/i;
const LONGEST_COMPLEMENT = 9;

/** What the English words around the kind's mark say of it: what stands before it as one phrase, and its purpose. */
export function aroundKind(text: string): string {
  const at = text.indexOf(MARK.kind);
  const left = text.slice(0, at);
  const right = text.slice(at + 1);
  if (OTHER_HEAD.test(left)) return text;
  const clause = left.split(/[,.;:!?()]/).at(-1) ?? '';
  const phrase = modifiers(clause.trim().split(/\s+/));
  const after = complement(right);
  const taken = `${phrase.join(' ')} ${after}`.toLowerCase().split(' ');
  const more = [...left.split(/[\s,.;:!?()]+/), ...right.split(/[\s,.;:!?()]+/)].filter(
    (word) => word && describes(word) && !taken.includes(word.toLowerCase()) && !isTold(text, word),
  );
  const specs = (`${clause} , ${right}`.match(SPEC) ?? []).filter(
    (spec) => !taken.join(' ').includes(spec.toLowerCase()),
  );
  return [...more, ...phrase, MARK.kind, after, ...specs].filter(Boolean).join(' ').trim();
}

/** Figures that say which one of a kind is meant. */
const SPEC =
  /\b\d+(?:[.,]\d+)?[ -]?(?:gb|tb|mb|inch(?:es)?|cm|mm|ml|litres?|liters?|watts?|w|mah|mp|hz|dpi|kg|people|persons?|seater|pieces?)\b(?: (?:ram|memory|ssd|storage|screen|display))?/gi;

/** "Descaler for espresso machines" is about a descaler. */
const OTHER_HEAD =
  /\b(?!(?:looking|search|searching|hunting|hunt|shopping|shop|look|market|need|ask|asking|asked|go|going|care|room|budget|is|be|me|us|you|something|anything|one|ones|recommendations?|suggestions?|ideas?|use|pay|spend|like|want|hope|wait|waiting|dying|up|in|here|only|again|dollars|bucks|limit)\b)\p{L}{3,} for (?:an? |the )?$/iu;

/** Descriptions of people and places in a story ("for her office") are not of the thing. */
const isTold = (text: string, word: string): boolean =>
  new RegExp(
    `\\b(?:my|our|your|his|her|their|the|a|this|too|at|to|of|goes?|going|go|went|next|last|this)\\s+(?:\\p{L}+\\s+)?${word}\\b`,
    'iu',
  ).test(text);

function modifiers(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    const joins = /^(?:and|or|&)$/i.test(word) && kept.length > 0 && describes(words[i - 1] ?? '');
    if (!word || (wordIn(ENDS_LEFT, word) && !joins)) break;
    if (!wordIn(EMPTY, word)) kept.unshift(word);
  }
  return kept;
}

function complement(right: string): string {
  const clause = (right.split(/[,.;:!?()]/)[0] ?? '').trim();
  if (!COMPLEMENT.test(clause)) return '';
  const stop = PERSON.exec(clause);
  const said = stop ? clause.slice(0, stop.index) : clause;
  const words = said.trim().split(/\s+/);
  while (
    words.length > 0 &&
    /^(?:for|with|without|that|which|in|on|from|to|and|or|a|an|the|is|are|of|some|any|made|at|by|not|no)$/i.test(
      words.at(-1) ?? '',
    )
  )
    words.pop();
  return words.length > LONGEST_COMPLEMENT || words.length < 2 ? '' : words.join(' ');
}

const WANTING =
  /^.*(?:想(?:要|买|找|看|入|添|换|搞|弄|整|给[^，,的]{1,4}(?:买|换|挑|选|找))?|要(?:买|找|看|换|个|一)|得(?:买|换|有|要)|需要|需求|打算|准备|求(?:推荐|购|个|一)?|给(?:我|咱|整|来|推|自己|家里|孩子|老公|老婆|爸妈?|妈妈?|朋友)*(?:找找|找|看看|推荐|挑|选|整|来|买|换|安利)?|送(?:给)?(?:我|她|他|人|朋友|同事|老师|闺蜜|客户|领导|长辈|对象|老人|家人|女朋友|男朋友|老婆|老公|爸妈?|妈妈?|孩子)*|帮(?:我|忙|我们)?(?:找找|找|看看|推荐|挑|选|整|搜)|来|整|买|换成?|添置?|入手?|找找?|挑|选|推荐|安利|种草|看看|看中|看上|看|搜|查|有没有|有哪些|有什么|有啥|卖|缺|少|订|拿|逛|哪家|什么|有)(?:一下|下|到|点|些|几)?(?:[一几两三二\d]?(?:个|双|台|款|件|条|本|支|把|张|瓶|只|套|辆|顶|盏|部|副|块|盒|包|种|份|对|床|口|袋))?/u;
const FILLER_ZH =
  /^(?:[\s,，的]|这个|那个|这种|那种|牌子|品牌|家里?|性价比高|靠谱|好用|好看|不错|合适|比较|质量好|值得买|口碑好|划算|实惠|漂亮|便宜|好|新|旧|一|几|些|个|款|双|台|件|条|把|盏|种|点|大家|姐妹们|老铁|朋友们?|亲|你们|我们?|咱|店里|贵店|本店|现在|最近|目前|那|这|就|再|还|也|都|请|麻烦|劳烦|求|是|要|有|买|用)+/u;
const LONGEST_MODIFIER_ZH = 14;

/** A thing that is no known kind, freed of the story before it: "孩子开学，想买个书包" is about 书包. */
export function afterWanting(text: string): string {
  const clauses = text.split(/[,，.。;；!！?？]/).map((clause) => clause.trim());
  if (text.length < 9 && clauses.length < 2) return text;
  for (const clause of clauses.toReversed()) {
    const wanted = ASKS_ZH.exec(clause);
    const thing = wanted && clause.slice(wanted.index + wanted[0].length).replace(/^的/, '');
    if (thing && thing.length >= 2) return /礼物|东西|什么|啥/.test(thing) ? text : thing;
  }
  return text;
}
const ASKS_ZH =
  /(?:想(?:要|买|找|入手)|要买|需要|求推荐|推荐|缺|买|找)(?:一下|下|点|些)?(?:[一几两三二\d]?(?:个|双|台|款|件|条|本|支|把|张|瓶|只|套|辆|顶|盏|部|副|块|盒|包|种|份|对|床|口))?/u;
const ASKS =
  /^.*[,.;!?] *(?:(?:so|and|but|now|then) )*(?:(?:i|we) (?:really |still |just |now |also )*(?:need|want|would like|am looking for|are looking for)(?: to (?:buy|get|find))?|(?:please )?(?:show|find) me) (?:an?|some|new|the|any)? ?/i;

/** The same in English: "school starts, so I need a pencil case". */
export const afterAsking = (text: string): string => {
  const thing = text.replace(ASKS, '');
  return thing.length > 2 ? thing : text;
};

/** The same in Chinese: what stands right before the kind, after the last word of wanting, and what else describes. */
export function aroundKindZh(text: string): string {
  const at = text.lastIndexOf(MARK.kind);
  const left = text.slice(0, at);
  const clause = left.split(/[,，.。;；:：!！?？]/).at(-1) ?? '';
  const told = clause
    .replaceAll(MARK.kind, '')
    .replace(WANTING, '')
    .replace(FILLER_ZH, '')
    .replace(/\s+/g, ' ')
    .trim();
  const phrase = told.length <= LONGEST_MODIFIER_ZH ? told : '';
  const brief = left
    .slice(0, left.length - clause.length)
    .split(/[,，.。;；:：!！?？]/)
    .filter((one) => one.length < 6);
  const elsewhere = `${brief.join('，')}，${text.slice(at + 1)}`;
  const more = descriptionsIn(elsewhere.replaceAll(MARK.kind, '')).filter((words) => !phrase.includes(words));
  return [...new Set(more), `${phrase}${MARK.kind}`].join('的');
}
