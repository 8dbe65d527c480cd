import type { TokenSpan } from './aspect-labels.ts';
import type { FeatureList } from './feature-hash.ts';
import type { ReadWord, SentenceReading } from './sentence-reading.ts';

/** Adds to `list` all that speaks for or against tokens `start` to `end` being an aspect term. */
export type DescribeSpan = (span: TokenSpan, list: FeatureList) => void;

const START = '^';
const END = '$';
/** Words that may stand between a term and the judgement of it. */
const JUDGEMENT_REACH = 3;
const PREFIX_REACH = 4;

/** Prepares a sentence once for the description of all its spans. */
export function createSpanDescriber(sentence: SentenceReading): DescribeSpan {
  const { tokens, language } = sentence;
  const isAll = (start: number, end: number) => start === 0 && end === tokens.length;
  const describeLexicon = createLexiconDescriber(sentence);
  return (span, list) => {
    const add = (feature: string) => list.add(`${language}${feature}`);
    if (isAll(span.start, span.end)) describeWhole(sentence, add);
    if (isAll(span.start, span.end) && tokens.length > 2) return;
    describeTokens(sentence, span, add);
    describeWords(sentence, span, add);
    describePlace(sentence, span, add);
    describeLexicon(span, add);
  };
}

type Add = (feature: string) => void;

/** The whole sentence is the term where annotators found the judged thing unnamed. */
function describeWhole({ tokens, words, opinions, marks }: SentenceReading, add: Add): void {
  add('W');
  add(`W#${Math.min(tokens.length, 14)}`);
  for (const [at, word] of words.entries()) {
    add(`Ww${word.text}`);
    add(`Wt${word.tag}`);
    add(`Wp${word.text} ${words[at + 1]?.text ?? END}`);
  }
  for (const [at, token] of tokens.entries()) add(`Wc${token} ${tokens[at + 1] ?? END}`);
  add(`Wf${words[0]?.text}`);
  add(`We${words.at(-1)?.text}`);
  add(`Ws${words.map(({ tag }) => tag).join(' ')}`);
  const things = marks.filter((mark, at) => mark === 'thing' && marks[at - 1] !== 'thing').length;
  add(`Wx${things}`);
  add(`Wo${opinions.length}`);
  add(`Wxo${Math.min(things, 3)} ${Math.min(opinions.length, 2)}`);
}

/** Tokens inside, beside and across both ends. */
function describeTokens({ tokens }: SentenceReading, { start, end }: TokenSpan, add: Add): void {
  const at = (index: number) =>
    index < 0 ? (index === -1 ? START : '') : (tokens[index] ?? (index === tokens.length ? END : ''));
  const before = at(start - 1);
  const first = at(start);
  const last = at(end - 1);
  const after = at(end);
  add('b');
  add(`#${Math.min(end - start, 9)}`);
  add(`l1${before}`);
  add(`l2${at(start - 2)} ${before}`);
  add(`lf${before}|${first}`);
  add(`lg${before}|${first} ${at(start + 1)}`);
  add(`r1${after}`);
  add(`r2${after} ${at(end + 1)}`);
  add(`r3${after} ${at(end + 1)} ${at(end + 2)}`);
  add(`rl${last}|${after}`);
  add(`rm${at(end - 2)} ${last}|${after}`);
  add(`rn${last}|${after} ${at(end + 1)}`);
  add(`s${tokens.slice(start, end).join(' ')}`);
  add(`f1${first}`);
  add(`f2${first} ${at(start + 1)}`);
  add(`e1${last}`);
  if (end - start > 1) add(`e2${at(end - 2)} ${last}`);
  if (end - start > 2) add(`e3${at(end - 3)} ${at(end - 2)} ${last}`);
  for (let index = start; index < end; index++) {
    add(`i${at(index)}`);
    if (index > start) add(`j${at(index - 1)} ${at(index)}`);
  }
}

const NO_WORD: ReadWord = { text: START, tag: START, start: 0, end: 0 };

/** Words and their parts of speech, and whether the span's ends are theirs. */
function describeWords(
  { tokens, words, wordAt }: SentenceReading,
  { start, end }: TokenSpan,
  add: Add,
): void {
  const wordOf = (token: number) => wordAt[token] ?? words.length;
  const word = (index: number) => words[index] ?? (index < 0 ? NO_WORD : { ...NO_WORD, text: END, tag: END });
  const startsWord = start === 0 || wordOf(start) !== wordOf(start - 1);
  const endsWord = end === tokens.length || wordOf(end) !== wordOf(end - 1);
  const [firstAt, lastAt] = [wordOf(start), wordOf(end - 1)];
  const left = start === 0 ? NO_WORD : word(wordOf(start - 1));
  const right = word(wordOf(end));
  const ends = `${startsWord}${endsWord}`;
  add(`bb${ends}`);
  add(`wl${startsWord}${left.text}`);
  add(`wr${endsWord}${right.text}`);
  add(`tl${startsWord}${left.tag}`);
  add(`tr${endsWord}${right.tag}`);
  add(`tb${ends}${left.tag} ${right.tag}`);
  if (endsWord) {
    const next = word(wordOf(end) + 1);
    add(`ts${right.tag} ${next.tag}`);
    add(`ws${right.text} ${next.text}`);
  }
  if (startsWord) add(`tk${start === 0 ? START : word(wordOf(start - 1) - 1).tag} ${left.tag}`);
  const inside = words.slice(firstAt, lastAt + 1);
  const pattern = inside.map(({ tag }) => tag).join(' ');
  const [first, last] = [word(firstAt), word(lastAt)];
  add(`p${ends}${pattern}`);
  add(`q${left.tag}_${pattern}_${right.tag}`);
  add(`tf${first.tag}`);
  add(`te${last.tag}`);
  add(`wf${first.text}`);
  add(`we${last.text}`);
  add(`tx${left.tag} ${last.tag} ${right.tag}`);
  for (const { text, tag } of inside) {
    add(`wi${text}`);
    add(`ti${tag}`);
  }
  const [leftSide, rightSide] = [words.slice(0, firstAt), words.slice(lastAt + 1)];
  const sides = [
    hasTag(leftSide, JUDGING),
    hasTag(rightSide, JUDGING),
    hasTag(leftSide, NAMING),
    hasTag(rightSide, NAMING),
  ];
  add(`ad${sides.slice(0, 2).join()}`);
  add(`nn${sides.slice(2).join()}`);
  add(`an${sides.join()}`);
}

