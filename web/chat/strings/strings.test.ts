import { describe, expect, it } from 'vitest';
import { strings } from './strings.ts';

/** Every text with its place, functions called with sample values by their number of parameters. */
function textsOf(value: unknown, place: string): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') {
    const samples = place.endsWith('starters')
      ? [(amount: number) => `$${amount}`, true]
      : place.endsWith('compare')
        ? [['A', 'B']]
        : Array.from({ length: value.length }, (_, index) => index + 2);
    return textsOf(value(...samples), `${place}()`);
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${place} is neither text nor group`);
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${place}.${name}`));
}

const en = textsOf(strings.en, 'strings');
const zh = textsOf(strings.zh, 'strings');

describe('the dictionary', () => {
  it('has the same places in both languages, none of them empty', () => {
    expect(zh.map(([place]) => place)).toEqual(en.map(([place]) => place));
    expect([...en, ...zh].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it('uses every value it is given in both languages', () => {
    const digits = (text: string) => [...new Set(text.match(/[23]/g) ?? [])].sort().join();
    const called = en.flatMap(([place, text], index) =>
      place.includes('()') && !place.includes('starters')
        ? [[place, digits(text), digits(zh[index]?.[1] ?? '')] as const]
        : [],
    );
    expect(called.length).toBeGreaterThan(20);
    expect(called.filter(([, english, chinese]) => english !== chinese)).toEqual([]);
  });

  it('is Chinese where it is Chinese', () => {
    const same = zh.filter(([place, text], index) => text === en[index]?.[1] && !place.includes('PayPal'));
    expect(same.map(([, text]) => text).filter((text) => /[a-z]{3}/i.test(text))).toEqual(['PayPal']);
  });
});
