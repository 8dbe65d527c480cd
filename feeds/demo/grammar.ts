import type { Locale } from '../../db/records.ts';
import type { Random } from './random.ts';

/** What `<name>` in a template becomes: a text, or several to choose from. */
export type Slots = Record<string, string | readonly string[]>;

/**
 * Expands a template: `(a|b|c)` is a choice and may nest, `<name>` a slot whose value may itself be a template.
 * Throws on a slot that has no value, so that a misspelt one never reaches the shop.
 */
export function expand(template: string, slots: Slots, random: Random): string {
  let at = 0;
  /** Reads up to an unmatched `|` or `)`; what is skipped makes no choices, so unused branches cost nothing. */
  const read = (live: boolean): string => {
    let out = '';
    while (at < template.length) {
      const c = template[at];
      if (c === '|' || c === ')') break;
      if (c === '(') {
        at++;
        out += choose(live);
      } else if (c === '<') {
        const end = template.indexOf('>', at);
        if (live) out += fill(template.slice(at + 1, end), slots, random);
        at = end + 1;
      } else {
        const from = at;
        while (at < template.length && !'|()<'.includes(template[at] as string)) at++;
        if (live) out += template.slice(from, at);
      }
    }
    return out;
  };
  const choose = (live: boolean): string => {
    const chosen = live ? Math.floor(random.next() * countBranches(template, at)) : -1;
    let out = '';
    for (let branch = 0; ; branch++) {
      const text = read(branch === chosen);
      if (branch === chosen) out = text;
      if (template[at++] !== '|') return out;
    }
  };
  return read(true);
}

function fill(name: string, slots: Slots, random: Random): string {
  const value = slots[name];
  if (value === undefined) throw new Error(`no value for <${name}>`);
  const text = typeof value === 'string' ? value : random.pick(value);
  return /[(<]/.test(text) ? expand(text, slots, random) : text;
}

function countBranches(template: string, start: number): number {
  let depth = 0;
  let branches = 1;
  for (let i = start; i < template.length; i++) {
    const c = template[i];
    if (c === '(') depth++;
    else if (c === '|' && depth === 0) branches++;
    else if (c === ')' && depth-- === 0) break;
  }
  return branches;
}

/** Joins expanded sentences into a paragraph: capitals, "a" before a vowel, no doubled spaces; none between Chinese ones. */
export function joinSentences(sentences: readonly string[], language: Locale): string {
  if (language === 'zh') return sentences.map((sentence) => tidyChinese(sentence)).join('');
  return sentences.map(tidyEnglish).join(' ');
}

function tidyEnglish(sentence: string): string {
  const text = sentence
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.;!?])/g, '$1')
    .replace(/\b([Aa]) (?=8|1[18]\b|h(?:our|onest)|[aeiouAEIOU](?!ne\b|ni|se|k\b|uro))/g, '$1n ')
    .replace(/([.!?]) ([a-z])/g, (_, mark: string, letter: string) => `${mark} ${letter.toUpperCase()}`)
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A space between Han characters is a template's, not the language's. */
function tidyChinese(sentence: string): string {
  return sentence.replace(/([\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])/g, '$1').trim();
}
