import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ShopError } from '../errors.ts';

const webDir = dirname(fileURLToPath(import.meta.url));
const projectDir = dirname(webDir);

/** Where the built pages, their assets and `widget.js` are. */
export const webDistDir = resolve(webDir, 'dist');

const stampFile = join(webDistDir, '.built-from');
const sources = ['web/chat', 'web/widget', 'web/vite.config.ts', 'package-lock.json'];

/**
 * Builds the web pages in a process of their own, so that the caller's event loop stays free; does nothing when the
 * last build was made from the same sources. Throws `ShopError('internal')` with the builder's own words when it fails.
 */
export async function buildWeb({ onLog }: { onLog: (line: string) => void }): Promise<void> {
  const wanted = await hashSources();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return;
  const startedAt = performance.now();
  await runVite();
  await writeFile(stampFile, wanted);
  onLog(`Built the web page in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await listFiles(resolve(projectDir, source))) {
      hash.update(file.slice(projectDir.length)).update('\0');
      hash.update(await readFile(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function runVite(): Promise<void> {
  const require = createRequire(import.meta.url);
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', join(webDir, 'vite.config.ts'), '--logLevel', 'warn'],
    { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) return done();
      const words = stripVTControlCharacters(Buffer.concat(output).toString());
      fail(new ShopError('internal', `The web page could not be built:\n${words}`));
    });
  });
}
