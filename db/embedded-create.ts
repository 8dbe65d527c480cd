import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { answerApart } from '../run-apart.ts';

/** Makes an empty database in the folder, whole or not at all. */
answerApart(async (dir: string) => {
  const draft = `${dir}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(dir), { recursive: true });
  const database = await PGlite.create({ dataDir: draft });
  await database.close();
  await rename(draft, dir);
});
