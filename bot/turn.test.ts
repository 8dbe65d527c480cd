import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { createScriptedModel, type ScriptedStep } from '../models/scripted.ts';
import { createTestTurns, echoTool, endOf, message, readAll, textOf } from './turn-harness.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db[Symbol.asyncDispose]());
beforeEach(() => db.execute('delete from conversations'));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a turn runs tools, says what the model says, and is stored whole', async () => {
  const model = createScriptedModel([
    { text: 'Let me look.', calls: [{ name: 'echo', args: { word: 'tent' } }] },
    { text: 'A tent it is, for $12.00.' },
  ]);
  const { turns } = createTestTurns({ db, models: [model] });
  const events = await readAll(await turns.start(message('a tent please')));

  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const types = events.map(({ event }) => event.type).filter((type) => type !== 'text');
  expect(types).toEqual(['started', 'tool_call', 'tool_result', 'suggestions', 'finished']);
  expect(textOf(events)).toBe('Let me look.\n\nA tent it is, for $12.00.');
  model.assertFinished();

  const stored = await db.query('select role, content, tool_name from messages order by id');
  expect(stored).toMatchObject([
    { role: 'user', content: 'a tent please' },
    { role: 'assistant', content: 'Let me look.' },
    { role: 'tool', tool_name: 'echo', content: expect.stringContaining('"speaker":"guest"') },
    { role: 'assistant', content: 'A tent it is, for $12.00.' },
  ]);
});

test('the next turn reads the one before, tool results included', async () => {
  const model = createScriptedModel([
    { calls: [{ name: 'echo', args: { word: 'tent' } }] },
    { text: 'One tent.' },
    { text: 'Yes, blue.' },
  ]);
  const { turns } = createTestTurns({ db, models: [model] });
  await readAll(await turns.start(message('a tent')));
  await readAll(await turns.start(message('in blue?')));
  expect(model.calls[2]?.map((m) => m.getType())).toEqual(['system', 'human', 'ai', 'tool', 'ai', 'human']);
});

test('the same message at the same moment is answered once, with the same events to everybody', async () => {
  const model = createScriptedModel([{ text: 'Only once.' }]);
  const { turns } = createTestTurns({ db, models: [model] });
  const runs = await Promise.all(Array.from({ length: 5 }, () => turns.start(message('hello'))));
  const all = await Promise.all(runs.map((run) => readAll(run)));
  for (const events of all) expect(events).toEqual(all[0]);
  expect(runs.filter((run) => !run.duplicate)).toHaveLength(1);
  const later = await turns.start(message('hello'));
  expect(later.duplicate).toBe(true);
  expect(await readAll(later)).toEqual(all[0]);
  expect(model.calls).toHaveLength(1);
});

test('stored events carry their cards again, and go on after any of them', async () => {
  const model = createScriptedModel([
    { calls: [{ name: 'echo', args: { word: 'card' } }] },
    { text: 'Here.' },
  ]);
  const { turns } = createTestTurns({ db, models: [model] });
  const live = await readAll(await turns.start(message('cards?', { runId: 'run-7' })));
  const { turns: afterRestart } = createTestTurns({ db, models: [createScriptedModel([])] });
  const found = await afterRestart.find('run-7', { kind: 'guest', visitorId: 'v1' });
  if (!found) throw new Error('the run should be found');
  expect(await readAll(found)).toEqual(live);
  expect(await readAll(found, 3)).toEqual(live.slice(3));
  expect(await afterRestart.find('run-7', { kind: 'guest', visitorId: 'v2' })).toBeUndefined();
});

test('two messages at once in one conversation are answered in order', async () => {
  const order: string[] = [];
  const model = createScriptedModel((messages) => {
    const last = messages.at(-1)?.text ?? '';
    order.push(last);
    return { text: `answer to ${last}` };
  });
  const { turns } = createTestTurns({ db, models: [model] });
  const runs = [];
  for (const text of ['one', 'two', 'three']) runs.push(await turns.start(message(text)));
  const ends = await Promise.all(runs.map(async (run) => textOf(await readAll(run))));
  expect(ends).toEqual(['answer to one', 'answer to two', 'answer to three']);
  expect(order).toEqual(['one', 'two', 'three']);
  expect(model.calls[2]?.map((m) => m.text).slice(1)).toEqual([
    'one',
    'answer to one',
    'two',
    'answer to two',
    'three',
  ]);
});

