import type { Locale } from '../../db/records.ts';
import type { Tokeniser } from '../tokenise.ts';
import { asksYesOrNo, judgementIn, plainQuestion } from './asking.ts';
import { aspects as knownAspects } from './aspects.ts';
import { withoutFixedPhrases } from './fixed-phrases.ts';
import { createPhraseMatcher, isHedged, isNegated, type PhraseMatcher } from './match-phrases.ts';
import { cutClauses } from './models/clauses.ts';
import { languageOf, type Passage } from './passages.ts';
import { type Question, QUESTION_LIMIT, type ReadQuestion } from './question.ts';
import { loadScales, type Pole, type Scale } from './scales.ts';

/** Whether a sentence says that it is so, or that it is not. */
export type Stance = 'yes' | 'no';

/** Something that a question asks to be confirmed. */
export interface Claim {
  /** What would be so: "runs small", "battery: good". */
  statement: Record<Locale, string>;
  /** Aspects of which praise or fault tells it where no sentence says it. */
  aspects: string[];
  /** Terms that further tell what was asked: sentences with them are quoted first. */
  words: string[];
  stanceOf(passage: Passage): Stance | undefined;
  /** What praise of the aspects says of it (1), or fault (-1). */
  stanceOfSide(side: 1 | -1): Stance | undefined;
}

/** The claims that a question may ask to be confirmed, several where it can be meant of several things; none for a question that is open or asks for opinions. */
export type ReadClaim = (
  text: string,
  question: Question,
  nameOf: (aspect: string, locale: Locale) => string,
) => Claim[];

/** "Small" can be said of the fit and of the room inside. */
const MEANINGS = 3;

interface FoundPole {
  pole: number;
  isSure: boolean;
}

interface PreparedScale {
  scale: Scale;
  poles: PhraseMatcher<FoundPole>;
  about: PhraseMatcher<true>;
}

export function createReadClaim(tokeniser: Tokeniser, readQuestion: ReadQuestion): ReadClaim {
  const scales = loadScales().map(
    (scale): PreparedScale => ({
      scale,
      poles: createPhraseMatcher(
        scale.poles.flatMap(({ sure, loose }, pole) => [
          ...sure.map((text) => ({ text, value: { pole, isSure: true } })),
          ...loose.map((text) => ({ text, value: { pole, isSure: false } })),
        ]),
        tokeniser,
      ),
      about: createPhraseMatcher(
        scale.about.map((text) => ({ text, value: true as const })),
        tokeniser,
      ),
    }),
  );
  return (whole, question, nameOf) => {
    const asked = whole.slice(0, QUESTION_LIMIT);
    const text = plainQuestion(withoutFixedPhrases(asked));
    const isYesNo = asksYesOrNo(asked);
    const onScale = findOnScale(scales, text, question, isYesNo);
    if (onScale.length > 0)
      return onScale.map((found) => claimOnScale(found, readQuestion(found.rest), tokeniser));
    if (!isYesNo) return [];
    const judgement = judgementIn(text);
    if (question.aspects.length > 0 && judgement) return [claimOfWorth(question, judgement, nameOf)];
    return question.rest ? [claimInWords(question, tokeniser)] : [];
  };
}

interface OnScale extends PreparedScale {
  asked: number;
  /** The question without the words for it. */
  rest: string;
}

function findOnScale(
  scales: readonly PreparedScale[],
  text: string,
  { aspects }: Question,
  isYesNo: boolean,
): OnScale[] {
  const language = languageOf(text);
  const found = scales.flatMap((prepared) =>
    prepared.poles.find(text, language).map(({ value, start, end, tokens }) => {
      const rest =
        text.slice(0, tokens[start]?.start) + ' '.repeat(end - start) + text.slice(tokens[end - 1]?.end ?? 0);
      const isNamed =
        aspects.includes(prepared.scale.aspect) || prepared.about.find(rest, language).length > 0;
      // "Loud" and 偏小 alone ask whether it is; in "warm winter coat" it is part of what is spoken of.
      const isAlone = !/[\p{L}\p{N}]/u.test(rest);
      return {
        ...prepared,
        asked: value.pole,
        rest,
        isAsked: isAlone || (isYesNo && (value.isSure || isNamed)),
        strength: Number(value.isSure) * 2 + Number(isNamed) + (end - start) / 10,
      };
    }),
  );
  const asked = found.filter(({ isAsked }) => isAsked);
  const strongest = Math.max(...asked.map(({ strength }) => strength));
  const best = asked.filter(({ strength }) => strength === strongest);
  // One word can be found as two phrases of the same stem.
  const isFirst = ({ scale, asked: pole }: OnScale, at: number) =>
    best.findIndex((other) => other.scale === scale && other.asked === pole) === at;
  return best.filter(isFirst).slice(0, MEANINGS);
}

