import type { RecordKind } from '../db/records.ts';
import type { Format } from './mapping.ts';

/** What a person asks for; plain JSON, so that it can be handed to a running server. */
export interface ImportOptions {
  kind: RecordKind;
  /** Absolute. */
  path: string;
  /** Guessed from the mapping or the file's name when left out. */
  format?: Format;
  /** The contents of a mapping file. */
  mapping?: unknown;
  encoding?: string;
  /** Absolute; where rejected rows are written. */
  rejectsPath: string;
}

/** How far an import is; plain JSON. */
export type ImportProgress =
  | {
      phase: 'reading';
      read: number;
      imported: number;
      rejected: number;
      bytes: number;
      bytesTotal: number;
      rowsPerS: number;
    }
  | { phase: 'indexing'; done: number; total: number };

/**
 * What an import did; plain JSON. `read = imported + rejected + skipped` and
 * `imported = created + updated + unchanged`: every row that is in the shop now counts as imported.
 */
export interface ImportSummary {
  kind: RecordKind;
  path: string;
  format: Format;
  read: number;
  imported: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Left out by the mapping. */
  skipped: number;
  /** Rows whose id an earlier row of the file had; the later row stays. */
  repeated: number;
  /** Rows naming a product or customer that the shop does not have yet. */
  waiting: number;
  /** Fields of the file that the mapping reads nowhere. */
  unusedFields: string[];
  /** Products handed to the search index. */
  indexed: number;
  seconds: number;
  indexSeconds: number;
  /** Over the whole import, indexing included. */
  rowsPerS: number;
  rejectsFile?: string;
  /** Stopped by the signal: whole batches are in, the rest of the file was not read. */
  interrupted: boolean;
}

/** Brings the search index up to date with these products. */
export type IndexProducts = (
  productIds: string[],
  report: (done: number, total: number) => void,
  signal?: AbortSignal,
) => Promise<void>;
