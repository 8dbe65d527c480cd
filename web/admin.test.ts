import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ShopError } from '../errors.ts';
import type { Admin } from './routes/admin.ts';
import type { ScriptedRun } from './scripted-turns.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const token = 'the token of the lock file';

const linesOf = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('/admin', () => {
  let shop: TestServer;
  let onTurn: (run: ScriptedRun) => void = () => undefined;
  let importFile: Admin['importFile'];
  beforeAll(async () => {
    shop = await startTestServer({
      onTurn: (run) => onTurn(run),
      admin: {
        token,
        status: async () => ({ products: 3 }),
        recommend: async (command, onProgress) => {
          onProgress?.({ done: 1, total: 2 });
          return { rolledBack: command.command === 'rollback' };
        },
        importFile: (...args) => importFile(...args),
        indexProducts: async (all, onProgress) => {
          onProgress({ phase: 'words', done: 1, total: 2 });
          return { indexed: all ? 2 : 0 };
        },
      },
    });
  });
  afterAll(() => shop[Symbol.asyncDispose]());
  const call: TestServer['call'] = (path, init) =>
    shop.call(path, { bearer: token.replaceAll(' ', '-'), ...init });
  const headers = { authorization: `Bearer ${token}` };

  it('opens to the token of the lock file only', async () => {
    expect(await (await shop.call('/admin/status', { headers })).json()).toEqual({ products: 3 });
    expect((await call('/admin/status')).status).toBe(401);
    expect((await shop.call('/admin/status')).status).toBe(401);
  });

  it('does not exist for another machine, nor through a proxy on this one', async () => {
    const proxied = { ...headers, 'x-forwarded-for': '127.0.0.1' };
    expect((await shop.call('/admin/status', { headers: proxied })).status).toBe(404);
  });

  it('indexes what changed, or all', async () => {
    const post = (body: object) => shop.call('/admin/index', { headers, json: body });
    expect(await linesOf(await post({ all: true }))).toEqual([
      { progress: { phase: 'words', done: 1, total: 2 } },
      { summary: { indexed: 2 } },
    ]);
    expect((await linesOf(await post({ all: false }))).at(-1)).toEqual({ summary: { indexed: 0 } });
    expect((await post({})).status).toBe(400);
  });

  it('runs a command about recommendations, and refuses what is none', async () => {
    const post = (body: object) => shop.call('/admin/recommend', { headers, json: body });
    expect(await linesOf(await post({ command: 'rollback' }))).toEqual([
      { progress: { done: 1, total: 2 } },
      { summary: { rolledBack: true } },
    ]);
    expect((await post({ command: 'for' })).status).toBe(400);
    expect((await post({ command: 'forget' })).status).toBe(400);
  });

  it('tells the progress of an import and then what became of it', async () => {
    importFile = async (options, onProgress) => {
      onProgress({ rows: 10 });
      return { imported: 12, ...options };
    };
    const response = await shop.call('/admin/import', { headers, json: { file: '/a.csv' } });
    expect(await linesOf(response)).toEqual([
      { progress: { rows: 10 } },
      { summary: { imported: 12, file: '/a.csv' } },
    ]);
  });

  it('tells why an import could not be done', async () => {
    importFile = async () => Promise.reject(new ShopError('bad_request', 'There is no file /a.csv.'));
    const response = await shop.call('/admin/import', { headers, json: {} });
    expect(await linesOf(response)).toEqual([
      { error: { code: 'bad_request', message: 'There is no file /a.csv.' } },
    ]);
  });

  it('breaks an import off when the tool has left', async () => {
    let signal: AbortSignal | undefined;
    importFile = (_options, _onProgress, given) => {
      signal = given;
      return new Promise((_resolve, reject) => {
        given.addEventListener('abort', () => reject(new Error('aborted')));
      });
    };
    const controller = new AbortController();
    await shop.call('/admin/import', { headers, json: {}, signal: controller.signal });
    expect(signal?.aborted).toBe(false);
    controller.abort();
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('runs a turn as a customer and streams its numbered events', async () => {
    onTurn = (run) =>
      run.say(
        { type: 'started', turnId: run.turnId, attempt: 1 },
        { type: 'finished', status: 'done', model: 'scripted' },
      );
    const turn = { conversationId: 'c', messageId: 'm', text: 'hello', visitorId: 'v', customerId: 'c-1' };
    const lines = await linesOf(await shop.call('/admin/turn', { headers, json: turn }));
    const [run] = shop.runs.values();
    expect(run?.input).toMatchObject({
      channel: 'terminal',
      speaker: { kind: 'customer', customerId: 'c-1', visitorId: 'v' },
    });
    expect(lines).toEqual([
      { seq: 1, event: { type: 'started', turnId: run?.turnId, attempt: 1 } },
      { seq: 2, event: { type: 'finished', status: 'done', model: 'scripted' } },
    ]);
    expect((await shop.call('/admin/turn', { headers, json: { text: 'hello' } })).status).toBe(400);
  });

  it('stops the answer of a tool that has left', async () => {
    onTurn = () => undefined;
    const controller = new AbortController();
    const json = { conversationId: 'left', messageId: 'left', text: 'hello', visitorId: 'v' };
    await shop.call('/admin/turn', { headers, json, signal: controller.signal });
    const run = [...shop.runs.values()].at(-1);
    expect(run?.stopped).toBe(false);
    controller.abort();
    await vi.waitFor(() => expect(run?.stopped).toBe(true));
  });
});
