import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Public data sets that lie beside a checkout of the project; none of them is part of it. */
const dataDir = fileURLToPath(new URL('../../shared/data/', import.meta.url));

/** Absolute path of one of its files; undefined where it is absent. */
export function findPublicData(name: string): string | undefined {
  const path = resolve(dataDir, name);
  return existsSync(path) ? path : undefined;
}
