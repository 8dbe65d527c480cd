import type { Database } from '../db/connect.ts';
import { type Candidates, hasLimits, type Places, type ResolvedFilters } from '../db/search.ts';
import { readNearest } from '../db/search-nearest.ts';
import { readKeeping } from '../db/search-keeping.ts';
import type { FindServing } from './embedders.ts';
import { addByMeaning, type Begun, CANDIDATE_LIMIT, keepMeant, type Ranked, rankFound } from './fuse.ts';
import type { Marks } from './holding.ts';
import { type Found, idfOf, type ScoredWord, scoreDocuments } from './lexical.ts';
import { type Told, weighWords } from './rank/confidence.ts';
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
  /** Whether what breaks the limits was left out already. */
  isLimited?: boolean;
  without?: Places;
  /** What its words were taken for. */
  changes: readonly Change[];
  /** The text as it was looked for, where words of it were taken for misspelt. */
  corrected?: string;
}

/**
 * Looks for words among what keeps the limits that are words; `kept` are the others that count, which are left to
 * whoever lists what was found. Asked for the same words again, it looks no further for them.
 */
export type Seek = (text: string, limits: WordFilters, kept: ResolvedFilters) => Promise<Sought>;

type WordFilters = Pick<ProductFilters, 'features' | 'exclude'>;

export function createSeeker(deps: Deps): Seek {
  const answers = new Map<string, Promise<Looked>>();
  return async (text, { features, exclude }, kept) => {
    const key = JSON.stringify([text, features, exclude]);
    const answer = answers.get(key) ?? look(deps, text, { features, exclude });
    answers.set(key, answer);
    const looked = await answer;
    if (!('found' in looked)) return looked;
    const { candidates, isLimited } = await findCandidates(deps, looked, kept);
    const { changes, corrected } = looked.said;
    return {
      candidates,
      relevant: relevantOf(candidates),
      isLimited,
      changes,
      corrected,
    };
  };
}

/** What is in one of them or in both. */
export function joinCandidates(some: Candidates, others: Candidates): Candidates {
  if (some === 'all' || others === 'all') return 'all';
  const known = new Set(some.places.map((place, at) => `${some.segments[at]} ${place}`));
  const isNew = (_: unknown, at: number) => !known.has(`${others.segments[at]} ${others.places[at]}`);
  return {
    segments: [...some.segments, ...others.segments.filter(isNew)],
    places: [...some.places, ...others.places.filter(isNew)],
    scores: [...some.scores, ...others.scores.filter(isNew)],
  };
}

/** What was found by words, or the whole shop where there are none. */
type Looked = Sought | FoundByWords;

interface FoundByWords {
  said: ResolvedWords;
  /** As it was looked for. */
  text: string;
  told: Told;
  found: Found;
  exact: number[];
  begun: Begun[];
  unfit: Marks | undefined;
}

async function look(deps: Deps, text: string, limits: WordFilters): Promise<Looked> {
  const { db, index, tokeniser, weights = RANK_WEIGHTS } = deps;
  const unfit = await findUnfit(index, await readWordLimits(db, limits, tokeniser));
  const said = await resolveWords(deps, text);
  const { codes, corrected = text } = said;
  if (said.words.length === 0 && codes.length === 0) {
    const listed = listPlaces(index, unfit, (limits.features ?? []).length > 0);
    return { ...listed, relevant: listed.candidates, changes: [] };
  }
  const words = await addKinds({ db, index }, said.words, readHead(corrected, tokeniser));
  const told = weighWords(index, words);
  // Of a text that the shop knows too little of, nothing that was found is what was asked for.
  const known = told.known >= LEAST_KNOWN ? words : [];
  const found = scoreDocuments(index, known, unfit, weights.kindForText);
  const exact = keepMeant(scoreDocuments(index, codes, unfit), found, told, wordsOfCodes(codes, words));
  const begun = scoreBegun(index, said.begun, unfit);
  return { said, text: corrected, told, found, exact, begun, unfit };
}

/** Those that are as good as an answer. */
function relevantOf(ranked: Ranked): Candidates {
  const isRelevant = (_: unknown, at: number) => ranked.relevant[at] === true;
  if (ranked.relevant.every(isRelevant)) return ranked;
  return {
    segments: ranked.segments.filter(isRelevant),
    places: ranked.places.filter(isRelevant),
    scores: ranked.scores.filter(isRelevant),
    confidences: ranked.confidences.filter(isRelevant),
  };
}

/** Documents that the query's words, codes and meaning find, best first. */
async function findCandidates(
  deps: Deps,
  looked: FoundByWords,
  kept: ResolvedFilters,
): Promise<{ candidates: Ranked; isLimited: boolean }> {
  const { index, weights = RANK_WEIGHTS } = deps;
  const { found, told, exact, begun } = looked;
  const only = found.count > CANDIDATE_LIMIT ? await markKeeping(deps, kept) : undefined;
  const candidates = rankFound(index, found, told, { exact, begun, only }, weights);
  const isFound = found.count + exact.length + begun.length > 0;
  const isEnough =
    exact.length > 0 ||
    // Under limits nothing is listed that is merely related.
    (isFound && hasLimits(kept)) ||
    candidates.relevant.filter(Boolean).length >= ENOUGH;
  if (isEnough) return { candidates, isLimited: only !== undefined };
  return { candidates: await addNear(deps, looked, candidates, kept), isLimited: hasLimits(kept) };
}

/** What keeps limits that few products keep: of all that was found, no more than `CANDIDATE_LIMIT` are looked up. */
async function markKeeping({ db, index }: Deps, kept: ResolvedFilters): Promise<Marks | undefined> {
  const keeping = await readKeeping(db, kept, CANDIDATE_LIMIT);
  if (!keeping) return undefined;
  const marks = new Uint8Array(index.documents);
  for (const [at, place] of keeping.places.entries()) {
    const document = index.documentAt(keeping.segments[at] ?? -1, place);
    if (document !== undefined) marks[document] = 1;
  }
  return marks;
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
  { text, unfit }: Pick<FoundByWords, 'text' | 'unfit'>,
  candidates: Ranked,
  kept: ResolvedFilters,
): Promise<Ranked> {
  const serving = await findServing();
  if (!serving) return candidates;
  const [vector] = await serving.embedder
    .embed([text], 'query', AbortSignal.timeout(EMBED_TIMEOUT_MS))
    // Search by words stands alone while the model cannot be reached.
    .catch(() => []);
  if (!vector?.some((value) => value !== 0)) return candidates;
  const near = await readNearest(db, serving.row, vector, NEAREST, kept);
  const wanted = near.filter(({ segment, place }) => unfit?.[index.documentAt(segment, place) ?? -1] !== 1);
  return addByMeaning(candidates, wanted, serving.embedder.similarityFloor);
}
