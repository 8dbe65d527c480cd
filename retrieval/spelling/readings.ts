import type { Database } from '../../db/connect.ts';
import {
  readBegunTerms,
  readKnownTerms,
  readKnownWords,
  readSimilarWords,
  readSlips,
  readWordsBeginning,
} from '../../db/search-words.ts';
import type { Tokeniser, Word } from '../tokenise.ts';
import { coverRun, piecesOfRun } from './chinese.ts';
import { cutCode, partsOfCode } from './codes.ts';
import { cutCompound, isBare, piecesOf } from './compounds.ts';
import type { Reading } from './reading.ts';
import { type Guess, guessEndings, guessSpellings, LONG } from './slips.ts';

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
}

const LEAST_LETTERS = 3;
const MOST_LETTERS = 30;
const COMPOUND_FROM = 4;
const UNFINISHED_FROM = 3;
const BEGUN = 20;

const LETTERS = /^[a-z]+$/;
const HAN = /^\p{Script=Han}+$/u;
const CODE = /^[a-z0-9]+(?:[-._/'+][a-z0-9]+)*$/;

/** Whether a word is one of Latin letters, which may be misspelt: a wrong digit or character is another word. */
export const isSpelt = ({ surface }: Word): boolean =>
  LETTERS.test(surface) && surface.length >= LEAST_LETTERS && surface.length <= MOST_LETTERS;

/** What an unknown word may have meant; `isLast` when nothing stands behind it, so that it may not be finished. */
export async function findReadings(deps: Deps, word: Word, isLast: boolean): Promise<Reading[]> {
  const { surface } = word;
  if (surface.length > MOST_LETTERS) return [];
  if (HAN.test(surface)) return readRun(deps, surface);
  if (isSpelt(word)) {
    const found = await Promise.all([
      findSpellings(deps, surface),
      surface.length >= COMPOUND_FROM ? findCompounds(deps, surface) : [],
      isLast && surface.length >= UNFINISHED_FROM ? findEndings(deps, surface) : [],
    ]);
    return found.flat();
  }
  if (CODE.test(surface)) {
    return (await Promise.all([findCodeCuts(deps, surface), findBegun(deps, word)])).flat();
  }
  return [];
}

/** What a word of letters that the shop knows may have meant all the same. */
export async function findOtherReadings(deps: Deps, { surface }: Word): Promise<Reading[]> {
  return (await Promise.all([findSpellings(deps, surface), findCompounds(deps, surface)])).flat();
}

async function findSpellings({ db, tokeniser }: Deps, surface: string): Promise<Reading[]> {
  const near = guessSpellings(surface, await readSlips(db, surface));
  const guesses =
    near.length === 0 && surface.length >= LONG
      ? guessSpellings(surface, await readSimilarWords(db, surface))
      : near;
  return guesses.flatMap((guess) => toReading(guess, tokeniser));
}

const toReading = ({ word, likelihood }: Guess, tokeniser: Tokeniser): Reading[] => {
  const terms = tokeniser.terms(word);
  return terms.length > 0 ? [{ kind: 'misspelt', parts: [terms], written: word, likelihood }] : [];
};

async function findCompounds({ db, tokeniser }: Deps, surface: string): Promise<Reading[]> {
  const known = await readKnownWords(db, piecesOf(surface));
  return cutCompound(surface, known).flatMap(({ parts, likelihood }) => {
    const meant = parts.filter((part) => !isBare(part)).map((part) => tokeniser.terms(part));
    return meant.length > 0 ? [{ kind: 'parted', parts: meant, written: parts.join(' '), likelihood }] : [];
  });
}

async function findEndings({ db, tokeniser }: Deps, surface: string): Promise<Reading[]> {
  const longer = guessEndings(surface, await readWordsBeginning(db, surface));
  return longer.flatMap((guess) =>
    toReading(guess, tokeniser).map((reading): Reading => ({ ...reading, kind: 'unfinished' })),
  );
}

async function findCodeCuts({ db, tokeniser }: Deps, surface: string): Promise<Reading[]> {
  const known = await readKnownTerms(db, partsOfCode(surface, tokeniser));
  return cutCode(surface, tokeniser, known);
}

/** Model numbers that begin as the word does. */
async function findBegun({ db }: Deps, { terms: [term = ''] }: Word): Promise<Reading[]> {
  if (term.length < UNFINISHED_FROM) return [];
  const begun = await readBegunTerms(db, term, BEGUN);
  return begun.length > 0
    ? [
        {
          kind: 'unfinished',
          parts: [begun],
          written: begun[0] ?? term,
          likelihood: term.length / (begun[0]?.length ?? 1),
        },
      ]
    : [];
}

async function readRun({ db }: Deps, surface: string): Promise<Reading[]> {
  const cover = coverRun(surface, await readKnownTerms(db, piecesOfRun(surface)));
  return cover.length > 0
    ? [{ kind: 'parted', parts: cover.map((piece) => [piece]), written: cover.join(' '), likelihood: 1 }]
    : [];
}
