import type { Database } from '../../db/connect.ts';
import type { ScoredWord } from '../lexical.ts';
import { readQueryWords } from '../query-words.ts';
import type { IndexSnapshot } from '../snapshot.ts';
import type { Tokeniser, Word } from '../tokenise.ts';
import { findBegunCodes, worthOfBegun } from './begun-codes.ts';
import { type Company, createCompany } from './company.ts';
import { type Change, rewriteQuery } from './corrected.ts';
import { chooseJoints, readJoints } from './joints.ts';
import { chooseInstead, chooseReadings, type Reading } from './reading.ts';
import { findOtherReadings, findReadings, isSpelt } from './readings.ts';

/** How far a guessed word counts beside one that is spelt as in the shop. */
const GUESS_TRUST = 0.8;
/** With fewer other words than this, they say too little to doubt one that the shop knows. */
const COMPANY_TO_DOUBT = 2;

/** A word of so many letters in so few products may be two that somebody wrote as one. */
const RARE = { letters: 6, products: 3 };

/** A query's words as the shop knows them; the index knows what all their terms are in. */
export interface ResolvedWords {
  words: ScoredWord[];
  /** Model numbers, EANs and ids that it names. */
  codes: ScoredWord[];
  /** Those that begin as it does; their trust is how much they count beside the best product by words, which is 1. */
  begun: ScoredWord[];
  /** What its words were taken for, in the order in which it was made out. */
  changes: readonly Change[];
  /** The text as it is looked for, where there are changes. */
  corrected?: string;
}

interface Deps {
  db: Database;
  index: IndexSnapshot;
  tokeniser: Tokeniser;
}

/** A word of the query and what it is looked for by. */
interface Entry {
  word: Word;
  scored: ScoredWord[];
  /** Whether it is settled what it means. */
  settled: boolean;
}

/**
 * Finds out what a query's words mean in the shop's own: known ones stay, misspelt ones are guessed, those glued
 * together are parted and those parted joined. One look into the database does for a query in known words. What the
 * shop has nothing like stays as it is, unknown.
 */
export async function resolveWords(deps: Deps, text: string): Promise<ResolvedWords> {
  const first = await resolveOnce(deps, text);
  const isParted = first.changes.some((change) => change.isParted);
  if (!isParted || first.corrected === undefined) return first;
  // Parted, a word may belong to its neighbour: of "cable2 ft" the "2" to the "ft".
  const again = await resolveOnce(deps, first.corrected);
  return {
    ...again,
    changes: [...first.changes, ...again.changes],
    corrected: again.corrected ?? first.corrected,
  };
}

async function resolveOnce(deps: Deps, text: string): Promise<ResolvedWords> {
  const query = readQueryWords(text, deps.tokeniser);
  const joints = readJoints(query.text, deps.tokeniser);
  const asked = [
    ...query.words.flatMap(({ terms }) => terms),
    ...query.codes,
    ...(query.whole ? [query.whole] : []),
    ...joints.map(({ term }) => term),
  ];
  const { index } = deps;
  await index.load(asked);
  const entries = query.words.map((word) => toEntry(word, index));
  const allTerms = entries.map(({ word }) => word.terms);
  const company = createCompany(index, allTerms);
  const changes = joinWords(entries, chooseJoints(joints, query.words, company));
  const [puzzles, longer] = await Promise.all([
    findPuzzles(deps, entries, company),
    findBegunCodes(deps.db, query.text, isUnfinished(entries.at(-1))),
  ]);
  const begun = query.whole && index.get(query.whole) ? [query.whole, ...longer] : longer;
  await index.load([
    ...puzzles.flatMap(({ readings }) => readings.flatMap(({ parts }) => parts.flat())),
    ...begun,
  ]);
  if (puzzles.length > 0) changes.push(...solve(puzzles, createCompany(index, allTerms)));
  return {
    words: entries.flatMap(({ scored }) => scored),
    codes: query.codes.map((code) => ({ terms: [code], trust: 1 })),
    begun: begun.map((term) => ({ terms: [term], trust: worthOfBegun(term, query.text) })),
    changes,
    corrected: changes.length > 0 ? rewriteQuery(query.text, changes) : undefined,
  };
}

