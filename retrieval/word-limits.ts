import type { Queryable } from '../db/connect.ts';
import { type Candidates, type Places, readPostings } from '../db/search.ts';
import { ShopError } from '../errors.ts';
import { colourNames } from './colours.ts';
import { type Excluded, type Exclusion, findExcluded } from './lexical.ts';
import { findMeasures, readMeasureLimit } from './measures.ts';
import type { ProductFilters } from './search-types.ts';
import type { Tokeniser } from './tokenise.ts';

const WORD_LIMIT = 500;

/** Words that must, and words that must not, describe a product, as they are in the index. */
export interface WordLimits {
  /** A product must be one of the exclusions' opposite of each: of every list, one entry. */
  features: readonly (readonly Exclusion[])[];
  exclude: readonly Exclusion[];
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
async function readPhrase(db: Queryable, phrase: string, tokeniser: Tokeniser): Promise<Exclusion[]> {
  const measure = readMeasureLimit(phrase);
  if (measure) {
    const terms = await findMeasures(db, measure);
    return [[terms.length > 0 ? terms : tokeniser.terms(phrase).slice(0, 1)]];
  }
  return colourNames(phrase)
    .map((name) => tokeniser.words(name).map((word) => word.terms.slice(0, 1)))
    .filter((words) => words.length > 0);
}

/** Per segment a mark of 1 at each place that these limits rule out; nothing is read where there are none. */
export async function findUnfit(db: Queryable, { features, exclude }: WordLimits): Promise<Excluded> {
  const terms = new Set([...features.flat(3), ...exclude.flat(2)]);
  if (features.length + exclude.length === 0) return new Map();
  const index = await readPostings(db, [...terms]);
  const unfit = new Map(findExcluded(index, exclude));
  for (const alternatives of features) {
    const holding = findExcluded(index, alternatives);
    for (const [segment, marks] of unfit) {
      const held = holding.get(segment);
      unfit.set(
        segment,
        marks.map((mark, place) => (mark === 1 || held?.[place] !== 1 ? 1 : 0)),
      );
    }
  }
  return unfit;
}

/** Where no words are looked for: all places but the unfit ones, listed from whichever side is the shorter. */
export function listPlaces(unfit: Excluded, isFew: boolean): { candidates: Candidates; without?: Places } {
  const [segments, places]: [number[], number[]] = [[], []];
  for (const [segment, marks] of unfit) {
    for (const [place, mark] of marks.entries()) {
      if (mark === (isFew ? 1 : 0)) continue;
      segments.push(segment);
      places.push(place);
    }
  }
  if (!isFew) return { candidates: 'all', without: { segments, places } };
  const scores = places.map(() => 1);
  return { candidates: { segments, places, scores, confidences: scores } };
}

/** The candidates but the unfit ones, in their order. */
export function keepFit(candidates: Candidates, unfit: Excluded): Candidates {
  if (candidates === 'all' || unfit.size === 0) return candidates;
  const { segments, places } = candidates;
  const isFit = (_: unknown, at: number) => unfit.get(segments[at] ?? -1)?.[places[at] ?? -1] !== 1;
  return {
    segments: segments.filter(isFit),
    places: places.filter(isFit),
    scores: candidates.scores.filter(isFit),
    confidences: candidates.confidences?.filter(isFit),
  };
}
