/** One record as it stands in a file, or why it cannot be read. */
export interface SourceRow {
  /** Line or ordinal (from 1) in the file, as the reader's `counts` says; of several lines, the first. */
  place: number;
  /** Absent when `problem` is there. */
  value?: unknown;
  /** The key of a record in an object of records. */
  key?: string;
  problem?: string;
  /** What to show of it when it is rejected, where that is not `value`: its text, or the rows it was joined from. */
  source?: unknown;
}

/** How a format is read: rows from the start of the file each time it is called. */
export interface RowReader {
  counts: 'line' | 'record';
  rows(chunks: AsyncIterable<string>): AsyncIterable<SourceRow>;
}

/** Longest record in characters; a longer one is rejected without being held in memory. */
export const MAX_ROW_CHARS = 4 * 1024 * 1024;
