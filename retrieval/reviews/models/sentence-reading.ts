import type { Locale } from '../../../db/records.ts';
import { openJieba } from '../../jieba.ts';
import type { TokenSentence } from './aspect-labels.ts';
import { loadOpinionLexicon, type OpinionLexicon, type OpinionWord } from './opinion-lexicon.ts';

/** A word of one or more tokens with its part of speech: jieba's tag, or a rough class for English. */
export interface ReadWord {
  text: string;
  tag: string;
  start: number;
  end: number;
}

/** What a token is to the lexicon: part of an opinion word, a thing, a word that narrows one down, or none of them. */
export type TokenMark = 'positive' | 'negative' | 'more' | 'less' | 'thing' | 'particular' | '';

/** A sentence with all that features look at. */
export interface SentenceReading extends TokenSentence {
  words: ReadWord[];
  /** The index of each token's word; behind the last token, the number of words. */
  wordAt: Int32Array;
  opinions: OpinionWord[];
  marks: TokenMark[];
  lexicon: OpinionLexicon;
}

export type SentenceReader = (sentence: TokenSentence) => SentenceReading;

const THING_TOKENS = 6;

/** The Chinese dictionary and each lexicon are loaded when first needed. */
export function createSentenceReader(): SentenceReader {
  const lexicons: Partial<Record<Locale, OpinionLexicon>> = {};
  const cutChinese = (tokens: readonly string[]) =>
    openJieba()
      .tag(tokens.join(''), true)
      .map(({ word, tag }) => ({ text: word, tag }));
  return ({ tokens, language }) => {
    const lexicon = (lexicons[language] ??= loadOpinionLexicon(language));
    const cut =
      language === 'zh' ? cutChinese(tokens) : tokens.map((text) => ({ text, tag: englishTag(text) }));
    const words = alignWords(cut, tokens);
    const wordAt = new Int32Array(tokens.length + 1).fill(words.length);
    for (const [at, word] of words.entries()) wordAt.fill(at, word.start, word.end);
    const opinions = lexicon.opinions(tokens);
    return {
      tokens,
      language,
      words,
      wordAt,
      opinions,
      marks: markTokens(tokens, opinions, lexicon),
      lexicon,
    };
  };
}

/** Words that end inside a token (they never do in clean text) reach to its end. */
function alignWords(cut: readonly { text: string; tag: string }[], tokens: readonly string[]): ReadWord[] {
  const words: ReadWord[] = [];
  let token = 0;
  let tokenEnd = 0;
  let wordEnd = 0;
  for (const { text, tag } of cut) {
    const start = token;
    wordEnd += text.length;
    while (tokenEnd < wordEnd && token < tokens.length) tokenEnd += tokens[token++]?.length ?? 0;
    if (token > start) words.push({ text, tag: tag.startsWith('n') ? 'n' : tag, start, end: token });
  }
  return words;
}

function markTokens(
  tokens: readonly string[],
  opinions: readonly OpinionWord[],
  lexicon: OpinionLexicon,
): TokenMark[] {
  const marks = Array.from<TokenMark>({ length: tokens.length }).fill('');
  for (const { kind, start, end } of opinions) marks.fill(kind, start, end);
  for (let start = 0; start < tokens.length; ) {
    let end = Math.min(tokens.length, start + THING_TOKENS);
    let mark: TokenMark = '';
    for (; end > start; end--) {
      const part = tokens.slice(start, end);
      if (lexicon.isThing(part)) mark = 'thing';
      else if (lexicon.isParticular(part)) mark = 'particular';
      if (mark !== '') break;
    }
    if (mark !== '') marks.fill(mark, start, end);
    start = Math.max(end, start + 1);
  }
  return marks;
}

const ENGLISH_CLASSES = new Map(
  Object.entries({
    determiner:
      'the a an this that these those its their his her my your our some any every each no all both another',
    preposition:
      'of in on at for with from to by about as into over under after before between through during without like than up down out off',
    pronoun: 'i you he she it we they me him us them who which what there everything nothing something',
    verb: 'is are was were be been being am has have had do does did can could will would should may might must get got gets seems looks feels sounds',
    conjunction: 'and or but so because if when while although though however nor',
    adverb:
      'very really too so quite pretty extremely not never also just only even still more most much well',
  }).flatMap(([tag, list]) => list.split(' ').map((word) => [word, tag] as const)),
);
const ENDINGS = [
  'ing',
  'ed',
  'ly',
  'est',
  'er',
  'able',
  'ful',
  'less',
  'ness',
  'tion',
  'ment',
  'ity',
  'ous',
  'ive',
  's',
  'y',
];

function englishTag(word: string): string {
  const known = ENGLISH_CLASSES.get(word);
  if (known) return known;
  if (!/[a-z]/.test(word)) return /\d/.test(word) ? 'number' : 'mark';
  if (/\d/.test(word)) return 'code';
  return ENDINGS.find((ending) => word.length > ending.length + 2 && word.endsWith(ending)) ?? 'word';
}
