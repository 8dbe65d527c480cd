import type { PlannerContext } from './messages.ts';
import type { Say } from './phrases.ts';
import type { Situation } from './decision.ts';
import type { Language } from './vocabulary.ts';

/** What an answer is worded with. */
export interface Wording {
  say: Say;
  language: Language;
  situation: Situation;
}

/** Sentences as one paragraph; Chinese ones stand without spaces between them. */
export const join = (sentences: readonly (string | undefined)[], language: Language): string =>
  sentences.filter(Boolean).join(language === 'zh' ? '' : ' ');

/** "a, b and c". */
export function listWords(items: readonly string[], say: Say): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(say('comma'))}${say('and')}${items.at(-1)}`;
}

/** A sum in the shop's currency, without cents where there are none; a bare figure where the currency is unknown. */
export function wordSum(sum: number, { shop }: PlannerContext, language: Language): string {
  const whole = Number.isInteger(sum) ? 0 : 2;
  const digits = { minimumFractionDigits: whole, maximumFractionDigits: whole };
  const currency = /^[A-Z]{3}$/.test(shop?.currency ?? '') ? shop?.currency : undefined;
  return new Intl.NumberFormat(
    language === 'zh' ? 'zh-CN' : 'en-US',
    currency ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits } : digits,
  ).format(sum);
}

/** "2026-11-28" as people of that language say it; anything else as it is. */
export function wordDate(date: string | undefined, language: Language): string {
  const day = date?.slice(0, 10) ?? '';
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(time);
}

/** The beginning of a text, cut at a sentence or, failing that, at a word. */
export function shorten(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const head = plain.slice(0, most);
  const sentence = /^.*[.!?。！？](?=\s|$|[^\d])/su.exec(head)?.[0];
  if (sentence && sentence.length > most / 3) return sentence.trim();
  return `${head.replace(/[\s,;，；、][^\s,;，；、]{0,20}$/u, '')}…`;
}