/** Sentences tell by the words for the poles, and praise or fault of the aspect does where the scale is all of it. */
function claimOnScale({ scale, poles, about, asked }: OnScale, rest: Question, tokeniser: Tokeniser): Claim {
  const subjects = rest.aspects.filter((aspect) => aspect !== scale.aspect);
  const named = knownAspects.filter(({ name }) => subjects.includes(name)).flatMap(({ phrases }) => phrases);
  const subject = createPhraseMatcher(
    [...named, ...rest.topic.split(' ').filter(Boolean)].map((text) => ({ text, value: true as const })),
    tokeniser,
  );
  const pole = scale.poles[asked] as Pole;
  const stanceOfClause = (clause: string, language: Locale, isOfSubject: boolean): Stance | undefined => {
    if (isHedged(clause, language)) return undefined;
    const stances = poles.find(clause, language).flatMap(({ value, start, tokens }) => {
      const isAbout = () =>
        about.find(clause, language).length > 0 || subject.find(clause, language).length > 0;
      if (subjects.length > 0 ? !isOfSubject : !value.isSure && !isAbout()) return [];
      return stanceOfPole(value.pole, isNegated(tokens, start, language)) ?? [];
    });
    return stances.includes('yes') ? 'yes' : stances[0];
  };
  const stanceOfPole = (found: number, negated: boolean): Stance | undefined => {
    if (found === asked) return negated ? 'no' : 'yes';
    if (!negated) return 'no';
    return scale.poles.length === 2 ? 'yes' : undefined;
  };
  const [subjectName] = subjects;
  const statementIn = (locale: Locale) =>
    subjectName
      ? `${rest.topic || subjectName}${locale === 'zh' ? '：' : ': '}${pole.name[locale]}`
      : pole.name[locale];
  return {
    statement: { en: statementIn('en'), zh: statementIn('zh') },
    aspects: scale.whole && subjects.length === 0 ? [scale.aspect] : [],
    words: rest.words,
    stanceOf: ({ text, language }) =>
      stanceOfAll(text, language, (clause, whole) =>
        stanceOfClause(clause, language, subject.find(whole, language).length > 0),
      ),
    stanceOfSide: (side) => {
      if (side === 1) return pole.worth === 1 ? 'yes' : 'no';
      if (pole.worth === 1) return 'no';
      return scale.poles.filter(({ worth }) => worth === -1).length === 1 ? 'yes' : undefined;
    },
  };
}

/** "Is the battery good?": what is read of the aspect tells. */
const claimOfWorth = (
  { aspects, words }: Question,
  judgement: 1 | -1,
  nameOf: (aspect: string, locale: Locale) => string,
): Claim => ({
  statement: {
    en: `${aspects.map((aspect) => nameOf(aspect, 'en')).join(', ')}: ${judgement === 1 ? 'good' : 'bad'}`,
    zh: `${aspects.map((aspect) => nameOf(aspect, 'zh')).join('、')}：${judgement === 1 ? '好' : '不好'}`,
  },
  aspects,
  words,
  stanceOf: () => undefined,
  stanceOfSide: (side) => (side === judgement ? 'yes' : 'no'),
});

/** "Can it be folded?": sentences with all the words tell, and those that take them back. */
function claimInWords({ rest, words }: Question, tokeniser: Tokeniser): Claim {
  const matcher = createPhraseMatcher(
    rest.split(' ').map((text) => ({ text, value: text })),
    tokeniser,
  );
  const wanted = new Set(rest.split(' '));
  return {
    statement: { en: rest, zh: rest },
    aspects: [],
    words,
    stanceOf: ({ text, language }) =>
      stanceOfAll(text, language, (clause) => {
        const found = matcher.find(clause, language);
        if (new Set(found.map(({ value }) => value)).size < wanted.size || isHedged(clause, language))
          return undefined;
        return found.some(({ tokens, start }) => isNegated(tokens, start, language)) ? 'no' : 'yes';
      }),
    stanceOfSide: () => undefined,
  };
}

/** Of a sentence: yes where one clause says so, else what the first says that says anything. */
function stanceOfAll(
  text: string,
  language: Locale,
  stanceOf: (clause: string, whole: string) => Stance | undefined,
): Stance | undefined {
  const plain = withoutFixedPhrases(text);
  const stances = cutClauses(plain, language).flatMap(
    ({ start, end }) => stanceOf(plain.slice(start, end), plain) ?? [],
  );
  return stances.includes('yes') ? 'yes' : stances[0];
}
