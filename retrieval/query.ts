import type { Database } from '../db/connect.ts';
import { readKnownValues, readShopCurrency } from '../db/search.ts';
import type { Words } from './holding.ts';
import { findMeasures } from './measures.ts';
import type { Amount } from './query/amounts.ts';
import { currencyOf } from './query/currencies.ts';
import { type Evidence, heldTogether, readEvidence } from './query/evidence.ts';
import { type Finding, putTogether } from './query/findings.ts';
import { lex } from './query/lex.ts';
import { findNamings, possibleValues, withoutInner } from './query/namings.ts';
import { type Reading, readAll } from './query/readings.ts';
import { findRefusals } from './query/refusals.ts';
import {
  chooseNamings,
  findCheap,
  findingsOfNamings,
  findingsOfRefusals,
  findingsOfWants,
  isMeasureLimit,
  termsOfValue,
  wordsIn,
} from './query/resolve.ts';
import { findPhrases, withLabel } from './query/standing.ts';
import { type Stretch, type Token, wordsOf } from './query/tokens.ts';
import { findWants } from './query/wants.ts';
import { codeTerm } from './query-words.ts';
import type { ProductFilters, ProductSort, UnderstoodLimit, UnresolvedLimit } from './search-types.ts';
import type { IndexSnapshot } from './snapshot.ts';
import type { Tokeniser } from './tokenise.ts';

/** What a shopper's words ask for: what to look for, and what it must keep to. */
export interface UnderstoodQuery {
  /** What is left to look for; empty where only limits were named. */
  text: string;
  filters: ProductFilters;
  sort?: ProductSort;
  /** What `filters` and `sort` were read from, in the order of the query. */
  limits: UnderstoodLimit[];
  unresolved: UnresolvedLimit[];
}

/** Never refuses a text: what is not understood of it is looked for as words. */
export type Understand = (text: string, index: IndexSnapshot) => Promise<UnderstoodQuery>;

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
  /** The shop's (ISO 4217); without it the one that its products say. */
  currency?: string;
}

/** Longer queries are cut, for nobody says what they look for in more. */
const TEXT_LIMIT = 2_000;
/** As many of the words besides the limits are weighed with them. */
const REST_WORDS = 8;

/**
 * Reads limits and order out of a shopper's words in English or Chinese: figures and orders by their grammar, values
 * by what the shop's own products hold.
 */
export function createUnderstand(deps: Deps): Understand {
  return async (query, index) => {
    const text = query.slice(0, TEXT_LIMIT);
    const currency = deps.currency ?? (await readShopCurrency(deps.db));
    const tokens = lex(text);
    const readings = readAll(tokens, currency);
    if (await isIdentifier(index, text, tokens, readings)) return putTogether(text, tokens, []);
    const said = await readSaid(deps, text, tokens, readings);
    const findings = await decide({ ...deps, index }, said, currency);
    return putTogether(text, tokens, findings);
  };
}

/** Whether the text is an identifier of some product, whose figures are no limits: "DVI cable, 3.0 m". */
async function isIdentifier(
  index: IndexSnapshot,
  text: string,
  tokens: readonly Token[],
  readings: readonly Reading[],
): Promise<boolean> {
  const code = codeTerm(text);
  if (!code || readings.some(({ from, to }) => to - from === tokens.length)) return false;
  await index.load([code]);
  return index.get(code) !== undefined;
}

type Said = Awaited<ReturnType<typeof readSaid>>;

/** All that may be a limit, with what the shop knows of it. */
async function readSaid({ db, tokeniser }: Deps, text: string, tokens: Token[], readings: Reading[]) {
  const taken = takenBy(tokens, readings);
  const possible = findPhrases(text, tokens, taken).flatMap((phrase) => possibleValues(phrase, tokeniser));
  const values = [...new Set(possible.map(({ value }) => value).filter(Boolean))];
  const known = values.length > 0 ? await readKnownValues(db, values) : [];
  const named = withoutInner(findNamings(possible, known));
  const refusals = findRefusals({ text, tokens, taken, known: named, tokeniser });
  const refused = takenBy(tokens, [...readings, ...refusals]);
  const namings = named.filter(({ from, to }) => !refused.slice(from, to).includes(true));
  const limiting = namings.filter(({ kind }) => kind !== 'category');
  const wants = findWants(text, tokens, takenBy(tokens, [...readings, ...refusals, ...limiting]), tokeniser);
  const measures = await Promise.all(
    readings.filter(isMeasure).map(async (amount) => ({ amount, terms: await findMeasures(db, amount) })),
  );
  const wantedWords = wants.flatMap((phrases) => phrases.slice(0, 1));
  const labelled = limiting.map((naming) => withLabel(tokens, naming, naming.kind));
  const besides = restOf(text, tokens, [...readings, ...refusals, ...labelled, ...wantedWords]);
  const restWords = wordsIn(besides, tokeniser).slice(0, REST_WORDS);
  return { text, tokens, readings, refusals, namings, wants, measures, restWords };
}

