import type { Sign } from './signs.ts';
import { hasSign, type Token } from './tokens.ts';

/** Words of the query in a row, which no rule has taken, as a limit may name them. */
export interface Phrase {
  from: number;
  to: number;
  /** As written in the query, in lower case. */
  text: string;
}

/** More words than this are not looked through for values. */
const READ_TOKENS = 64;
const LATIN_WORDS = 4;
const HAN_CHARACTERS = 8;
const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;

export const isHan = (token: Token): boolean => HAN.test(token.text);

/** Every phrase of up to four words, or eight Chinese characters, that could be a value of the shop. */
export function findPhrases(text: string, tokens: readonly Token[], taken: readonly boolean[]): Phrase[] {
  const phrases: Phrase[] = [];
  const last = Math.min(tokens.length, READ_TOKENS);
  for (let from = 0; from < last; from++) {
    const first = tokens[from];
    if (!first || taken[from] || !WORD.test(first.text)) continue;
    const longest = isHan(first) ? HAN_CHARACTERS : LATIN_WORDS;
    for (let to = from + 1, words = 1; to <= last && words <= longest; to++) {
      const end = tokens[to - 1];
      if (!end || taken[to - 1]) break;
      if (!WORD.test(end.text)) continue;
      words += 1;
      phrases.push({ from, to, text: text.slice(first.start, end.end) });
    }
  }
  return phrases;
}

/** How a phrase is introduced or followed, which tells what it is there for. */
export function standingOf(tokens: readonly Token[], { from, to }: { from: number; to: number }) {
  const before = tokens[skipBack(tokens, from - 1)];
  const behind = tokens[to];
  return {
    isNamed: (sign: 'brand' | 'category' | 'colour' | 'size') =>
      [before, behind, tokens[from], tokens[to - 1]].some((token) => hasSign(token, sign)),
    /** The thing is to go with it, not to be it: "a charger for it". */
    isPurpose: hasSign(before, 'for'),
  };
}

/** The phrase with the word that says what it is: "size" before 42, 码 behind it. */
export function withLabel(
  tokens: readonly Token[],
  { from, to }: Phrase,
  sign: Sign,
): { from: number; to: number } {
  const before = skipBack(tokens, from - 1);
  return {
    from: hasSign(tokens[before], sign) ? before : from,
    to: hasSign(tokens[to], sign) ? to + 1 : to,
  };
}

const SKIPPED = new Set([':', '：', '-', 'the', 'a', 'an', 'is', '是', '为']);

function skipBack(tokens: readonly Token[], at: number): number {
  let found = at;
  while (found > 0 && SKIPPED.has(tokens[found]?.text ?? '')) found -= 1;
  return found;
}
