import type { Locale } from '../../../db/records.ts';
import type { AspectTagger } from './aspect-tagger.ts';
import type { OpinionText } from './aspect-types.ts';
import { cutClauses, placeTokens } from './clauses.ts';
import type { SentenceReader, SentenceReading } from './sentence-reading.ts';
import { termKey } from './term-matcher.ts';

/** Something that the tagger took for an aspect term. */
export interface ProposedTerm {
  text: string;
  language: Locale;
  /** In how many places it would take it, over all texts. */
  tagged: number;
}

/** Clauses of a language that are looked through, evenly over all. */
const CLAUSES = 6_000;
const CLAUSE_TOKENS = 25;
const FEWEST_TAGGED = 3;
/** jieba's tags of words that name something, and of those that may tell more of it before. */
const NAMES = /^(?:n|vn|an|v|j|l|eng)/;
const ATTRIBUTES = /^(?:n|vn|an|a|b|j|eng)/;

/** What the tagger takes for terms in clauses that judge something. */
export function proposeTerms(
  texts: readonly OpinionText[],
  language: Locale,
  { tagger, read }: { tagger: AspectTagger; read: SentenceReader },
): ProposedTerm[] {
  const clauses = texts
    .filter((text) => text.language === language)
    .flatMap(({ text }) => cutClauses(text, language).map(({ start, end }) => text.slice(start, end)));
  const sample = takeEvenly(clauses, CLAUSES);
  const found = new Map<string, ProposedTerm>();
  for (const clause of sample) {
    const tokens = placeTokens(clause, language).map(({ token }) => token);
    if (tokens.length > CLAUSE_TOKENS) continue;
    const reading = read({ tokens, language });
    if (reading.opinions.length === 0) continue;
    for (const { start, end } of tagger.tag(reading)) {
      if (!isName(reading, start, end)) continue;
      const text = tokens.slice(start, end).join(language === 'zh' ? '' : ' ');
      const key = termKey(text, language);
      const known = found.get(key);
      if (known) known.tagged += 1;
      else found.set(key, { text, language, tagged: 1 });
    }
  }
  const scale = clauses.length / Math.max(1, sample.length);
  return [...found.values()]
    .filter(({ tagged }) => tagged >= FEWEST_TAGGED)
    .map((term) => ({ ...term, tagged: term.tagged * scale }));
}

/** Not the whole clause, a judgement, a number, nor made with a word for people, times and goods in general. */
function isName(
  { tokens, language, words, wordAt, marks, lexicon }: SentenceReading,
  start: number,
  end: number,
) {
  const own = tokens.slice(start, end);
  if (
    end - start === tokens.length ||
    own.join('').length < 2 ||
    own.some((token) => /[^\p{L}]/u.test(token))
  )
    return false;
  if (marks.slice(start, end).some((mark) => mark === 'positive' || mark === 'negative')) return false;
  if (lexicon.isGeneral(own)) return false;
  if (language === 'en') return own.every((token) => !lexicon.isGeneral([token]));
  const inside = words.slice(wordAt[start], (wordAt[end - 1] ?? 0) + 1);
  const isPlain = inside.every(({ text }) => !lexicon.isGeneral([...text]));
  return (
    isPlain &&
    inside.every(({ text, tag }, at) =>
      at === inside.length - 1 ? NAMES.test(tag) : ATTRIBUTES.test(tag) || text === '的',
    )
  );
}

/** All items, or `limit` of them at equal distances. */
export function takeEvenly<T>(items: readonly T[], limit: number): readonly T[] {
  if (items.length <= limit) return items;
  return Array.from({ length: limit }, (_, at) => items[Math.floor((at * items.length) / limit)]).filter(
    (item) => item !== undefined,
  );
}