async function decide(
  { db, index, tokeniser }: Deps & { index: IndexSnapshot },
  said: Said,
  currency: string | undefined,
): Promise<Finding[]> {
  const { text, tokens, readings, refusals, namings, wants, measures, restWords } = said;
  const ranges = readings.filter((reading) => reading.kind === 'price' && reading.doubtful);
  const phrases = [
    ...refusals.flatMap(({ words, refusedBy }) => [words, refusedBy]),
    ...namings.map((naming) => naming.text),
    ...wants.flatMap(([longest]) => (longest ? [longest.text] : [])),
    ...ranges.map((range) => wordsOf(text, tokens, range)),
  ];
  const terms = [
    ...phrases.flatMap((phrase) => wordsIn(phrase, tokeniser).flat()),
    ...namings.flatMap((naming) => termsOfValue(naming).flat()),
    // Between bounds there may be thousands, and they need no evidence.
    ...measures.flatMap(({ amount, terms: own }) => (isBetween(amount) ? [] : own)),
  ];
  const isCheap = readings.some(({ kind }) => kind === 'cheap');
  if (terms.length === 0 && measures.length === 0 && !isCheap)
    return readings.flatMap((reading) => findingOf(reading, currency));
  const evidence = await readEvidence(index, [...terms, ...restWords.flat()]);
  const rest = heldTogether(restWords, evidence);
  const figures = readings.filter(
    (reading) => !isMeasure(reading) && !isWritten(reading, said, rest, evidence, tokeniser),
  );
  const limits = [
    ...figures.flatMap((reading) => findingOf(reading, currency)),
    ...measures
      .filter(({ amount, terms: own }) => isBetween(amount) || isMeasureLimit(own, evidence))
      .map(({ amount }) => featureOf(amount, wordsOf(text, tokens, amount))),
    ...findingsOfRefusals(refusals, rest, evidence, tokeniser),
    ...findingsOfWants(wants, rest, evidence, tokeniser),
    ...(await findingsOfNamings(db, chooseNamings(namings, tokens, rest, evidence, tokeniser), tokens)),
  ];
  return isCheap ? [...limits, ...(await findingsOfCheap(db, readings, rest, evidence))] : limits;
}

const isMeasure = (reading: Reading): reading is Amount & { kind: 'measure'; unit: string } =>
  reading.kind === 'measure' && reading.unit !== undefined;

const isBetween = ({ min, max }: Amount): boolean => min !== undefined || max !== undefined;

const featureOf = ({ from, to }: Stretch, words: string): Finding => ({
  from,
  to,
  limits: [{ key: 'features', value: words }],
});

/** A bare range that some product is called by is a part of its name: "70-200". */
function isWritten(
  reading: Reading,
  { text, tokens }: Said,
  rest: Words,
  evidence: Evidence,
  tokeniser: Tokeniser,
): boolean {
  if (reading.kind !== 'price' || !reading.doubtful) return false;
  return evidence.count([...rest, ...wordsIn(wordsOf(text, tokens, reading), tokeniser)]) > 0;
}

/** What the grammar alone decides. */
function findingOf(reading: Reading, currency: string | undefined): Finding[] {
  const { from, to } = reading;
  if (reading.kind === 'sort') return [{ from, to, limits: [{ key: 'sort', value: reading.sort }] }];
  if (reading.kind === 'inStock') return [{ from, to, limits: [{ key: 'inStockOnly', value: true }] }];
  if (reading.kind === 'asking') return [{ from, to, limits: [] }];
  if (reading.kind === 'cheap' || reading.kind === 'measure') return [];
  const { min, max, money } = reading;
  if (reading.kind === 'rating') {
    if (min === undefined) return [{ from, to, limits: [], unresolved: { reason: 'not_supported' } }];
    return [{ from, to, limits: [{ key: 'minRating', value: min }] }];
  }
  const other = money === undefined ? undefined : currencyOf(money, currency);
  if (other) return [{ from, to, limits: [], unresolved: { reason: 'other_currency', currency: other } }];
  const limits: Finding['limits'] = [
    ...(min === undefined ? [] : [{ key: 'minPriceCents' as const, value: Math.round(min * 100) }]),
    ...(max === undefined ? [] : [{ key: 'maxPriceCents' as const, value: Math.round(max * 100) }]),
  ];
  return [{ from, to, limits }];
}

/** "Cheap" alone is an order; beside a price or an order it adds nothing. */
async function findingsOfCheap(
  db: Database,
  readings: readonly Reading[],
  rest: Words,
  evidence: Evidence,
): Promise<Finding[]> {
  const isSaid = readings.some(({ kind }) => kind === 'price' || kind === 'sort');
  const median = isSaid ? undefined : await findCheap(db, rest, evidence);
  return readings
    .filter(({ kind }) => kind === 'cheap')
    .map(({ from, to }) => {
      if (isSaid) return { from, to, limits: [] };
      if (median === undefined) return { from, to, limits: [{ key: 'sort', value: 'price_low' }] };
      return { from, to, limits: [{ key: 'maxPriceCents', value: median }] };
    });
}

function takenBy(tokens: readonly Token[], stretches: readonly Stretch[]): boolean[] {
  const taken = tokens.map(() => false);
  for (const { from, to } of stretches) taken.fill(true, from, to);
  return taken;
}

function restOf(text: string, tokens: readonly Token[], stretches: readonly Stretch[]): string {
  const taken = takenBy(tokens, stretches);
  return tokens
    .map(({ start, end }, at) =>
      taken[at] ? ' ' : text.slice(tokens[at - 1]?.end ?? 0, start) + text.slice(start, end),
    )
    .join('');
}