test('two processes on one database keep that order and answer each message once', async () => {
  const seen: string[] = [];
  const script = (messages: readonly { text: string }[]): ScriptedStep => {
    seen.push(messages.at(-1)?.text ?? '');
    return { text: 'done' };
  };
  const one = createTestTurns({ db, models: [createScriptedModel(script)] }).turns;
  const two = createTestTurns({ db, models: [createScriptedModel(script)] }).turns;
  const runs = [];
  for (const [index, turns] of [one, two, one, two].entries()) {
    runs.push(await turns.start(message(`text ${index}`)));
  }
  runs.push(await two.start(message('text 0')));
  await Promise.all(runs.map((run) => readAll(run)));
  expect(seen).toEqual(['text 0', 'text 1', 'text 2', 'text 3']);
});

test("somebody else's conversation looks like one that does not exist", async () => {
  const { turns } = createTestTurns({ db, models: [createScriptedModel([{ text: 'hi' }])] });
  await readAll(await turns.start(message('mine')));
  await expect(
    turns.start(message('yours?', { speaker: { kind: 'guest', visitorId: 'v2' } })),
  ).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    turns.start(message('mine', { speaker: { kind: 'customer', customerId: 'v1', visitorId: 'v1' } })),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['nothing', '', 'bad_request'],
  ['white space and zero-width characters', ' \u200b\u2060\ufeff\n\t ', 'bad_request'],
  ['control characters', '\u0000\u0001\u0002', 'bad_request'],
  ['50 kB', 'x'.repeat(50_000), 'payload_too_large'],
])('a message of %s is refused and not stored', async (_, text, code) => {
  const { turns } = createTestTurns({ db, models: [createScriptedModel([])] });
  await expect(turns.start(message(text))).rejects.toMatchObject({ code });
  expect(await db.query('select 1 from turns')).toEqual([]);
});

test('emoji, mixed directions and stray bytes reach the model readable', async () => {
  const model = createScriptedModel(() => ({ text: 'ok' }));
  const { turns } = createTestTurns({ db, models: [model] });
  for (const [index, text] of [
    '👩‍👧 🎉',
    'abc \u202eאבג\u202c def',
    'a\u0000b\ud800c',
    '１２\u200b３',
  ].entries()) {
    await readAll(await turns.start(message(text, { messageId: `odd-${index}` })));
  }
  expect(model.calls.map((call) => call.at(-1)?.text)).toEqual([
    '👩‍👧 🎉',
    'abc אבג def',
    'ab\ufffdc',
    '１２３',
  ]);
});

test('arguments the model got wrong come back with a hint, and it may mend them', async () => {
  const model = createScriptedModel([
    {
      calls: [
        { name: 'echo', args: { wird: 3 } },
        { name: 'ekko', args: {} },
      ],
    },
    { calls: [{ name: 'echo', args: { word: 'mended' } }] },
    { text: 'Mended.' },
  ]);
  const { turns } = createTestTurns({ db, models: [model] });
  const events = await readAll(await turns.start(message('try')));
  const results = events.flatMap(({ event }) => (event.type === 'tool_result' ? [event] : []));
  expect(results.map(({ status, code }) => [status, code])).toEqual([
    ['refused', 'invalid_arguments'],
    ['refused', 'unknown_tool'],
    ['ok', undefined],
  ]);
  expect(model.calls[1]?.at(-2)?.text).toContain('word');
  expect(textOf(events)).toBe('Mended.');
});

