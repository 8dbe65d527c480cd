import type { Database } from '../../db/connect.ts';
import {
  activateSegment,
  beginSegment,
  type ValueRow,
  readIndexableProducts,
  writePostings,
  writeValues,
} from '../../db/search-index.ts';
import { type DocumentRow, writeDocuments } from '../../db/search-documents.ts';
import { writeWords } from '../../db/search-words.ts';
import { colourKeys } from '../colours.ts';
import { packPostings, type Posting } from '../postings.ts';
import type { Tokeniser } from '../tokenise.ts';
import { amountOf, measureOf } from '../units.ts';
import { valueTerm } from '../values.ts';
import { readDocument, type SearchDocument } from './document.ts';
import type { Learned } from './learned.ts';

/** Products read at once, and rows written at once: each statement must leave the one embedded session soon. */
const READ_BATCH = 100;
const POSTINGS_BATCH = 1_500;
const WORDS_BATCH = 500;

/**
 * Indexes these products into one new segment and puts it in service. Until then nothing that searches sees it, so
 * it can be cut off at any moment. Calls `onRead` with the number of products after each batch.
 */
export async function buildSegment(
  deps: { db: Database; tokeniser: Tokeniser; learned: Learned; version: string; signal?: AbortSignal },
  ids: readonly string[],
  onRead: (products: number) => void,
): Promise<void> {
  const { db, tokeniser, learned, version, signal } = deps;
  const segment = await beginSegment(db);
  const postings = new Map<string, Posting[]>();
  const words = new Set<string>();
  const values = new Map<string, ValueRow>();
  let size = 0;
  for (const batch of inBatches(ids, READ_BATCH)) {
    signal?.throwIfAborted();
    const rows: DocumentRow[] = [];
    for (const product of await readIndexableProducts(db, batch)) {
      const document = readDocument(product, learned, tokeniser);
      const place = size++;
      const row = toRow(document, place, version);
      rows.push(row);
      for (const word of document.words) words.add(word);
      for (const value of valuesOf(document)) values.set(`${value.kind} ${value.value}`, value);
      for (const [term, posting] of document.terms) addTo(postings, term, { place, ...posting });
      for (const term of valueTermsOf(row))
        addTo(postings, term, { place, weight: 1, factual: true, named: true });
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

function addTo(postings: Map<string, Posting[]>, term: string, posting: Posting): void {
  const list = postings.get(term);
  if (list) list.push(posting);
  else postings.set(term, [posting]);
}

/** Terms by which a query's words are told to be limits: of what the document is limited by, not of its words. */
function valueTermsOf({ brand, variants }: DocumentRow): Set<string> {
  return new Set([
    ...(brand ? [valueTerm('brand', brand)] : []),
    ...variants.flatMap(({ colours, sizes }) => [
      ...colours.map((colour) => valueTerm('colour', colour)),
      ...sizes.map((size) => valueTerm('size', size)),
    ]),
  ]);
}

function valuesOf(document: SearchDocument): ValueRow[] {
  const list = (kind: string, values: readonly string[]) => values.map((value) => ({ kind, value }));
  return [
    ...list('brand', document.brand ? [document.brand] : []),
    ...list('category', document.categories),
    ...document.variants.flatMap(({ colours, sizes }) => [
      ...list('colour', colours),
      ...list('size', sizes),
    ]),
    ...[...document.terms].flatMap(([term, { factual }]) => (factual ? measuresIn(term) : [])),
  ];
}

function measuresIn(term: string): ValueRow[] {
  const measure = measureOf(term);
  if (!measure) return [];
  const { kind, amount } = amountOf(measure);
  return [{ kind: `measure ${kind}`, value: term, amount }];
}
