import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ShopError } from '../errors.ts';

const webDir = dirname(fileURLToPath(import.meta.url));
const projectDir = dirname(webDir);

/** Where the built pages, their assets and `widget.js` are. */
export const webDistDir = resolve(webDir, 'dist');

const stamp = '.built-from';
const sources = ['web/chat', 'web/widget', 'web/vite.config.ts', 'package-lock.json'];

/**
 * Builds the web pages in a process of their own, so that the caller's event loop stays free; does nothing when the
 * last build was made from the same sources. A build takes its place whole, so several processes may build at once and
 * none serves a half. Throws `ShopError('internal')` with the builder's own words when it fails.
 */
export async function buildWeb({ onLog }: { onLog: (line: string) => void }): Promise<void> {
  const wanted = await hashSources();
  if (await isBuiltFrom(wanted)) return;
  const startedAt = performance.now();
  const dir = await mkdtemp(`${webDistDir}.`);
  try {
    await runVite(dir);
    await writeFile(join(dir, stamp), wanted);
    // A temporary folder is its owner's alone; this one may be served by another user.
    await chmod(dir, 0o755);
    if (await isBuiltFrom(wanted)) return;
    await rm(webDistDir, { recursive: true, force: true });
    await rename(dir, webDistDir).catch(async (error: unknown) => {
      // Another process put the same build there in that moment.
      if (!(await isBuiltFrom(wanted))) throw error;
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  onLog(`Built the web page in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

const isBuiltFrom = async (wanted: string): Promise<boolean> =>
  (await readFile(join(webDistDir, stamp), 'utf8').catch(() => '')) === wanted;

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

function runVite(outDir: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  const child = spawn(
    process.execPath,
    [
      vite,
      'build',
      '--config',
      join(webDir, 'vite.config.ts'),
      '--outDir',
      outDir,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
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
