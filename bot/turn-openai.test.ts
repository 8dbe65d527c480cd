import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { createOpenAiModel } from '../models/openai.ts';
import { type StubAnswer, startOpenAiStub } from '../models/openai-stub.ts';
import { createScriptedModel } from '../models/scripted.ts';
import { createTestTurns, endOf, message, readAll, textOf } from './turn-harness.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db[Symbol.asyncDispose]());
beforeEach(() => db.execute('delete from conversations'));

async function startShop(answers: StubAnswer[], { resumeGraceMs = 5_000, idleTimeoutMs = 8_000 } = {}) {
  const stub = await startOpenAiStub(answers);
  const primary = createOpenAiModel({ apiKey: 'sk-test', baseUrl: stub.baseUrl, model: 'stub-model' });
  const embedded = { ...createScriptedModel(() => ({ text: 'Plain answer.' })), name: 'embedded' };
  const { turns, faults } = createTestTurns({
    db,
    models: [primary, embedded],
    limits: { idleTimeoutMs, resumeGraceMs },
  });
  return { stub, turns, faults, [Symbol.asyncDispose]: () => stub[Symbol.asyncDispose]() };
}

test('tool calls and answers go over real HTTP, with usage counted', async () => {
  await using shop = await startShop([
    { calls: [{ name: 'echo', args: '{"word":"tent"}' }] },
    { text: 'A tent it is.' },
  ]);
  const events = await readAll(await shop.turns.start(message('a tent')));
  expect(textOf(events)).toBe('A tent it is.');
  expect(endOf(events)).toMatchObject({ type: 'finished', model: 'stub-model' });
  expect(shop.faults).toEqual([]);

  const [first, second] = shop.stub.requests as {
    stream: boolean;
    tools: { function: { name: string; parameters: { required: string[] } } }[];
    messages: { role: string; content: string; tool_call_id?: string }[];
  }[];
  expect(first?.stream).toBe(true);
  expect(first?.tools[0]?.function).toMatchObject({ name: 'echo', parameters: { required: ['word'] } });
  expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
  expect(second?.messages[3]?.tool_call_id).toBe('call_0');
  const [turn] = await db.query<{ usage: object }>('select usage from turns');
  expect(turn?.usage).toEqual({ modelCalls: 2, inputTokens: 20, outputTokens: 10, degraded: false });
});

test('tool arguments that are no JSON are refused with a hint, and the model may mend them', async () => {
  await using shop = await startShop([
    { calls: [{ name: 'echo', args: '{"word": "te' }] },
    { calls: [{ name: 'echo', args: '{"word":"tent"}' }] },
    { text: 'Mended.' },
  ]);
  const events = await readAll(await shop.turns.start(message('a tent')));
  const results = events.flatMap(({ event }) => (event.type === 'tool_result' ? [event.status] : []));
  expect(results).toEqual(['refused', 'ok']);
  expect(textOf(events)).toBe('Mended.');
});

describe('the embedded model answers instead', () => {
  test.each<[string, StubAnswer]>([
    ['401', { status: 401 }],
    ['429 without Retry-After', { status: 429 }],
    ['500', { status: 500 }],
    ['a body that is no JSON', { status: 200, body: '<html>gateway</html>' }],
    ['no answer at all', { silent: true }],
    ['an empty stream', { truncateAfter: '' }],
  ])('after %s', async (_, answer) => {
    await using shop = await startShop([answer], { idleTimeoutMs: 300 });
    const events = await readAll(await shop.turns.start(message('hello')));
    expect(textOf(events)).toBe('Plain answer.');
    expect(events.map(({ event }) => event)).toContainEqual({ type: 'notice', code: 'degraded' });
    expect(shop.faults.length).toBeGreaterThan(0);
  });

  test.each<[string, StubAnswer]>([
    ['a stall in mid-stream', { stallAfter: 'I was about to ' }],
    ['a stream cut in mid-sentence', { truncateAfter: 'I was about to ', cut: true }],
    ['a stream that ends without a finish reason', { truncateAfter: 'I was about to ' }],
  ])('on a new paragraph after %s', async (_, answer) => {
    await using shop = await startShop([answer], { idleTimeoutMs: 300 });
    const events = await readAll(await shop.turns.start(message('hello')));
    expect(textOf(events)).toMatch(/^I was about to\s+\n\nPlain answer\.$/);
    expect(endOf(events)).toMatchObject({ type: 'finished', model: 'embedded' });
  });
});

test('a 500 that passes is retried and nobody notices', async () => {
  await using shop = await startShop([{ status: 500 }, { text: 'All well.' }]);
  const events = await readAll(await shop.turns.start(message('hello')));
  expect(textOf(events)).toBe('All well.');
  expect(events.some(({ event }) => event.type === 'notice')).toBe(false);
});

test('when the customer leaves, the request to the model is aborted', async () => {
  await using shop = await startShop([{ silent: true }], { resumeGraceMs: 20 });
  const run = await shop.turns.start(message('hello'));
  const watching = run.events()[Symbol.asyncIterator]();
  await watching.next();
  await vi.waitUntil(() => shop.stub.requests.length === 1);
  await watching.return?.();
  await vi.waitUntil(() => shop.stub.aborted() === 1);
  await vi.waitUntil(
    async () => (await db.query(`select 1 from turns where status = 'stopped'`)).length === 1,
  );
});

test('an invented price is corrected in mid-stream', async () => {
  await using shop = await startShop([
    { calls: [{ name: 'echo', args: '{"word":"tent"}' }] },
    { text: 'It costs $12.00, not $3.50.' },
  ]);
  const events = await readAll(await shop.turns.start(message('how much?')));
  expect(textOf(events)).toBe('It costs $12.00, not (price not confirmed).');
});
