import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/connect.ts';
import {
  hasUnread,
  type ReadingRow,
  readUnread,
  type UnreadReview,
  writeReadings,
} from '../../db/review-readings.ts';
import { judgeReviews } from './judge-reviews.ts';
import type { Reader } from './readers.ts';

/** Reviews written at once: each statement must leave the one embedded session soon. */
const WRITE_BATCH = 60;
/** Reviews read between two chances for others to run, about 2 ms each. */
const SLICE = 8;

/** Reads the unread reviews of these products with this reader and judges them; yields how many after each batch. */
export async function* readProducts(
  db: Database,
  reader: Reader,
  productIds: readonly string[],
): AsyncGenerator<number> {
  const { no } = reader.row;
  for (;;) {
    const unread = await readUnread(db, no, productIds, WRITE_BATCH);
    if (unread.length === 0) return;
    const rows: ReadingRow[] = [];
    for (const [i, review] of unread.entries()) {
      if (i % SLICE === SLICE - 1) await setImmediate();
      rows.push(toRow(review, reader));
    }
    // In one transaction, so that a product cut off here is taken up again and judged then.
    await db.transaction(async (tx) => {
      await writeReadings(tx, no, rows);
      await judgeReviews(tx, no, rows);
    });
    yield unread.length;
  }
}

/** Reviews that came since the last indexing are read before they are asked about. */
export async function catchUp(db: Database, reader: Reader, productId: string): Promise<void> {
  if (!(await hasUnread(db, reader.row.no, productId))) return;
  for await (const _ of readProducts(db, reader, [productId]));
}

function toRow(review: UnreadReview, { read }: Reader): ReadingRow {
  const { positive, passages, mentions, bands, deceptive } = read(review);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    review_id: review.id,
    product_id: review.product_id,
    record_hash: review.record_hash,
    positive: round(positive),
    deceptive: deceptive === undefined ? null : round(deceptive),
    bands,
    passages: passages.map((passage) => ({ ...passage, positive: round(passage.positive) })),
    mentions: mentions.map((mention) => ({ ...mention, positive: round(mention.positive) })),
  };
}
