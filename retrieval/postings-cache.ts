import type { Queryable } from '../db/connect.ts';
import { readPostings } from '../db/search-postings.ts';
import { joinPostings, type TermPostings } from './postings.ts';

/** Which segments postings are of, in which order: one object as long as these are the live ones. */
export interface Layout {
  ids: readonly number[];
  /** Grows with each that is made. */
  no: number;
}

/** Reads what terms are in; undefined when a segment of the layout is not live any more. */
export type ReadTerms = (
  terms: readonly string[],
  layout: Layout,
) => Promise<Map<string, TermPostings> | undefined>;

interface Entry {
  layout: Layout;
  postings: TermPostings;
}

/** What a term takes besides its postings. */
const ENTRY_BYTES = 300;
const NOTHING = new Uint8Array(0);

/**
 * Reads postings and keeps those asked for last, up to `maxBytes`: a segment never changes once it is live, so what was
 * read of it stays true, whichever process indexes. As segments come and go, only what is missing is read.
 */
export function createPostingsCache(db: Queryable, maxBytes: number): ReadTerms {
  const entries = createEntries(maxBytes);
  return async (terms, layout) => {
    const found = new Map<string, TermPostings>();
    /** Terms of which something is to be read, by the layout in which the rest is known. */
    const stale = new Map<Layout | undefined, Map<string, TermPostings | undefined>>();
    for (const term of terms) {
      const entry = entries.get(term);
      if (entry?.layout === layout) {
        found.set(term, entry.postings);
        continue;
      }
      const group = stale.get(entry?.layout) ?? new Map<string, TermPostings | undefined>();
      stale.set(entry?.layout, group.set(term, entry?.postings));
    }
    for (const [known, group] of stale) {
      const read = await readMissing(db, layout, known, group);
      if (!read) return undefined;
      for (const [term, postings] of read) {
        entries.set(term, { layout, postings });
        found.set(term, postings);
      }
    }
    return found;
  };
}

/** Puts together what is known of the terms in another layout and what is read. */
async function readMissing(
  db: Queryable,
  { ids }: Layout,
  known: Layout | undefined,
  terms: ReadonlyMap<string, TermPostings | undefined>,
): Promise<Map<string, TermPostings> | undefined> {
  const places = new Map(known?.ids.map((id, place) => [id, place]));
  const missing = ids.filter((id) => !places.has(id));
  const rows = missing.length > 0 ? await readPostings(db, missing, [...terms.keys()]) : [];
  if (!rows) return undefined;
  const read = new Map<string, Map<number, Uint8Array>>();
  for (const { term, segment, postings } of rows) {
    read.set(term, (read.get(term) ?? new Map<number, Uint8Array>()).set(segment, postings));
  }
  const listOf = (term: string, id: number): Uint8Array => {
    const place = places.get(id);
    const old = terms.get(term);
    if (place === undefined || !old) return read.get(term)?.get(id) ?? NOTHING;
    const { buffer, byteOffset, byteLength } = old.pairs.subarray(old.starts[place], old.starts[place + 1]);
    return new Uint8Array(buffer, byteOffset, byteLength);
  };
  return new Map([...terms.keys()].map((term) => [term, joinPostings(ids.map((id) => listOf(term, id)))]));
}

/** Entries by term; of more than `maxBytes` those asked for last. */
function createEntries(maxBytes: number) {
  const kept = new Map<string, Entry>();
  let bytes = 0;
  const remove = (term: string) => {
    const entry = kept.get(term);
    if (entry && kept.delete(term)) bytes -= sizeOf(entry);
  };
  return {
    get(term: string): Entry | undefined {
      const entry = kept.get(term);
      // A Map keeps the order in which its keys were set: the one asked for last stands last.
      if (entry && kept.delete(term)) kept.set(term, entry);
      return entry;
    },
    set(term: string, entry: Entry): void {
      // A search that began before segments changed leaves what was read after that.
      if ((kept.get(term)?.layout.no ?? 0) > entry.layout.no) return;
      remove(term);
      kept.set(term, entry);
      bytes += sizeOf(entry);
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
  };
}

const sizeOf = ({ postings: { pairs, starts } }: Entry): number =>
  ENTRY_BYTES + pairs.byteLength + starts.byteLength;
