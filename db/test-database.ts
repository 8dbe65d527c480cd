import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect, type Database } from './connect.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a migrated embedded database to copy, or the URL of a server to make databases on. */
    databaseTemplate: { dir: string } | { url: string };
  }
}

/**
 * A fresh, migrated database of the caller's own, dropped on disposal: embedded, or on the server that
 * TEST_DATABASE_URL names.
 */
export async function openTestDatabase(): Promise<Database & { url?: string }> {
  const template = inject('databaseTemplate');
  return 'url' in template ? openOnServer(template.url) : openCopy(template.dir);
}

async function openCopy(templateDir: string): Promise<Database> {
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-test-'));
  await cp(templateDir, dir, { recursive: true });
  const db = await connect({ dir });
  return {
    ...db,
    [Symbol.asyncDispose]: async () => {
      await db[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function openOnServer(serverUrl: string): Promise<Database & { url: string }> {
  const name = `shopkeeper_test_${randomUUID().replaceAll('-', '')}`;
  const server = await connect({ url: serverUrl, poolSize: 1 });
  await server.execute(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const db = await connect({ url: url.href, poolSize: 5 });
  await migrate(db);
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
