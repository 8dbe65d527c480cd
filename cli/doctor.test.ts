import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadConfig } from '../config.ts';
import { connect, type Database } from '../db/connect.ts';
import { type DatabaseState, inspectDatabase } from '../db/inspect.ts';
import { lockDataDir, readLock } from '../db/lock.ts';
import { loadShopSettings } from '../shop/settings.ts';
import { createDataChecks, type DataDeps } from './doctor-data.ts';
import { examine, type Finding, formatFindings, mask, maskUrl } from './doctor-finding.ts';
import { createSettingsChecks, type SettingsDeps } from './doctor-settings.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const KEY = 'sk-0123456789abcdefghijklmnop';
const named = (findings: Finding[], name: string) => {
  const found = findings.find((finding) => finding.name === name);
  if (!found) throw new Error(`no finding is called ${name}`);
  return found;
};

const lookAtSettings = (env: NodeJS.ProcessEnv, more: Partial<SettingsDeps> = {}) =>
  examine(
    createSettingsChecks({
      config: loadConfig({ SHOP_FILE: join(dir, 'shop.yaml'), ...env }),
      nodeVersion: '22.1.0',
      webDistDir: dir,
      loadShopSettings,
      ...more,
    }),
  );

describe('settings', () => {
  test('nothing configured is nothing broken, and what it costs is said', async () => {
    const findings = await lookAtSettings({});
    expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(named(findings, 'Model')).toMatchObject({
      state: 'off',
      detail: expect.stringContaining('embedded planner'),
    });
    expect(named(findings, 'Bot Framework')).toMatchObject({
      state: 'off',
      detail: expect.stringContaining('this machine only'),
    });
    expect(named(findings, 'Sign-in').detail).toContain('guests only');
    expect(named(findings, 'Web page').state).toBe('off');
  });

  test('everything configured is ok, and no secret is told', async () => {
    await writeFile(join(dir, 'index.html'), '');
    const secret = 'a-very-long-secret-of-more-than-32-bytes';
    const findings = await lookAtSettings({
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: 'http://user:hunter2hunter2@127.0.0.1:11434/v1?api_key=abcdef',
      EMBEDDINGS_PROVIDER: 'openai',
      SESSION_SECRET: secret,
      CUSTOMER_JWT_SECRET: secret,
      CUSTOMER_JWT_AUDIENCE: 'shopkeeper',
      PUBLIC_URL: 'https://chat.shop.example',
      ALLOWED_ORIGINS: 'https://shop.example, https://www.shop.example:8443',
      BOT_APP_ID: 'app-1',
      BOT_APP_PASSWORD: secret,
    });
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    const shown = formatFindings(findings, { width: 100, colour: false });
    for (const hidden of [KEY, secret, 'hunter2', 'abcdef']) expect(shown).not.toContain(hidden);
    expect(shown).toContain('sk-…mnop');
    expect(shown).toContain('Everything is configured and works.');
  });

  test.each<[string, NodeJS.ProcessEnv]>([
    ['Sessions', { SESSION_SECRET: 'short' }],
    ['Sign-in', { CUSTOMER_JWT_SECRET: 'short' }],
    ['Embeddings', { EMBEDDINGS_PROVIDER: 'openai' }],
    ['Widget origins', { ALLOWED_ORIGINS: 'https://shop.example/page' }],
    ['Widget origins', { ALLOWED_ORIGINS: 'shop.example' }],
    ['Bot Framework', { BOT_APP_ID: 'app-1' }],
  ])('%s is broken by %o', async (name, env) => {
    const findings = await lookAtSettings(env);
    expect(findings.filter(({ state }) => state === 'broken').map((finding) => finding.name)).toEqual([name]);
  });

  test.each<[string, NodeJS.ProcessEnv]>([
    ['Public URL', { PUBLIC_URL: 'http://shop.example' }],
    ['Sign-in', { CUSTOMER_JWKS_URL: 'https://shop.example/jwks' }],
  ])('%s is noteworthy with %o', async (name, env) => {
    expect(named(await lookAtSettings(env), name).state).toBe('off');
  });

  test.each([
    ['18.20.0', 'broken'],
    ['20.18.3', 'broken'],
    ['20.19.0', 'ok'],
    ['24.0.0', 'ok'],
  ])('Node %s is %s', async (nodeVersion, state) => {
    expect(named(await lookAtSettings({}, { nodeVersion }), 'Node').state).toBe(state);
  });

  test('shop.yaml is told with each of its problems', async () => {
    await writeFile(join(dir, 'shop.yaml'), 'tone: rude\ncurrency: dollars\ntools: { search_help: false }\n');
    const { state, detail } = named(await lookAtSettings({}), 'shop.yaml');
    expect(state).toBe('broken');
    expect(detail).toContain('tone');
    expect(detail).toContain('currency');
    await writeFile(join(dir, 'shop.yaml'), 'tools: { search_help: false }\n');
    expect(named(await lookAtSettings({}), 'shop.yaml')).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining('switched off: search_help'),
    });
  });

  test('a probe calls the model, and a failure does not tell the key', async () => {
    const probe = async (probeModel: SettingsDeps['probeModel']) =>
      named(await lookAtSettings({ OPENAI_API_KEY: KEY }, { probeModel }), 'Model');
    expect(await probe(async () => 'ok')).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining('it answers'),
    });
    expect((await probe(async () => '')).state).toBe('broken');
    const failed = await probe(() => Promise.reject(new Error(`401 Incorrect API key provided: ${KEY}`)));
    expect(failed.state).toBe('broken');
    expect(failed.detail).toContain('401');
    expect(failed.detail).not.toContain(KEY);
    const untried = named(await lookAtSettings({ OPENAI_API_KEY: KEY }), 'Model');
    expect(untried).toMatchObject({ state: 'ok', detail: expect.stringContaining('--probe') });
  });
});

