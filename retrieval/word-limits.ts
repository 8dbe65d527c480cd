import type { Queryable } from '../db/connect.ts';
import type { Candidates, Places } from '../db/search.ts';
import { ShopError } from '../errors.ts';
import { colourNames } from './colours.ts';
import { type Marks, visitHolding, type Words } from './holding.ts';
import { findMeasures, readMeasureLimit } from './measures.ts';
import { FACTUAL } from './postings.ts';
import type { ProductFilters } from './search-types.ts';
import type { IndexSnapshot } from './snapshot.ts';
import type { Tokeniser } from './tokenise.ts';

const WORD_LIMIT = 500;

/** Words that must, and words that must not, describe a product, as they are in the index. */
export interface WordLimits {
  /** Of every list a product must hold all words of one entry. */
  features: readonly (readonly Words[])[];
  /** It must not hold all words of any of these. */
  exclude: readonly Words[];
}

/** Throws `ShopError('bad_request')` for more than 500 words of either. */
export async function readWordLimits(
  db: Queryable,
  { features = [], exclude = [] }: Pick<ProductFilters, 'features' | 'exclude'>,
  tokeniser: Tokeniser,
): Promise<WordLimits> {
  if (Math.max(features.length, exclude.length) > WORD_LIMIT) {
    throw new ShopError('bad_request', `At most ${WORD_LIMIT} words can be asked for or excluded at once.`);
  }
  const read = (phrases: readonly string[]) =>
    Promise.all(phrases.map((phrase) => readPhrase(db, phrase, tokeniser)));
  const [wanted, unwanted] = [await read(features), await read(exclude)];
  return { features: wanted.filter((entries) => entries.length > 0), exclude: unwanted.flat() };
}

/** Under which words something describes a product: a measure in any unit, a colour under all its names. */
async function readPhrase(db: Queryable, phrase: string, tokeniser: Tokeniser): Promise<Words[]> {
  const measure = readMeasureLimit(phrase);
  if (measure) {
    const terms = await findMeasures(db, measure);
    return [[terms.length > 0 ? terms : tokeniser.terms(phrase).slice(0, 1)]];
  }
  return colourNames(phrase)
    .map((name) => tokeniser.words(name).map((word) => word.terms.slice(0, 1)))
    .filter((words) => words.length > 0);
}

/** The documents that these limits rule out; nothing is read, and none told, where there are no limits. */
export async function findUnfit(
  index: IndexSnapshot,
  { features, exclude }: WordLimits,
): Promise<Marks | undefined> {
  if (features.length + exclude.length === 0) return undefined;
  await index.load([...features.flat(3), ...exclude.flat(2)]);
  const unfit = markHolding(index, exclude);
  for (const alternatives of features) {
    const held = markHolding(index, alternatives);
    for (let document = 0; document < unfit.length; document++) if (held[document] === 0) unfit[document] = 1;
  }
  return unfit;
}

/** Marks what holds all words of one of these in what it is, rather than in prose alone. */
function markHolding(index: IndexSnapshot, alternatives: readonly Words[]): Marks {
  const marks = new Uint8Array(index.documents);
  for (const words of alternatives) {
    visitHolding(index, words, { bits: FACTUAL, dead: true }, (document) => {
      marks[document] = 1;
    });
  }
  return marks;
}

/** Where no words are looked for: all places but the unfit ones, listed from whichever side is the shorter. */
export function listPlaces(
  index: IndexSnapshot,
  unfit: Marks | undefined,
  isFew: boolean,
): { candidates: Candidates; without?: Places } {
  const [segments, places]: [number[], number[]] = [[], []];
  const wanted = isFew ? 0 : 1;
  for (const { id, first, size } of unfit ? index.segments : []) {
    for (let place = 0; place < size; place++) {
      if (unfit?.[first + place] !== wanted) continue;
      segments.push(id);
      places.push(place);
    }
  }
  if (!isFew) return { candidates: 'all', without: { segments, places } };
  const scores = places.map(() => 1);
  return { candidates: { segments, places, scores, confidences: scores } };
}

/** The candidates but the unfit ones, in their order. */
export function keepFit(index: IndexSnapshot, candidates: Candidates, unfit: Marks | undefined): Candidates {
  if (candidates === 'all' || !unfit) return candidates;
  const { segments, places } = candidates;
  const isFit = (_: unknown, at: number) =>
    unfit[index.documentAt(segments[at] ?? -1, places[at] ?? -1) ?? -1] !== 1;
  return {
    segments: segments.filter(isFit),
    places: places.filter(isFit),
    scores: candidates.scores.filter(isFit),
    confidences: candidates.confidences?.filter(isFit),
  };
}