const toEntry = (word: Word, index: IndexSnapshot): Entry => ({
  word,
  scored: [{ terms: word.terms, trust: 1 }],
  settled: index.get(word.terms[0] ?? '') !== undefined,
});

/** Whether more letters may have been meant to follow. */
const isUnfinished = (last: Entry | undefined): boolean =>
  last !== undefined && (!last.settled || last.word.surface.length === 1);

/** Puts joined words in the place of their parts, or beside them where the parts are found together as well. */
function joinWords(entries: readonly Entry[], joints: ReturnType<typeof chooseJoints>): Change[] {
  for (const { left, right, term, replaces } of joints) {
    const parts = entries.filter(({ word }) => word.surface === left || word.surface === right);
    for (const [at, entry] of parts.entries()) {
      entry.settled = true;
      if (!replaces) entry.scored = entry.scored.map((one) => ({ ...one, terms: [...one.terms, term] }));
      else entry.scored = at === 0 ? [{ terms: [term], trust: 1 }] : [];
    }
  }
  return joints
    .filter(({ replaces }) => replaces)
    .map(({ left, right }) => ({ from: [left, right], to: left + right }));
}

/** A word whose meaning is to be found, and what it may be. */
interface Puzzle {
  entry: Entry;
  position: number;
  readings: Reading[];
}

/** The unknown words or, where there is none, those that are doubtful though known. */
async function findPuzzles(deps: Deps, entries: readonly Entry[], company: Company): Promise<Puzzle[]> {
  const unknown = entries.filter(({ settled }) => !settled);
  const puzzling = unknown.length > 0 ? unknown : findDoubtful(entries, company);
  const puzzles = await Promise.all(
    puzzling.map(async (entry) => ({
      entry,
      position: entries.indexOf(entry),
      readings: await (entry.settled
        ? findOtherReadings(deps, entry.word)
        : findReadings(deps, entry.word, entry === entries.at(-1))),
    })),
  );
  return puzzles.filter(({ readings }) => readings.length > 0);
}

/** Known words that keep every product from holding the whole query, and rare ones that may be a compound. */
function findDoubtful(entries: readonly Entry[], company: Company): Entry[] {
  const missed = entries.length > COMPANY_TO_DOUBT ? company.doubted() : [];
  return entries.filter(
    ({ word, scored }, position) =>
      isSpelt(word) &&
      scored.length > 0 &&
      (missed.includes(position) ||
        (word.surface.length >= RARE.letters && company.count([word.terms]) <= RARE.products)),
  );
}

/** Settles what can be told; the rest is looked for as it was written. */
function solve(puzzles: readonly Puzzle[], company: Company): Change[] {
  return puzzles.flatMap(({ entry, position, readings }) => {
    const { surface, terms } = entry.word;
    const instead = entry.settled ? chooseInstead(readings, position, terms, company) : undefined;
    const chosen = entry.settled
      ? [instead].flatMap((one) => one ?? [])
      : chooseReadings(readings, position, surface.length, company);
    const [best] = chosen;
    if (!best) return [];
    const trust = best.kind === 'misspelt' ? GUESS_TRUST : 1;
    const meant = best.parts.length > 1 ? best.parts : [chosen.flatMap(({ parts }) => parts.flat())];
    // What is written stays in the search where only the name of a product may say more than it.
    const staying =
      best.kind === 'unfinished' || (entry.settled && company.others(position) <= 1) ? terms : [];
    entry.scored = meant.map((part) => ({ terms: [...new Set([...staying, ...part])], trust }));
    const isParted = best.kind === 'parted' && staying.length === 0;
    return best.kind === 'unfinished' ? [] : [{ from: [surface], to: best.written, isParted }];
  });
}
