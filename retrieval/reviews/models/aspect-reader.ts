import type { Locale } from '../../../db/records.ts';
import { withoutFixedPhrases } from '../fixed-phrases.ts';
import type { AspectPolarity } from './aspect-polarity.ts';
import type { AspectMention, AspectReader, ReadSentiment, ShopAspect } from './aspect-types.ts';
import { cutClauses, type PlacedToken, placeTokens, type TextSpan } from './clauses.ts';
import type { SentenceReader, SentenceReading } from './sentence-reading.ts';
import { createTermMatcher, type TermMatch } from './term-matcher.ts';

/** Probabilities nearer to 0 or 1 claim more than a few words can tell. */
const SUREST = 0.98;
/** Words that say how much stand before a Chinese adjective and are sometimes taken for one word with it. */
const DEGREE = /^(?:很|太|不|好|真|挺|偏|超|更|最|够|较|巨|蛮|老|有点|非常)/;
/** What joins two judgements in one clause: "great battery and awful screen". */
const JOINTS: Record<Locale, ReadonlySet<string>> = {
  en: new Set(['and', '&', '+', 'plus', 'with']),
  zh: new Set(['和', '而', '且', '跟', '与']),
};

/** A clause of the text: its tokens, placed in the text, and the aspects named in it. */
interface ReadClause {
  tokens: readonly PlacedToken[];
  reading: SentenceReading;
  matches: readonly TermMatch<string>[];
}

/**
 * Reads aspects by their terms and how each is judged by the words of its clause, as two witnesses tell it: `polarity`
 * from the words around the term, and `sentiment` from the clause as a whole.
 */
export function createAspectReader(
  aspects: readonly ShopAspect[],
  {
    polarity,
    sentiment,
    read,
  }: { polarity: AspectPolarity; sentiment?: ReadSentiment; read: SentenceReader },
): AspectReader {
  const matcher = createTermMatcher(
    aspects.flatMap(({ id, terms }) => terms.map(({ text, language }) => ({ text, language, value: id }))),
  );
  const readClause = (tokens: readonly PlacedToken[], language: Locale): ReadClause => {
    const reading = read({ tokens: tokens.map(({ token }) => token), language });
    const matches = matcher.find(tokens, language).filter((match) => isWord(match, reading));
    return { tokens, reading, matches: withoutJudgements(matches, reading) };
  };
  const judge = (
    text: string,
    clause: ReadClause,
    language: Locale,
    next?: () => ReadClause,
  ): AspectMention[] => {
    const { tokens, reading } = withJudgement(clause, next);
    const place = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
    const heard = sentiment?.(text.slice(place.start, place.end), language);
    return firstOfEach(clause.matches).map(({ value, start, end }) => {
      // A term that is a judgement itself ("too small") must be heard as one.
      const span = isJudgement({ start, end }, reading) ? { start, end: start } : { start, end };
      const { positive, neutral } = polarity.judge(reading, span);
      return {
        aspect: value,
        start: tokens[start]?.start ?? 0,
        end: tokens[end - 1]?.end ?? 0,
        clause: place,
        positive: combine(positive + neutral / 2, heard),
      };
    });
  };
  return {
    readMentions: ({ text: written, language }) => {
      const text = withoutFixedPhrases(written);
      const clauses = cutClauses(text, language).map((clause) => tokensOf(text, clause, language));
      return clauses.flatMap((tokens, at) => {
        // Most clauses name nothing, and reading them in full takes far longer than finding that out.
        if (matcher.find(tokens, language).length === 0) return [];
        const parts = splitAtJoints(readClause(tokens, language), (part) => readClause(part, language));
        const following = clauses[at + 1];
        return parts.flatMap((part) =>
          judge(
            text,
            part,
            language,
            following && (() => readClause([...part.tokens, ...following], language)),
          ),
        );
      });
    },
  };
}

const tokensOf = (text: string, { start, end }: TextSpan, language: Locale): PlacedToken[] =>
  placeTokens(text.slice(start, end), language).map((token) => ({
    ...token,
    start: start + token.start,
    end: start + token.end,
  }));

/** A single Chinese character counts where it is a word, alone or with its degree: 快 is not meant in 快递. */
function isWord({ start, end }: TermMatch<string>, { language, words, wordAt }: SentenceReading): boolean {
  if (language === 'en' || end - start > 1) return true;
  const word = words[wordAt[start] ?? -1];
  return word === undefined || word.end - word.start === 1 || (word.end === end && DEGREE.test(word.text));
}

const isJudgement = (span: { start: number; end: number }, { opinions }: SentenceReading): boolean =>
  opinions.some(({ start, end }) => start < span.end && end > span.start);

/** In "delivery was slow" it is delivery that is judged, not speed: a judging word names an aspect only on its own. */
function withoutJudgements(matches: TermMatch<string>[], reading: SentenceReading): TermMatch<string>[] {
  const names = matches.filter((match) => !isJudgement(match, reading));
  return names.length > 0 ? names : matches;
}

/** The clause, or with the next where it has no judgement of its own and the next names nothing else: "续航，太差了". */
function withJudgement(clause: ReadClause, next: (() => ReadClause) | undefined): ReadClause {
  if (clause.matches.length === 0 || clause.reading.opinions.length > 0 || !next) return clause;
  const both = next();
  return both.matches.every(({ start }) => start < clause.tokens.length) ? both : clause;
}

/** Cuts between two terms at a joining word where either side has a judgement of its own. */
function splitAtJoints(
  clause: ReadClause,
  read: (tokens: readonly PlacedToken[]) => ReadClause,
): ReadClause[] {
  const { tokens, reading, matches } = clause;
  const joints = JOINTS[reading.language];
  const cut = tokens.findIndex(({ token }, at) => {
    if (!joints.has(token)) return false;
    const sides = [matches, reading.opinions] as const;
    return sides.every(
      (spans) => spans.some(({ end }) => end <= at) && spans.some(({ start }) => start > at),
    );
  });
  if (cut < 0) return [clause];
  return [read(tokens.slice(0, cut)), ...splitAtJoints(read(tokens.slice(cut + 1)), read)];
}

const firstOfEach = (matches: readonly TermMatch<string>[]): TermMatch<string>[] =>
  matches.filter((match, at) => matches.findIndex(({ value }) => value === match.value) === at);

/** Log-odds of independent witnesses add up. */
function combine(words: number, clause: number | undefined): number {
  const odds = logOdds(words) + (clause === undefined ? 0 : logOdds(clause));
  return 1 / (1 + Math.exp(-odds));
}

function logOdds(probability: number): number {
  const sure = Math.min(SUREST, Math.max(1 - SUREST, probability));
  return Math.log(sure / (1 - sure));
}
