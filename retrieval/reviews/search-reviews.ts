import type { Database } from '../../db/connect.ts';
import type { Locale } from '../../db/records.ts';
import {
  countOpinions,
  type OpinionRow,
  rankProducts,
  readOpinions,
  type ReviewScope,
  type ReviewWanted,
} from '../../db/review-search.ts';
import { resolveFilters } from '../filters.ts';
import type { UnderstoodQuery } from '../query.ts';
import type {
  ClaimAnswer,
  ReviewHit,
  ReviewQuery,
  ReviewSearchResult,
  Search,
  UnderstoodLimit,
} from '../search-types.ts';
import type { Tokeniser } from '../tokenise.ts';
import { answerClaim } from './answer-claim.ts';
import { leaningOf, type Sureness } from './leaning.ts';
import { catchUp } from './read-products.ts';
import type { Question } from './question.ts';
import type { FindReader, Reader } from './readers.ts';

const HIT_LIMIT = 50;
const NOTHING = { mentions: 0, positive: 0, negative: 0 };

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
  findReader: FindReader;
  understand(text: string): Promise<UnderstoodQuery>;
  /** Products that surely are what the words say; none where that is not sure. */
  findProducts(text: string): Promise<string[]>;
}

/** Answers from the passages that a reader has read; what a product's customers just wrote is read first. */
export function createReviewSearch(deps: Deps): Search['reviews'] {
  return async (query) => {
    const reader = await deps.findReader();
    const { text, scope: limits, understood } = await readScope(deps, query);
    const question = reader.readQuestion(text);
    const scope = await narrowScope(deps, question, limits);
    const empty: ReviewSearchResult = {
      ...NOTHING,
      topic: question.topic || text,
      hits: [],
      products: [],
      understood,
    };
    if (query.productId !== undefined) await catchUp(deps.db, reader, query.productId);
    const wanted = await chooseWanted(deps.db, reader, scope, question);
    const confirmed = await confirm(deps.db, reader, question, query);
    if (!wanted)
      return { ...empty, ...confirmed, mentions: (confirmed?.claim.yes ?? 0) + (confirmed?.claim.no ?? 0) };
    const answer = query.productId === undefined ? answerOfMany : answerOfOne;
    return {
      ...empty,
      ...(await answer(deps.db, reader, { scope, ...wanted }, query)),
      ...confirmed,
    };
  };
}

interface Wanted {
  scope: ReviewScope;
  wanted: ReviewWanted;
  counts: { mentions: number; positive: number; negative: number };
}

/** Of one product its own; else what the limits and the limits named in the question leave. */
async function readScope(
  { db, tokeniser, understand }: Deps,
  { about, productId, filters }: ReviewQuery,
): Promise<{ text: string; scope: ReviewScope; understood: UnderstoodLimit[] }> {
  if (productId !== undefined) return { text: about, scope: { productIds: [productId] }, understood: [] };
  const said = await understand(about);
  const { category, brand, minPriceCents, maxPriceCents } = { ...said.filters, ...filters };
  const { categories, brands, ...prices } = await resolveFilters(
    db,
    { category, brand, minPriceCents, maxPriceCents },
    tokeniser,
  );
  return {
    text: said.text,
    scope: {
      categories,
      brands,
      minPriceCents: prices.minPriceCents,
      maxPriceCents: prices.maxPriceCents,
    },
    understood: said.limits.filter(({ key }) => key in { category, brand, minPriceCents, maxPriceCents }),
  };
}

/** Where nothing limits the question, what it names beside an aspect does, if that is a kind of goods here. */
async function narrowScope(
  { findProducts }: Deps,
  { aspects, rest }: Question,
  scope: ReviewScope,
): Promise<ReviewScope> {
  if (scope.productIds ?? scope.categories ?? scope.brands) return scope;
  if (aspects.length === 0 || !rest) return scope;
  const productIds = await findProducts(rest);
  return productIds.length > 0 ? { ...scope, productIds } : scope;
}

/** The aspect that is asked about; where nobody is known to speak of it, the words for it, else half of them. */
async function chooseWanted(
  db: Database,
  reader: Reader,
  scope: ReviewScope,
  { aspects, words, topicWords }: Question,
): Promise<Omit<Wanted, 'scope'> | undefined> {
  const ways: ReviewWanted[] = [];
  if (aspects.length > 0) ways.push({ aspects, words });
  const sought = aspects.length > 0 && topicWords.length > 0 ? topicWords : words;
  if (sought.length > 0) {
    ways.push(
      { words: sought, least: sought.length },
      { words: sought, least: Math.ceil(sought.length / 2) },
    );
  }
  for (const wanted of ways) {
    const counts = await countOpinions(db, reader.row.no, scope, wanted);
    if (counts.mentions > 0) return { wanted, counts };
  }
  return undefined;
}

/** Of one product, what its question asks to be confirmed. */
async function confirm(
  db: Database,
  { row, readClaim, nameOf, sure }: Reader,
  question: Question,
  { about, productId, leaning, locale, limit }: ReviewQuery,
): Promise<(Pick<ReviewSearchResult, 'hits'> & { claim: ClaimAnswer }) | undefined> {
  if (productId === undefined || leaning !== undefined) return undefined;
  const answers = await Promise.all(
    readClaim(about, question, nameOf).map((claim) =>
      answerClaim({ db, reader: row.no, productId, sure }, claim, { locale, limit: clamp(limit) }),
    ),
  );
  // Of several things that may be meant, the one that reviews speak of.
  const heard = (answer: (typeof answers)[number]) => (answer ? answer.claim.yes + answer.claim.no : 0);
  return answers.reduce((best, answer) => (heard(answer) > heard(best) ? answer : best), undefined);
}

async function answerOfOne(
  db: Database,
  { row, sure }: Reader,
  { scope, wanted, counts }: Wanted,
  { leaning, locale, limit }: ReviewQuery,
): Promise<Partial<ReviewSearchResult>> {
  const rows = await readOpinions(db, row.no, scope, wanted, {
    leaning,
    sure,
    language: locale,
    limit: clamp(limit),
  });
  return { ...counts, hits: rows.map((each) => toHit(each, sure)) };
}

async function answerOfMany(
  db: Database,
  { row: { no }, sure }: Reader,
  { scope, wanted, counts }: Wanted,
  { leaning = 'positive', locale, limit }: ReviewQuery,
): Promise<Partial<ReviewSearchResult>> {
  const ranked = await rankProducts(db, no, scope, wanted, { leaning, limit: clamp(limit) });
  const productIds = ranked.map((row) => row.product_id);
  const rows = await readOpinions(db, no, { productIds }, wanted, {
    leaning,
    sure,
    language: locale,
    limit: 1,
  });
  const quotes = new Map(rows.map((row) => [row.product_id, row]));
  return {
    ...counts,
    products: ranked.map(({ product_id: productId, ...rest }) => ({ productId, ...rest })),
    hits: productIds.flatMap((id) => quotes.get(id) ?? []).map((each) => toHit(each, sure)),
  };
}

const clamp = (limit: number): number => Math.max(0, Math.min(limit, HIT_LIMIT));

const toHit = (row: OpinionRow, sure: Sureness): ReviewHit => ({
  reviewId: row.review_id,
  productId: row.product_id,
  text: row.text,
  language: row.language as Locale,
  leaning: leaningOf(row.positive, row.rating, sure),
});
