import { HttpAgent } from '@ag-ui/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestTurns } from '../bot/turn-harness.ts';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { createScriptedModel, type Script } from '../models/scripted.ts';
import { cookieOf, startTestServer, type TestServer } from './test-server.ts';
import { type SentEvent, readStream } from './test-stream.ts';

interface Past {
  id: string;
  title: string;
  messages: { id: string; turnId: string; role: string; text: string; status: string; cards: object[] }[];
  running?: { runId: string };
}

const GRACE_MS = 300;

describe('a conversation over HTTP', () => {
  let db: Database;
  const opened: TestServer[] = [];
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterEach(async () => {
    for (const shop of opened.splice(0)) await shop[Symbol.asyncDispose]();
  });
  afterAll(() => db[Symbol.asyncDispose]());

  /** The real turns behind the real server, with a model that follows the script. */
  async function openShop(script: Script) {
    const model = createScriptedModel(script);
    const { turns } = createTestTurns({ db, models: [model], limits: { resumeGraceMs: GRACE_MS } });
    const shop = await startTestServer({ db, turns, rateLimits: 'off', identity: { demo: true } });
    opened.push(shop);
    return { ...shop, model, turns };
  }
  type Shop = Awaited<ReturnType<typeof openShop>>;

  const visit = async (shop: Shop) => cookieOf(await shop.call('/api/shop')) ?? '';
  const ask = (shop: Shop, cookie: string, thread: string, message: string, text = message) =>
    shop.call('/api/agent', {
      cookie,
      json: {
        threadId: thread,
        runId: `run-${message}`,
        messages: [{ id: message, role: 'user', content: text }],
      },
    });
  const past = async (shop: Shop, cookie: string, thread: string) =>
    (await (await shop.call(`/api/conversations/${thread}`, { cookie })).json()) as Past;
  const textOf = (events: readonly SentEvent[]) =>
    events.map(({ event }) => (event.type === 'TEXT_MESSAGE_CONTENT' ? event.delta : '')).join('');

  /** The events with tool results read, for the database keeps what they say and not how their fields are ordered. */
  const read = (events: readonly SentEvent[]) =>
    events.map(({ id, event: { content, ...event } }) => ({
      id,
      event,
      content: typeof content === 'string' ? (JSON.parse(content) as unknown) : undefined,
    }));

  it('runs over several turns through the official client, and reads the same afterwards', async () => {
    const shop = await openShop([
      { text: 'Let me look.', calls: [{ name: 'echo', args: { word: 'tent' } }] },
      { text: 'One tent, $12.00.' },
      { text: 'Yes, in blue.' },
    ]);
    const cookie = await visit(shop);
    const agent = new HttpAgent({
      url: `${shop.url}/api/agent`,
      headers: { cookie },
      threadId: 'several',
    });
    for (const text of ['a tent', 'in blue?']) {
      agent.addMessage({ id: crypto.randomUUID(), role: 'user', content: text });
      await agent.runAgent();
    }
    const shown = agent.messages.filter(({ role }) => role !== 'tool');
    expect(shown.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'a tent'],
      ['assistant', 'Let me look.\n\nOne tent, $12.00.'],
      ['user', 'in blue?'],
      ['assistant', 'Yes, in blue.'],
    ]);
    const { title, messages, running } = await past(shop, cookie, 'several');
    expect(title).toBe('a tent');
    expect(running).toBeUndefined();
    expect(messages.map(({ id, role, text }) => [id, role, text])).toEqual(
      shown.map(({ id, role, content }) => [id, role, content]),
    );
    const toolMessage = agent.messages.find(({ role }) => role === 'tool');
    expect(JSON.parse(toolMessage?.content as string)).toMatchObject({ cards: messages[1]?.cards });
    expect(messages[1]?.cards).toMatchObject([{ kind: 'help', pages: [{ id: 'tent' }] }]);
    shop.model.assertFinished();
  });

  it('answers the same message once, also at the same moment, and the same to everybody', async () => {
    const shop = await openShop([{ text: 'Only once.' }]);
    const cookie = await visit(shop);
    const responses = await Promise.all(
      Array.from({ length: 5 }, () => ask(shop, cookie, 'twice', 'm-twice')),
    );
    const streams = await Promise.all(responses.map((response) => readStream(response)));
    for (const { events } of streams) expect(events).toEqual(streams[0]?.events);
    expect(textOf(streams[0]?.events ?? [])).toBe('Only once.');
    const later = await readStream(await ask(shop, cookie, 'twice', 'm-twice'));
    expect(later.events).toEqual(streams[0]?.events);
    expect(shop.model.calls).toHaveLength(1);
  });

  it('answers two messages at once in one conversation one after the other', async () => {
    const shop = await openShop((messages) => ({ text: `to ${messages.length} messages` }));
    const cookie = await visit(shop);
    const [first, second] = await Promise.all([
      ask(shop, cookie, 'both', 'm-first'),
      ask(shop, cookie, 'both', 'm-second'),
    ]);
    const texts = [textOf((await readStream(first)).events), textOf((await readStream(second)).events)];
    // The later of the two was answered with the earlier one's answer before it.
    expect(texts.sort()).toEqual(['to 2 messages', 'to 4 messages']);
    const { messages } = await past(shop, cookie, 'both');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  it('aborts the model when the client has left for good, and keeps the turn', async () => {
    const shop = await openShop([
      { text: 'Well,', calls: [{ name: 'echo', args: { word: 'x' } }] },
      { stall: true },
    ]);
    const cookie = await visit(shop);
    const response = await ask(shop, cookie, 'left', 'm-left');
    await readStream(response, (events) => events.some(({ event }) => event.type === 'TOOL_CALL_RESULT'));
    const running = await past(shop, cookie, 'left');
    expect(running.running).toEqual({ runId: 'run-m-left' });
    expect(running.messages.map(({ role }) => role)).toEqual(['user']);
    await vi.waitFor(async () => expect((await past(shop, cookie, 'left')).running).toBeUndefined(), 5_000);
    const { messages } = await past(shop, cookie, 'left');
    expect(messages).toMatchObject([
      { role: 'user', text: 'm-left' },
      { role: 'assistant', text: 'Well,', status: 'stopped' },
    ]);
  });

  it('lets a client that lost the connection go on where it was, with no second turn', async () => {
    const shop = await openShop([
      { text: 'First.', calls: [{ name: 'echo', args: { word: 'wait' } }] },
      { text: 'Then the rest.' },
    ]);
    const cookie = await visit(shop);
    const response = await ask(shop, cookie, 'lost', 'm-lost');
    const begun = await readStream(response, (events) => events.length >= 3);
    const resumed = await shop.call('/api/runs/run-m-lost/events', {
      cookie,
      headers: { 'last-event-id': begun.events.at(-1)?.id ?? '' },
    });
    const rest = await readStream(resumed);
    const whole = await readStream(await shop.call('/api/runs/run-m-lost/events', { cookie }));
    expect(read([...begun.events, ...rest.events])).toEqual(read(whole.events));
    expect(whole.events.at(-1)?.event).toMatchObject({ type: 'RUN_FINISHED', result: { status: 'done' } });
    shop.model.assertFinished();

    // The same after a restart: another process over the same database.
    const restarted = await openShop([]);
    const again = await restarted.call('/api/runs/run-m-lost/events', {
      cookie,
      headers: { 'last-event-id': begun.events.at(-1)?.id ?? '' },
    });
    expect(read((await readStream(again)).events)).toEqual(read(rest.events));
  });

  it('begins a failed turn anew under numbers that a client who saw the first attempt takes for new', async () => {
    const failing = await openShop([{ error: new Error('no') }]);
    const cookie = await visit(failing);
    const first = await readStream(await ask(failing, cookie, 'retry', 'm-retry'));
    expect(first.events.at(-1)?.event).toMatchObject({ type: 'RUN_ERROR', metadata: { retryable: true } });
    expect((await past(failing, cookie, 'retry')).messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', text: '', status: 'failed' },
    ]);
    const mended = await openShop([{ text: 'Now it works.' }]);
    const second = await readStream(await ask(mended, cookie, 'retry', 'm-retry'));
    expect(textOf(second.events)).toBe('Now it works.');
    const lastSeen = first.events.at(-1)?.id ?? '';
    expect(Number(second.events[0]?.id)).toBeGreaterThan(Number(lastSeen));
    const resumed = await mended.call(`/api/runs/run-m-retry/events?after=${lastSeen}`, { cookie });
    expect((await readStream(resumed)).events).toEqual(second.events);
    expect((await past(mended, cookie, 'retry')).messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', text: 'Now it works.', status: 'done' },
    ]);
  });

  it('opens nothing to somebody who knows the ids', async () => {
    const shop = await openShop([{ text: 'Between us.' }]);
    const cookie = await visit(shop);
    await readStream(await ask(shop, cookie, 'ours', 'm-ours'));
    const [, answer] = (await past(shop, cookie, 'ours')).messages;
    const stranger = await visit(shop);
    const statuses = await Promise.all(
      [
        ask(shop, stranger, 'ours', 'm-intruder'),
        ask(shop, stranger, 'ours', 'm-ours'),
        shop.call('/api/conversations/ours', { cookie: stranger }),
        shop.call('/api/runs/run-m-ours/events', { cookie: stranger }),
        shop.call('/api/runs/run-m-ours/stop', { cookie: stranger, method: 'POST' }),
        shop.call(`/api/turns/${answer?.turnId}/feedback`, { cookie: stranger, json: { value: 1 } }),
      ].map(async (response) => (await response).status),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await past(shop, cookie, 'ours')).messages).toHaveLength(2);
  });

  it('goes on as the customer after the guest has signed in, and closes to the guest', async () => {
    const shop = await openShop([{ text: 'Hello guest.' }, { text: 'Hello customer.' }]);
    const guest = await visit(shop);
    await readStream(await ask(shop, guest, 'signed', 'm-guest'));
    const token = await shop.identity.issueDemoToken('c-1');
    const customer = cookieOf(await shop.call('/api/session', { cookie: guest, json: { token } })) ?? '';
    const resumed = await shop.call('/api/runs/run-m-guest/events', { cookie: customer });
    expect(textOf((await readStream(resumed)).events)).toBe('Hello guest.');
    await readStream(await ask(shop, customer, 'signed', 'm-customer'));
    expect((await past(shop, customer, 'signed')).messages).toHaveLength(4);
    expect((await ask(shop, guest, 'signed', 'm-again')).status).toBe(404);
  });

  it('stops an answer on request and says so in the stream and in the history', async () => {
    const shop = await openShop([
      { text: 'Well,', calls: [{ name: 'echo', args: { word: 'x' } }] },
      { stall: true },
    ]);
    const cookie = await visit(shop);
    const response = await ask(shop, cookie, 'stop', 'm-stop');
    let asked: Promise<Response> | undefined;
    const { events } = await readStream(response, (seen) => {
      if (seen.some(({ event }) => event.type === 'TOOL_CALL_RESULT')) {
        asked ??= shop.call('/api/runs/run-m-stop/stop', { cookie, json: {} });
      }
      return false;
    });
    expect((await asked)?.status).toBe(204);
    expect(events.at(-1)?.event).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } });
    expect((await past(shop, cookie, 'stop')).messages.at(-1)).toMatchObject({
      status: 'stopped',
      text: 'Well,',
    });
  });
});
