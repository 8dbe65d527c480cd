import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { EventType, HttpAgent } from '@ag-ui/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TurnEvent } from '../bot/turn-types.ts';
import type { ProductsCard } from '../tools/cards.ts';
import type { ScriptedRun } from './scripted-turns.ts';
import { readStream } from './test-stream.ts';
import { cookieOf, startTestServer, type TestServer } from './test-server.ts';

const card: ProductsCard = { kind: 'products', match: 'exact', understood: [], total: 0, products: [] };

const answerOf = (turnId: string): TurnEvent[] => [
  { type: 'started', turnId, attempt: 1 },
  { type: 'text', delta: 'Let me look. ' },
  { type: 'tool_call', callId: 'call-1', name: 'search_catalog', args: { query: 'shoes' } },
  { type: 'tool_result', callId: 'call-1', name: 'search_catalog', status: 'ok', cards: [card] },
  { type: 'text', delta: 'Nothing ' },
  { type: 'text', delta: 'found.\nSorry' },
  { type: 'suggestions', items: ['Show me bags'] },
  { type: 'finished', status: 'done', model: 'scripted' },
];

describe('POST /api/agent', () => {
  let shop: TestServer;
  let onTurn: (run: ScriptedRun) => void = () => undefined;
  beforeAll(async () => {
    shop = await startTestServer({ onTurn: (run) => onTurn(run), rateLimits: 'off', heartbeatMs: 20 });
  });
  afterAll(() => shop[Symbol.asyncDispose]());
  afterEach(() => vi.restoreAllMocks());

  const ask = (cookie: string | undefined, name: string, text = 'shoes') =>
    shop.call('/api/agent', {
      cookie,
      json: {
        threadId: `thread-${name}`,
        runId: `run-${name}`,
        messages: [{ id: `message-${name}`, role: 'user', content: text }],
      },
    });
  const visit = async () => cookieOf(await shop.call('/api/shop'));
  const runOf = (name: string) => shop.runs.get(`run-${name}`) as ScriptedRun;

  it('passes the official client’s verification, keeps its session by cookie, and warns of nothing', async () => {
    onTurn = (run) => run.say(...answerOf(run.turnId));
    const warn = vi.spyOn(console, 'warn');
    let cookie: string | undefined;
    const agent = new HttpAgent({
      url: `${shop.url}/api/agent`,
      fetch: async (url, init) => {
        const headers = { ...(init?.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
        const response = await fetch(url, { ...init, headers });
        cookie = cookieOf(response) ?? cookie;
        return response;
      },
    });
    const customs: unknown[] = [];
    const subscriber = {
      onCustomEvent: ({ event }: { event: unknown }) => void customs.push(event),
    };
    for (const text of ['shoes', 'and bags?']) {
      agent.addMessage({ id: crypto.randomUUID(), role: 'user', content: text });
      const { result, newMessages } = await agent.runAgent({}, subscriber);
      const turnId = [...shop.runs.values()].at(-1)?.turnId;
      expect(result).toEqual({ turnId, status: 'done', model: 'scripted' });
      expect(newMessages).toMatchObject([
        { id: turnId, role: 'assistant', content: 'Let me look. Nothing found.\nSorry' },
        { role: 'tool', toolCallId: `${turnId}.call-1` },
      ]);
      expect(JSON.parse(newMessages[1]?.content as string)).toEqual({ status: 'ok', cards: [card] });
      expect(newMessages[0]).toMatchObject({
        toolCalls: [{ function: { name: 'search_catalog', arguments: '{"query":"shoes"}' } }],
      });
    }
    expect(customs).toMatchObject([
      { name: 'suggestions', value: ['Show me bags'] },
      { name: 'suggestions', value: ['Show me bags'] },
    ]);
    const speakers = [...shop.runs.values()].map(({ input }) => input.speaker);
    expect(speakers[0]).toEqual(speakers[1]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('tells the client what failed', async () => {
    onTurn = (run) =>
      run.say(
        { type: 'started', turnId: run.turnId, attempt: 1 },
        { type: 'text', delta: 'Well' },
        { type: 'failed', code: 'model_unavailable', message: 'No model answers.', retryable: true },
      );
    const agent = new HttpAgent({ url: `${shop.url}/api/agent` });
    agent.addMessage({ id: 'm', role: 'user', content: 'shoes' });
    const errors: unknown[] = [];
    await agent.runAgent({}, { onRunErrorEvent: ({ event }) => void errors.push(event) });
    expect(errors).toMatchObject([
      { code: 'model_unavailable', message: 'No model answers.', metadata: { retryable: true } },
    ]);
  });

  it('goes on from any event, without doubling or losing one', async () => {
    onTurn = (run) => run.say(...answerOf(run.turnId));
    const cookie = await visit();
    const { events } = await readStream(await ask(cookie, 'resume'));
    expect(events.at(0)?.event.type).toBe('RUN_STARTED');
    expect(events.at(-1)?.event.type).toBe('RUN_FINISHED');
    for (const [index, { id }] of events.entries()) {
      const headers = { 'last-event-id': id ?? '' };
      const rest = await shop.call('/api/runs/run-resume/events', { cookie, headers });
      expect((await readStream(rest)).events).toEqual(events.slice(index + 1));
    }
    const byQuery = await shop.call(`/api/runs/run-resume/events?after=${events[3]?.id}`, { cookie });
    expect((await readStream(byQuery)).events).toEqual(events.slice(4));
    const whole = await shop.call('/api/runs/run-resume/events', { cookie });
    expect((await readStream(whole)).events).toEqual(events);
  });

  it('gives the same message the same answer, in one run', async () => {
    const said: ScriptedRun[] = [];
    onTurn = (run) => {
      said.push(run);
    };
    const cookie = await visit();
    const [first, second] = await Promise.all([ask(cookie, 'twice'), ask(cookie, 'twice')]);
    expect(said).toHaveLength(1);
    runOf('twice').say(...answerOf(runOf('twice').turnId));
    const [one, other] = [await readStream(first), await readStream(second)];
    expect(other.events).toEqual(one.events);
    expect((await readStream(await ask(cookie, 'twice'))).events).toEqual(one.events);
    expect(said).toHaveLength(1);
  });

  it('ends its subscription when the client leaves, and follows live when it comes back', async () => {
    onTurn = () => undefined;
    const cookie = await visit();
    const response = await ask(cookie, 'leave');
    const run = runOf('leave');
    const answer = answerOf(run.turnId);
    run.say(...answer.slice(0, 2));
    const { events } = await readStream(response, (seen) => seen.length === 3);
    await vi.waitFor(() => expect(run.subscribers).toBe(0));
    const headers = { 'last-event-id': events[2]?.id ?? '' };
    const resumed = await shop.call('/api/runs/run-leave/events', { cookie, headers });
    await vi.waitFor(() => expect(run.subscribers).toBe(1));
    run.say(...answer.slice(2));
    const rest = await readStream(resumed);
    expect([...events, ...rest.events].map(({ event }) => event.type)).toEqual([
      EventType.RUN_STARTED,
      EventType.TEXT_MESSAGE_START,
      EventType.TEXT_MESSAGE_CONTENT,
      EventType.TEXT_MESSAGE_END,
      EventType.TOOL_CALL_START,
      EventType.TOOL_CALL_ARGS,
      EventType.TOOL_CALL_END,
      EventType.TOOL_CALL_RESULT,
      EventType.TEXT_MESSAGE_START,
      EventType.TEXT_MESSAGE_CONTENT,
      EventType.TEXT_MESSAGE_CONTENT,
      EventType.CUSTOM,
      EventType.TEXT_MESSAGE_END,
      EventType.RUN_FINISHED,
    ]);
  });

  it('shows signs of life while a model thinks', async () => {
    onTurn = () => undefined;
    const response = await ask(await visit(), 'slow');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const run = runOf('slow');
    run.say({ type: 'started', turnId: run.turnId, attempt: 1 });
    const timer = setInterval(() => run.say({ type: 'text', delta: '.' }), 30);
    let heard = 0;
    const { comments } = await readStream(response, (events) => {
      heard = events.length;
      return heard >= 6;
    });
    clearInterval(timer);
    expect(comments.length).toBeGreaterThan(1);
  });

  it('waits for a reader that is slow', async () => {
    onTurn = () => undefined;
    const cookie = await visit();
    const response = await ask(cookie, 'backlog');
    const run = runOf('backlog');
    const delta = 'x'.repeat(64 * 1024);
    const requested = once(shop.server, 'request');
    const resumed = await shop.call('/api/runs/run-backlog/events', { cookie });
    const [, sent] = (await requested) as [unknown, ServerResponse];
    run.say({ type: 'started', turnId: run.turnId, attempt: 1 });
    for (let part = 0; part < 300; part++) run.say({ type: 'text', delta });
    await vi.waitFor(() => expect(sent.writableNeedDrain).toBe(true));
    expect(sent.writableLength).toBeLessThan(1_000_000);
    run.say({ type: 'finished', status: 'done', model: 'scripted' });
    const [all, again] = await Promise.all([readStream(response), readStream(resumed)]);
    expect(all.events).toHaveLength(304);
    expect(again.events).toHaveLength(304);
  });

  it('stops a run for its own visitor only, and shows it to nobody else', async () => {
    onTurn = (run) => run.say({ type: 'started', turnId: run.turnId, attempt: 1 });
    const cookie = await visit();
    const other = await visit();
    const response = await ask(cookie, 'stop');
    const run = runOf('stop');
    const stop = (as: string | undefined) => shop.call('/api/runs/run-stop/stop', { cookie: as, json: {} });
    expect((await stop(other)).status).toBe(404);
    expect((await shop.call('/api/runs/run-stop/events', { cookie: other })).status).toBe(404);
    const intruder = await shop.call('/api/agent', {
      cookie: other,
      json: {
        threadId: 'thread-stop',
        runId: 'run-intruder',
        messages: [{ id: 'm', role: 'user', content: 'hello' }],
      },
    });
    expect(intruder.status).toBe(404);
    expect(run.stopped).toBe(false);
    expect((await stop(cookie)).status).toBe(204);
    expect(run.stopped).toBe(true);
    run.say({ type: 'finished', status: 'stopped', model: 'scripted' });
    const { events } = await readStream(response);
    expect(events.at(-1)?.event).toMatchObject({
      result: { status: 'stopped' },
      outcome: { type: 'cancelled' },
    });
  });
});
