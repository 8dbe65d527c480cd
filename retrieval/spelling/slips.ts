import { editDistance } from './edit-distance.ts';

/** From this length on a word may hold two slips. */
export const LONG = 8;
/** How likely a slip is beside one letter in the middle of a word. */
const TWO_SLIPS = 0.05;
const FIRST_LETTER = 0.3;
const UNFINISHED = 0.2;
const LEAST_BEGUN = 3;

/** A word of the shop that may have been meant. */
export interface Guess {
  word: string;
  /** How likely it is to have been written as it was, beside other guesses; 1 at most. */
  likelihood: number;
}

/** Of words that are spelt alike those that one slip makes of another, or two in a long word when one does not do. */
export function guessSpellings(surface: string, similar: readonly string[]): Guess[] {
  const near = similar
    .filter((word) => word !== surface)
    .map((word) => ({ word, slips: editDistance(surface, word) }));
  const least = near.some(({ slips }) => slips === 1) ? 1 : surface.length >= LONG ? 2 : 0;
  return near
    .filter(({ slips }) => slips <= least)
    .map(({ word, slips }) => ({
      word,
      likelihood: (slips === 1 ? 1 : TWO_SLIPS) * (word[0] === surface[0] ? 1 : FIRST_LETTER),
    }));
}

/** Words that go on where one that may not be finished stops. */
export function guessEndings(surface: string, longer: readonly string[]): Guess[] {
  if (surface.length < LEAST_BEGUN) return [];
  return longer
    .filter((word) => word.startsWith(surface) && word !== surface)
    .map((word) => ({ word, likelihood: UNFINISHED * (surface.length / word.length) }));
}
