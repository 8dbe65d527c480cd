import type { Queryable } from '../db/connect.ts';
import { readSegments, type SegmentRow } from '../db/search-postings.ts';
import type { TermPostings } from './postings.ts';
import { createPostingsCache, type Layout, type ReadTerms } from './postings-cache.ts';

/** What the frequent words of a shop of a million products take. */
const CACHE_BYTES = 128 * 1024 * 1024;
/** So often a search begins anew, each time because segments that it was reading were joined. */
const ATTEMPTS = 5;

export interface Segment extends SegmentRow {
  /** The number of its first document among all documents of the snapshot. */
  first: number;
}

/** The index as one search sees it, from its first look to its last; documents are numbered through its segments. */
export interface IndexSnapshot {
  segments: readonly Segment[];
  /** How many documents there are, dead ones among them until their segment is tidied away. */
  documents: number;
  /** Makes what these terms are in known. */
  load(terms: readonly string[]): Promise<void>;
  /** Undefined for a term that is in no document or was not loaded. */
  get(term: string): TermPostings | undefined;
  /** Where a document is stored. */
  placeOf(document: number): { segment: number; place: number };
  /** Undefined for a place of a segment that came later. */
  documentAt(segment: number, place: number): number | undefined;
}

/** Runs a search, the whole of it on one snapshot; it must do nothing that cannot be done again. */
export type OnSnapshot = <T>(search: (index: IndexSnapshot) => Promise<T>) => Promise<T>;

/** Snapshots share what was read of the index, up to `maxBytes`. */
export function createSnapshots(db: Queryable, maxBytes = CACHE_BYTES): OnSnapshot {
  const readTerms = createPostingsCache(db, maxBytes);
  let last: Layout = { ids: [], no: 0 };
  const open = async (): Promise<IndexSnapshot> => {
    const rows = await readSegments(db);
    const ids = rows.map(({ id }) => id);
    if (ids.join() !== last.ids.join()) last = { ids, no: last.no + 1 };
    return createSnapshot(rows, last, readTerms);
  };
  return async (search) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await search(await open());
      } catch (error) {
        if (!(error instanceof SegmentsJoined) || attempt === ATTEMPTS) throw error;
      }
    }
  };
}

function createSnapshot(rows: readonly SegmentRow[], layout: Layout, readTerms: ReadTerms): IndexSnapshot {
  const known = new Map<string, TermPostings>();
  let documents = 0;
  const segments = rows.map((row): Segment => {
    documents += row.size;
    return { ...row, first: documents - row.size };
  });
  const firsts = new Map(segments.map(({ id, first }) => [id, first]));
  return {
    segments,
    documents,
    async load(terms) {
      const unknown = [...new Set(terms)].filter((term) => !known.has(term));
      const read = unknown.length > 0 ? await readTerms(unknown, layout) : [];
      if (!read) throw new SegmentsJoined();
      for (const [term, postings] of read) known.set(term, postings);
    },
    get(term) {
      const postings = known.get(term);
      return postings && postings.pairs.length > 0 ? postings : undefined;
    },
    placeOf(document) {
      const { id, first } = findSegment(segments, document);
      return { segment: id, place: document - first };
    },
    documentAt(segment, place) {
      const first = firsts.get(segment);
      return first === undefined ? undefined : first + place;
    },
  };
}

/** The segment that a document is in. */
function findSegment(segments: readonly Segment[], document: number): Segment {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.first ?? 0) <= document) low = middle;
    else high = middle - 1;
  }
  const found = segments[low];
  if (!found) throw new Error('a snapshot without segments has no documents');
  return found;
}

class SegmentsJoined extends Error {}
