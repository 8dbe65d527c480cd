import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from '../../db/connect.ts';
import {
  countProducts,
  type IndexableProduct,
  readIndexableProducts,
  readSpreadIds,
} from '../../db/search-index.ts';
import { readLatestModel, readModelParts, replaceModel } from '../../db/search-models.ts';
import { type KindModel, packKinds, unpackKinds } from '../kinds/kind-model.ts';
import { learnKinds } from '../kinds/learn-kinds.ts';
import type { Tokeniser } from '../tokenise.ts';
import { createLengthMeter } from './field-lengths.ts';
import type { FieldLengths } from './fields.ts';
import { inPieces } from './meaning.ts';
import { inBatches } from './segment.ts';

const READ_BATCH = 100;
/** More products than this teach nothing new; a larger shop is sampled evenly. */
const LEARN_LIMIT = 20_000;
/** A shop that has grown by this factor since sells kinds of things that the model does not know. */
const GROWTH = 2;
const PART_BYTES = 256 * 1024;

/** What is learned of a shop's products before they are indexed. */
export interface Learned {
  kinds: KindModel;
  lengths: FieldLengths;
}

/** What to index with; its number is part of the version that products are indexed under. */
interface Numbered {
  no: number;
  learned: Learned;
}

/** Gives what to index with: as stored or, when that is missing, outgrown or not wanted, learned anew. */
export function createLearner({ db, tokeniser }: { db: Database; tokeniser: Tokeniser }) {
  let last: Numbered | undefined;
  return async (relearn: boolean, signal?: AbortSignal): Promise<Numbered & { isNew: boolean }> => {
    const row = await readLatestModel(db);
    const products = await countProducts(db);
    if (row && !relearn && products < row.products * GROWTH) {
      if (last?.no !== row.no) last = { no: row.no, learned: await load(db, row.no) };
      return { ...last, isNew: false };
    }
    const meter = createLengthMeter(tokeniser);
    const kinds = await learnKinds(readSample(db, meter.add, signal), tokeniser);
    const learned = { kinds, lengths: meter.means() };
    const parts = [...inPieces(encodeLearned(learned), PART_BYTES)];
    const { no } = await replaceModel(db, { products, parts, aliases: kinds.aliases });
    last = { no, learned };
    return { ...last, isNew: true };
  };
}

async function* readSample(db: Database, onRead: (product: IndexableProduct) => void, signal?: AbortSignal) {
  for (const ids of inBatches(await readSpreadIds(db, LEARN_LIMIT), READ_BATCH)) {
    signal?.throwIfAborted();
    const products = await readIndexableProducts(db, ids);
    for (const product of products) onRead(product);
    yield products;
  }
}

const load = async (db: Database, no: number): Promise<Learned> =>
  decodeLearned(Buffer.concat(await readModelParts(db, no)));

const encodeLearned = ({ kinds, lengths }: Learned): Buffer =>
  gzipSync(JSON.stringify({ kinds: packKinds(kinds), lengths }));

function decodeLearned(block: Uint8Array): Learned {
  const { kinds, lengths } = JSON.parse(gunzipSync(block).toString());
  return { kinds: unpackKinds(kinds), lengths };
}
