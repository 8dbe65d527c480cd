import type { Locale } from '../../db/records.ts';
import type { Fact } from './facts.ts';
import type { Slots } from './grammar.ts';
import type { DemoProduct } from './products.ts';
import type { Random } from './random.ts';
import type { Frames } from './review-language.ts';

/** Who writes about what: since when they have it, and for how long they used it before writing. */
export interface Reviewer {
  product: DemoProduct;
  language: Locale;
  /** Milliseconds. */
  boughtAt: number;
  usedDays: number;
  random: Random;
}

/** What the slots of the review templates stand for in one review, but for `<time>`, which each attempt draws anew. */
export function chooseWords(reviewer: Reviewer, frames: Frames): Slots {
  const { product, language, random, boughtAt } = reviewer;
  const { kind } = product;
  const month = new Date(boughtAt).getUTCMonth();
  const facts = product.facts.filter((fact) => fact.en !== '');
  const fact = facts.length > 0 ? random.pick(facts) : undefined;
  const plural = kind.plural;
  return {
    brand: product.record.brand ?? '',
    model: product.model,
    style: String(styleOf(product, language)),
    kind: language === 'zh' ? kind.name.zh : uncapitalise(kind.name.en),
    noun: language === 'zh' ? kind.noun.zh.slice(1) : kind.noun.en,
    this: language === 'zh' ? `这${kind.noun.zh}` : `${plural ? 'these' : 'this'} ${kind.noun.en}`,
    they: plural ? 'they' : 'it',
    them: plural ? 'them' : 'it',
    is: plural ? 'are' : 'is',
    was: plural ? 'were' : 'was',
    has: plural ? 'have' : 'has',
    does: plural ? 'do' : 'does',
    part: kind.parts.map((part) => part[language]),
    use: kind.uses.map((use) => use[language]),
    fact: fact ? citeFact(fact, language) : '',
    month: frames.months[month] ?? '',
    nextMonth: frames.months[(month + 1) % 12] ?? '',
    search: frames.search,
    who: frames.who,
    years: frames.years,
    kindly: frames.kindly,
  };
}

/** "30 h battery life", but "320 pages" of Pages and "full-grain leather" of any Material. */
function citeFact(fact: Fact, language: Locale): string {
  if (language === 'zh') return fact.zh;
  const unit = fact.en.split(' ').at(-1) ?? '';
  const plain = !/^\d/.test(fact.en) || fact.name.toLowerCase().includes(unit.toLowerCase());
  return plain ? fact.en : `${fact.en} ${uncapitalise(fact.name)}`;
}

/** Loses the capital of a first word, but not those of "USB". */
const uncapitalise = (text: string) => text.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());

function styleOf(product: DemoProduct, language: Locale): string {
  const style = product.kind.styles.find((word) => word.en === product.record.attributes.Style);
  return language === 'zh' ? (style?.zh ?? '') : (style?.en.toLowerCase() ?? '');
}

const numbers = {
  en: ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  zh: ['一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'],
};
const units = {
  en: { day: [' days'], week: [' weeks'], month: [' months'] },
  zh: { day: ['天'], week: ['周', '个星期'], month: ['个月', '个多月'] },
};

/** A stretch of time no longer than the reviewer has had the thing: "five days", "three weeks", "两个月". */
export function nameSpan({ language, usedDays }: Reviewer, random: Random): string {
  const days = Math.max(4, usedDays * (0.6 + random.next() * 0.4));
  const [unit, length] =
    days < 9 ? (['day', 1] as const) : days < 50 ? (['week', 7] as const) : (['month', 30.4] as const);
  const count = Math.min(12, Math.max(1, Math.floor(days / length)));
  const number = numbers[language][count - 1] ?? '';
  const name = random.pick(units[language][unit]);
  return language === 'en' && count === 1 ? `a ${unit}` : number + name;
}
