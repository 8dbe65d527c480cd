import type { Tokeniser } from '../tokenise.ts';
import { isHan, type Phrase } from './standing.ts';
import { hasSign, type Token } from './tokens.ts';

/** Phrases that something must have ("with a microphone", 带麦克风的), the longest first for each. */
export function findWants(
  text: string,
  tokens: readonly Token[],
  taken: readonly boolean[],
  tokeniser: Tokeniser,
): Phrase[][] {
  const wants: Phrase[][] = [];
  for (let at = 0; at < tokens.length && wants.length < WANTS; at++) {
    if (taken[at] || !hasSign(tokens[at], 'with')) continue;
    const from = at + 1;
    let to = from;
    while (to < from + LONGEST && isContent(tokens[to], taken[to])) to += 1;
    const lengths = Array.from({ length: to - from }, (_, shorter) => to - from - shorter);
    const phrases = lengths.map((length) => ({
      from,
      to: from + length,
      text: text.slice(tokens[from]?.start, tokens[from + length - 1]?.end),
    }));
    const whole = phrases.filter((phrase) => endsWithWord(phrase, text, tokens[from], to, tokeniser));
    if (whole.length > 0) wants.push(whole);
  }
  return wants;
}

const WANTS = 8;
const LONGEST = 6;

const isContent = (token: Token | undefined, isTaken: boolean | undefined): boolean =>
  token !== undefined &&
  !isTaken &&
  /[\p{L}\p{N}]/u.test(token.text) &&
  token.text !== '的' &&
  !hasSign(token, 'and', 'not', 'for', 'with', 'price');

/** Chinese is cut where its words end. */
function endsWithWord(
  phrase: Phrase,
  text: string,
  first: Token | undefined,
  to: number,
  tokeniser: Tokeniser,
): boolean {
  if (!first || !isHan(first) || phrase.to === to) return true;
  const run = text.slice(first.start, first.start + LONGEST);
  return tokeniser.words(run).some(({ surface }) => {
    const at = run.indexOf(surface);
    return at >= 0 && at + surface.length === phrase.text.length;
  });
}
