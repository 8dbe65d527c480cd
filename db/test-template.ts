import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database to copy: the folder of an embedded one, or its name on a server. */
    databaseTemplate: { dir: string } | { url: string; name: string };
  }
}

/**
 * Puts a migrated embedded database into a shop's data folder, for the shop to open: making one takes ten times as
 * long. Without a template, in a run on a server, the shop makes its own.
 */
export async function fillDataDir(dataDir: string): Promise<void> {
  const template = inject('databaseTemplate');
  if ('dir' in template) await cp(template.dir, join(dataDir, 'db'), { recursive: true });
}
