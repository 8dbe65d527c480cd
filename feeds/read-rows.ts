import { groupRows } from './group-rows.ts';
import type { Format, Mapping } from './mapping.ts';
import type { TextFile } from './open-text.ts';
import { readCsv } from './read-csv.ts';
import { readItems } from './read-items.ts';
import { readJson } from './read-json.ts';
import { readJsonLines } from './read-jsonl.ts';
import type { SourceRow } from './source-row.ts';

/** Rows of a file, and whether their places are line numbers or ordinals of records. */
export interface Rows {
  counts: 'line' | 'record';
  rows: AsyncIterable<SourceRow>;
}

/** Opens a file's rows in a format, joined as the mapping says; `onBytes` hears how many bytes the last reading took. */
export async function readRows(
  file: TextFile,
  format: Format,
  { file: settings, groupKey }: Pick<Mapping<never>, 'file' | 'groupKey'>,
  onBytes: (total: number) => void,
): Promise<Rows> {
  const markup = format === 'google-merchant' && (await startsWithMarkup(file));
  const read = (chunks: AsyncIterable<string>): AsyncIterable<SourceRow> => {
    if (markup) return readItems(chunks);
    if (format === 'jsonl') return readJsonLines(chunks);
    if (format === 'json') return readJson(chunks, settings.path);
    return readCsv(chunks, settings);
  };
  const counts = markup || format === 'json' ? 'record' : 'line';
  if (!groupKey) return { counts, rows: read(file.read(onBytes)) };
  let pass = 0;
  const rows = groupRows(() => read(file.read(++pass === 1 ? undefined : onBytes)), groupKey);
  return { counts, rows };
}

async function startsWithMarkup(file: TextFile): Promise<boolean> {
  for await (const text of file.read()) {
    if (text.trim() !== '') return text.trimStart().startsWith('<');
  }
  return false;
}
