import { stemmer } from 'stemmer';
import type { Locale } from '../../../db/records.ts';
import { openJieba } from '../../jieba.ts';
import { createFeatureCollector, type FeatureList, hashText, joinHashes } from './feature-lists.ts';
import { loadOpinionLexicon, type OpinionLexicon } from './opinion-lexicon.ts';
import type { ReadText } from './text-classifier.ts';

/** A text with what kind of goods it is about, where that is known. */
export interface TextInDomain {
  text: string;
  domain?: string;
}

/**
 * Two views of a text, every detail of the wording and the gist of it, and as a hint what its words of praise and
 * complaint come to.
 */
export type ReadOpinion = (text: TextInDomain) => ReadText;

/** Same runs at another place, or of another kind of thing, are other features. */
const kinds = { word: 1, stem: 2, negated: 3, end: 4, character: 5, domain: 6, domainWord: 7 };

const LONGEST_TEXT = 20_000;
const ENGLISH_TOKEN =
  /\p{L}+?(?=n['’]t(?!\p{L}))|n['’]t(?!\p{L})|['’]\p{L}+|\p{L}+(?:-\p{L}+)*|\p{N}+(?:[.,]\p{N}+)*|[!?.]+|[^\s\p{L}\p{N}]/gu;
const NEGATION = /^(?:not|no|never|n't|cannot|without|nothing|neither|nor|hardly|barely)$/;
const CLAUSE_END = /^(?:[.,;:!?()]+|but)$/;
const SENTENCE_END = /^[.!?]+$/;
/** Words after a negation that it is taken to reach. */
const NEGATION_REACH = 4;

/** Reads texts in a language; the Chinese dictionary is loaded for Chinese only. */
export function createReadOpinion(language: Locale): ReadOpinion {
  return language === 'zh' ? createReadChinese() : createReadEnglish();
}

function createReadEnglish(): ReadOpinion {
  const collector = createFeatureCollector();
  const stemOf = remember((word) => hashText(/^[a-z]{3,}$/.test(word) ? stemmer(word) : word));
  const hashOf = remember(hashText);
  const lexicon = loadOpinionLexicon('en');
  const collect = (tokens: readonly string[], hash: (token: string) => number, kind: number): FeatureList => {
    const hashes = tokens.map(hash);
    collector.addRuns(hashes, 1, 3, kind);
    for (const place of negatedPlaces(tokens)) collector.add(joinHashes(kinds.negated, hashes[place] ?? 0));
    collector.addRuns(hashes.slice(...lastSentence(tokens)), 1, 2, kinds.end);
    return collector.take();
  };
  return ({ text }) => {
    const tokens = prepare(text).replaceAll('’', "'").match(ENGLISH_TOKEN) ?? [];
    return {
      views: [collect(tokens, hashOf, kinds.word), collect(tokens, stemOf, kinds.stem)],
      hints: [weighOpinions(lexicon, tokens)],
    };
  };
}

function createReadChinese(): ReadOpinion {
  const collector = createFeatureCollector();
  const lexicon = loadOpinionLexicon('zh');
  const hashOf = remember(hashText);
  return ({ text, domain }) => {
    const plain = prepare(text);
    const words = openJieba()
      .cut(plain, true)
      .filter((word) => word.trim() !== '')
      .map(hashOf);
    const ofDomain = domain === undefined ? undefined : joinHashes(kinds.domain, hashText(domain));
    const addDomain = () => {
      if (ofDomain === undefined) return;
      collector.add(ofDomain);
      collector.addRuns(words, 1, 1, joinHashes(kinds.domainWord, ofDomain));
    };
    collector.addRuns(words, 1, 3, kinds.word);
    const characters = Array.from(plain.replace(/\s+/g, ' '));
    collector.addRuns(characters.map(hashOf), 1, 4, kinds.character);
    addDomain();
    const detail = collector.take();
    collector.addRuns(words, 1, 2, kinds.word);
    addDomain();
    return { views: [detail, collector.take()], hints: [weighOpinions(lexicon, characters)] };
  };
}

const prepare = (text: string): string => text.slice(0, LONGEST_TEXT).normalize('NFKC').toLowerCase();

/** Words of praise less those of complaint, the more of them the surer; negated ones count for the other side. */
function weighOpinions(lexicon: OpinionLexicon, tokens: readonly string[]): number {
  let praise = 0;
  let complaint = 0;
  for (const { kind, negatedAt } of lexicon.opinions(tokens)) {
    if (kind !== 'positive' && kind !== 'negative') continue;
    if ((kind === 'positive') === (negatedAt === undefined)) praise += 1;
    else complaint += 1;
  }
  return (praise - complaint) / Math.sqrt(praise + complaint + FEW_OPINIONS);
}

/** Of the words that a negation reaches, up to the end of the clause. */
function negatedPlaces(tokens: readonly string[]): number[] {
  const places: number[] = [];
  let reach = 0;
  for (const [place, token] of tokens.entries()) {
    if (CLAUSE_END.test(token)) reach = 0;
    else if (NEGATION.test(token)) reach = NEGATION_REACH;
    else if (reach-- > 0) places.push(place);
  }
  return places;
}

/** Where the last sentence starts and ends: what a review comes to is often said there. */
function lastSentence(tokens: readonly string[]): [start: number, end: number] {
  let end = tokens.length;
  while (end > 0 && SENTENCE_END.test(tokens[end - 1] ?? '')) end--;
  let start = end;
  while (start > 0 && !SENTENCE_END.test(tokens[start - 1] ?? '')) start--;
  return [start, end];
}

/** With fewer opinions in a text they are little to go by. */
const FEW_OPINIONS = 3;
const CACHE_LIMIT = 100_000;

function remember(compute: (word: string) => number): (word: string) => number {
  const known = new Map<string, number>();
  return (word) => {
    const value = known.get(word) ?? compute(word);
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(word, value);
    return value;
  };
}
