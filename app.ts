import { type Logger, pino } from 'pino';
import type { TurnRunner } from './bot/turn.ts';
import type { Config } from './config.ts';
import type { Database } from './db/connect.ts';
import type { DataLock } from './db/lock.ts';
import type { ImportOptions, ImportProgress, ImportSummary } from './feeds/import-contract.ts';
import type { NamedModel } from './models/chat-model.ts';
import { type Classifiers, loadClassifiers } from './models/embedded/trained.ts';
import { readPhrases } from './prompts/phrases/read-phrases.ts';
import type { RunRecommendCommand } from './recommend/commands.ts';
import type { DriftReport } from './retrieval/ingest/drift.ts';
import type { Indexer } from './retrieval/ingest/indexer.ts';
import type { Search } from './retrieval/search-types.ts';
import { loadShopSettings, type ShopSettings } from './shop/settings.ts';
import { openStore } from './store.ts';
import type { Registry } from './tools/registry.ts';

/** How far opening the shop is; `what` names the step. */
export interface OpeningProgress {
  what: string;
  done: number;
  total: number;
}

export interface AppOverrides {
  /** Instead of the configured models, in order of preference. */
  models?: readonly NamedModel[];
  now?: () => Date;
  log?: Logger;
  onProgress?(progress: OpeningProgress): void;
}

/** An open shop; disposing of it lets running turns finish and closes the database. */
export interface App extends AsyncDisposable {
  config: Config;
  settings: ShopSettings;
  db: Database;
  /** Who holds the embedded database; absent with a server's. */
  lock?: DataLock;
  log: Logger;
  turns: TurnRunner;
  registry: Registry;
  search: Search;
  /** The shop is a generated one, wholly or in part. */
  isDemo: boolean;
  plannerOnly: boolean;
  importFile(
    options: ImportOptions,
    onProgress?: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<ImportSummary>;
  indexProducts: Indexer['indexProducts'];
  recommend: RunRecommendCommand;
  /** How well the embedder fitted on the catalogue still fits it. */
  measureDrift(): Promise<DriftReport | undefined>;
}

/** What the embedded planner says and has learnt. */
export type PlannerBook = ReturnType<typeof readPhrases> & { classifiers: Classifiers };

/**
 * Opens the shop. The database opens in a thread of its own, where it is embedded; meanwhile this one reads the rest
 * of the program, which takes as long.
 */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const now = overrides.now ?? (() => new Date());
  const log = overrides.log ?? pino({ level: config.logLevel });
  const settings = await loadShopSettings(config.shopFile);
  const opening = openStore(config, { now: now(), onProgress: overrides.onProgress });
  try {
    const [store, { assembleApp }, book] = await Promise.all([
      opening,
      import('./assemble.ts'),
      readPlannerBook(),
    ]);
    return await assembleApp({ ...overrides, config, settings, store, book, now, log });
  } catch (error) {
    await opening.then(
      ({ close }) => close(),
      () => undefined,
    );
    throw error;
  }
}

async function readPlannerBook(): Promise<PlannerBook> {
  const phrases = readPhrases();
  return { ...phrases, classifiers: await loadClassifiers(phrases.training) };
}