const healthy: DatabaseState = {
  version: '18.3',
  pgvector: '0.8.0',
  applied: ['0001_shop.sql'],
  pending: [],
  unknown: [],
};

const lookAtData = (env: NodeJS.ProcessEnv, more: Partial<DataDeps> = {}) =>
  examine(
    createDataChecks({
      config: loadConfig({ DATA_DIR: dir, ...env }),
      readLock,
      lockDataDir,
      connect,
      inspectDatabase: () => Promise.resolve(healthy),
      fetch: () => Promise.reject(new Error('nothing may be fetched')),
      ...more,
    }),
  );

describe('data', () => {
  const fakeDatabase = () => {
    const dispose = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const db = { [Symbol.asyncDispose]: dispose } as unknown as Database;
    return { connect: () => Promise.resolve(db), dispose };
  };

  test('a folder that is not there yet is no fault, and is not made by looking', async () => {
    const findings = await lookAtData({ DATA_DIR: join(dir, 'new', 'data') });
    expect(named(findings, 'Data folder')).toMatchObject({
      state: 'off',
      detail: expect.stringContaining('npm start'),
    });
    expect(named(findings, 'Database').state).toBe('off');
    await expect(rm(join(dir, 'new'))).rejects.toThrow('ENOENT');
  });

  test('a file in the place of the folder is broken', async () => {
    await writeFile(join(dir, 'file'), '');
    expect(named(await lookAtData({ DATA_DIR: join(dir, 'file') }), 'Data folder').state).toBe('broken');
  });

  test('an embedded database nobody has open is locked, looked at and let go again', async () => {
    await mkdir(join(dir, 'db'));
    await writeFile(join(dir, 'db', 'PG_VERSION'), '18');
    const { connect: connectFake, dispose } = fakeDatabase();
    const connectLocked = vi.fn<DataDeps['connect']>(async () => {
      expect(await readLock(dir)).toMatchObject({ pid: process.pid });
      return connectFake();
    });
    const findings = await lookAtData({}, { connect: connectLocked });
    expect(named(findings, 'Database')).toMatchObject({
      state: 'ok',
      detail: 'Embedded: Postgres 18.3, pgvector 0.8.0, 1 migrations applied',
    });
    expect(connectLocked).toHaveBeenCalledWith({ dir: join(dir, 'db') });
    expect(dispose).toHaveBeenCalledOnce();
    expect(await readLock(dir)).toBeUndefined();
  });

  test('one that a server has open is not touched; the server is asked', async () => {
    await using lock = await lockDataDir(dir);
    const neverConnect = () => Promise.reject(new Error('must not be opened'));
    expect(named(await lookAtData({}, { connect: neverConnect }), 'Database')).toMatchObject({
      state: 'off',
      detail: expect.stringContaining(`process ${process.pid} is opening it`),
    });
    await lock.announce(4999);
    const ask = async (answer: () => Promise<Response>) => {
      const findings = await lookAtData({}, { connect: neverConnect, fetch: answer });
      expect(named(findings, 'Data folder').detail).toContain(`process ${process.pid} since`);
      return named(findings, 'Database').state;
    };
    expect(await ask(async () => Response.json({ status: 'ready' }))).toBe('ok');
    expect(await ask(async () => Response.json({}, { status: 503 }))).toBe('broken');
    expect(await ask(() => Promise.reject(new TypeError('fetch failed')))).toBe('broken');
  });

  test('a server that cannot be reached is broken, and its password is not told', async () => {
    const env = { DATABASE_URL: 'postgres://shop:hunter2@127.0.0.1:1/shop' };
    const findings = await lookAtData(env, { inspectDatabase });
    const { state, detail } = named(findings, 'Database');
    expect(state).toBe('broken');
    expect(detail).toContain('postgres://shop:***@127.0.0.1:1/shop');
    expect(detail).toContain('ECONNREFUSED');
    expect(detail).not.toContain('hunter2');
  });

  test.each<[string, Partial<DatabaseState>, Finding['state']]>([
    ['migrations to come', { pending: ['0002_more.sql'] }, 'off'],
    ['migrations from the future', { unknown: ['0099_later.sql'] }, 'broken'],
    ['no pgvector', { pgvector: undefined }, 'broken'],
    ['an old pgvector', { pgvector: '0.7.4' }, 'broken'],
    ['a later pgvector', { pgvector: '1.0.0' }, 'ok'],
  ])('a server with %s', async (_name, differs, state) => {
    const { connect: connectFake } = fakeDatabase();
    const findings = await lookAtData(
      { DATABASE_URL: 'postgres://127.0.0.1/shop' },
      { connect: connectFake, inspectDatabase: () => Promise.resolve({ ...healthy, ...differs }) },
    );
    expect(named(findings, 'Database').state).toBe(state);
  });

  test('the free space is told', async () => {
    expect(named(await lookAtData({}), 'Disk').detail).toMatch(/^\d+ (MB|GB) free/);
  });
});

