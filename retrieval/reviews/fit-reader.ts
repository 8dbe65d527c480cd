import type { Database } from '../../db/connect.ts';
import { readReviewSample } from '../../db/review-readings.ts';
import { runApart } from '../../run-apart.ts';
import { cutPassages } from './passages.ts';
import type { ShopPassage } from './train-models.ts';

/** More reviews than this teach the models nothing new; of a larger shop the ids decide which. */
const FIT_LIMIT = 20_000;
const READ_BATCH = 500;
const PART_BYTES = 256 * 1024;

/**
 * Trains a reader's models on the shop's own reviews, in a process of its own; the same reviews give the same models.
 * In pieces to store.
 */
export async function fitReader({
  db,
  signal,
}: {
  db: Database;
  signal?: AbortSignal;
}): Promise<Uint8Array[]> {
  const passages: ShopPassage[] = [];
  for (let after = '', taken = 0; taken < FIT_LIMIT; ) {
    const reviews = await readReviewSample(db, after, READ_BATCH);
    const last = reviews.at(-1);
    if (last === undefined) break;
    after = last.sample_key;
    taken += reviews.length;
    for (const [i, { title, body, rating, product_id: productId }] of reviews.entries()) {
      const review = taken - reviews.length + i;
      for (const passage of cutPassages({ title, body }))
        passages.push({ ...passage, productId, review, rating });
    }
  }
  const module = new URL('./train-apart.ts', import.meta.url);
  return [...inPieces(await runApart<Uint8Array>(module, passages, signal), PART_BYTES)];
}

function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
