import type { Lexicon } from './lexicon.ts';
import { editDistance, foldWord, wordsOf } from './text.ts';

/** Rewrites words with one slip (two in long words) to the word that was meant, and leaves all others alone. */
export type MendTypos = (text: string) => string;

const SHORTEST = 5;

/**
 * `spoken` are words of talk ("compare", "under"); the shop's own come from the lexicon. A word that either knows is
 * never touched. A swapped, missing or doubled letter is mended from five letters on, a changed one from six, because
 * a changed letter makes another true word too often.
 */
export function createMendTypos(lexicon: Lexicon, spoken: ReadonlySet<string>): MendTypos {
  const byStart = new Map<string, string[]>();
  const known = new Set([...spoken, ...[...spoken].map(foldWord)]);
  for (const word of new Set([...lexicon.words, ...spoken])) {
    if (word.length < SHORTEST - 1) continue;
    const first = word[0] ?? '';
    byStart.set(first, [...(byStart.get(first) ?? []), word]);
  }
  const meant = (word: string): string | undefined => {
    const folded = foldWord(word);
    const plain = word.toLowerCase();
    if (plain.length < SHORTEST || !/^[a-z]+$/.test(plain)) return undefined;
    if (known.has(plain) || known.has(folded) || lexicon.knows(folded)) return undefined;
    return closest(folded, byStart.get(plain[0] ?? '') ?? [], lexicon);
  };
  return (text) => {
    let mended = text;
    for (const { text: word, start, end } of wordsOf(text).toReversed()) {
      const better = meant(word);
      if (better) mended = `${mended.slice(0, start)}${better}${mended.slice(end)}`;
    }
    return mended;
  };
}

function closest(word: string, candidates: readonly string[], lexicon: Lexicon): string | undefined {
  let best: string | undefined;
  let least = word.length >= 8 ? 2.5 : 1.5;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, Math.floor(least));
    if (distance > least) continue;
    if (word.length < 6 && candidate.length === word.length && !sameLetters(word, candidate)) continue;
    // Of two words equally near, the shop's own is the likelier.
    const cost = distance + (lexicon.knows(candidate) ? 0 : 0.4);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

const sameLetters = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('');
