import type { Database } from '../../db/connect.ts';
import {
  activateSegment,
  beginSegment,
  type DocumentRow,
  readIndexableProducts,
  writeDocuments,
  writePostings,
  writeValues,
  writeWords,
} from '../../db/search-index.ts';
import { colourKeys } from '../colours.ts';
import { packPostings, type Posting } from '../postings.ts';
import type { Tokeniser } from '../tokenise.ts';
import { readDocument, type SearchDocument } from './document.ts';

/** Products read at once, and rows written at once: each statement must leave the one embedded session soon. */
const READ_BATCH = 100;
const POSTINGS_BATCH = 1_500;
const WORDS_BATCH = 500;

/**
 * Indexes these products into one new segment and puts it in service. Until then nothing that searches sees it, so
 * it can be cut off at any moment. Calls `onRead` with the number of products after each batch.
 */
export async function buildSegment(
  deps: { db: Database; tokeniser: Tokeniser; version: string; signal?: AbortSignal },
  ids: readonly string[],
  onRead: (products: number) => void,
): Promise<void> {
  const { db, tokeniser, version, signal } = deps;
  const segment = await beginSegment(db);
  const postings = new Map<string, Posting[]>();
  const words = new Set<string>();
  const values = new Map<string, { kind: string; value: string }>();
  let size = 0;
  for (const batch of inBatches(ids, READ_BATCH)) {
    signal?.throwIfAborted();
    const rows: DocumentRow[] = [];
    for (const product of await readIndexableProducts(db, batch)) {
      const document = readDocument(product, tokeniser);
      const place = size++;
      rows.push(toRow(document, place, version));
      for (const word of document.words) words.add(word);
      for (const value of valuesOf(document)) values.set(`${value.kind} ${value.value}`, value);
      for (const [term, { weight, factual }] of document.terms) {
        const list = postings.get(term);
        if (list) list.push({ place, weight, factual });
        else postings.set(term, [{ place, weight, factual }]);
      }
    }
    await writeDocuments(db, segment, rows);
    onRead(batch.length);
  }
  signal?.throwIfAborted();
  const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const batch of inBatches(sorted, POSTINGS_BATCH)) {
    const packed = batch.map(([term, list]) => ({ term, postings: packPostings(list) }));
    await writePostings(db, segment, packed);
  }
  for (const batch of inBatches([...words].sort(), WORDS_BATCH)) await writeWords(db, batch);
  for (const batch of inBatches([...values.values()], WORDS_BATCH)) await writeValues(db, batch);
  await db.transaction((tx) => activateSegment(tx, segment, size));
}

export function* inBatches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

function toRow(document: SearchDocument, place: number, version: string): DocumentRow {
  return {
    place,
    product_id: document.productId,
    indexed_hash: version + document.contentHash,
    brand: document.brand,
    categories: document.categories,
    variants: document.variants.map((variant) => ({
      ...variant,
      colours: [...new Set(variant.colours.flatMap(colourKeys))],
    })),
  };
}

function valuesOf(document: SearchDocument): { kind: string; value: string }[] {
  const list = (kind: string, values: readonly string[]) => values.map((value) => ({ kind, value }));
  return [
    ...list('brand', document.brand ? [document.brand] : []),
    ...list('category', document.categories),
    ...document.variants.flatMap(({ colours, sizes }) => [
      ...list('colour', colours),
      ...list('size', sizes),
    ]),
  ];
}
