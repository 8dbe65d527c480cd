import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import type { Database, DatabaseLocation } from '../db/connect.ts';
import type { DatabaseState } from '../db/inspect.ts';
import type { DataLock, LockHolder } from '../db/lock.ts';
import type { Queryable } from '../db/connect.ts';
import { broken, type Check, maskUrl, off, ok } from './doctor-finding.ts';

export interface DataDeps {
  config: Config;
  readLock(dataDir: string): Promise<LockHolder | undefined>;
  lockDataDir(dataDir: string): Promise<DataLock>;
  connect(location: DatabaseLocation): Promise<Database>;
  inspectDatabase(db: Queryable): Promise<DatabaseState>;
  fetch: typeof fetch;
}

const MEGABYTE = 1024 * 1024;
/** A demo shop with its index takes about this much; less and Postgres may stop in mid-write. */
const LEAST_FREE_MB = 500;
const AMPLE_MB = 2_000;
const PATIENCE_MS = 5_000;

/** The data folder, the database in it or elsewhere, and the room that is left. */
export function createDataChecks(deps: DataDeps): Check[] {
  return [
    { name: 'Data folder', look: () => lookAtFolder(deps) },
    { name: 'Database', look: () => lookAtDatabase(deps) },
    { name: 'Disk', look: () => lookAtDisk(deps.config.dataDir) },
  ];
}

async function lookAtFolder({ config, readLock }: DataDeps) {
  const { dataDir } = config;
  const found = await stat(dataDir).catch(() => undefined);
  if (!found) {
    const parent = await nearestFolder(dirname(dataDir));
    return (await isWritable(parent))
      ? off(`${dataDir} is not there yet; npm start makes it.`)
      : broken(`${dataDir} cannot be made: ${parent} is not writable.`);
  }
  if (!found.isDirectory()) return broken(`${dataDir} is not a folder.`);
  if (!(await isWritable(dataDir))) return broken(`${dataDir} is not writable.`);
  const holder = await readLock(dataDir);
  return ok(holder ? `${dataDir}, open in ${describeHolder(holder)}` : `${dataDir}, not open`);
}

const describeHolder = ({ pid, startedAt, port }: LockHolder) =>
  `process ${pid} since ${startedAt}${port ? ` at http://localhost:${port}` : ' (still starting)'}`;

const isWritable = (path: string) =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

async function nearestFolder(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || dirname(path) === path ? path : nearestFolder(dirname(path));
}

async function lookAtDatabase(deps: DataDeps) {
  const { config } = deps;
  if (config.databaseUrl) return lookAtServer(deps, config.databaseUrl);
  const holder = await deps.readLock(config.dataDir);
  if (holder) return lookThroughServer(deps, holder);
  const dir = join(config.dataDir, 'db');
  const files = await readdir(dir).catch(() => []);
  if (files.length === 0) return off('Embedded; not made yet, npm start makes and fills it.');
  // Opening it without the lock could lose what another process writes at the same moment.
  await using _lock = await deps.lockDataDir(config.dataDir);
  await using db = await deps.connect({ dir });
  return judge('Embedded', await deps.inspectDatabase(db));
}

async function lookAtServer(deps: DataDeps, url: string) {
  try {
    await using db = await deps.connect({ url, poolSize: 1 });
    return judge(maskUrl(url), await deps.inspectDatabase(db));
  } catch (error) {
    const { message, cause } = error as Error;
    const reason =
      cause instanceof Error ? ` (${cause.message || String((cause as { code?: unknown }).code)})` : '';
    return broken(`${maskUrl(url)}: ${message}${reason}`);
  }
}

/** Only one process may open the embedded database, so the one that has it is asked. */
async function lookThroughServer(deps: DataDeps, { pid, port }: LockHolder) {
  if (!port) return off(`Embedded; process ${pid} is opening it right now.`);
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await deps.fetch(`http://127.0.0.1:${port}/readyz`, { signal });
    if (response.ok) return ok(`Embedded; the server (process ${pid}) says it is ready.`);
    return broken(`Embedded; the server (process ${pid}) says it is not ready (${response.status}).`);
  } catch {
    return broken(`Embedded; process ${pid} has it open, but nothing answers at port ${port}.`);
  }
}

const LEAST_PGVECTOR = [0, 8] as const;

function judge(where: string, { version, pgvector, applied, pending, unknown }: DatabaseState) {
  const what = `${where}: Postgres ${version}`;
  if (!pgvector) return broken(`${what} without pgvector; install the extension "vector" 0.8 or newer.`);
  const [major = 0, minor = 0] = pgvector.split('.').map(Number);
  if (major === LEAST_PGVECTOR[0] && minor < LEAST_PGVECTOR[1]) {
    return broken(
      `${what} with pgvector ${pgvector}; 0.8 or newer is needed, else filtered searches miss products.`,
    );
  }
  const parts = `${what}, pgvector ${pgvector}`;
  if (unknown.length > 0) {
    return broken(`${parts}; a newer Shopkeeper has migrated it (${unknown.join(', ')}). Update this one.`);
  }
  if (pending.length > 0) return off(`${parts}; npm start applies ${pending.length} of its migrations.`);
  return ok(`${parts}, ${applied.length} migrations applied`);
}

async function lookAtDisk(dataDir: string) {
  const { bavail, bsize } = await statfs(await nearestFolder(dataDir));
  const freeMb = Math.floor((bavail * bsize) / MEGABYTE);
  const free = freeMb < 10_000 ? `${freeMb} MB` : `${Math.round(freeMb / 1024)} GB`;
  if (freeMb < LEAST_FREE_MB) return broken(`${free} free; the shop needs ${LEAST_FREE_MB} MB to work with.`);
  return freeMb < AMPLE_MB
    ? off(`${free} free: enough for the demo, little for a large catalogue.`)
    : ok(`${free} free`);
}
