import type { Database } from '../db/connect.ts';
import { type Places, readPostings, readSimilarWords } from '../db/search.ts';
import { readNearest } from '../db/search-embeddings.ts';
import type { FindServing } from './embedders.ts';
import { addByMeaning, type Candidate, rankFound } from './fuse.ts';
import {
  type Exclusion,
  findExcluded,
  groupBySegment,
  idf,
  type IndexSnapshot,
  readFrequencies,
  type ScoredWord,
  scoreDocuments,
} from './lexical.ts';
import type { UnderstoodQuery } from './query.ts';
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

/** Documents that the query's words, codes and meaning find, best first; none when the shop knows too little of it. */
export async function findCandidates(
  { db, tokeniser, findServing }: Deps,
  query: UnderstoodQuery & { text: string },
  exclusions: readonly Exclusion[],
): Promise<Candidate[]> {
  const terms = new Set([
    ...query.words.flatMap(({ terms }) => terms),
    ...query.codes,
    ...exclusions.flat(2),
  ]);
  let index = await readPostings(db, [...terms]);
  const guessed = await guessUnknown(db, tokeniser, index, query.words);
  const guesses = [...guessed.values()].flat().filter((term) => !terms.has(term));
  if (guesses.length > 0) {
    const more = await readPostings(db, guesses);
    index = { segments: index.segments, postings: [...index.postings, ...more.postings] };
  }
  const words = query.words.map(
    (word): ScoredWord => ({
      terms: guessed.get(word) ?? word.terms,
      trust: guessed.has(word) ? GUESS_TRUST : 1,
    }),
  );
  const exact = scoreDocuments(
    index,
    query.codes.map((code) => ({ terms: [code], trust: 1 })),
    exclusions,
  );
  const found = knownShare(index, words) >= LEAST_KNOWN ? scoreDocuments(index, words, exclusions) : [];
  const candidates = rankFound(found, exact);
  const answered = exact.length > 0 || candidates.filter(({ relevant }) => relevant).length >= ENOUGH;
  if (answered) return candidates;
  return addNear(db, findServing, query.text, candidates, excludedPlaces(index, exclusions));
}

/** Live places that hold what is excluded. */
export async function findExcludedPlaces(db: Database, exclusions: readonly Exclusion[]): Promise<Places> {
  if (exclusions.length === 0) return { segments: [], places: [] };
  const index = await readPostings(db, [...new Set(exclusions.flat(2))]);
  const excluded = excludedPlaces(index, exclusions);
  return {
    segments: [...excluded].flatMap(([segment, places]) => [...places].map(() => segment)),
    places: [...excluded.values()].flatMap((places) => [...places]),
  };
}

function excludedPlaces(index: IndexSnapshot, exclusions: readonly Exclusion[]): Map<number, Set<number>> {
  return new Map(
    [...groupBySegment(index.postings)].map(([segment, rows]) => [segment, findExcluded(rows, exclusions)]),
  );
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
  excluded: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<Candidate[]> {
  const serving = await findServing();
  if (!serving) return candidates;
  const [vector] = await serving.embedder
    .embed([text], 'query', AbortSignal.timeout(EMBED_TIMEOUT_MS))
    // Search by words stands alone while the model cannot be reached.
    .catch(() => []);
  if (!vector?.some((value) => value !== 0)) return candidates;
  const near = await readNearest(db, serving.row, vector);
  const wanted = near.filter(({ segment, place }) => !excluded.get(segment)?.has(place));
  return addByMeaning(candidates, wanted, serving.embedder.similarityFloor);
}
