import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppOverrides, createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { fillDataDir } from './db/test-template.ts';
import { type Served, serve } from './serve.ts';
import { buildWeb, webDistDir } from './web/build.ts';

export interface TestApp extends AsyncDisposable {
  app: App;
  url: string;
  served: Served;
  dataDir: string;
}

export interface TestAppOptions extends AppOverrides {
  /** Environment variables over the defaults of a test: a folder of its own, no demo, no logs. */
  env?: Record<string, string>;
  /** Builds the real page first; without it the page's addresses answer 503. */
  page?: boolean;
  /** A folder that an earlier app left behind. */
  dataDir?: string;
}

/**
 * The whole shop on a port of its own over a database of its own, with the embedded planner unless models are given.
 * Fill it through `app.importFile` or `DEMO: 'auto'`.
 */
export async function startTestApp({
  env,
  page,
  dataDir,
  ...overrides
}: TestAppOptions = {}): Promise<TestApp> {
  const dir = dataDir ?? (await makeDataDir());
  const config = loadConfig({
    DATA_DIR: dir,
    DEMO: 'off',
    LOG_LEVEL: 'silent',
    SHOP_FILE: 'no-such-file',
    ...env,
  });
  const built = page
    ? buildWeb({ onLog: () => undefined })
    : Promise.reject(new Error('no page in this test'));
  built.catch(() => undefined);
  const app = await createApp(config, overrides);
  const served = await serve(app, {
    port: 0,
    host: '127.0.0.1',
    page: { dir: webDistDir, built },
    rateLimits: 'off',
  });
  return {
    app,
    served,
    url: `http://127.0.0.1:${served.port}`,
    dataDir: dir,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([served[Symbol.asyncDispose](), app[Symbol.asyncDispose]()]);
      if (!dataDir) await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A data folder for `startTestApp` whose shop is empty; it is the caller's to remove. */
export async function makeDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-app-'));
  await fillDataDir(dir);
  return dir;
}
