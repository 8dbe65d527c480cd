import { stopWords } from '../stop-words.ts';
import { canonicalUnit } from '../units.ts';

const LEAST_PART = 2;
/** What German and its kin put between the parts of a compound. */
const LINKS = ['', 's', 'es', 'n', 'en'];
/** A shorter first part is a word of its own with these letters more often than one with a link behind it. */
const LINKED_FROM = 5;
/** Three parts are looked for from this length on, each at least so long: else chance finds them everywhere. */
const THREE = { length: 11, part: 3 };
/** Two letters are a word of some kind more often than not. */
const SHORT_PART = 0.1;
const THREE_PARTS = 0.1;
const LINKED = 0.3;
const CUTS = 12;

/** A word cut into words of the shop, stop words and units among them. */
export interface Cut {
  parts: readonly string[];
  /** How likely it is to have been written as one, beside other readings; 1 at most. */
  likelihood: number;
}

/** Whether a word is none to look for: a stop word, or a unit that has lost its number. */
export const isBare = (word: string): boolean => stopWords.has(word) || canonicalUnit(word) !== undefined;

/** Every piece of a word of letters that a cut of it may use; some 400 for the longest. */
export function piecesOf(surface: string): string[] {
  const pieces = new Set<string>();
  for (let from = 0; from <= surface.length - LEAST_PART; from++) {
    for (let to = from + LEAST_PART; to <= surface.length; to++) {
      if (to - from < surface.length) pieces.add(surface.slice(from, to));
    }
  }
  return [...pieces];
}

/** The likeliest cuts of a word of letters into two or three that `known` holds, stop words and units. */
export function cutCompound(surface: string, known: ReadonlySet<string>): Cut[] {
  const isKnown = (word: string) => known.has(word) || isBare(word);
  const cuts: Cut[] = [];
  for (let at = LEAST_PART; at <= surface.length - LEAST_PART; at++) {
    const [left, right] = [surface.slice(0, at), surface.slice(at)];
    const first = findLinked(left, isKnown);
    if (!first) continue;
    if (isKnown(right)) cuts.push(weigh([first, right], surface));
    if (surface.length < THREE.length || left.length < THREE.part) continue;
    for (let second = THREE.part; second <= right.length - THREE.part; second++) {
      const middle = findLinked(right.slice(0, second), isKnown);
      const last = right.slice(second);
      if (middle && isKnown(last)) cuts.push(weigh([first, middle, last], surface));
    }
  }
  return cuts.sort((a, b) => b.likelihood - a.likelihood).slice(0, CUTS);
}

/** The word itself, or without the link at its end. */
function findLinked(word: string, isKnown: (word: string) => boolean): string | undefined {
  return LINKS.filter(
    (link) => word.endsWith(link) && (link === '' || word.length >= LINKED_FROM + link.length),
  )
    .map((link) => word.slice(0, word.length - link.length))
    .find(isKnown);
}

function weigh(parts: readonly string[], surface: string): Cut {
  const short = parts.filter((part) => part.length === LEAST_PART).length;
  const linked = parts.join('').length < surface.length;
  return {
    parts,
    likelihood: SHORT_PART ** short * (parts.length === 3 ? THREE_PARTS : 1) * (linked ? LINKED : 1),
  };
}
