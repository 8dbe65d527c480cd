import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { createIdentity, type IdentityDeps } from '../shop/identity.ts';
import { loadShopSettings } from '../shop/settings.ts';
import { createScriptedTurns, type ScriptedRun } from './scripted-turns.ts';
import { createServer, type ServerDeps } from './server.ts';

export const customerSecret = 'a secret that the shop and its own site share';

/** A listening server over a fresh database, a scripted `Turns` and a page of a few bytes. */
export async function startTestServer({
  onTurn = () => undefined,
  identity: identityDeps = {},
  built = Promise.resolve(),
  ...overrides
}: Partial<Omit<ServerDeps, 'identity' | 'page'>> & {
  onTurn?: (run: ScriptedRun) => void;
  identity?: Partial<IdentityDeps>;
  /** When the page is built. */
  built?: Promise<void>;
} = {}) {
  const db: Database = overrides.db ?? (await openTestDatabase());
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-page-'));
  await mkdir(join(dir, 'assets'));
  for (const file of ['index.html', 'widget.html', 'widget-demo.html', 'widget.js', 'assets/index-1a2b.js']) {
    await writeFile(join(dir, file), `/* ${file} */`);
  }
  const identity = await createIdentity({
    db,
    customerJwt: { secret: customerSecret },
    demo: false,
    ...identityDeps,
  });
  const { turns, runs } = createScriptedTurns(onTurn);
  const server = createServer({
    db,
    turns,
    identity,
    settings: await loadShopSettings('no such file'),
    log: pino({ level: 'silent' }),
    plannerOnly: true,
    allowedOrigins: [],
    drawPicture: async () => undefined,
    page: { dir, built },
    isReady: () => true,
    ...overrides,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    db,
    server,
    runs,
    identity,
    /** A request as a browser's page of this origin would make it, with its cookie. */
    call: (path: string, init: CallInit = {}) => call(url + path, init),
    [Symbol.asyncDispose]: async () => {
      if (server.listening) {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }
      if (!overrides.db) await db[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

interface CallInit extends Omit<RequestInit, 'body'> {
  cookie?: string;
  bearer?: string;
  json?: unknown;
  body?: string | Uint8Array<ArrayBuffer>;
}

function call(url: string, { cookie, bearer, json, headers, ...init }: CallInit): Promise<Response> {
  return fetch(url, {
    redirect: 'manual',
    ...init,
    ...(json === undefined ? {} : { method: init.method ?? 'POST', body: JSON.stringify(json) }),
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...headers,
    },
  });
}

/** The `name=value` of the session cookie that the answer sets. */
export function cookieOf(response: Response): string | undefined {
  return response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('sk_session='))
    ?.split(';')[0];
}