test('a tool that breaks is told to the model without its secrets', async () => {
  const broken = { ...echoTool, run: async () => Promise.reject(new Error('password is hunter2')) };
  const model = createScriptedModel([{ calls: [{ name: 'echo', args: { word: 'x' } }] }, { text: 'Sorry.' }]);
  const { turns, faults } = createTestTurns({ db, models: [model], tools: [broken] });
  const events = await readAll(await turns.start(message('go')));
  expect(model.calls[1]?.at(-1)?.text).toContain('tool_failed');
  expect(JSON.stringify([events, model.calls[1]?.at(-1)?.text])).not.toContain('hunter2');
  expect(faults).toHaveLength(1);
});

test('a model that loops is stopped with an honest answer', async () => {
  const model = createScriptedModel(() => ({ calls: [{ name: 'echo', args: { word: 'again' } }] }));
  const { turns } = createTestTurns({ db, models: [model], stepLimit: 3 });
  const events = await readAll(await turns.start(message('loop')));
  expect(model.calls).toHaveLength(3);
  expect(textOf(events)).toBe('This took too many steps.');
  expect(events.map(({ event }) => event)).toContainEqual({ type: 'notice', code: 'step_limit' });
  expect(endOf(events)).toMatchObject({ type: 'finished', status: 'done' });
});

test('the next model answers when the first fails, and the reply says so', async () => {
  const primary = { ...createScriptedModel([{ error: new Error('503') }]), name: 'primary' };
  const embedded = { ...createScriptedModel([{ text: 'Plain answer.' }]), name: 'embedded' };
  const { turns, faults } = createTestTurns({ db, models: [primary, embedded] });
  const events = await readAll(await turns.start(message('hi')));
  expect(textOf(events)).toBe('Plain answer.');
  expect(events.map(({ event }) => event)).toContainEqual({ type: 'notice', code: 'degraded' });
  expect(endOf(events)).toMatchObject({ type: 'finished', model: 'embedded' });
  expect(faults).toHaveLength(1);
});

test('a model that stalls is left for the next one', async () => {
  const primary = { ...createScriptedModel([{ stall: true }]), name: 'primary' };
  const embedded = { ...createScriptedModel([{ text: 'Plain answer.' }]), name: 'embedded' };
  const { turns } = createTestTurns({ db, models: [primary, embedded], limits: { idleTimeoutMs: 30 } });
  expect(textOf(await readAll(await turns.start(message('hi'))))).toBe('Plain answer.');
});

test('when no model answers the turn fails, can be tried again, and is then answered', async () => {
  const model = createScriptedModel([{ error: new Error('down') }, { text: 'Back again.' }]);
  const { turns } = createTestTurns({ db, models: [model] });
  const failed = await readAll(await turns.start(message('hi')));
  expect(endOf(failed)).toMatchObject({ type: 'failed', code: 'internal', retryable: true });
  const again = await readAll(await turns.start(message('hi')));
  expect(again[0]?.event).toMatchObject({ type: 'started', attempt: 2 });
  expect(textOf(again)).toBe('Back again.');
  expect(await db.query(`select 1 from messages where role = 'user'`)).toHaveLength(1);
});

test('stop keeps what was said and leaves nothing half-called behind', async () => {
  const model = createScriptedModel([
    { text: 'Looking.', calls: [{ name: 'echo', args: { word: 'x' } }] },
    { stall: true },
    { text: 'Next answer.' },
  ]);
  const { turns } = createTestTurns({ db, models: [model] });
  const run = await turns.start(message('go'));
  void (async () => {
    await vi.waitUntil(() => model.calls.length === 2);
    run.stop();
  })();
  const events = await readAll(run);
  expect(endOf(events)).toMatchObject({ type: 'finished', status: 'stopped' });
  expect(await db.query('select status from turns')).toEqual([{ status: 'stopped' }]);
  await readAll(await turns.start(message('and now?')));
  expect(model.calls[2]?.map((m) => m.getType())).toEqual(['system', 'human', 'ai', 'tool', 'human']);
});

test('when the last listener leaves and none comes back, the model call is aborted and the turn recorded', async () => {
  const model = createScriptedModel([{ stall: true }]);
  const { turns } = createTestTurns({ db, models: [model], limits: { resumeGraceMs: 20 } });
  const run = await turns.start(message('hello?'));
  for await (const { event } of run.events()) if (event.type === 'started') break;
  await vi.waitUntil(async () => {
    const [turn] = await db.query<{ status: string }>('select status from turns');
    return turn?.status === 'stopped';
  });
});

