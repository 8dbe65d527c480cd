import { editDistance } from './spelling.ts';
import type { Tokeniser, Word } from './tokenise.ts';

const MIN_LENGTH = 4;
const LONG = 8;
const GUESSES = 3;

/** Only words of Latin letters are taken for misspelt: a wrong digit or character is another model or word. */
export const canBeMisspelt = ({ surface }: Word): boolean =>
  surface.length >= MIN_LENGTH && surface.length <= 30 && /^[a-z]+$/.test(surface);

/**
 * Terms of the known words that a misspelt one may have meant: those nearest by spelling, at most one slip away,
 * or two in a long word. Empty when none is near.
 */
export function guessTerms(surface: string, similar: readonly string[], tokeniser: Tokeniser): string[] {
  const allowed = surface.length >= LONG ? 2 : 1;
  const near = similar
    .map((word) => ({ word, distance: editDistance(surface, word) }))
    .filter(({ distance }) => distance <= allowed);
  const least = Math.min(...near.map(({ distance }) => distance));
  const guesses = near.filter(({ distance }) => distance === least).slice(0, GUESSES);
  return [...new Set(guesses.flatMap(({ word }) => tokeniser.terms(word)))];
}
