import type { Database } from '../../db/connect.ts';
import type { Locale } from '../../db/records.ts';
import { readOpinions } from '../../db/review-search.ts';
import { countAspects, countReviewed, readQuarters, readTrust } from '../../db/review-summary.ts';
import type { AspectOpinion, ReviewSummary, Search } from '../search-types.ts';
import { leaningOf } from './leaning.ts';
import { catchUp } from './read-products.ts';
import type { FindReader, Reader } from './readers.ts';

const ASPECTS = 8;
const QUARTERS = 12;
/** With so many reviews, what only one of them mentions is nothing that the product is judged by. */
const MANY = 10;

/** What all reviews of a product come to, those that just came included. */
export function createReviewSummary(deps: { db: Database; findReader: FindReader }): Search['reviewSummary'] {
  const { db } = deps;
  return async ({ productId, locale }) => {
    const reader = await deps.findReader();
    await catchUp(db, reader, productId);
    const { no } = reader.row;
    const overall = await countReviewed(db, no, productId);
    if (!overall) return undefined;
    const [aspects, quarters, trust] = await Promise.all([
      readAspects(db, reader, { productId, locale, least: overall.mentions < MANY ? 1 : 2 }),
      readQuarters(db, productId),
      readTrust(db, no, productId),
    ]);
    return {
      overall: { ...overall, share: overall.share ?? 0.5 },
      aspects,
      trend: withoutGaps(quarters).slice(-QUARTERS),
      trust: {
        score: 1 - trust.lost / overall.mentions,
        doubted: trust.doubted,
        reasons: trust.reasons,
      },
    };
  };
}

/** Each with one quote that leans as most do. */
async function readAspects(
  db: Database,
  { row: { no }, nameOf, sure }: Reader,
  { productId, locale, least }: { productId: string; locale: Locale; least: number },
): Promise<AspectOpinion[]> {
  const all = await countAspects(db, no, productId, ASPECTS);
  const counted = all.filter(({ mentions }) => mentions >= least);
  return Promise.all(
    counted.map(async ({ aspect, ...counts }): Promise<AspectOpinion> => {
      const side = counts.positive >= counts.negative ? 'positive' : 'negative';
      const leaning = counts.positive + counts.negative > 0 ? side : undefined;
      const [quote] = await readOpinions(
        db,
        no,
        { productIds: [productId] },
        { aspects: [aspect], words: [] },
        { leaning, sure, language: locale, limit: 1 },
      );
      return {
        aspect,
        name: nameOf(aspect, locale),
        ...counts,
        share: counts.share ?? 0.5,
        quote: quote && {
          reviewId: quote.review_id,
          productId,
          text: quote.text,
          language: quote.language as Locale,
          leaning: leaningOf(quote.positive, quote.rating, sure),
        },
      };
    }),
  );
}

type Quarter = ReviewSummary['trend'][number];

/** Quarters without reviews stand between those with some, so that time runs evenly. */
function withoutGaps(quarters: readonly Quarter[]): Quarter[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return [];
  const known = new Map(quarters.map((quarter) => [quarter.quarter, quarter]));
  const all: Quarter[] = [];
  const day = new Date(`${first.quarter}T00:00:00Z`);
  for (;;) {
    const quarter = day.toISOString().slice(0, 10);
    all.push(known.get(quarter) ?? { quarter, reviews: 0, rating: 0 });
    if (quarter >= last.quarter) return all;
    day.setUTCMonth(day.getUTCMonth() + 3);
  }
}
