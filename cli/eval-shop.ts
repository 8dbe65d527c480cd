import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import { createFreshDatabase } from '../bench/fresh-database.ts';
import { fromCaller, loadConfig } from '../config.ts';
import { ShopError } from '../errors.ts';
import { openText } from '../feeds/open-text.ts';
import { createImportProgress } from './import-progress.ts';

/** A file of products as a person names it, and its mapping where the format does not speak for itself. */
export interface CatalogueChoice {
  catalogue?: string;
  map?: string;
}

/** A shop that nothing else touches, gone when disposed of. */
export interface EvalShop extends AsyncDisposable {
  app: App;
  database: 'embedded' | 'native';
}

/**
 * Opens a shop over a fresh database, embedded or on the server BENCH_DATABASE_URL names, and fills it through the
 * product's own importer and indexer with the catalogue, or with the demo shop without one.
 */
export async function openEvalShop(choice: CatalogueChoice): Promise<EvalShop> {
  const mapping = choice.map === undefined ? undefined : await readMapping(fromCaller(choice.map));
  const path = choice.catalogue === undefined ? undefined : fromCaller(choice.catalogue);
  // Before a database is made for nothing.
  if (path !== undefined) await openText(path);
  const database = await createFreshDatabase(loadConfig().benchDatabaseUrl);
  let app: App | undefined;
  const close = async () => {
    await app?.[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  };
  try {
    const config = loadConfig({ ...database.env, DEMO: path === undefined ? 'auto' : 'off' });
    app = await createApp(config, {
      onProgress: ({ what, done }) => done === 0 && process.stderr.write(`Opening the shop: ${what}\n`),
    });
    if (path !== undefined) await fill(app, path, mapping);
    return { app, database: database.kind, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill(app: App, path: string, mapping: unknown): Promise<void> {
  const progress = createImportProgress(process.stderr);
  try {
    const rejectsPath = join(app.config.dataDir, 'rejects.jsonl');
    const summary = await app.importFile({ kind: 'products', path, mapping, rejectsPath }, progress.show);
    if (summary.imported === 0)
      throw new ShopError('bad_request', `No product of ${path} could be imported.`);
    if (summary.rejected > 0) process.stderr.write(`${summary.rejected} rows of ${path} were rejected.\n`);
  } finally {
    progress.end();
  }
}

async function readMapping(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = (cause as Error).message;
    throw new ShopError('bad_request', `The mapping ${path} cannot be read: ${why}`, { cause });
  }
}
