import type { Queryable } from './connect.ts';

/** A live segment of the search index; `dead` places hold products that moved on. */
export interface SegmentRow {
  id: number;
  size: number;
  dead: number[];
}

export interface PostingsRow {
  segment: number;
  term: string;
  postings: Uint8Array;
}

/** The live segments at this moment, oldest first. */
export function readSegments(db: Queryable): Promise<SegmentRow[]> {
  return db.query<SegmentRow>('select id, size, dead from search_segments where live order by id');
}

/** Terms of which there is an index in alphabetical order, over all segments. */
const NUMBERS = /^#|[0-9]/;

/** What these live segments hold for these terms; undefined when one of the segments is not live any more. */
export async function readPostings(
  db: Queryable,
  segments: readonly number[],
  terms: readonly string[],
): Promise<PostingsRow[] | undefined> {
  const numbers = terms.filter((term) => NUMBERS.test(term));
  const words = terms.filter((term) => !NUMBERS.test(term));
  // One statement, so that all of it is of one moment. Numbers are many and each in few segments: looking each of them
  // up in every segment would take longer than all the rest.
  const rows = await db.query<{ segment: number; term: string | null; postings: Uint8Array | null }>(
    `select count(*)::int as segment, null as term, null as postings
       from search_segments where live and id = any($1::int[])
     union all
     select segment, term, postings from search_postings
      where segment = any($1::int[]) and term = any($2::text[])
     union all
     select segment, term, postings from search_postings
      where segment = any($1::int[]) and term = any($3::text[]) and term ~ '^#|[0-9]'`,
    [segments, words, numbers],
  );
  const live = rows.find(({ term }) => term === null)?.segment;
  if (live !== segments.length) return undefined;
  return rows.flatMap(({ segment, term, postings }) =>
    term !== null && postings ? [{ segment, term, postings }] : [],
  );
}
