import { expect, test } from 'vitest';
import { inspectDatabase } from './inspect.ts';
import { openTestDatabase } from './test-database.ts';

test('tells what a database is and which migrations it lacks, or has from the future', async () => {
  await using db = await openTestDatabase();
  const migrated = await inspectDatabase(db);
  expect(migrated.pending).toEqual([]);
  expect(migrated.unknown).toEqual([]);
  expect(migrated.applied.length).toBeGreaterThan(2);
  expect(migrated.version).toMatch(/^\d+/);
  expect(migrated.pgvector).toMatch(/^0\.\d+/);

  const [first] = migrated.applied;
  await db.execute('delete from migrations where name = $1', [first]);
  await db.execute("insert into migrations (name) values ('9999_future.sql')");
  const changed = await inspectDatabase(db);
  expect(changed.pending).toEqual([first]);
  expect(changed.unknown).toEqual(['9999_future.sql']);

  await db.script('drop table migrations');
  const unmigrated = await inspectDatabase(db);
  expect(unmigrated.applied).toEqual([]);
  expect(unmigrated.pending).toEqual(migrated.applied);
});