describe('the report', () => {
  const findings: Finding[] = [
    { name: 'Node', state: 'ok', detail: '22.1.0' },
    { name: 'Model', state: 'off', detail: 'No OPENAI_API_KEY: the embedded planner answers. '.repeat(4) },
    { name: 'Database', state: 'broken', detail: 'gone\u001b[2J' },
  ];

  test('marks each finding, fits the width and says what is broken', () => {
    const text = formatFindings(findings, { width: 60, colour: false });
    expect(text).toMatch(/^✓ Node {6}22\.1\.0\n– Model {5}No OPENAI/);
    expect(text).toContain('✗ Database  gone\n');
    expect(text.endsWith('Broken: Database.')).toBe(true);
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
    expect(text).not.toContain('\u001b');
  });

  test('is the same in colour', () => {
    const coloured = formatFindings(findings, { width: 60, colour: true });
    expect(coloured).toContain('\u001b[32m✓');
    expect(stripVTControlCharacters(coloured)).toBe(formatFindings(findings, { width: 60, colour: false }));
  });

  test('a check that throws is broken and does not keep the others from running', async () => {
    const found = await examine([
      { name: 'A', look: () => Promise.reject(new Error('no luck')) },
      { name: 'B', look: async () => ({ state: 'ok', detail: 'fine' }) },
    ]);
    expect(found).toEqual([
      { name: 'A', state: 'broken', detail: 'no luck' },
      { name: 'B', state: 'ok', detail: 'fine' },
    ]);
  });
});

describe("the project's own files", () => {
  const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

  test('shop.yaml holds the defaults', async () => {
    const own = await loadShopSettings(fileURLToPath(new URL('../shop.yaml', import.meta.url)));
    expect(own).toEqual(await loadShopSettings(join(dir, 'none.yaml')));
  });

  test('docs/settings.md knows every variable and every setting of a shop, and no other', async () => {
    const [config, docs, shop] = await Promise.all(['config.ts', 'docs/settings.md', 'shop.yaml'].map(read));
    const variables = [...(config ?? '').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    const told = [...(docs ?? '').matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map(([, name]) => name);
    expect(new Set(told)).toEqual(new Set(variables));
    for (const [, name] of (shop ?? '').matchAll(/^(?:# )?([a-z_]+):/gm)) expect(docs).toContain(`\`${name}`);
  });
});

test('secrets are masked, short ones wholly', () => {
  expect(mask(KEY)).toBe('sk-…mnop');
  expect(mask('short')).toBe('…');
  expect(maskUrl('postgres://u:p@h/d?sslpassword=x&a=1')).toBe('postgres://u:***@h/d?sslpassword=***&a=1');
  expect(maskUrl('nonsense')).not.toContain('nonsense');
});
