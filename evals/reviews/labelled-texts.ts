import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { ShopError } from '../../errors.ts';

/** A text with what people say of it. */
export interface LabelledText {
  text: string;
  /** Praise; in files of deceptive reviews, made up. */
  isTrue: boolean;
  /** The kind of goods, where the file names it. */
  domain?: string;
}

/** A file of texts by its short name: `camera_photo` of camera_photo.test.tsv. */
export interface LabelledFile {
  name: string;
  texts: LabelledText[];
}

/** Words for either side of a question, in lower case. */
export interface Labels {
  yes: readonly string[];
  no: readonly string[];
}

export const sentimentLabels: Labels = { yes: ['1', 'positive', 'pos'], no: ['0', '-1', 'negative', 'neg'] };
export const authenticityLabels: Labels = { yes: ['deceptive', 'fake', '1'], no: ['truthful', 'real', '0'] };

const LABEL_COLUMNS = ['positive', 'label', 'sentiment'];
const TEXT_COLUMNS = ['review', 'text'];
const DOMAIN_COLUMNS = ['category', 'domain'];

/**
 * Reads CSV with a header (a label: `positive` or `label`; a text: `review` or `text`; perhaps `category`), or lines of
 * label TAB text; either may be compressed with gzip. Throws `ShopError('bad_request')` that names file and line.
 */
export async function readLabelledTexts(path: string, labels: Labels): Promise<LabelledFile> {
  const text = await readText(path);
  const bare = basename(path).replace(/\.gz$/, '');
  const texts = bare.endsWith('.csv') ? readCsv(text, path, labels) : readLines(text, path, labels);
  for (const side of [true, false]) {
    if (texts.some(({ isTrue }) => isTrue === side)) continue;
    throw new ShopError(
      'bad_request',
      `${path}: no text is labelled ${(side ? labels.yes : labels.no).join(' or ')}.`,
    );
  }
  return { name: bare.replace(/\.(?:csv|tsv|txt)$/, '').replace(/\.(?:test|train)$/, ''), texts };
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isGzip ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new ShopError('bad_request', `${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function readLines(text: string, path: string, labels: Labels): LabelledText[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const tab = line.indexOf('\t');
      if (tab < 0) throw new ShopError('bad_request', `${path}:${at + 1}: no tab between label and text.`);
      const isTrue = readLabel(line.slice(0, tab), labels, `${path}:${at + 1}`);
      return [{ text: line.slice(tab + 1), isTrue }];
    });
}

function readCsv(text: string, path: string, labels: Labels): LabelledText[] {
  const rows = parseCsv(text, path);
  const header = (rows[0]?.record ?? []).map((name) => name.trim().toLowerCase());
  const find = (names: readonly string[]) => header.findIndex((name) => names.includes(name));
  const [label, review, domain] = [find(LABEL_COLUMNS), find(TEXT_COLUMNS), find(DOMAIN_COLUMNS)];
  if (label < 0 || review < 0) {
    const wanted = `${LABEL_COLUMNS.join(' or ')}, and ${TEXT_COLUMNS.join(' or ')}`;
    throw new ShopError(
      'bad_request',
      `${path}:1: the columns ${wanted} are needed; found ${header.join(', ')}.`,
    );
  }
  return rows.slice(1).map(({ record, info }) => ({
    text: record[review] ?? '',
    isTrue: readLabel(record[label] ?? '', labels, `${path}:${info.lines}`),
    domain: domain < 0 ? undefined : record[domain],
  }));
}

interface CsvRow {
  record: string[];
  info: { lines: number };
}

function parseCsv(text: string, path: string): CsvRow[] {
  try {
    return parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as CsvRow[];
  } catch (cause) {
    throw new ShopError('bad_request', `${path}: ${(cause as Error).message}`, { cause });
  }
}

function readLabel(label: string, { yes, no }: Labels, place: string): boolean {
  const plain = label.trim().toLowerCase();
  if (yes.includes(plain)) return true;
  if (no.includes(plain)) return false;
  const known = [...yes, ...no].join(', ');
  throw new ShopError('bad_request', `${place}: the label is one of ${known}, not "${label.slice(0, 40)}".`);
}
