import type { Queryable } from '../../db/connect.ts';
import {
  type ComparedReview,
  readCompared,
  readSharers,
  readSuspects,
  type SuspectRow,
  writeDoubts,
} from '../../db/review-doubts.ts';
import { findDoubts, type SuspectReview } from './doubts.ts';
import { isNearCopy } from './near-copies.ts';

/** A review that was just read. */
export interface FreshReview {
  review_id: string;
  product_id: string;
  bands: readonly number[];
}

/**
 * Decides which reviews count less of the products whose reviews were just read, and of those that copied from them.
 * Call it in the transaction that writes what was read.
 */
export async function judgeReviews(
  tx: Queryable,
  reader: number,
  fresh: readonly FreshReview[],
): Promise<void> {
  const copies = await findCopies(tx, reader, fresh);
  const isFresh = new Set(fresh.map((review) => review.review_id));
  const productIds = [...new Set([...fresh, ...copies.values()].map((review) => review.product_id))];
  const byProduct = new Map<string, SuspectReview[]>(productIds.map((id) => [id, []]));
  for (const row of await readSuspects(tx, reader, productIds)) {
    const isCopy = copies.has(row.id) || (row.is_copy && !isFresh.has(row.id));
    byProduct.get(row.product_id)?.push(toSuspect(row, isCopy));
  }
  const doubts = [...byProduct.values()].flatMap(findDoubts);
  await writeDoubts(
    tx,
    reader,
    productIds,
    doubts.map(({ reviewId, productId, ...doubt }) => ({
      review_id: reviewId,
      product_id: productId,
      ...doubt,
    })),
  );
}

/** Of each pair of near copies with a fresh review in it the later one, by id. */
async function findCopies(
  tx: Queryable,
  reader: number,
  fresh: readonly FreshReview[],
): Promise<Map<string, ComparedReview>> {
  const bands = [...new Set(fresh.flatMap((review) => review.bands))];
  const byBand = new Map<number, string[]>();
  for (const { band, review_id } of bands.length > 0 ? await readSharers(tx, reader, bands) : []) {
    byBand.set(band, [...(byBand.get(band) ?? []), review_id]);
  }
  const pairs = fresh.flatMap(({ review_id, bands: own }) => {
    const others = new Set(own.flatMap((band) => byBand.get(band) ?? []));
    others.delete(review_id);
    return [...others].map((other) => [review_id, other] as const);
  });
  const order = new Map<string, { place: number; review: ComparedReview }>();
  const compared = pairs.length > 0 ? await readCompared(tx, [...new Set(pairs.flat())]) : [];
  for (const [place, review] of compared.entries()) order.set(review.id, { place, review });
  const copies = new Map<string, ComparedReview>();
  for (const pair of pairs) {
    const [first, second] = pair.flatMap((id) => order.get(id) ?? []).sort((a, b) => a.place - b.place);
    if (!first || !second || isShownTwice(first.review, second.review)) continue;
    if (isNearCopy(first.review.text, second.review.text)) copies.set(second.review.id, second.review);
  }
  return copies;
}

/** One review shown with several products, as with the colours of one thing, is no copy of itself. */
const isShownTwice = (a: ComparedReview, b: ComparedReview): boolean =>
  a.product_id !== b.product_id &&
  a.author === b.author &&
  a.created_at?.getTime() === b.created_at?.getTime();

const toSuspect = (row: SuspectRow, isCopy: boolean): SuspectReview => ({
  id: row.id,
  productId: row.product_id,
  rating: row.rating,
  at: row.created_at?.getTime(),
  // Guests sign as they like, and two of one name are two people.
  author: row.customer_id ?? undefined,
  verified: row.verified,
  deceptive: row.deceptive ?? undefined,
  isCopy,
  byAuthor: row.by_customer
    ? {
        reviews: row.by_customer.reviews,
        sameRating: row.by_customer.least === row.by_customer.most,
        withinMs: row.by_customer.seconds * 1000,
      }
    : undefined,
});
