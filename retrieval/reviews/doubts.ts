/** Why a review counts less than one. */
export type DoubtReason = 'copy' | 'burst' | 'repeat' | 'spree' | 'wording';

/** A review with what else is known of it and of who wrote it. */
export interface SuspectReview {
  id: string;
  productId: string;
  rating: number;
  /** Milliseconds; undefined where the shop does not know. */
  at?: number;
  /** The customer's id; undefined for guests. */
  author?: string;
  /** The shop knows that the author bought the product. */
  verified: boolean;
  /** Probability that it was written to deceive, by its wording; absent without a model. */
  deceptive?: number;
  /** An earlier review says the same in nearly the same words. */
  isCopy: boolean;
  /** All that its author wrote in this shop. */
  byAuthor?: { reviews: number; sameRating: boolean; withinMs: number };
}

export interface Doubt {
  reviewId: string;
  productId: string;
  /** Above 0: what a doubted review says still counts a little. */
  weight: number;
  reasons: DoubtReason[];
}

/** What is left of a review's weight for each reason; several multiply. */
const REMAINS: Readonly<Record<DoubtReason, number>> = {
  copy: 0.2,
  burst: 0.5,
  repeat: 0.3,
  spree: 0.4,
  wording: 0.6,
};

const DAY_MS = 86_400_000;
const BURST_MS = 2 * DAY_MS;
/** Fewer reviews in two days are no burst, however quiet the product is otherwise. */
const BURST_REVIEWS = 6;
/** Probability of so many at the product's usual pace from which chance is no explanation. */
const BURST_CHANCE = 1e-6;
/** Share of the reviews in a burst that give the same end of the scale, and by how much it exceeds that of the others. */
const ONE_SIDED = 0.8;
const UNLIKE_OTHERS = 0.3;
const SPREE_REVIEWS = 5;
/** Where the model is sure and nothing speaks for the review: few genuine ones are worded so (docs/quality.md). */
const SURELY_DECEPTIVE = 0.95;

/** The reviews of one product that count less: copies, bursts, reviewers who repeat themselves, and wording. */
export function findDoubts(reviews: readonly SuspectReview[]): Doubt[] {
  const inBurst = findBursts(reviews);
  const repeated = findRepeats(reviews);
  return reviews.flatMap((review) => {
    const reasons: DoubtReason[] = [];
    if (review.isCopy) reasons.push('copy');
    if (inBurst.has(review.id)) reasons.push('burst');
    if (repeated.has(review.id)) reasons.push('repeat');
    if (isSpree(review)) reasons.push('spree');
    if (!review.verified && (review.deceptive ?? 0) >= SURELY_DECEPTIVE) reasons.push('wording');
    if (reasons.length === 0) return [];
    const weight = reasons.reduce((left, reason) => left * REMAINS[reason], 1);
    return [{ reviewId: review.id, productId: review.productId, weight, reasons }];
  });
}

const isTop = ({ rating }: { rating: number }): boolean => rating >= 4.5;
const isBottom = ({ rating }: { rating: number }): boolean => rating <= 1.5;
const ENDS = [isTop, isBottom];

/** Unproved reviews of one mind that came in two days, far more than at the product's usual pace. */
function findBursts(reviews: readonly SuspectReview[]): Set<string> {
  const dated = reviews
    .flatMap(({ id, at, rating, verified }) => (at === undefined ? [] : [{ id, at, rating, verified }]))
    .sort((a, b) => a.at - b.at);
  const found = new Set<string>();
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last || dated.length <= BURST_REVIEWS) return found;
  const windows = Math.max(1, (last.at - first.at) / BURST_MS);
  let end = 0;
  for (const [start, { at }] of dated.entries()) {
    while (end < dated.length && (dated[end]?.at ?? 0) <= at + BURST_MS) end++;
    const inside = dated.slice(start, end);
    const others = dated.length - inside.length;
    if (inside.length < BURST_REVIEWS) continue;
    // Half a review stands for the pace of a product that nobody reviews otherwise.
    if (poissonTail(inside.length, (others + 0.5) / windows) > BURST_CHANCE) continue;
    for (const isEnd of ENDS) {
      const side = inside.filter(isEnd);
      const share = side.length / inside.length;
      const usual = others > 0 ? (dated.filter(isEnd).length - side.length) / others : 0;
      if (share < ONE_SIDED || share - usual < UNLIKE_OTHERS) continue;
      for (const { id, verified } of side) if (!verified) found.add(id);
    }
  }
  return found;
}

/** Every review but the first that one author wrote of one product. */
function findRepeats(reviews: readonly SuspectReview[]): Set<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  const inOrder = [...reviews].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
  for (const { id, author } of inOrder) {
    if (author === undefined) continue;
    if (seen.has(author)) found.add(id);
    seen.add(author);
  }
  return found;
}

/** The author gave all that they reviewed the same end of the scale within a day. */
const isSpree = (review: SuspectReview): boolean =>
  review.byAuthor !== undefined &&
  review.byAuthor.reviews >= SPREE_REVIEWS &&
  review.byAuthor.sameRating &&
  review.byAuthor.withinMs <= DAY_MS &&
  (isTop(review) || isBottom(review));

/** Probability of `count` or more where `mean` are expected. */
function poissonTail(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return Math.max(0, 1 - below);
}
