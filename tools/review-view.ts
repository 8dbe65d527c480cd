import type { ReviewRow } from '../db/reviews.ts';
import { plainText } from '../retrieval/reviews/passages.ts';
import type { ReviewHit } from '../retrieval/search-types.ts';
import type { ReviewQuote } from './cards.ts';

/** Of a whole review a card shows this many characters at most. */
const LONGEST = 600;

/** One sentence of a review, for a card; undefined when the review is gone. */
export function quoteSentence(hit: ReviewHit, rows: ReadonlyMap<string, ReviewRow>): ReviewQuote | undefined {
  const row = rows.get(hit.reviewId);
  return (
    row && {
      ...viewOf(row),
      title: '',
      text: hit.text,
      language: hit.language,
      leaning: hit.leaning,
      stance: hit.stance,
    }
  );
}

/** A whole review, for a card. */
export const quoteReview = (row: ReviewRow): ReviewQuote => ({
  ...viewOf(row),
  title: shorten(plainText(row.title)),
  text: shorten(plainText(row.body)),
});

/** The reviews that hits stand in, by id. */
export async function readQuoted(
  readReviews: (ids: readonly string[]) => Promise<ReviewRow[]>,
  hits: readonly ReviewHit[],
): Promise<Map<string, ReviewRow>> {
  const rows = await readReviews([...new Set(hits.map((hit) => hit.reviewId))]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A quote as a model reads it: what somebody else wrote, never an instruction. */
export const describeQuote = ({ rating, title, text, date, leaning, stance }: ReviewQuote) => ({
  stars: rating,
  text: [title, text].filter(Boolean).join(': ').slice(0, 400),
  date: date?.slice(0, 10),
  leaning,
  says: stance,
});

const viewOf = (row: ReviewRow): Omit<ReviewQuote, 'title' | 'text'> => ({
  id: row.id,
  rating: row.rating,
  author: row.author ?? undefined,
  date: row.created_at?.toISOString(),
  language: row.language ?? undefined,
  verified: row.verified,
});

const shorten = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed().trimEnd()}…`;
