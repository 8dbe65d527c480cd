import { rm } from 'node:fs/promises';
import { HttpAgent } from '@ag-ui/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScriptedModel, type Script } from '../models/scripted.ts';
import { makeDataDir, startTestApp, type TestApp } from '../test-app.ts';
import { cookieOf } from './test-server.ts';
import { readStream } from './test-stream.ts';

describe('the whole shop over HTTP', () => {
  let dataDir: string;
  let shop: TestApp;
  beforeAll(async () => {
    dataDir = await makeDataDir();
    shop = await open([{ calls: [{ name: 'search_help', args: { query: 'returns' } }] }, { text: 'Hello.' }]);
  });
  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });
  const open = (script: Script) => startTestApp({ dataDir, models: [createScriptedModel(script)] });

  it('keeps visitors, conversations and answers over a restart', async () => {
    const first = await fetch(`${shop.url}/api/shop`);
    const cookie = cookieOf(first) ?? '';
    const agent = new HttpAgent({ url: `${shop.url}/api/agent`, threadId: 'kept', headers: { cookie } });
    agent.addMessage({ id: 'm-1', role: 'user', content: 'How do I return things?' });
    await agent.runAgent({ runId: 'run-kept' });
    expect(agent.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
    const events = async () => {
      const response = await fetch(`${shop.url}/api/runs/run-kept/events`, { headers: { cookie } });
      return (await readStream(response)).events.map(({ id, event }) => [id, event.type]);
    };
    const before = await events();
    expect(before.at(-1)?.[1]).toBe('RUN_FINISHED');

    await shop[Symbol.asyncDispose]();
    shop = await open([]);
    expect(await events()).toEqual(before);
    const past = await fetch(`${shop.url}/api/conversations/kept`, { headers: { cookie } });
    expect(await past.json()).toMatchObject({
      messages: [{ text: 'How do I return things?' }, { text: 'Hello.', status: 'done' }],
    });
  });

  it('is ready, and opens its admin endpoint to whoever can read the lock file', async () => {
    expect(await (await fetch(`${shop.url}/readyz`)).json()).toEqual({ status: 'ready' });
    const authorization = `Bearer ${shop.app.lock?.holder.token}`;
    const status = await fetch(`${shop.url}/admin/status`, { headers: { authorization } });
    expect(await status.json()).toMatchObject({ isDemo: false });
    expect((await fetch(`${shop.url}/admin/status`)).status).toBe(401);
  });

  it('answers the Bot Framework’s address in JSON, whatever it is sent', async () => {
    const send = (body: string) =>
      fetch(`${shop.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    for (const body of ['{', '{}', '[]']) {
      const response = await send(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'bad_request' } });
    }
  });
});
