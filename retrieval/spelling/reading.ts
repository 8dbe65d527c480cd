import type { Company, Parts } from './company.ts';

/** One way to read a word that the shop does not know. */
export interface Reading {
  /** `parted` has the letters that were written, `unfinished` goes on where they stop. */
  kind: 'misspelt' | 'parted' | 'unfinished';
  parts: Parts;
  /** How the shop writes it. */
  written: string;
  /** How likely it was to be written as it was, beside the other readings; 1 at most. */
  likelihood: number;
}

/**
 * The share of products that must hold what a word is taken for when nothing else in the query speaks for it, by the
 * word's length. Of words that an electronics shop does not know, two in five of those with five letters are one slip
 * from one that 20 in 19,000 products hold, but one in ten of those with eight: the shorter, the likelier is chance.
 */
const LEAST_SHARE = [1, 1, 1, 1, 0.02, 0.005, 0.001, 0.0002, 0];
/** Long words are seldom near another by chance. */
const LONG_ENOUGH = 6;
/** Beside one other word that some product holds along with it, this part of that share does. */
const BESIDE_ONE = 0.25;
/** Beside more words, a product must hold this much of them along with it: in a short word, nearly all. */
const HELD_BESIDE = { long: 0.5, short: 0.9 };
/** A beginning of so many letters is enough to go on from. */
const BEGINNING = 5;
/** Cuts are seldom chance when all parts are words of three letters or more, and less so in a short word. */
const SHORT_COMPOUND = { below: 8, share: 0.001 };
/** Readings this much less likely than the best are not looked for. */
const COMPARABLE = 1 / 3;
const TOGETHER = 3;
/** A word that the shop knows is taken for another one only where that one is so many times as frequent. */
const FAR_MORE_FREQUENT = 20;

/** The readings of the query's word number `word` to look for, best first; empty when none is likely enough. */
export function chooseReadings(
  readings: readonly Reading[],
  word: number,
  length: number,
  company: Company,
): Reading[] {
  const weighed = readings
    .filter((reading) => isLikely(reading, word, length, company))
    .map((reading) => ({ reading, worth: reading.likelihood * company.support(reading.parts, word) }))
    .sort((a, b) => b.worth - a.worth);
  const best = weighed[0];
  // Words of one part can stand for one another; a word in several stands for itself.
  if (!best || best.reading.parts.length > 1) return best ? [best.reading] : [];
  return weighed
    .filter(({ reading, worth }) => reading.parts.length === 1 && worth >= best.worth * COMPARABLE)
    .map(({ reading }) => reading)
    .slice(0, TOGETHER);
}

function isLikely(
  { kind, parts, likelihood }: Reading,
  word: number,
  length: number,
  company: Company,
): boolean {
  const count = company.count(parts);
  if (count === 0) return false;
  const others = company.others(word);
  const best = company.best(parts, word);
  if (others > 1 && best >= (length < LONG_ENOUGH ? HELD_BESIDE.short : HELD_BESIDE.long)) return true;
  if (kind === 'parted') {
    const share = length < SHORT_COMPOUND.below ? SHORT_COMPOUND.share : 0;
    return likelihood === 1 && count >= share * company.documents;
  }
  if (kind === 'unfinished' && length >= BEGINNING) return true;
  // Few begin a word with the wrong letter, and short ones that differ in it are legion.
  if (kind === 'misspelt' && length < LONG_ENOUGH && likelihood < 1) return false;
  const least = (LEAST_SHARE[length] ?? 0) * company.documents;
  if (others === 1 && best === 1) return length >= LONG_ENOUGH || count >= least * BESIDE_ONE;
  return count >= least;
}

/**
 * What was meant in the place of a known word: one far more frequent that some product holds with all the rest of the
 * query, which none does with the word as it is, or the parts of a rare compound.
 */
export function chooseInstead(
  readings: readonly Reading[],
  word: number,
  own: readonly string[],
  company: Company,
): Reading | undefined {
  const frequent = company.count([own]) * FAR_MORE_FREQUENT;
  const inCompany = company.others(word) > 1;
  return readings.find(
    ({ kind, parts, likelihood }) =>
      company.count(parts) >= frequent &&
      (inCompany ? company.best(parts, word) === 1 : kind === 'parted' && likelihood === 1),
  );
}
