import type { FactRule, Kind } from './kinds.ts';
import type { Random } from './random.ts';

/** One stated property of a product: the stored value, and how a sentence in each language says it. */
export interface Fact {
  name: string;
  value: string | boolean;
  en: string;
  zh: string;
}

const chineseUnits: Record<string, string> = {
  g: '克',
  kg: '公斤',
  mm: '毫米',
  cm: '厘米',
  m: '米',
  h: '小时',
  min: '分钟',
  L: '升',
  ml: '毫升',
  W: '瓦',
  inch: '英寸',
  lm: '流明',
  dB: '分贝',
  pieces: '件',
  pairs: '双',
  pages: '页',
  days: '天',
  bar: '巴',
  colours: '色',
  mAh: '毫安时',
  Hz: '赫兹',
  gears: '速',
  recipes: '道菜谱',
  '°': '度',
  nits: '尼特',
  shots: '张',
  keys: '键',
};

/** Gives a product its facts: what its style settles, and rules marked as dearer by its place in the price range. */
export function drawFacts(kind: Kind, style: string, tier: number, random: Random): Fact[] {
  return Object.entries(kind.facts).map(([name, rule]) =>
    drawFact(name, kind.implies[style]?.[name] ?? rule, tier, random),
  );
}

/** Whether a text headed `+<Waterproof> ` (or `+Waterproof `) holds for a product, and the text without that head. */
export function readCondition(text: string, facts: readonly Fact[]): { holds: boolean; text: string } {
  const [head = '', bracketed, word] = /^\+(?:<([^>]+)>|([A-Z]\w*)) /.exec(text) ?? [];
  if (head === '') return { holds: true, text };
  const fact = facts.find(({ name }) => name === (bracketed ?? word));
  if (typeof fact?.value !== 'boolean') throw new Error(`"${head.trim()}" is not a yes-or-no fact`);
  return { holds: fact.value, text: text.slice(head.length) };
}

function drawFact(name: string, rule: FactRule, tier: number, random: Random): Fact {
  if (rule.kind === 'maybe') {
    const value = random.chance(0.35 + tier * 0.4);
    return { name, value, en: '', zh: '' };
  }
  if (rule.kind === 'yes') return { name, value: true, en: '', zh: '' };
  if (rule.kind === 'words') {
    const word = rule.dearer ? pickByTier(rule.words, tier, random) : random.pick(rule.words);
    return { name, value: withoutName(word.en, name), en: word.en, zh: word.zh };
  }
  const share = rule.dearer ? tier * 0.7 + random.next() * 0.3 : random.next();
  const span = rule.high - rule.low;
  const step = rule.decimals > 0 ? 10 ** -rule.decimals : roundStep(span);
  const rounded = Math.round((rule.low + span * share) / step) * step;
  const number = Math.min(rule.high, Math.max(rule.low, rounded));
  const text = number.toFixed(rule.decimals);
  const en = `${text} ${text === '1' ? rule.unit.replace(/^(pair|piece|page|day|year)s$/, '$1') : rule.unit}`;
  return {
    name,
    value: en,
    en,
    zh: `${text}${rule.unit in chineseUnits ? chineseUnits[rule.unit] : ` ${rule.unit}`}`,
  };
}

/** Under "Grip" the record says "cork" where a sentence says "cork grip", and "2 °C" for "comfort limit of 2 °C". */
function withoutName(text: string, name: string): string {
  const lower = text.toLowerCase();
  const known = name.toLowerCase();
  const tail = [known, known.replace(/s$/, '')].find((word) => lower.endsWith(` ${word}`));
  const short = tail === undefined ? text : text.slice(0, -tail.length - 1);
  if (tail !== undefined) return /\b(any|no|of)$/.test(short) ? text : short;
  return lower.startsWith(`${known} `) ? text.slice(known.length + 1).replace(/^of /, '') : text;
}

function pickByTier<T>(words: readonly T[], tier: number, random: Random): T {
  const share = Math.min(0.999, tier * 0.8 + random.next() * 0.2);
  return words[Math.floor(share * words.length)] ?? random.pick(words);
}

/** Makers round what they print: a big span moves in fives, tens or hundreds. */
function roundStep(span: number): number {
  if (span <= 40) return 1;
  if (span <= 400) return 5;
  return span <= 4000 ? 50 : 500;
}
