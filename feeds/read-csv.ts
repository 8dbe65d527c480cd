import { CsvError, parse } from 'csv-parse/sync';
import { type Line, readLines } from './read-lines.ts';
import { MAX_ROW_CHARS, type SourceRow } from './source-row.ts';

export interface CsvOptions {
  /** Guessed from the first line among comma, tab, semicolon and bar when left out. */
  delimiter?: string;
  /** Names of the columns of a file whose first line is a record already. */
  columns?: string[];
}

/** Text handed to the parser at once: enough to be fast, little enough to leave the event loop free. */
const BLOCK_CHARS = 64 * 1024;

/**
 * Records of a table with a header line; a column named twice gives a list, blank fields are left out. A line with
 * too many or too few fields or with a quote that is never closed is a row with a problem, and reading goes on behind
 * it. `place` is the line a record starts on.
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  options: CsvOptions = {},
): AsyncGenerator<SourceRow, void> {
  let delimiter = options.delimiter;
  let columns = options.columns;
  for await (const lines of readBlocks(readLines(chunks))) {
    delimiter ??= guessDelimiter(lines);
    for (const row of parseLines(lines, { delimiter, width: columns?.length })) {
      if (row.fields && !columns) columns = row.fields.map((name) => name.trim());
      else yield toRow(row, columns ?? []);
    }
  }
}

/** Lines in blocks that do not end while a quote is open, unless it stays open beyond what a record may hold. */
async function* readBlocks(lines: AsyncIterable<Line>): AsyncGenerator<Line[], void> {
  let block: Line[] = [];
  let chars = 0;
  let open = false;
  for await (const { place, text, tooLong } of lines) {
    const line = { place, text: text.endsWith('\r') ? text.slice(0, -1) : text, tooLong };
    block.push(line);
    chars += line.text.length;
    if (hasOddQuotes(line)) open = !open;
    if (chars < BLOCK_CHARS || (open && chars < MAX_ROW_CHARS)) continue;
    yield block;
    block = [];
    chars = 0;
    open = false;
  }
  if (block.length > 0) yield block;
}

interface ParsedRow {
  place: number;
  fields?: string[];
  problem?: string;
  raw: string;
}

interface Layout {
  delimiter: string;
  /** Fields of a record; unknown before the header. */
  width: number | undefined;
}

function parseLines(lines: Line[], layout: Layout): ParsedRow[] {
  const whole = lines.some(({ tooLong }) => tooLong) ? undefined : tryParse(lines, layout, false);
  if (whole) return whole;
  // Something is wrong in here: record by record, so that it harms nothing but its own line.
  const rows: ParsedRow[] = [];
  for (let at = 0; at < lines.length; ) {
    const record = lines.slice(at, endOfRecord(lines, at));
    const known = { ...layout, width: layout.width ?? rows[0]?.fields?.length };
    const parsed = record.some(({ tooLong }) => tooLong) ? undefined : tryParse(record, known, false);
    rows.push(...(parsed ?? parseAlone(record[0] as Line, known)));
    at += parsed ? record.length : 1;
  }
  return rows;
}

function parseAlone(line: Line, layout: Layout): ParsedRow[] {
  const { place, text } = line;
  if (line.tooLong) {
    return [{ place, problem: `the line is longer than ${MAX_ROW_CHARS} characters`, raw: text }];
  }
  // A lone quote inside a field, as in 17" screen, is taken for itself.
  const parsed = tryParse([line], layout, true);
  return parsed ?? [{ place, problem: 'a quote is opened and never closed', raw: text }];
}

function endOfRecord(lines: Line[], start: number): number {
  let open = false;
  for (let at = start; at < lines.length; at++) {
    if (hasOddQuotes(lines[at] as Line)) open = !open;
    if (!open) return at + 1;
  }
  return lines.length;
}

/** Undefined when a quote is out of place, which a record of several lines with a wrong number of fields betrays too. */
function tryParse(lines: Line[], { delimiter, width }: Layout, relaxed: boolean): ParsedRow[] | undefined {
  const first = lines[0]?.place ?? 1;
  try {
    const parsed = parse(lines.map(({ text }) => text).join('\n'), {
      delimiter,
      info: true,
      raw: true,
      trim: true,
      relax_quotes: relaxed,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    const wanted = width ?? parsed[0]?.record.length;
    const rows: ParsedRow[] = [];
    for (const { record, raw, info } of parsed) {
      const breaks = record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
      if (breaks > 0 && record.length !== wanted) return undefined;
      rows.push({ place: first + info.lines - 1 - breaks, fields: record, raw });
    }
    return rows;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function toRow({ place, fields, raw, problem }: ParsedRow, columns: readonly string[]): SourceRow {
  if (!fields) return { place, problem, source: raw };
  if (fields.length !== columns.length) {
    return {
      place,
      problem: `the line has ${fields.length} fields, the header ${columns.length}`,
      source: raw,
    };
  }
  const value: Record<string, string | string[]> = {};
  columns.forEach((name, at) => {
    const field = fields[at];
    if (!name || !field) return;
    const before = value[name];
    value[name] = before === undefined ? field : [before, field].flat();
  });
  return { place, value };
}

const hasOddQuotes = ({ text }: Line): boolean => text.split('"').length % 2 === 0;

function guessDelimiter(lines: Line[]): string {
  const line = lines.find(({ text }) => text.trim() !== '')?.text ?? '';
  const counts = [',', '\t', ';', '|'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
