import type { Tokeniser, Word } from '../tokenise.ts';
import { isBare } from './compounds.ts';
import type { Reading } from './reading.ts';

/** Both halves of a word with digits at every place where it can be cut, as the shop would write them. */
function* halvesOf(surface: string, tokeniser: Tokeniser): Generator<readonly [Word, Word, string]> {
  for (let at = 1; at < surface.length; at++) {
    // A number is in one piece, and what stands between other marks is known by its parts already.
    if (!/\d\p{L}|\p{L}[\d\p{L}]/u.test(surface.slice(at - 1, at + 1))) continue;
    const [first, ...noMore] = tokeniser.words(surface.slice(0, at));
    const [second, ...neither] = tokeniser.words(surface.slice(at));
    if (!first || !second || noMore.length > 0 || neither.length > 0) continue;
    // One letter alone is no word; one digit may be an amount.
    if (/^\p{L}$/u.test(first.surface) || /^\p{L}$/u.test(second.surface)) continue;
    yield [first, second, `${surface.slice(0, at)} ${surface.slice(at)}`];
  }
}

const termOf = ({ terms: [term = ''] }: Word): string => term;

/** Every term that `cutCode` asks about. */
export const partsOfCode = (surface: string, tokeniser: Tokeniser): string[] => [
  ...new Set([...halvesOf(surface, tokeniser)].flatMap(([first, second]) => [termOf(first), termOf(second)])),
];

/** A word with digits or marks in it as two known ones, one of which may be a unit: "cat6patch", "a4labels", "ftcat6". */
export function cutCode(surface: string, tokeniser: Tokeniser, known: ReadonlySet<string>): Reading[] {
  return [...halvesOf(surface, tokeniser)].flatMap(([first, second, written]) => {
    const meant = [first, second].filter((half) => !isBare(half.surface));
    if (meant.length === 0 || !meant.every((half) => known.has(termOf(half)))) return [];
    return [{ kind: 'parted', parts: meant.map((half) => [termOf(half)]), written, likelihood: 1 }];
  });
}
