import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect, type Database } from './connect.ts';
import { fillDataDir } from './test-template.ts';

/**
 * A fresh, migrated database of the caller's own, dropped on disposal: embedded, or on the server that
 * TEST_DATABASE_URL names.
 */
export async function openTestDatabase(): Promise<Database & { url?: string }> {
  const template = inject('databaseTemplate');
  return 'url' in template ? openOnServer(template.url, template.name) : openInFolder();
}

async function openInFolder(): Promise<Database> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shopkeeper-test-'));
  await fillDataDir(dataDir);
  const db = await connect({ dir: join(dataDir, 'db') });
  return {
    ...db,
    [Symbol.asyncDispose]: async () => {
      await db[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openOnServer(serverUrl: string, template: string): Promise<Database & { url: string }> {
  const name = `shopkeeper_test_${randomUUID().replaceAll('-', '')}`;
  const server = await connect({ url: serverUrl, poolSize: 1 });
  await server.execute(`create database ${name} template ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const db = await connect({ url: url.href, poolSize: 5 });
  return {
    ...db,
    url: url.href,
    [Symbol.asyncDispose]: async () => {
      await db[Symbol.asyncDispose]();
      await server.execute(`drop database ${name} with (force)`);
      await server[Symbol.asyncDispose]();
    },
  };
}
