import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';

/** Makes the database that every test copies, once a run: opening a copy takes a tenth of migrating a new one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) {
    project.provide('databaseTemplate', { url });
    return async () => undefined;
  }
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-template-'));
  await using db = await connect({ dir });
  await migrate(db);
  project.provide('databaseTemplate', { dir });
  return () => rm(dir, { recursive: true, force: true });
}
