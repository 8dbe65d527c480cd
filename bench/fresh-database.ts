import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../db/connect.ts';

export interface FreshDatabase extends AsyncDisposable {
  kind: 'embedded' | 'native';
  /** The environment under which the shop opens it. */
  env: Record<string, string>;
}

/** A database for one measurement, dropped afterwards: on the given server, or embedded in a folder of its own. */
export async function createFreshDatabase(serverUrl: string | undefined): Promise<FreshDatabase> {
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-bench-'));
  const env = { DATA_DIR: dir, DEMO: 'off', LOG_LEVEL: 'error', SHOP_FILE: 'none' };
  const removeDir = () => rm(dir, { recursive: true, force: true });
  if (!serverUrl) return { kind: 'embedded', env, [Symbol.asyncDispose]: removeDir };
  const server = await connect({ url: serverUrl, poolSize: 1 });
  const name = `shopkeeper_bench_${randomUUID().replaceAll('-', '')}`;
  await server.execute(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    kind: 'native',
    env: { ...env, DATABASE_URL: url.href },
    [Symbol.asyncDispose]: async () => {
      await server.execute(`drop database ${name} with (force)`);
      await server[Symbol.asyncDispose]();
      await removeDir();
    },
  };
}
