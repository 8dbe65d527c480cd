import type { Database } from '../../db/connect.ts';
import {
  countProducts,
  countStaleProducts,
  deleteSegment,
  readDeadSegments,
  readProductIds,
  readScatteredIds,
  readStaleIds,
  reclaimSpace,
  refreshDeadPlaces,
  refreshStatistics,
} from '../../db/search-index.ts';
import type { Embedder } from '../../models/embedder.ts';
import { indexReviews } from '../reviews/index-reviews.ts';
import type { Tokeniser } from '../tokenise.ts';
import { createLearner, type Learned } from './learned.ts';
import { indexMeaning } from './meaning.ts';
import { buildSegment, inBatches } from './segment.ts';

/** Changes whenever tokenising, fields or weights do: everything indexed under another one is done again. */
const VERSION = '3:';
const SEGMENT_PRODUCTS = 4_096;
/** Segments with fewer live documents than this are small; this many of them are made into one. */
const SMALL_SEGMENT = SEGMENT_PRODUCTS / 2;
const SMALL_SEGMENTS = 8;
/** Fewer changes than this do not make the statistics wrong enough to matter. */
const ANALYSE_FROM = 500;

export interface IndexProgress {
  /**
   * `words` until every product can be found by its words, which the first `meaning` (0 of 0) announces, then
   * `meaning` until it can by its meaning, then `reviews` until all reviews have been read.
   */
  phase: 'words' | 'meaning' | 'reviews';
  done: number;
  total: number;
}

export interface IndexSummary {
  /** Products whose words were indexed. */
  indexed: number;
  /** Products whose vectors were made. */
  embedded: number;
  /** Reviews that were read. */
  reviewed: number;
  seconds: number;
}

/** Keeps the search index up with the products. */
export interface Indexer {
  /**
   * Indexes these products, those that changed since they were indexed, or all anew. Search answers from the old
   * state of each product until its segment is complete, and a run that was cut off is taken up by the next
   * `changed`. Runs asked for at the same time follow one another.
   * Throws the signal's reason when it aborts, with the segments that were complete kept.
   */
  indexProducts(
    which: readonly string[] | 'changed' | 'all',
    onProgress?: (progress: IndexProgress) => void,
    signal?: AbortSignal,
  ): Promise<IndexSummary>;
}

/** `embedder` is the external one, where one is configured; else the shop's texts have one fitted on them. */
export function createIndexer(deps: { db: Database; tokeniser: Tokeniser; embedder?: Embedder }): Indexer {
  let last: Promise<unknown> = Promise.resolve();
  const learn = createLearner(deps);
  return {
    indexProducts: (which, onProgress, signal) => {
      const run = last.then(() => indexOnce({ ...deps, learn, signal }, which, onProgress));
      last = run.catch(() => undefined);
      return run;
    },
  };
}

type Which = readonly string[] | 'changed' | 'all';
type Given = Parameters<typeof createIndexer>[0] & { signal?: AbortSignal };
type Deps = Given & { learned: Learned; version: string };

async function indexOnce(
  given: Given & { learn: ReturnType<typeof createLearner> },
  asked: Which,
  onProgress: (progress: IndexProgress) => void = () => undefined,
): Promise<IndexSummary> {
  const started = performance.now();
  const { db, signal } = given;
  const { no, learned, isNew } = await given.learn(asked === 'all', signal);
  const version = `${VERSION}${no}:`;
  const deps = { ...given, learned, version };
  // What was indexed under an older model is indexed anew as well.
  const which = isNew && asked !== 'all' ? 'changed' : asked;
  const total =
    which === 'all'
      ? await countProducts(db)
      : which === 'changed'
        ? await countStaleProducts(db, version)
        : which.length;
  let indexed = 0;
  const onRead = (products: number) => {
    indexed += products;
    onProgress({ phase: 'words', done: Math.min(indexed, total), total });
  };
  for await (const ids of inSegments(deps, which)) await buildSegment(deps, ids, onRead);
  await tidySegments(deps);
  onProgress({ phase: 'meaning', done: 0, total: 0 });
  const embedded = await indexMeaning({ ...deps, version: VERSION }, which === 'all', (done, all) =>
    onProgress({ phase: 'meaning', done, total: all }),
  );
  if (indexed + embedded >= ANALYSE_FROM) await refreshStatistics(db);
  const reviewed = await indexReviews(deps, which === 'all', (done, all) =>
    onProgress({ phase: 'reviews', done, total: all }),
  );
  return { indexed, embedded, reviewed, seconds: (performance.now() - started) / 1000 };
}

async function* inSegments({ db, version }: Deps, which: Which): AsyncGenerator<string[]> {
  if (which !== 'all' && which !== 'changed') {
    yield* inBatches([...new Set(which)].sort(), SEGMENT_PRODUCTS);
    return;
  }
  let after = '';
  for (;;) {
    const ids =
      which === 'all'
        ? await readProductIds(db, after, SEGMENT_PRODUCTS)
        : await readStaleIds(db, version, after, SEGMENT_PRODUCTS);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}

/** Joins many small segments into one, so that a query reads few, and deletes those that nothing lives in. */
async function tidySegments(deps: Deps): Promise<void> {
  await deps.db.transaction(refreshDeadPlaces);
  const { segments, ids } = await readScatteredIds(deps.db, SMALL_SEGMENT);
  if (segments > SMALL_SEGMENTS) {
    for (const batch of inBatches(ids, SEGMENT_PRODUCTS)) await buildSegment(deps, batch, () => undefined);
  }
  const dead = await readDeadSegments(deps.db);
  for (const segment of dead) await deleteSegment(deps.db, segment);
  if (dead.length > 0 && deps.db.kind === 'embedded') await reclaimSpace(deps.db);
}
