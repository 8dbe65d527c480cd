import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnEvent } from '../bot/turn-types.ts';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { ShopError } from '../errors.ts';
import { cookieOf, startTestServer, type TestServer } from './test-server.ts';

const answer: TurnEvent[] = [
  { type: 'started', turnId: 'turn', attempt: 1 },
  { type: 'text', delta: 'Good day.' },
  { type: 'finished', status: 'done', model: 'scripted' },
];

const runInput = (overrides: Record<string, unknown> = {}) => ({
  threadId: 'thread-1',
  runId: 'run-1',
  messages: [{ id: 'message-1', role: 'user', content: 'Good day' }],
  tools: [],
  context: [],
  state: {},
  forwardedProps: {},
  ...overrides,
});
const says = (content: unknown, id = 'message-1') => runInput({ messages: [{ id, role: 'user', content }] });

const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string; requestId: string } }).error;

describe('the server', () => {
  let shop: TestServer;
  const logged: string[] = [];
  beforeAll(async () => {
    const log = new PassThrough();
    log.on('data', (line: Buffer) => logged.push(line.toString()));
    shop = await startTestServer({
      onTurn: (run) => run.say(...answer),
      log: pino(log),
      rateLimits: 'off',
      allowedOrigins: ['https://shop.example'],
      drawPicture: async (id, colour) => (id === 'chair.2' ? `<svg><!-- ${colour} --></svg>` : undefined),
    });
  });
  afterAll(() => shop[Symbol.asyncDispose]());

  describe('headers and files', () => {
    it('lets scripts be only our own and only itself frame its pages', async () => {
      const response = await shop.call('/');
      expect(await response.text()).toContain('index.html');
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("script-src 'self';");
      expect(policy).toMatch(/frame-ancestors 'self'(;|$)/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-powered-by')).toBeNull();
    });

    it('lets the allowed sites frame the widget and nobody else', async () => {
      const policy = (await shop.call('/widget?origin=x')).headers.get('content-security-policy');
      expect(policy).toMatch(/frame-ancestors 'self' https:\/\/shop\.example(;|$)/);
    });

    it('serves the page for a conversation, and keeps hashed assets for ever but the loader not', async () => {
      expect(await (await shop.call('/c/any-id')).text()).toContain('index.html');
      const asset = await shop.call('/assets/index-1a2b.js');
      expect(asset.headers.get('cache-control')).toContain('immutable');
      const loader = await shop.call('/widget.js');
      expect(loader.headers.get('cache-control')).toBe('no-cache');
      expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    });

    it('answers unknown addresses as a page to people and as JSON under /api', async () => {
      const page = await shop.call('/nowhere');
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toContain('text/html');
      for (const path of ['/api/nowhere', '/admin/status']) {
        const response = await shop.call(path);
        expect(response.status).toBe(404);
        expect(await errorOf(response)).toMatchObject({ code: 'not_found' });
      }
      expect((await shop.call('/assets/../../package.json')).status).toBe(404);
      expect((await shop.call('/%2e%2e/package.json')).status).toBe(404);
    });

    it('draws pictures that can run nothing', async () => {
      const response = await shop.call('/pictures/chair.2.svg?colour=red');
      expect(response.headers.get('content-type')).toContain('image/svg+xml');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(await response.text()).toBe('<svg><!-- red --></svg>');
      expect((await shop.call('/pictures/unknown.svg')).status).toBe(404);
    });

    it('tells the page how the shop looks', async () => {
      const info = (await (await shop.call('/api/shop')).json()) as object;
      expect(info).toMatchObject({
        name: { en: 'Shopkeeper Demo' },
        colours: { accent: '#1f6f5c' },
        languages: ['en', 'zh'],
        currency: 'USD',
        demo: false,
        timeZone: 'UTC',
        plannerOnly: true,
      });
      expect(info).toHaveProperty('openingHours.mon', '09:00-18:00');
    });
  });

  it('logs neither what is said nor any token', async () => {
    const response = await shop.call('/api/session', { json: {} });
    const { token } = (await response.json()) as { token: string };
    const input = { ...says('my secret wish'), threadId: 'log', runId: 'log' };
    await (await shop.call('/api/agent?token=query', { json: input, bearer: token })).text();
    const bad = await shop.call('/api/session', { json: { token: 'bad.token.here' } });
    expect(bad.status).toBe(401);
    const all = logged.join('');
    expect(all).toContain('"path":"/api/agent"');
    for (const secret of ['my secret wish', token, 'bad.token', 'query']) expect(all).not.toContain(secret);
  });

  it('answers other sites only when they are allowed, and then without cookies', async () => {
    const from = (origin: string, init: object = {}) =>
      shop.call('/api/session', { json: {}, headers: { origin }, ...init });
    const allowed = await from('https://shop.example');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect(cookieOf(allowed)).toBeUndefined();
    const { token } = (await allowed.json()) as { token: string };
    const list = await shop.call('/api/conversations', {
      bearer: token,
      headers: { origin: 'https://shop.example' },
    });
    expect(list.status).toBe(200);

    const other = await from('https://evil.example');
    expect(other.status).toBe(403);
    expect(other.headers.get('access-control-allow-origin')).toBeNull();

    const preflight = await shop.call('/api/agent', {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it('lets no page of another site act on a cookie', async () => {
    const cookie = cookieOf(await shop.call('/api/shop'));
    const forged: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: shop.url },
    ];
    for (const headers of forged) {
      const response = await shop.call('/api/session', { method: 'DELETE', cookie, headers });
      expect(response.status).toBe(403);
    }
    // An allowed site may call, but the visitor's cookie counts for nothing there.
    const headers = { origin: 'https://shop.example' };
    expect((await shop.call('/api/conversations', { cookie, headers })).status).toBe(401);
    for (const own of [{ origin: shop.url }, { 'sec-fetch-site': 'same-origin' }] as Record<
      string,
      string
    >[]) {
      expect((await shop.call('/api/session', { json: {}, cookie, headers: own })).status).toBe(200);
    }
  });
});

describe('limits and faults', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db[Symbol.asyncDispose]());

  it('slows down a visitor who asks too often', async () => {
    await using shop = await startTestServer({
      db,
      onTurn: (run) => run.say(...answer),
      rateLimits: { turnsPerVisitor: 2, turnsPerAddress: 4, requestsPerAddress: 100 },
    });
    const ask = async (cookie: string | undefined, index: number) =>
      shop.call('/api/agent', {
        cookie,
        json: { ...says('hello'), runId: `r${index}`, threadId: `t${index}` },
      });
    const cookie = cookieOf(await shop.call('/api/shop'));
    const statuses: number[] = [];
    for (let index = 0; index < 3; index++) statuses.push((await ask(cookie, index)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const fresh: Response[] = [];
    for (let index = 3; index < 6; index++) fresh.push(await ask(undefined, index));
    // A new visitor has a new allowance, the address has not.
    expect(fresh.map(({ status }) => status)).toEqual([200, 429, 429]);
    expect(Number(fresh[1]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('says 503 while the database is down, and recovers by itself', async () => {
    let isDown = false;
    const flaky: Database = {
      ...db,
      query: async (sql, params) => {
        if (isDown) throw new ShopError('database_unavailable', 'The database does not answer.');
        return db.query(sql, params);
      },
    };
    await using shop = await startTestServer({ db: flaky });
    const status = async (path: string) => (await shop.call(path)).status;
    expect(await status('/readyz')).toBe(200);
    isDown = true;
    const response = await shop.call('/api/conversations');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await errorOf(response)).toMatchObject({ code: 'database_unavailable' });
    expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
    isDown = false;
    expect([await status('/readyz'), await status('/api/conversations')]).toEqual([200, 200]);
  });

  it('hides what broke behind a request id', async () => {
    const drawPicture = async () => Promise.reject(new Error('secret detail'));
    await using shop = await startTestServer({ db, drawPicture });
    const response = await shop.call('/pictures/x.svg');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('secret detail');
    expect(JSON.parse(text)).toMatchObject({
      error: { code: 'internal', requestId: response.headers.get('x-request-id') },
    });
  });

  it('lets the first visitors wait for the page', async () => {
    let finish: () => void = () => undefined;
    const built = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await using shop = await startTestServer({ db, built });
    let answered = false;
    const waiting = shop.call('/').finally(() => {
      answered = true;
    });
    expect((await shop.call('/healthz')).status).toBe(200);
    expect(answered).toBe(false);
    finish();
    expect(await (await waiting).text()).toContain('index.html');
  });

  it('says so when the page cannot be built', async () => {
    let giveUp: (error: Error) => void = () => undefined;
    const built = new Promise<void>((_resolve, reject) => {
      giveUp = reject;
    });
    await using shop = await startTestServer({ db, built });
    giveUp(new Error('no builder'));
    const response = await shop.call('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('could not be built');
  });

  it('closes when the last answer has been streamed, and takes nothing new meanwhile', async () => {
    await using shop = await startTestServer({ db });
    const response = await shop.call('/api/agent', { json: runInput() });
    const closed = once(shop.server, 'close');
    shop.server.close();
    await expect(shop.call('/healthz')).rejects.toThrow('fetch failed');
    shop.runs.get('run-1')?.say(...answer);
    expect(await response.text()).toContain('RUN_FINISHED');
    await closed;
  });
});
