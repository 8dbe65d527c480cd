import type { Tokeniser } from '../tokenise.ts';
import { isHan, type Phrase } from './standing.ts';
import { hasSign, type Stretch, type Token } from './tokens.ts';

/** Something that is not wanted, as it was called, with the word that refuses it. */
export interface Refusal extends Stretch {
  words: string;
  refusedBy: string;
}

/** A query with what is taken of it and the phrases, all free, that name a value of the shop. */
export interface Refusing {
  text: string;
  tokens: readonly Token[];
  taken: readonly boolean[];
  known: readonly Phrase[];
  tokeniser: Tokeniser;
}

const ARTICLES = new Set([
  'a',
  'an',
  'the',
  'any',
  'made',
  'of',
  'in',
  'from',
  'by',
  'with',
  ':',
  '：',
  '是',
  '带',
  '有',
]);
const OR = new Set(['or', 'nor', 'or any', '或', '或者', '、', '/', '和', '跟']);
/** Of Chinese words that the shop does not know as a value, as much is refused. */
const HAN_RUN = 4;
const HAN_END = new Set(['的', '和', '或', '以', '跟', '也', '都', '就', '了', '，']);

/** What is refused in a query, before the refused ("without leather") or behind it (黑色的不要). */
export function findRefusals(query: Refusing): Refusal[] {
  const refusals: Refusal[] = [];
  for (let at = 0; at < query.tokens.length; ) {
    const found = query.taken[at] ? [] : refusedAt(query, at);
    refusals.push(...found);
    at = Math.max(at + 1, found.at(-1)?.to ?? 0);
  }
  return refusals;
}

function refusedAt(query: Refusing, at: number): Refusal[] {
  const token = query.tokens[at];
  if (!token) return [];
  const row = hasSign(token, 'not') ? readRow(query, skipArticles(query, at + 1)) : [];
  if (row.length > 0) return asRefusals(query, at, token.text, row);
  if (!hasSign(token, 'notBehind')) return [];
  const end = query.tokens[at - 1]?.text === '的' ? at - 1 : at;
  const phrase = longest(query.known.filter(({ to }) => to === end)) ?? wordBefore(query, end);
  return phrase ? [{ from: phrase.from, to: at + 1, words: phrase.text, refusedBy: token.text }] : [];
}

/** Each with what stands before it, and the last with what closes the row: 除了黑色以外. */
function asRefusals(query: Refusing, at: number, refusedBy: string, row: readonly Phrase[]): Refusal[] {
  return row.map(({ from, to, text: words }, index) => ({
    from: index === 0 ? at : from - 1,
    to: index === row.length - 1 ? endOfTail(query, to) : to,
    words,
    refusedBy,
  }));
}

const isFree = ({ tokens, taken }: Refusing, at: number): boolean => tokens[at] !== undefined && !taken[at];

function skipArticles(query: Refusing, from: number): number {
  let at = from;
  while (isFree(query, at) && ARTICLES.has(query.tokens[at]?.text ?? '')) at += 1;
  return at;
}

function endOfTail(query: Refusing, at: number): number {
  const behind = query.tokens[at]?.text === '的' ? at + 1 : at;
  const token = query.tokens[behind];
  const closes = isFree(query, behind) && hasSign(token, 'notBehind') && !hasSign(token, 'not');
  return closes ? behind + 1 : at;
}

/** What is refused together: "black, white or red". */
function readRow(query: Refusing, start: number): Phrase[] {
  const nameAt = (at: number) => longest(query.known.filter(({ from }) => from === at));
  const row: Phrase[] = [];
  let phrase = isFree(query, start) ? (nameAt(start) ?? wordAt(query, start)) : undefined;
  while (phrase) {
    row.push(phrase);
    const joint = query.tokens[phrase.to];
    const next: number = phrase.to + 1;
    if (!hasSign(joint, 'and') || query.taken[phrase.to] || !isFree(query, next)) break;
    phrase = nameAt(next) ?? (OR.has(joint?.text ?? '') ? wordAt(query, next) : undefined);
  }
  return row;
}

/** A word that the shop need not know; of Chinese up to where the words end. */
function wordAt(query: Refusing, at: number): Phrase | undefined {
  const { text, tokens, tokeniser } = query;
  const token = tokens[at];
  if (!token || token.figure !== undefined || !/\p{L}/u.test(token.text)) return undefined;
  if (!isHan(token)) return plainWord(query, at, tokeniser);
  let to = at;
  while (to < at + HAN_RUN && isFree(query, to) && isHanContent(tokens[to])) to += 1;
  const run = text.slice(token.start, tokens[to - 1]?.end);
  const next = tokens[to];
  const isClosed = !next || !isHan(next) || HAN_END.has(next.text);
  const word = isClosed ? run : (tokeniser.words(run)[0]?.surface ?? '');
  if (word === '' || !run.startsWith(word)) return undefined;
  const end = token.start + word.length;
  const length = tokens.slice(at).findIndex((other) => other.end > end);
  return { from: at, to: Math.max(at + 1, length === -1 ? tokens.length : at + length), text: word };
}

function plainWord({ text, tokens }: Refusing, at: number, tokeniser: Tokeniser): Phrase | undefined {
  const token = tokens[at];
  const isWord = token && token.signs.size === 0 && tokeniser.words(token.text).length > 0;
  return isWord ? { from: at, to: at + 1, text: text.slice(token.start, token.end) } : undefined;
}

function wordBefore(query: Refusing, end: number): Phrase | undefined {
  const token = query.tokens[end - 1];
  const isWord = token && !query.taken[end - 1] && !isHan(token) && /\p{L}/u.test(token.text);
  return isWord ? plainWord(query, end - 1, query.tokeniser) : undefined;
}

const isHanContent = (token: Token | undefined): boolean =>
  token !== undefined && isHan(token) && !HAN_END.has(token.text);

function longest(phrases: readonly Phrase[]): Phrase | undefined {
  return phrases.reduce<Phrase | undefined>(
    (best, phrase) => (best && best.to - best.from >= phrase.to - phrase.from ? best : phrase),
    undefined,
  );
}
