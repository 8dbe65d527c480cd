import type { Database } from '../db/connect.ts';
import { ShopError } from '../errors.ts';
import { createBatcher } from './batcher.ts';
import type { Problem } from './expression.ts';
import type { ImportOptions, ImportProgress, ImportSummary, IndexProducts } from './import-contract.ts';
import { compileMapping, type Format, type MappingFile, parseMappingFile, presetFor } from './mapping.ts';
import { openText } from './open-text.ts';
import { readRows } from './read-rows.ts';
import { openRejects } from './rejects.ts';
import type { SourceRow } from './source-row.ts';
import { createRepeatFinder, createTally, importedOf, type Tally } from './tally.ts';

export interface ImportRequest extends ImportOptions {
  db: Database;
  /** Of amounts for which neither row nor mapping names one. */
  currency: string;
  onProductsChanged?: IndexProducts;
  onProgress?: (progress: ImportProgress) => void;
  /** Ends the import after the batch at hand. */
  signal?: AbortSignal;
}

const PROGRESS_EVERY_MS = 100;
const MAX_UNUSED_FIELDS = 100;

/**
 * Streams a file into the shop, batch by batch, each stored whole or not at all. Rows that are wrong go to the rejects
 * file and stop nothing. A file or mapping that cannot be read throws `ShopError('bad_request')`; when a file breaks
 * off, what came before it is in the shop.
 */
export async function importFile(request: ImportRequest): Promise<ImportSummary> {
  const started = performance.now();
  const { kind, path, db, signal } = request;
  const { format, settings } = chooseMapping(request);
  const mapping = compileMapping(kind, settings);
  if (request.rejectsPath === path) {
    throw new ShopError('bad_request', 'The rejects file cannot be the file that is imported.');
  }
  const file = await openText(path, request.encoding ?? settings.encoding);
  await using rejects = await openRejects(request.rejectsPath);

  const tally = createTally();
  const unused = new Set<string>();
  const report = createReporter(request, tally, file.size, started);
  const { counts, rows } = await readRows(file, format, mapping, report.setBytes);
  const reject = async (row: SourceRow, problems: Problem[]) => {
    tally.rejected++;
    await rejects.write({ counts, place: row.place, problems, row: row.source ?? row.value });
  };
  const currency = settings.currency ?? request.currency;
  const batcher = createBatcher(kind, { db, currency, tally, reject });
  const isRepeated = createRepeatFinder(kind);

  const take = async (row: SourceRow) => {
    tally.read++;
    if (row.problem !== undefined) return reject(row, [{ field: '', reason: row.problem }]);
    const mapped = mapping.read(row);
    if (mapped === 'skipped') {
      tally.skipped++;
      return;
    }
    if (!mapped.record) return reject(row, mapped.problems);
    if (isRepeated(mapped.record)) tally.repeated++;
    if (unused.size < MAX_UNUSED_FIELDS) {
      for (const name of mapping.unusedFields(row.value)) unused.add(name);
    }
    await batcher.add(row, mapped.record);
  };
  const brokenOff = await catchUnreadable(async () => {
    for await (const row of rows) {
      if (signal?.aborted) return;
      await take(row);
      report.reading();
    }
  });
  await batcher.flush();
  report.reading(true);

  const indexStarted = performance.now();
  const changedIds = [...batcher.changedIds];
  if (changedIds.length > 0) {
    await request.onProductsChanged?.(
      changedIds,
      (done, total) => request.onProgress?.({ phase: 'indexing', done, total }),
      signal,
    );
  }
  if (brokenOff) {
    const rest = `The ${importedOf(tally)} rows before that are in the shop.`;
    throw new ShopError('bad_request', `${brokenOff.message} ${rest}`, { cause: brokenOff });
  }
  const now = performance.now();
  return {
    kind,
    path,
    format,
    imported: importedOf(tally),
    ...tally,
    unusedFields: [...unused].sort(),
    indexed: changedIds.length,
    seconds: (now - started) / 1000,
    indexSeconds: (now - indexStarted) / 1000,
    rowsPerS: (tally.read * 1000) / (now - started),
    ...(tally.rejected > 0 && { rejectsFile: request.rejectsPath }),
    interrupted: signal?.aborted ?? false,
  };
}

/** The format and mapping of a file: its own mapping laid over the preset of its format. */
export function chooseMapping(request: Pick<ImportRequest, 'kind' | 'path' | 'format' | 'mapping'>): {
  format: Format;
  settings: MappingFile;
} {
  const own = request.mapping === undefined ? undefined : parseMappingFile(request.mapping);
  const format = request.format ?? own?.format ?? guessFormat(request.path);
  if (own?.record && format !== 'shopify' && format !== 'google-merchant') return { format, settings: own };
  const preset = presetFor(request.kind, format);
  return { format, settings: { ...preset, ...own, record: { ...preset.record, ...own?.record } } };
}

/** The format that a file's name stands for, whether packed or not; none throws `ShopError('bad_request')`. */
export function guessFormat(path: string): Format {
  const ending = /\.([a-z]+)(\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const known: Record<string, Format> = {
    jsonl: 'jsonl',
    ndjson: 'jsonl',
    csv: 'csv',
    tsv: 'csv',
    txt: 'csv',
    json: 'json',
    xml: 'google-merchant',
  };
  const format = known[ending];
  if (!format)
    throw new ShopError('bad_request', `The format of ${path} is not clear from its name: use --format.`);
  return format;
}

/** Gives back the error of a file that breaks off; all others are thrown on. */
async function catchUnreadable(work: () => Promise<void>): Promise<ShopError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ShopError && error.code === 'bad_request') return error;
    throw error;
  }
}

function createReporter(request: ImportRequest, tally: Tally, bytesTotal: number, started: number) {
  let bytes = 0;
  let last = started;
  return {
    setBytes: (total: number) => {
      bytes = total;
    },
    reading(always = false) {
      const now = performance.now();
      if (!request.onProgress || (!always && now - last < PROGRESS_EVERY_MS)) return;
      last = now;
      const { read, rejected } = tally;
      const rowsPerS = (read * 1000) / (now - started);
      const imported = importedOf(tally);
      request.onProgress({ phase: 'reading', read, imported, rejected, bytes, bytesTotal, rowsPerS });
    },
  };
}