const JUDGING = new Set(['a', 'zg', 'able', 'ful', 'ous', 'ive', 'y']);
const NAMING = new Set(['n', 'word', 's', 'tion', 'ment', 'ity', 'ness']);
const hasTag = (words: readonly ReadWord[], tags: ReadonlySet<string>) =>
  words.some(({ tag }) => tags.has(tag));

/** Where in the sentence, and on which side of a 的, which joins a thing to its property. */
function describePlace({ tokens }: SentenceReading, { start, end }: TokenSpan, add: Add): void {
  add(`st${Math.min(start, 3)}`);
  add(`en${Math.min(tokens.length - end, 3)}`);
  const first = tokens.indexOf('的');
  const last = tokens.lastIndexOf('的');
  const isLeft = first >= 0 && first < start;
  const isRight = last >= end;
  const isInside = tokens.slice(start, end).includes('的');
  add(`dl${isLeft}`);
  add(`dr${isRight}`);
  add(`di${isInside}`);
  add(`dx${isLeft}${isRight}${isInside}`);
}

/** What the lexicon says of the span's head, of what precedes the head, and of what follows. */
function createLexiconDescriber({ tokens, opinions, marks, lexicon }: SentenceReading) {
  const isKnown = (part: readonly string[]) => lexicon.isThing(part) || lexicon.isParticular(part);
  const things = findRuns(marks);
  const headOf = (start: number, end: number) => {
    for (let from = start; from < end; from++) if (lexicon.isThing(tokens.slice(from, end))) return from;
    return undefined;
  };
  const modifierKind = (part: readonly string[]): string => {
    if (part.length === 0) return 'none';
    if (isKnown(part)) return 'known';
    if (part.at(-1) === '的') return isKnown(part.slice(0, -1)) ? 'known de' : 'de';
    return 'other';
  };
  const precedingKind = (start: number): string => {
    for (let from = Math.max(0, start - PREFIX_REACH); from < start; from++) {
      const kind = modifierKind(tokens.slice(from, start));
      if (kind.startsWith('known')) return kind;
    }
    return 'none';
  };
  const goesOn = (end: number): boolean => {
    for (let to = end + 1; to <= Math.min(tokens.length, end + PREFIX_REACH); to++)
      if (lexicon.isThing(tokens.slice(end, to))) return true;
    return false;
  };
  const markAt = (index: number): string => (index < 0 ? START : (marks[index] ?? END));
  return ({ start, end }: TokenSpan, add: Add) => {
    const head = headOf(start, end);
    const modifier = head === undefined ? 'headless' : modifierKind(tokens.slice(start, head));
    const preceding = precedingKind(start);
    const signature = marks
      .slice(start, end)
      .filter((mark, at, all) => mark !== all[at - 1])
      .join(',');
    let next = end;
    while (next < tokens.length && next - end < JUDGEMENT_REACH && marks[next] === '') next += 1;
    const judged = markAt(next);
    const thingsLeft = Math.min(2, things.filter((thing) => thing.end <= start).length);
    const thingsRight = Math.min(2, things.filter((thing) => thing.start >= end).length);
    const opinionLeft = opinions.some((opinion) => opinion.end <= start);
    const opinionRight = opinions.some((opinion) => opinion.start >= end);
    add(`X${signature}`);
    add(`XF${head === start}`);
    add(`XH${modifier}`);
    add(`XHe${modifier},${preceding}`);
    add(`XT${head === undefined ? 0 : Math.min(end - head, 5)}`);
    add(`Xr${judged}${next - end}`);
    add(`Xl${markAt(start - 1)}`);
    add(`Xlr${markAt(start - 1)},${markAt(end)}`);
    add(`XE${preceding}${goesOn(end)}`);
    add(`Xo${thingsLeft}${thingsRight}`);
    add(`Xoh${modifier}${thingsLeft}${thingsRight}`);
    add(`Xhx${modifier},${preceding},${judged}`);
    add(`Xe${preceding}${tokens.slice(Math.max(start, end - 2), end).join(' ')}`);
    add(`Xsr${signature},${judged}`);
    add(`Xp${opinionLeft}${opinionRight}`);
    add(`Xph${modifier}${opinionLeft}${opinionRight}`);
  };
}

function findRuns(marks: readonly string[]): TokenSpan[] {
  const runs: TokenSpan[] = [];
  for (const [at, mark] of marks.entries()) {
    if (mark !== 'thing') continue;
    const last = runs.at(-1);
    if (last?.end === at) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  }
  return runs;
}
