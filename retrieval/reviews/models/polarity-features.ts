import type { TokenSpan } from './aspect-labels.ts';
import type { FeatureList } from './feature-hash.ts';
import type { OpinionWord } from './opinion-lexicon.ts';
import type { SentenceReading } from './sentence-reading.ts';

type Add = (feature: string) => void;

const NEGATED_WORDS = 3;
const FOLLOWING = 3;

/** Adds to `list` all that tells how the term in tokens `start` to `end` is judged. */
export function describeJudgement(sentence: SentenceReading, span: TokenSpan, list: FeatureList): void {
  const add = (feature: string) => list.add(`${sentence.language}${feature}`);
  add('b');
  describeWording(sentence, span, add);
  describeOpinions(sentence, span, add);
}

/** Words and pairs, once plain and once with their side, and what follows the term. */
function describeWording(
  { tokens, words, wordAt }: SentenceReading,
  { start, end }: TokenSpan,
  add: Add,
): void {
  const sideOf = (at: number) => (at < start ? '<' : at >= end ? '>' : '=');
  for (const [at, token] of tokens.entries()) {
    const pair = `${token} ${tokens[at + 1] ?? ''}`;
    add(`1${token}`);
    add(`1${sideOf(at)}${token}`);
    add(`2${pair}`);
    add(`2${sideOf(at)}${pair}`);
  }
  for (const [at, word] of words.entries()) {
    const before = words.slice(Math.max(0, at - NEGATED_WORDS), at);
    const isNegated = before.filter(({ text }) => NEGATION.test(text)).length % 2 === 1;
    add(`w${word.text}`);
    add(`n${isNegated}${word.text}`);
    add(`v${word.text} ${words[at + 1]?.text ?? ''}`);
  }
  const after = words.slice(wordAt[end] ?? words.length);
  for (const [at, { text }] of after.entries()) {
    add(`a${text}`);
    if (at < FOLLOWING) add(`a${at}${text}`);
  }
  add(
    `A${after
      .slice(0, FOLLOWING)
      .map(({ text }) => text)
      .join(' ')}`,
  );
}

const NEGATION = /[不没无未]|^(?:not|no|never|n't|t|without|cannot)$/;

/** What the lexicon's words come to, negation, excess and what is wanted of the term taken into account. */
function describeOpinions(sentence: SentenceReading, span: TokenSpan, add: Add): void {
  const { lexicon, tokens } = sentence;
  const wanted = lexicon.wantedOf(tokens.slice(span.start, span.end));
  const contrast = tokens.findLastIndex((_, at) => isContrastAt(sentence, at));
  const heard = sentence.opinions
    .filter(({ start, end }) => end <= span.start || start >= span.end)
    .map((opinion) => ({ ...opinion, worth: worthOf(opinion, wanted), said: saidOf(opinion, wanted) }));
  let total = 0;
  let following = 0;
  let joined = 0;
  for (const { kind, start, end, negatedAt, excessive, worth, said } of heard) {
    const side = start >= span.end ? '>' : '<';
    const negation = negatedAt === undefined ? '' : negatedAt <= 1 ? 'n' : negatedAt <= 4 ? 'm' : 'f';
    add(`Ok${kind}${negation}`);
    add(`Os${kind}${negation}${side}`);
    add(`Ow${said}`);
    if (kind === 'more' || kind === 'less') {
      add(`Od${kind}${negation}${excessive}${wanted}`);
      add(`Oe${tokens.slice(start, end).join(' ')}${negation}${excessive}${wanted}`);
    }
    total += worth;
    if (side === '>') following += worth;
    // On the other side of a "but" something else is judged, or the same thing otherwise.
    if (contrast < 0 || start >= contrast === span.start >= contrast) joined += worth;
  }
  const nearest = heard.reduce<(typeof heard)[number] | undefined>(
    (best, each) => (!best || distance(each, span) < distance(best, span) ? each : best),
    undefined,
  );
  add(`Og${wanted}`);
  add(`Ot${clamp(total)}`);
  add(`Oa${clamp(following)}`);
  add(`Oj${clamp(joined)}`);
  add(`On${nearest?.said ?? ''}`);
  add(
    `Oq${heard
      .slice(-4)
      .map(({ said }) => said)
      .join('')}`,
  );
  add(`Ol${heard.at(-1)?.said ?? ''}`);
  add(`Oc${contrast < 0 ? '-' : span.start >= contrast}`);
}

const CONTRAST_TOKENS = 2;

function isContrastAt({ tokens, lexicon, language }: SentenceReading, at: number): boolean {
  if (language === 'en') return lexicon.isContrast(tokens[at] ?? '');
  return (
    lexicon.isContrast(tokens[at] ?? '') ||
    lexicon.isContrast(tokens.slice(at, at + CONTRAST_TOKENS).join(''))
  );
}

/** 1 for praise, -1 for complaint, 0 where that depends on what nobody told. */
export function worthOf({ kind, negatedAt, excessive }: OpinionWord, wanted: number): number {
  const sign = negatedAt === undefined ? 1 : -1;
  if (kind === 'positive') return sign;
  if (kind === 'negative') return -sign;
  if (excessive) return -1;
  return wanted * sign * (kind === 'more' ? 1 : -1) || 0;
}

/** `worthOf` as a sign; which way a degree goes where its worth is not known. */
function saidOf(opinion: OpinionWord, wanted: number): string {
  const worth = worthOf(opinion, wanted);
  if (worth !== 0) return worth > 0 ? '+' : '-';
  return (opinion.kind === 'more') === (opinion.negatedAt === undefined) ? 'm' : 'l';
}

const distance = (opinion: OpinionWord, { start, end }: TokenSpan) =>
  opinion.start >= end ? opinion.start - end : start - opinion.end;

const clamp = (value: number) => Math.max(-2, Math.min(2, value));
