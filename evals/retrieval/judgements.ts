import { ShopError } from '../../errors.ts';
import { openText } from '../../feeds/open-text.ts';
import { readCsv } from '../../feeds/read-csv.ts';
import type { SourceRow } from '../../feeds/source-row.ts';
import type { Grades } from './metrics.ts';

export interface JudgedQuery {
  text: string;
  grades: Grades;
  /** Where in the file each product was judged. */
  lines: ReadonlyMap<string, number>;
}

const COLUMNS = ['query', 'product_id', 'grade'] as const;
const HIGHEST_GRADE = 10;

/**
 * Reads a table with the columns query, product_id and grade (whole numbers from 0), plain or gzip-packed; queries
 * come in the order of the file. Throws `ShopError('bad_request')` that names the file and the line of the first row
 * that is wrong.
 */
export async function readJudgements(path: string): Promise<JudgedQuery[]> {
  const rows: SourceRow[] = [];
  for await (const row of readCsv((await openText(path)).read())) rows.push(row);
  checkColumns(path, rows);
  const queries = new Map<string, { grades: Map<string, number>; lines: Map<string, number> }>();
  for (const row of rows) {
    const fail = (why: string) => failAt(path, row.place, why);
    if (row.problem !== undefined) throw fail(row.problem);
    const { query, productId, grade } = readRow(row, fail);
    const judged = queries.get(query) ?? { grades: new Map(), lines: new Map() };
    const before = judged.lines.get(productId);
    if (before) throw fail(`product ${productId} was judged for "${query}" before, in line ${before}`);
    judged.grades.set(productId, grade);
    judged.lines.set(productId, row.place);
    queries.set(query, judged);
  }
  return [...queries].map(([text, judged]) => ({ text, ...judged }));
}

/** Throws, as reading does, at the first judged product that the catalogue does not have. */
export function checkProducts(
  path: string,
  queries: readonly JudgedQuery[],
  isKnown: (productId: string) => boolean,
): void {
  for (const { lines } of queries) {
    for (const [productId, line] of lines) {
      if (!isKnown(productId)) throw failAt(path, line, `the catalogue has no product ${productId}`);
    }
  }
}

const failAt = (path: string, line: number, why: string) =>
  new ShopError('bad_request', `${path}, line ${line}: ${why}.`);

function checkColumns(path: string, rows: readonly SourceRow[]): void {
  if (rows.length === 0) throw new ShopError('bad_request', `${path} has no judgements.`);
  const named = new Set(rows.flatMap((row) => Object.keys(fieldsOf(row))));
  const missing = COLUMNS.filter((name) => !named.has(name));
  if (missing.length > 0 && named.size > 0) {
    const has = [...named].map((name) => `"${name}"`).join(', ');
    throw new ShopError('bad_request', `${path}, line 1: no column ${missing.join(', ')}, only ${has}.`);
  }
}

/** Blank fields are left out; a column named twice has a list of values. */
const fieldsOf = ({ value }: SourceRow) => (value ?? {}) as Record<string, string | string[]>;

function readRow(row: SourceRow, fail: (why: string) => ShopError) {
  const [query = '', productId = '', grade = ''] = COLUMNS.map((name) => {
    const text = fieldsOf(row)[name];
    if (typeof text !== 'string') throw fail(text ? `two columns are named ${name}` : `no ${name}`);
    return text;
  });
  if (!/^\d{1,2}$/.test(grade) || Number(grade) > HIGHEST_GRADE)
    throw fail(`the grade is "${grade}", not a whole number from 0 to ${HIGHEST_GRADE}`);
  return { query, productId, grade: Number(grade) };
}
