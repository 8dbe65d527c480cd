import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { connect, type Database } from './db/connect.ts';
import { type DataLock, lockDataDir } from './db/lock.ts';
import { migrate } from './db/migrate.ts';
import { hasProducts } from './db/products.ts';
import { dropLeases } from './db/turn-leases.ts';
import { type FillProgress, fillDemoShop, readDemoState } from './feeds/demo/fill.ts';
import { type DemoShop, generateDemoShop } from './feeds/demo/generate.ts';

/** The shop's database, migrated, with a catalogue in it. */
export interface Store {
  db: Database;
  /** Of the embedded database; a server needs none. */
  lock?: DataLock;
  /** Demo goods are in it, wholly or in part. */
  isDemo: boolean;
  close(): Promise<void>;
}

export interface StoreOptions {
  now: Date;
  onProgress?: (progress: FillProgress) => void;
}

/** Opens the database that is configured, and fills an empty one with the demo shop unless that is off. */
export async function openStore(config: Config, options: StoreOptions): Promise<Store> {
  const { db, lock, close, prepared } = await openDatabase(config, options);
  try {
    await migrate(db);
    if (lock) await dropLeases(db); // whoever held them is gone: the lock is ours
    return { db, lock, close, isDemo: await openCatalogue(db, config, { ...options, prepared }) };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenDatabase extends Pick<Store, 'db' | 'lock' | 'close'> {
  /** Made while the database was opening. */
  prepared?: DemoShop;
}

async function openDatabase(config: Config, { now }: StoreOptions): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const db = await connect({ url: config.databaseUrl, poolSize: config.databasePoolSize });
    return { db, close: async () => db[Symbol.asyncDispose]() };
  }
  const lock = await lockDataDir(config.dataDir);
  const dir = join(config.dataDir, 'db');
  const isNew = !existsSync(dir);
  try {
    const opening = connect({ dir });
    const prepared = isNew && config.demo === 'auto' ? generateDemoShop({ now }) : undefined;
    const db = await opening;
    const close = async () => {
      await db[Symbol.asyncDispose]();
      await lock[Symbol.asyncDispose]();
    };
    return { db, lock, close, prepared };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

async function openCatalogue(
  db: Database,
  config: Config,
  { now, onProgress, prepared }: StoreOptions & { prepared: DemoShop | undefined },
): Promise<boolean> {
  const { state } = await readDemoState(db);
  if (state === 'filled') return true;
  if (config.demo === 'off') return state === 'started';
  if (state === 'absent' && (await hasProducts(db))) return false;
  await fillDemoShop({ db, now, prepared, onProgress });
  return true;
}
