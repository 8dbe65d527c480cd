import { readFile } from 'node:fs/promises';
import { ShopError } from '../../errors.ts';
import {
  type LabelledSentence,
  type LabelledSpan,
  type Polarity,
  polarities,
} from '../../retrieval/reviews/models/aspect-labels.ts';

const HAN = /\p{Script=Han}/u;
/** What is longer is no sentence, and would take all memory to learn from. */
const MOST_TOKENS = 1_000;
/** `start,end CATEGORY#ATTRIBUTE polarity start,end` of a term and of the opinion on it. */
const QUAD = /^(-?\d+),(-?\d+) \S+ (\S+) -?\d+,-?\d+$/;
const WORDS: Record<string, Polarity> = { negative: 'negative', neutral: 'neutral', positive: 'positive' };

/**
 * Sentences with their aspect terms, in either of two formats told apart by the first line: a token, its tag (B-ASP,
 * I-ASP, O) and its polarity per line with a blank line after each sentence; or a sentence and, after tabs, its
 * quadruples. Throws `ShopError('bad_request')` that names file and line.
 */
export async function readAspectFile(path: string): Promise<LabelledSentence[]> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new ShopError('bad_request', `${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  const lines = text.split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined) throw new ShopError('bad_request', `${path} has no sentence in it.`);
  const fail = (at: number, problem: string) =>
    new ShopError('bad_request', `${path}, line ${at + 1}: ${problem}`);
  return first.includes('\t') ? readQuads(lines, fail) : readTags(lines, fail);
}

type Fail = (at: number, problem: string) => ShopError;

function readTags(lines: readonly string[], fail: Fail): LabelledSentence[] {
  const sentences: LabelledSentence[] = [];
  let rows: { token: string; tag: string; polarity?: Polarity }[] = [];
  for (const [at, line] of [...lines, ''].entries()) {
    const [token, tag, polarity, ...more] = line.trim().split(/\s+/);
    if (token) {
      if (tag === undefined || polarity === undefined || more.length > 0)
        throw fail(at, `expected a token, a tag and a polarity, not "${line.slice(0, 40)}".`);
      if (tag !== 'O' && tag !== 'B-ASP' && tag !== 'I-ASP')
        throw fail(at, `"${tag.slice(0, 40)}" is no tag: B-ASP, I-ASP or O.`);
      if (rows.length === MOST_TOKENS) throw fail(at, `a sentence has at most ${MOST_TOKENS} tokens.`);
      rows.push({ token: token.toLowerCase(), tag, polarity: readPolarity(polarity, at, fail) });
    } else if (rows.length > 0) {
      sentences.push(toSentence(rows));
      rows = [];
    }
  }
  return sentences;
}

function toSentence(rows: readonly { token: string; tag: string; polarity?: Polarity }[]): LabelledSentence {
  const tokens = rows.map(({ token }) => token);
  const spans: LabelledSpan[] = [];
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    if (rows[start]?.tag !== 'O') {
      while (rows[end]?.tag === 'I-ASP') end += 1;
      spans.push({ start, end, polarity: mostOf(rows.slice(start, end).map(({ polarity }) => polarity)) });
    }
    start = end;
  }
  return { tokens, language: languageOf(tokens), spans };
}

function readQuads(lines: readonly string[], fail: Fail): LabelledSentence[] {
  return lines.flatMap((line, at): LabelledSentence[] => {
    const [text = '', ...quads] = line.split('\t');
    const tokens = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (tokens.length === 0) return [];
    if (tokens.length > MOST_TOKENS) throw fail(at, `a sentence has at most ${MOST_TOKENS} tokens.`);
    const judged = new Map<string, { start: number; end: number; said: (Polarity | undefined)[] }>();
    for (const quad of quads) {
      const match = QUAD.exec(quad.trim());
      if (!match)
        throw fail(at, `"${quad.slice(0, 60)}" is no quadruple "start,end CATEGORY polarity start,end".`);
      const [start, end] = [Number(match[1]), Number(match[2])];
      if (start < 0) continue;
      if (start >= end || end > tokens.length)
        throw fail(at, `${start},${end} is no span of a sentence of ${tokens.length} words.`);
      const key = `${start},${end}`;
      const span = judged.get(key) ?? { start, end, said: [] };
      span.said.push(readPolarity(match[3] ?? '', at, fail));
      judged.set(key, span);
    }
    const spans = [...judged.values()].map(({ start, end, said }) => ({
      start,
      end,
      polarity: mostOf(said),
    }));
    return [{ tokens, language: languageOf(tokens), spans: withoutOverlap(spans) }];
  });
}

/** Of terms that overlap the longest stays, as a tagger can only find one of them. */
function withoutOverlap(spans: readonly LabelledSpan[]): LabelledSpan[] {
  const kept: LabelledSpan[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  return kept.sort((a, b) => a.start - b.start);
}

function readPolarity(text: string, at: number, fail: Fail): Polarity | undefined {
  if (text === '-1') return undefined;
  const polarity = WORDS[text.toLowerCase()] ?? (/^\d$/.test(text) ? polarities[Number(text)] : undefined);
  if (!polarity) throw fail(at, `"${text.slice(0, 40)}" is no polarity: -1 (none), 0, 1, 2 or its name.`);
  return polarity;
}

/** What most say; undefined where as many say otherwise. */
function mostOf(said: readonly (Polarity | undefined)[]): Polarity | undefined {
  const counts = polarities
    .map((polarity) => ({ polarity, count: said.filter((each) => each === polarity).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && second && first.count > second.count ? first.polarity : undefined;
}

const languageOf = (tokens: readonly string[]) => (tokens.some((token) => HAN.test(token)) ? 'zh' : 'en');
