import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ShopError } from '../errors.ts';

/** Who has the embedded database open, and how command-line tools reach that process. */
export interface LockHolder {
  pid: number;
  /** When the process began, in the kernel's ticks where it tells, so that a reused pid is not mistaken for it. */
  began?: string;
  startedAt: string;
  /** Bearer token of the loopback admin endpoint. */
  token: string;
  /** Where the server listens, once it does. */
  port?: number;
}

export interface DataLock extends AsyncDisposable {
  readonly holder: LockHolder;
  /** Tells command-line tools where to find this process. */
  announce(port: number): Promise<void>;
}

const fileIn = (dataDir: string) => join(dataDir, 'shop.lock');

/** The living holder of the folder; a lock left by a process that died counts as none. */
export async function readLock(dataDir: string): Promise<LockHolder | undefined> {
  let holder: LockHolder;
  try {
    holder = JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
  return isAlive(holder) ? holder : undefined;
}

/** Takes the folder for this process; throws `shop_already_open` when another one has it. */
export async function lockDataDir(dataDir: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true });
  const holder: LockHolder = {
    pid: process.pid,
    began: beginningOf(process.pid),
    startedAt: new Date().toISOString(),
    token: randomBytes(24).toString('base64url'),
  };
  const path = fileIn(dataDir);
  while (!(await createWhole(path, holder))) {
    const other = await readLock(dataDir);
    if (other) throw alreadyOpen(dataDir, other);
    await removeStale(dataDir, path);
  }
  return {
    holder,
    announce: async (port) => {
      holder.port = port;
      await writeFile(`${path}.new`, JSON.stringify(holder), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
    [Symbol.asyncDispose]: () => rm(path, { force: true }),
  };
}

function alreadyOpen(dataDir: string, other?: LockHolder): ShopError {
  const where = other?.port ? ` at http://localhost:${other.port}` : '';
  return new ShopError(
    'shop_already_open',
    `The shop in ${dataDir} is already open${where} (process ${other?.pid ?? 'unknown'}). ` +
      'Stop that one first, or give this one a DATA_DIR of its own.',
  );
}

/** Links a finished file into place, so that nobody ever reads half a lock; false when there is one already. */
async function createWhole(path: string, holder: LockHolder): Promise<boolean> {
  const draft = `${path}.${holder.token}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

const GUARD_MS = 5_000;

/** Removes a dead process's lock under a guard, so that of two starters neither removes the other's new lock. */
async function removeStale(dataDir: string, path: string): Promise<void> {
  const guard = `${path}.guard`;
  try {
    await writeFile(guard, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = await stat(guard).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age < GUARD_MS) throw alreadyOpen(dataDir);
    await rm(guard, { force: true });
    return;
  }
  try {
    if (!(await readLock(dataDir))) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function isAlive({ pid, began }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return began === undefined || began === beginningOf(pid);
}

/** Field 22 of /proc/PID/stat: the start time in clock ticks since boot; undefined where there is no /proc. */
function beginningOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