test('a listener that comes back in time goes on where it was', async () => {
  const model = createScriptedModel((messages) =>
    messages.length > 3 ? { text: 'All there.' } : { calls: [{ name: 'echo', args: { word: 'x' } }] },
  );
  const { turns } = createTestTurns({ db, models: [model], limits: { resumeGraceMs: 4_000 } });
  const run = await turns.start(message('hello?'));
  const seen: number[] = [];
  for await (const { seq } of run.events()) {
    seen.push(seq);
    if (seen.length === 2) break;
  }
  for await (const { seq } of run.events(2)) seen.push(seq);
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(seen.length).toBeGreaterThan(5);
});

test('a turn whose process died is answered once by another, with the message as it was', async () => {
  const dead = createTestTurns({
    db,
    models: [createScriptedModel([{ stall: true }])],
    limits: { leaseMs: 60_000 },
  });
  await dead.turns.start(message('before the crash'));
  await vi.waitUntil(
    async () => (await db.query(`select 1 from turns where status = 'running'`)).length === 1,
  );
  await db.execute(`update conversations set lease_until = now() - interval '1 second'`);

  const model = createScriptedModel([{ text: 'After the crash.' }]);
  const { turns } = createTestTurns({ db, models: [model] });
  const taken = await Promise.all([turns.recover(0), turns.recover(0)]);
  expect(taken.some((n) => n === 1)).toBe(true);
  await vi.waitUntil(async () => (await db.query(`select 1 from turns where status = 'done'`)).length === 1);
  expect(model.calls).toHaveLength(1);
  expect(await db.query('select role, content from messages order by id')).toEqual([
    { role: 'user', content: 'before the crash' },
    { role: 'assistant', content: 'After the crash.' },
  ]);
});

test('an answer begun under an older epoch is never posted', async () => {
  const model = createScriptedModel([
    { calls: [{ name: 'echo', args: { word: 'x' } }] },
    { text: 'Too late.' },
  ]);
  const slow = {
    ...echoTool,
    run: async (...args: Parameters<typeof echoTool.run>) => {
      await db.execute('update conversations set epoch = epoch + 1');
      return echoTool.run(...args);
    },
  };
  const { turns } = createTestTurns({ db, models: [model], tools: [slow] });
  const events = await readAll(await turns.start(message('hi')));
  expect(endOf(events)).toMatchObject({ type: 'failed', code: 'conflict', retryable: false });
  expect(await db.query(`select 1 from messages where role <> 'user'`)).toEqual([]);
});

test('draining lets running turns finish and takes no new ones', async () => {
  const model = createScriptedModel([
    { calls: [{ name: 'echo', args: { word: 'x' } }] },
    { text: 'Finished.' },
  ]);
  const slow = {
    ...echoTool,
    run: async (...args: Parameters<typeof echoTool.run>) => {
      await wait(50);
      return echoTool.run(...args);
    },
  };
  const { turns } = createTestTurns({ db, models: [model], tools: [slow] });
  const run = await turns.start(message('go'));
  const drained = turns.drain(5_000);
  await expect(turns.start(message('late'))).rejects.toMatchObject({ code: 'shutting_down' });
  await drained;
  expect(textOf(await readAll(run))).toBe('Finished.');
  expect(await db.query('select lease_holder from conversations')).toEqual([{ lease_holder: null }]);
});

test('the language of the answer is that of the message', async () => {
  const model = createScriptedModel(() => ({ text: '好' }));
  const { turns } = createTestTurns({ db, models: [model] });
  for (const text of ['有跑步鞋吗', '42', 'and in english']) await readAll(await turns.start(message(text)));
  expect(model.calls.map((call) => call[0]?.text)).toEqual([
    'Answer in zh.',
    'Answer in zh.',
    'Answer in en.',
  ]);
});
