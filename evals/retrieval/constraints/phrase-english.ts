import type { Random } from '../../../feeds/demo/random.ts';
import { type LimitOf, limitOf, type Phrase, writeSum } from './phrases.ts';

const SIGNS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', CNY: '¥', JPY: '¥', INR: '₹' };
const NAMES: Record<string, string> = { USD: 'dollars', EUR: 'euros', GBP: 'pounds', CNY: 'yuan' };

/** "black running shoes under 80", "256GB phone from Nokia": each limit before or after the noun, as people do. */
export const phraseEnglish: Phrase = (noun, limits, { currency, random }) => {
  const before: string[] = [];
  const behind: string[] = [];
  const say = (value: string | undefined, asAdjective: string, asClause: string) => {
    if (value === undefined) return;
    if (random.chance(0.5)) before.push(`${asAdjective}${value}`);
    else behind.unshift(`${asClause} ${value}`);
  };
  const capacity = limitOf(limits, 'capacity')?.written;
  say(limitOf(limits, 'size')?.size, 'size ', random.pick(['in size', 'size']));
  say(limitOf(limits, 'colour')?.colour, '', 'in');
  say(capacity && squeeze(capacity, random), '', 'with');
  say(limitOf(limits, 'brand')?.brand, '', random.pick(['from', 'by']));
  const price = limitOf(limits, 'price');
  if (price) behind.push(phrasePrice(price, currency, random));
  if (limitOf(limits, 'stock')) behind.push(random.pick(['in stock', 'that are in stock']));
  const lead = random.pick(['', '', '', "I'm looking for", 'show me', 'I need', 'do you have']);
  return [lead, ...before, noun, ...behind].filter(Boolean).join(' ');
};

/** "256 GB" as often without the blank. */
export const squeeze = (written: string, random: Random): string =>
  random.chance(0.5) ? written.replace(' ', '') : written;

function phrasePrice({ minCents, maxCents }: LimitOf<'price'>, currency: string, random: Random): string {
  const style = random.int(0, 2);
  const sum = (cents: number) => {
    const written = writeSum(cents);
    if (style === 0 && SIGNS[currency]) return `${SIGNS[currency]}${written}`;
    return style === 1 && NAMES[currency] ? `${written} ${NAMES[currency]}` : written;
  };
  if (minCents !== undefined && maxCents !== undefined) {
    return random.pick([
      `between ${writeSum(minCents)} and ${sum(maxCents)}`,
      `from ${writeSum(minCents)} to ${sum(maxCents)}`,
    ]);
  }
  return maxCents !== undefined
    ? `${random.pick(['under', 'below', 'up to', 'less than', 'for at most', 'cheaper than'])} ${sum(maxCents)}`
    : `${random.pick(['over', 'above', 'for more than', 'at least'])} ${sum(minCents ?? 0)}`;
}
