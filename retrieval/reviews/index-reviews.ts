import type { Database } from '../../db/connect.ts';
import { addReader, readNewestReader, readServingReader, serveReader } from '../../db/review-readers.ts';
import {
  countReviews,
  countUnread,
  readUnreadProducts,
  refreshReadingStatistics,
} from '../../db/review-readings.ts';
import type { Tokeniser } from '../tokenise.ts';
import { fitReader } from './fit-reader.ts';
import { readProducts } from './read-products.ts';
import { addPlainReader, loadReader, type Reader } from './readers.ts';
import { RULES } from './rules.ts';

/** With fewer reviews, known words and the stars have to do. */
const FEW_REVIEWS = 30;
/** A shop whose reviews have grown by this factor since speaks of things that the models do not know. */
const GROWTH = 2;
/** Statistics are renewed from here on whenever as many again have been read. */
const ANALYSE_FROM = 300;
const FIND_BATCH = 50;

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
  signal?: AbortSignal;
}

/**
 * Reads the reviews that have not been read as they are now. A new reader reads beside the one in service and takes
 * over when it has read everything; cut off at any moment, the next call goes on. Returns how many were read.
 */
export async function indexReviews(
  deps: Deps,
  refit: boolean,
  onRead: (done: number, total: number) => void,
): Promise<number> {
  const { db, signal } = deps;
  const reader = await chooseReader(deps, refit);
  const total = await countUnread(db, reader.row.no);
  let done = 0;
  let analysed = ANALYSE_FROM / 2;
  for (let after = ''; ; ) {
    const productIds = await readUnreadProducts(db, reader.row.no, after, FIND_BATCH);
    const last = productIds.at(-1);
    if (last === undefined) break;
    after = last;
    for await (const read of readProducts(db, reader, productIds)) {
      signal?.throwIfAborted();
      onRead((done += read), total);
      if (done < analysed * 2) continue;
      await refreshReadingStatistics(db);
      analysed = done;
    }
  }
  await serveReader(db, reader.row.no);
  return done;
}

async function chooseReader(deps: Deps, refit: boolean): Promise<Reader> {
  const { db } = deps;
  const reviews = await countReviews(db);
  const newest = await readNewestReader(db, RULES);
  const fitted = newest?.fitted_reviews ?? 0;
  const isOutgrown = reviews >= FEW_REVIEWS && reviews >= fitted * GROWTH;
  if (newest && !isOutgrown && !(refit && fitted > 0)) {
    const reader = await loadReader(deps, newest);
    if (reader.isWhole) return reader;
  }
  // Until the models are trained, what is asked about is read without them.
  const plain = newest ?? (await addPlainReader(db));
  if (reviews < FEW_REVIEWS) return loadReader(deps, plain);
  const parts = await fitReader(deps);
  const row = await addReader(db, { rules: RULES, fittedReviews: reviews, parts });
  // One that has hardly read anything is no better than one that is about to: a new shop need not wait for the end.
  const serving = await readServingReader(db);
  if (serving && (await countUnread(db, serving.no)) > reviews / 2) await serveReader(db, row.no);
  return loadReader(deps, row);
}
