import { once } from 'node:events';
import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestDatabase } from './db/test-database.ts';
import { createScriptedModel } from './models/scripted.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** A way to the database server that can be cut and mended. */
function createCable(target: URL) {
  const sockets = new Set<Socket>();
  let server: Server;
  const lay = async (port = 0) => {
    server = createServer((near) => {
      const far = connectSocket(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };
  const cut = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  return { lay, cut };
}

describe.skipIf(!process.env.TEST_DATABASE_URL)(
  'a database server that goes away (needs TEST_DATABASE_URL)',
  () => {
    let db: Awaited<ReturnType<typeof openTestDatabase>>;
    let cable: ReturnType<typeof createCable>;
    let port: number;
    let shop: TestApp;
    beforeAll(async () => {
      db = await openTestDatabase();
      const url = new URL(db.url ?? '');
      cable = createCable(new URL(url));
      port = await cable.lay();
      url.port = String(port);
      const model = createScriptedModel(() => ({ text: 'Here.' }));
      shop = await startTestApp({ env: { DATABASE_URL: url.href }, models: [model] });
    });
    afterAll(async () => {
      await shop[Symbol.asyncDispose]();
      await cable.cut();
      await db[Symbol.asyncDispose]();
    });

    const say = (id: string, cookie = '') =>
      fetch(`${shop.url}/api/agent`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({
          threadId: 'down',
          runId: `run-${id}`,
          messages: [{ id, role: 'user', content: `hello ${id}` }],
          tools: [],
          context: [],
          state: {},
          forwardedProps: {},
        }),
      });

    test('is a 503 in JSON, and everything goes on by itself when it is back', async () => {
      const first = await say('m1');
      const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
      expect(await first.text()).toContain('RUN_FINISHED');

      await cable.cut();
      const down = await say('m2', cookie);
      expect(down.status).toBe(503);
      expect(await down.json()).toMatchObject({ error: { code: 'database_unavailable' } });
      expect((await fetch(`${shop.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${shop.url}/healthz`)).status).toBe(200);

      await cable.lay(port);
      await vi.waitUntil(() => fetch(`${shop.url}/readyz`).then(({ ok }) => ok), { timeout: 15_000 });
      expect(await (await say('m2', cookie)).text()).toContain('RUN_FINISHED');
    });
  },
);
