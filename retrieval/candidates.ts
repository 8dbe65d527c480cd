import type { Database } from '../db/connect.ts';
import { type Candidates, type Places, readPostings, readSimilarWords } from '../db/search.ts';
import { readNearest } from '../db/search-embeddings.ts';
import type { FindServing } from './embedders.ts';
import { readExclusions } from './filters.ts';
import { addByMeaning, type Candidate, rankFound } from './fuse.ts';
import {
  type Excluded,
  type Exclusion,
  findExcluded,
  type IndexSnapshot,
  idf,
  readFrequencies,
  type ScoredWord,
  scoreDocuments,
} from './lexical.ts';
import { type QueryWords, readQueryWords } from './query-words.ts';
import type { Tokeniser, Word } from './tokenise.ts';
import { canBeMisspelt, guessTerms } from './typos.ts';

/** How far a guessed word counts beside one that is spelt as in the shop. */
const GUESS_TRUST = 0.8;
/** How telling a word that the shop does not know is held to be, beside the most telling word there can be. */
const UNKNOWN_WORD = 0.6;
/** With less of what was said known than this, whatever is found is not what was asked for. */
const LEAST_KNOWN = 0.3;
/** With this many good answers by words, nothing more is looked for by meaning. */
const ENOUGH = 40;
/** A remote model that has not answered by then is done without. */
const EMBED_TIMEOUT_MS = 1_500;

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
  findServing: FindServing;
}

/** What to choose from: documents by relevance or, where nothing was said, the whole shop `without` some. */
export interface Sought {
  candidates: Candidates;
  without?: Places;
}

/** Looks for words and leaves out what is excluded; asked the same again, it gives the first answer. */
export type Seek = (text: string, exclude: readonly string[] | undefined) => Promise<Sought>;

/** `strict` keeps to what is relevant, without what is merely related. */
export function createSeeker(deps: Deps, strict: boolean): Seek {
  const answers = new Map<string, Promise<Sought>>();
  return (text, exclude) => {
    const key = JSON.stringify([text, exclude]);
    const answer = answers.get(key) ?? seek(deps, text, exclude, strict);
    answers.set(key, answer);
    return answer;
  };
}

async function seek(
  deps: Deps,
  text: string,
  exclude: readonly string[] | undefined,
  strict: boolean,
): Promise<Sought> {
  const exclusions = readExclusions(exclude, deps.tokeniser);
  const query = readQueryWords(text, deps.tokeniser);
  if (query.words.length === 0 && query.codes.length === 0) {
    return { candidates: 'all', without: await findExcludedPlaces(deps.db, exclusions) };
  }
  const found = await findCandidates(deps, { ...query, text }, exclusions);
  const kept = strict ? found.filter(({ relevant }) => relevant) : found;
  return {
    candidates: {
      segments: kept.map(({ segment }) => segment),
      places: kept.map(({ place }) => place),
      scores: kept.map(({ score }) => score),
    },
  };
}

/** Documents that the query's words, codes and meaning find, best first; none when the shop knows too little of it. */
async function findCandidates(
  { db, tokeniser, findServing }: Deps,
  query: QueryWords & { text: string },
  exclusions: readonly Exclusion[],
): Promise<Candidate[]> {
  const terms = new Set([
    ...query.words.flatMap(({ terms }) => terms),
    ...query.codes,
    ...exclusions.flat(2),
  ]);
  const index = await readPostings(db, [...terms]);
  const excluded = findExcluded(index, exclusions);
  const guessed = await guessUnknown(db, tokeniser, index, query.words);
  const guesses = [...guessed.values()].flat().filter((term) => !terms.has(term));
  if (guesses.length > 0) index.postings.push(...(await readPostings(db, guesses)).postings);
  const words = query.words.map(
    (word): ScoredWord => ({
      terms: guessed.get(word) ?? word.terms,
      trust: guessed.has(word) ? GUESS_TRUST : 1,
    }),
  );
  const codes = query.codes.map((code): ScoredWord => ({ terms: [code], trust: 1 }));
  const exact = codes.length > 0 ? scoreDocuments(index, codes, excluded) : [];
  const found = knownShare(index, words) >= LEAST_KNOWN ? scoreDocuments(index, words, excluded) : [];
  const candidates = rankFound(found, exact);
  const answered = exact.length > 0 || candidates.filter(({ relevant }) => relevant).length >= ENOUGH;
  return answered ? candidates : addNear(db, findServing, query.text, candidates, excluded);
}

/** Live places that hold what is excluded. */
async function findExcludedPlaces(db: Database, exclusions: readonly Exclusion[]): Promise<Places> {
  const found: { segments: number[]; places: number[] } = { segments: [], places: [] };
  if (exclusions.length === 0) return found;
  const index = await readPostings(db, [...new Set(exclusions.flat(2))]);
  for (const [segment, marks] of findExcluded(index, exclusions)) {
    for (const [place, mark] of marks.entries()) {
      if (mark === 0) continue;
      found.segments.push(segment);
      found.places.push(place);
    }
  }
  return found;
}

async function guessUnknown(
  db: Database,
  tokeniser: Tokeniser,
  index: IndexSnapshot,
  words: readonly Word[],
): Promise<Map<Word, string[]>> {
  const known = new Set(index.postings.map((row) => row.term));
  const unknown = words.filter((word) => canBeMisspelt(word) && !word.terms.some((term) => known.has(term)));
  const guesses = await Promise.all(
    unknown.map(async (word) => {
      const similar = await readSimilarWords(db, word.surface);
      return [word, guessTerms(word.surface, similar, tokeniser)] as const;
    }),
  );
  return new Map(guesses.filter(([, terms]) => terms.length > 0));
}

/** The share of what was said, by how telling each word is, that the shop knows. */
function knownShare(index: IndexSnapshot, words: readonly ScoredWord[]): number {
  const { documents, frequency, idfOf } = readFrequencies(index);
  let known = 0;
  let said = 0;
  for (const { terms } of words) {
    const telling = terms.filter((term) => frequency.has(term)).map(idfOf);
    known += Math.max(0, ...telling);
    said += telling.length > 0 ? Math.max(...telling) : UNKNOWN_WORD * idf(documents, 0);
  }
  return said > 0 ? known / said : 0;
}

async function addNear(
  db: Database,
  findServing: FindServing,
  text: string,
  candidates: Candidate[],
  excluded: Excluded,
): Promise<Candidate[]> {
  const serving = await findServing();
  if (!serving) return candidates;
  const [vector] = await serving.embedder
    .embed([text], 'query', AbortSignal.timeout(EMBED_TIMEOUT_MS))
    // Search by words stands alone while the model cannot be reached.
    .catch(() => []);
  if (!vector?.some((value) => value !== 0)) return candidates;
  const near = await readNearest(db, serving.row, vector);
  const wanted = near.filter(({ segment, place }) => excluded.get(segment)?.[place] !== 1);
  return addByMeaning(candidates, wanted, serving.embedder.similarityFloor);
}
