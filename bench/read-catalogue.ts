import { readFile } from 'node:fs/promises';
import type { ProductRecord } from '../db/records.ts';
import { chooseMapping } from '../feeds/import.ts';
import { compileMapping } from '../feeds/mapping.ts';
import { openText } from '../feeds/open-text.ts';
import { readRows } from '../feeds/read-rows.ts';

/** The products of a file, in order; rows that the importer would reject are passed over. */
export async function* readCatalogue(path: string, mapPath?: string): AsyncGenerator<ProductRecord> {
  const own: unknown = mapPath === undefined ? undefined : JSON.parse(await readFile(mapPath, 'utf8'));
  const { format, settings } = chooseMapping({ kind: 'products', path, mapping: own });
  const mapping = compileMapping('products', settings);
  const file = await openText(path, settings.encoding);
  const { rows } = await readRows(file, format, mapping, () => undefined);
  for await (const row of rows) {
    const mapped = row.problem === undefined ? mapping.read(row) : 'skipped';
    if (mapped !== 'skipped' && mapped.record) yield mapped.record;
  }
}
