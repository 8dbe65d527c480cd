import type { Queryable } from '../../db/connect.ts';
import { readBrandName, readMedianPrice } from '../../db/search.ts';
import { colourKeys, plainColoursIn, shadeKeys } from '../colours.ts';
import type { Words } from '../holding.ts';
import type { Tokeniser } from '../tokenise.ts';
import { valueTerm } from '../values.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './findings.ts';
import type { Naming } from './namings.ts';
import type { Refusal } from './refusals.ts';
import { type Phrase, standingOf, withLabel } from './standing.ts';
import type { Token } from './tokens.ts';

/**
 * Of the shop's products that hold a value's words and the rest of the query, at least as many must have that very
 * value for the words to be a limit: "apple" beside "juice" is no brand where apple juices are of other brands.
 */
const LEAST_SHARE = 0.5;
/** Brands are also named for what goes with their goods ("HP toner"), and still mostly meant. */
const LEAST_BRAND_SHARE = 0.2;
/** "Cheap" is at most what half of this many best matches cost. */
const CHEAP_AMONG = 40;

/** The words of a phrase, each in the one form in which it is indexed. */
export const wordsIn = (text: string, tokeniser: Tokeniser): Words =>
  tokeniser.words(text).map((word) => word.terms.slice(0, 1));

/** The index terms of a value: a product has it when it has, of each list, one. */
export function termsOfValue({ kind, value }: Pick<Naming, 'kind' | 'value'>): Words {
  if (kind === 'category') return [];
  if (kind !== 'colour') return [[valueTerm(kind, value)]];
  const shades = shadeKeys(value);
  const keys = shades.length > 0 ? shades : colourKeys(value);
  return shades.length > 0
    ? shades.map((shade) => [valueTerm('colour', shade)])
    : [keys.map((key) => valueTerm('colour', key))];
}

/** The namings that are limits, as far as the shop's products tell; at most one of a kind. */
export function chooseNamings(
  namings: readonly Naming[],
  tokens: readonly Token[],
  rest: Words,
  evidence: Evidence,
  tokeniser: Tokeniser,
): Naming[] {
  const weighed = namings
    .map((naming) => ({
      naming,
      share: shareOf(naming, tokens, rest, evidence, tokeniser, naming.to - naming.from === tokens.length),
    }))
    .filter(({ naming, share }) => share >= (naming.kind === 'brand' ? LEAST_BRAND_SHARE : LEAST_SHARE))
    .sort((a, b) => b.share - a.share);
  const chosen: Naming[] = [];
  for (const { naming } of weighed) {
    const overlaps = chosen.some((other) => other.from < naming.to && naming.from < other.to);
    if (!overlaps) chosen.push(naming);
  }
  // Two brands, or two sizes, are a choice left open, which one limit cannot express.
  return chosen.filter((naming) => chosen.every((other) => other === naming || other.kind !== naming.kind));
}

function shareOf(
  naming: Naming,
  tokens: readonly Token[],
  rest: Words,
  evidence: Evidence,
  tokeniser: Tokeniser,
  isAlone: boolean,
): number {
  const { isNamed, isPurpose } = standingOf(tokens, naming);
  if (isNamed(naming.kind) || isInColour(naming, tokens)) return 1;
  // A brand's name by itself finds that brand first, and what is made for its goods behind it.
  if (naming.kind === 'brand' && isAlone) return 0;
  if (isPurpose || naming.kind === 'category') return 0;
  const value = termsOfValue(naming);
  if (evidence.count([...rest, ...value]) === 0) return 0;
  const words = wordsIn(naming.text, tokeniser);
  const holding = evidence.count([...rest, ...words]);
  // The shop calls it otherwise: "navy" where it says 藏青色.
  if (holding === 0) return 1;
  return evidence.count([...rest, ...words, ...value]) / holding;
}

/** "In red" can mean nothing else, unlike "in coffee". */
const isInColour = ({ kind, from, text }: Naming, tokens: readonly Token[]): boolean =>
  kind === 'colour' && tokens[from - 1]?.text === 'in' && plainColoursIn(text).length > 0;

export async function findingsOfNamings(
  db: Queryable,
  namings: readonly Naming[],
  tokens: readonly Token[],
): Promise<Finding[]> {
  return Promise.all(
    namings.map(async (naming): Promise<Finding> => {
      const { kind, value, text, from, to } = naming;
      if (kind !== 'brand') {
        return { ...withLabel(tokens, naming, kind), limits: [{ key: kind, value: text }] };
      }
      const name = await readBrandName(db, value);
      return { from, to, limits: [{ key: kind, value: name ?? text }], staysInText: true };
    }),
  );
}

/** A refusal stands unless most products that have the thing are said to be without it ("no frost"). */
export function findingsOfRefusals(
  refusals: readonly Refusal[],
  rest: Words,
  evidence: Evidence,
  tokeniser: Tokeniser,
): Finding[] {
  return refusals
    .filter(({ refusedBy, words }) => {
      const refused = wordsIn(words, tokeniser);
      const refusing = wordsIn(refusedBy, tokeniser);
      const holding = evidence.count([...rest, ...refused]);
      const written = refusing.length > 0 ? evidence.count([...rest, ...refusing, ...refused]) : 0;
      return refused.length > 0 && !(written > 0 && written >= holding * LEAST_SHARE);
    })
    .map(({ from, to, words }) => ({ from, to, limits: [{ key: 'exclude', value: words }] }));
}

/** Of each want the longest phrase that a product of the rest's kind has. */
export function findingsOfWants(
  wants: readonly (readonly Phrase[])[],
  rest: Words,
  evidence: Evidence,
  tokeniser: Tokeniser,
): Finding[] {
  return wants.flatMap((phrases) => {
    const had = phrases.find(({ text }) => {
      const words = wordsIn(text, tokeniser);
      return words.length > 0 && evidence.count([...rest, ...words]) > 0;
    });
    if (!had) return [];
    return [
      {
        from: had.from,
        to: had.to,
        limits: [{ key: 'features' as const, value: had.text }],
        staysInText: true,
      },
    ];
  });
}

/** A measure is a limit unless the shop writes it in prose alone. */
export const isMeasureLimit = (terms: readonly string[], evidence: Evidence): boolean =>
  !terms.some((term) => evidence.knows(term)) || evidence.count([terms]) > 0;

/** In cents; undefined where nothing is looked for that could have a price. */
export async function findCheap(db: Queryable, rest: Words, evidence: Evidence): Promise<number | undefined> {
  if (rest.length === 0) return undefined;
  return readMedianPrice(db, evidence.best(rest, CHEAP_AMONG));
}
