import type { Database } from '../../db/connect.ts';
import {
  addEmbedder,
  countUnembedded,
  createVectorIndex,
  type EmbedderRow,
  readEmbedder,
  readFittedEmbedder,
  readUnembeddedIds,
  serveEmbedder,
  writeEmbeddings,
} from '../../db/search-embeddings.ts';
import { countProducts, readIndexableProducts, readProductIds } from '../../db/search-index.ts';
import type { Embedder } from '../../models/embedder.ts';
import { createEmbeddedEmbedder } from '../../models/embedded/embedder.ts';
import { fitEmbedder } from '../../models/embedded/embedder-fit.ts';
import { encodeModel } from '../../models/embedded/embedder-model.ts';
import { loadEmbedder } from '../embedders.ts';
import type { Tokeniser } from '../tokenise.ts';
import { readMeaningText } from './document.ts';
import { inBatches } from './segment.ts';

const FIND_BATCH = 5_000;
const READ_BATCH = 100;
/** Vectors written at once: each finds its neighbours in the index, 1 ms in the embedded database. */
const WRITE_BATCH = 50;
/** More texts than this teach the model nothing new; a larger shop is sampled evenly. */
const FIT_LIMIT = 20_000;
/** A shop that has grown by this factor since has words and kinds of things that the model does not know. */
const GROWTH = 2;
const PART_BYTES = 256 * 1024;

interface Deps {
  db: Database;
  tokeniser: Tokeniser;
  version: string;
  embedder?: Embedder;
  signal?: AbortSignal;
}

/**
 * Brings the vectors up to date with the products. A new embedder is filled beside the one in service and takes over
 * when it has a vector for every product. Returns how many products were embedded.
 */
export async function indexMeaning(
  deps: Deps,
  refit: boolean,
  onEmbedded: (done: number, total: number) => void,
): Promise<number> {
  const target = deps.embedder
    ? await registerExternal(deps.db, deps.embedder)
    : await chooseFitted(deps, refit);
  if (!target) return 0;
  const { row, embedder } = target;
  // The embedded database has one session, which building the index in one go would hold for seconds.
  if (deps.db.kind === 'embedded') await createVectorIndex(deps.db, row);
  const done = await fillVectors(deps, row, embedder, onEmbedded);
  await createVectorIndex(deps.db, row);
  await serveEmbedder(deps.db, row.no);
  return done;
}

interface Target {
  row: EmbedderRow;
  embedder: Embedder;
}

async function registerExternal(db: Database, embedder: Embedder): Promise<Target> {
  const known = await readEmbedder(db, embedder.id);
  const { id, dimension } = embedder;
  return { embedder, row: known ?? (await addEmbedder(db, { id, dimension, fittedProducts: 0, parts: [] })) };
}

async function chooseFitted(deps: Deps, refit: boolean): Promise<Target | undefined> {
  const { db, tokeniser } = deps;
  const fitted = await readFittedEmbedder(db);
  const products = await countProducts(db);
  if (fitted && !refit && products < fitted.fitted_products * GROWTH) {
    const embedder = await loadEmbedder(db, fitted, tokeniser);
    return embedder && { row: fitted, embedder };
  }
  const model = await fitEmbedder(readSample(deps, products), deps.signal);
  if (!model) return undefined;
  const block = encodeModel(model);
  const parts = [...inPieces(block, PART_BYTES)];
  const row = await addEmbedder(db, {
    id: model.id,
    dimension: model.dimension,
    fittedProducts: products,
    parts,
  });
  return { row, embedder: createEmbeddedEmbedder(model, tokeniser.terms) };
}

/** Terms of up to FIT_LIMIT products' texts, spread evenly over the ids. */
async function* readSample({ db, tokeniser }: Deps, products: number): AsyncGenerator<string[]> {
  const step = Math.max(1, products / FIT_LIMIT);
  let after = '';
  let seen = 0;
  for (;;) {
    const ids = await readProductIds(db, after, READ_BATCH);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const chosen = ids.filter((_, i) => Math.floor((seen + i + 1) / step) > Math.floor((seen + i) / step));
    seen += ids.length;
    for (const product of await readIndexableProducts(db, chosen)) {
      yield tokeniser.terms(readMeaningText(product));
    }
  }
}

async function fillVectors(
  { db, version, signal }: Deps,
  row: EmbedderRow,
  embedder: Embedder,
  onEmbedded: (done: number, total: number) => void,
): Promise<number> {
  const total = await countUnembedded(db, row.no, version);
  let done = 0;
  for await (const ids of unembeddedIds(db, row.no, version)) {
    const products = await readIndexableProducts(db, ids);
    const vectors = await embedder.embed(products.map(readMeaningText), 'document', signal);
    const rows = products.map((product, i) => ({
      productId: product.id,
      indexedHash: version + product.content_hash,
      vector: vectors[i] ?? new Float32Array(embedder.dimension),
    }));
    for (const batch of inBatches(rows, WRITE_BATCH)) await writeEmbeddings(db, row.no, batch);
    done += products.length;
    onEmbedded(done, total);
  }
  return done;
}

/** Ids in batches to read, found many at a time because finding them reads the whole table. */
async function* unembeddedIds(db: Database, no: number, version: string): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const ids = await readUnembeddedIds(db, no, version, after, FIND_BATCH);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield* inBatches(ids, READ_BATCH);
    after = last;
  }
}

export function* inPieces(block: Buffer, size: number): Generator<Buffer> {
  for (let start = 0; start < block.length; start += size) yield block.subarray(start, start + size);
}
