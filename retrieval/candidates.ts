import type { Database } from '../db/connect.ts';
import type { Candidates, Places } from '../db/search.ts';
import { readNearest } from '../db/search-embeddings.ts';
import type { FindServing } from './embedders.ts';
import { addByMeaning, type Begun, type Candidate, keepMeant, rankFound } from './fuse.ts';
import type { Marks } from './holding.ts';
import { idfOf, type ScoredWord, scoreDocuments } from './lexical.ts';
import { weighWords } from './rank/confidence.ts';
import { addKinds, readHead } from './rank/kinds-of-words.ts';
import { RANK_WEIGHTS, type RankWeights } from './rank/weights.ts';
import type { ProductFilters } from './search-types.ts';
import type { IndexSnapshot } from './snapshot.ts';
import type { Change } from './spelling/corrected.ts';
import { type ResolvedWords, resolveWords } from './spelling/resolve-words.ts';
import type { Tokeniser } from './tokenise.ts';
import { findUnfit, listPlaces, readWordLimits } from './word-limits.ts';

/** With less of what was said known than this, whatever is found is not what was asked for. */
const LEAST_KNOWN = 0.3;
/** With this many good answers by words, nothing more is looked for by meaning. */
const ENOUGH = 40;
/** How many neighbours by meaning are looked at. */
const NEAREST = 40;
/** A remote model that has not answered by then is done without. */
const EMBED_TIMEOUT_MS = 1_500;

interface Deps {
  db: Database;
  index: IndexSnapshot;
  tokeniser: Tokeniser;
  findServing: FindServing;
  weights?: RankWeights;
}

/** What to choose from: documents by relevance or, where nothing was said, the whole shop `without` some. */
export interface Sought {
  candidates: Candidates;
  /** Those of them that are what was asked for, rather than merely related. */
  relevant: Candidates;
  without?: Places;
  /** What its words were taken for. */
  changes: readonly Change[];
  /** The text as it was looked for, where words of it were taken for misspelt. */
  corrected?: string;
}

/** Looks for words among what keeps the limits that are words; asked the same again, it gives the first answer. */
export type Seek = (text: string, limits: WordFilters) => Promise<Sought>;

type WordFilters = Pick<ProductFilters, 'features' | 'exclude'>;

export function createSeeker(deps: Deps): Seek {
  const answers = new Map<string, Promise<Sought>>();
  return (text, { features, exclude }) => {
    const key = JSON.stringify([text, features, exclude]);
    const answer = answers.get(key) ?? seek(deps, text, { features, exclude });
    answers.set(key, answer);
    return answer;
  };
}

async function seek(deps: Deps, text: string, limits: WordFilters): Promise<Sought> {
  const unfit = await findUnfit(deps.index, await readWordLimits(deps.db, limits, deps.tokeniser));
  const said = await resolveWords(deps, text);
  if (said.words.length === 0 && said.codes.length === 0) {
    const listed = listPlaces(deps.index, unfit, (limits.features ?? []).length > 0);
    return { ...listed, relevant: listed.candidates, changes: [] };
  }
  const found = await findCandidates(deps, said, text, unfit);
  return {
    candidates: inLists(found),
    relevant: inLists(found.filter(({ relevant }) => relevant)),
    changes: said.changes,
    corrected: said.corrected,
  };
}

const inLists = (found: readonly Candidate[]): Candidates => ({
  segments: found.map(({ segment }) => segment),
  places: found.map(({ place }) => place),
  scores: found.map(({ score }) => score),
  confidences: found.map(({ confidence }) => confidence),
});

/** Documents that the query's words, codes and meaning find, best first; none when the shop knows too little of it. */
async function findCandidates(
  deps: Deps,
  said: ResolvedWords,
  text: string,
  unfit: Marks | undefined,
): Promise<Candidate[]> {
  const { db, index, tokeniser, weights = RANK_WEIGHTS } = deps;
  const { codes, corrected } = said;
  const words = await addKinds({ db, index }, said.words, readHead(corrected ?? text, tokeniser));
  const told = weighWords(index, words);
  const known = told.known >= LEAST_KNOWN ? words : [];
  const found = scoreDocuments(index, known, unfit, weights.kindForText);
  const exact = keepMeant(scoreDocuments(index, codes, unfit), found, told, wordsOfCodes(codes, words));
  const begun = scoreBegun(index, said.begun, unfit);
  const candidates = rankFound(index, found, told, { exact, begun }, weights);
  const answered = exact.length > 0 || candidates.filter(({ relevant }) => relevant).length >= ENOUGH;
  return answered ? candidates : addNear(deps, corrected ?? text, candidates, unfit);
}

/** The query's words that each of its codes is made of, a bit each: all of them where it is the whole query. */
const wordsOfCodes = (codes: readonly ScoredWord[], words: readonly ScoredWord[]): number[] =>
  codes.map(({ terms: [code] }) => {
    const places = words.flatMap(({ terms }, place) =>
      terms.some((term) => `#${term}` === code) ? [place] : [],
    );
    return places.length > 0 ? places.reduce((bits, place) => bits | (1 << place), 0) : -1;
  });

/** Documents whose identifier begins as the query does, scored by the trust put in each. */
function scoreBegun(index: IndexSnapshot, begun: readonly ScoredWord[], unfit: Marks | undefined): Begun[] {
  return begun.flatMap((word) => {
    const idf = idfOf(index, word.terms[0] ?? '');
    const { count, documents, scores } = scoreDocuments(index, [word], unfit);
    return Array.from({ length: count }, (_, at) => ({
      document: documents[at] ?? 0,
      score: (scores[at] ?? 0) / idf,
    }));
  });
}

async function addNear(
  { db, index, findServing }: Deps,
  text: string,
  candidates: Candidate[],
  unfit: Marks | undefined,
): Promise<Candidate[]> {
  const serving = await findServing();
  if (!serving) return candidates;
  const [vector] = await serving.embedder
    .embed([text], 'query', AbortSignal.timeout(EMBED_TIMEOUT_MS))
    // Search by words stands alone while the model cannot be reached.
    .catch(() => []);
  if (!vector?.some((value) => value !== 0)) return candidates;
  const near = await readNearest(db, serving.row, vector, NEAREST);
  const wanted = near.filter(({ segment, place }) => unfit?.[index.documentAt(segment, place) ?? -1] !== 1);
  return addByMeaning(candidates, wanted, serving.embedder.similarityFloor);
}
