import { describe, expect, it, vi } from 'vitest';
import { createChat } from './chat.ts';
import { ApiError } from './transport.ts';
import type { AgentRequest, StoredConversation, WireEvent } from './wire.ts';

const words = (delta: string): WireEvent => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 't1', delta });
const script: WireEvent[] = [
  { type: 'RUN_STARTED', threadId: 'c1', runId: 'r1' },
  { type: 'TEXT_MESSAGE_START', messageId: 't1', role: 'assistant' },
  words('one '),
  words('two '),
  words('three'),
  { type: 'RUN_FINISHED', threadId: 'c1', runId: 'r1', result: { turnId: 't1', status: 'done' } },
];

/** An SSE answer with these events of the script, numbered as the server numbers them. */
const streamOf = (from: number, to: number) =>
  new Response(
    script
      .slice(from, to)
      .map((event, index) => `id: ${from + index + 1}\ndata: ${JSON.stringify(event)}\n\n`)
      .join(''),
  );

const refused = (status: number, code: string) => Promise.reject(new ApiError(status, code, code));
const empty: StoredConversation = { id: 'c1', title: null, locale: null, messages: [] };

function setUp(api: {
  startRun: (input: AgentRequest) => Promise<Response>;
  followRun?: (runId: string, seq: number) => Promise<Response>;
  readConversation?: () => Promise<StoredConversation>;
}) {
  const parts = {
    startRun: vi.fn(api.startRun),
    followRun: vi.fn(api.followRun ?? (() => refused(500, 'internal'))),
    readConversation: vi.fn(api.readConversation ?? (async () => empty)),
    stopRun: vi.fn(async () => undefined),
    rateTurn: vi.fn(async () => undefined),
  };
  const chat = createChat({
    id: 'c1',
    api: parts,
    stored: false,
    locale: () => 'en',
    onTurn: () => undefined,
    pause: async () => undefined,
  });
  const last = () => chat.state.get().transcript.messages.at(-1);
  return { chat, api: parts, last };
}

describe('a connection that breaks', () => {
  it('goes on where it was left, with one message sent', async () => {
    const { chat, api, last } = setUp({
      startRun: async () => streamOf(0, 3),
      followRun: async (_, seq) => streamOf(seq, seq === 3 ? 4 : 6),
    });
    await chat.send('hello');
    expect(last()).toMatchObject({ status: 'done', text: 'one two three' });
    expect(api.startRun).toHaveBeenCalledTimes(1);
    expect(api.followRun.mock.calls.map(([runId, seq]) => [runId, seq])).toEqual([
      ['r1', 3],
      ['r1', 4],
    ]);
  });

  it('before the first event sends the same message again under the same id', async () => {
    let tries = 0;
    const { chat, api, last } = setUp({
      startRun: async () => {
        tries += 1;
        return tries < 3 ? refused(0, 'network') : streamOf(0, 6);
      },
    });
    await chat.send('hello');
    expect(last()).toMatchObject({ status: 'done' });
    expect(new Set(api.startRun.mock.calls.map(([input]) => input.messages[0]?.id)).size).toBe(1);
    expect(new Set(api.startRun.mock.calls.map(([input]) => input.runId)).size).toBe(1);
  });

  it('gives up when not one event comes, and retries under the same id', async () => {
    let isUp = false;
    const { chat, api, last } = setUp({
      startRun: async () => (isUp ? streamOf(0, 6) : refused(0, 'network')),
    });
    await chat.send('hello');
    expect(last()).toMatchObject({ status: 'failed', error: { code: 'network', retryable: true } });
    isUp = true;
    await chat.retry();
    expect(last()).toMatchObject({ status: 'done' });
    expect(chat.state.get().transcript.messages).toHaveLength(2);
    expect(new Set(api.startRun.mock.calls.map(([input]) => input.messages[0]?.id)).size).toBe(1);
  });

  it('to a run that is gone shows what the server kept of it', async () => {
    const kept = (role: 'user' | 'assistant', text: string) => ({
      id: role,
      turnId: 't1',
      role,
      text,
      cards: [],
      suggestions: [],
      feedback: 0 as const,
      status: 'done' as const,
      createdAt: '2026-01-01T00:00:00Z',
    });
    const { chat, last } = setUp({
      startRun: async () => streamOf(0, 3),
      followRun: () => refused(404, 'not_found'),
      readConversation: async () => ({
        ...empty,
        messages: [kept('user', 'hello'), kept('assistant', 'whole')],
      }),
    });
    await chat.send('hello');
    expect(last()).toMatchObject({ status: 'done', text: 'whole' });
  });
});

describe('a refusal', () => {
  it('ends the answer at once, and offers a try only where one may help', async () => {
    const { chat, api, last } = setUp({ startRun: () => refused(413, 'payload_too_large') });
    await chat.send('hello');
    expect(last()).toMatchObject({
      status: 'failed',
      error: { code: 'payload_too_large', retryable: false },
    });
    expect(api.startRun).toHaveBeenCalledTimes(1);
  });

  it('of the turn itself is asked anew under a new id', async () => {
    const error = { type: 'RUN_ERROR', code: 'model_unavailable', message: '', retryable: true };
    let tries = 0;
    const { chat, api, last } = setUp({
      startRun: async () => {
        tries += 1;
        return tries === 1 ? new Response(`id: 1\ndata: ${JSON.stringify(error)}\n\n`) : streamOf(0, 6);
      },
    });
    await chat.send('hello');
    expect(last()).toMatchObject({ status: 'failed' });
    await chat.retry();
    expect(last()).toMatchObject({ status: 'done' });
    const [first, second] = api.startRun.mock.calls.map(([input]) => input.messages[0]?.id);
    expect(first).not.toBe(second);
  });

  it('of the thumb takes the thumb back', async () => {
    const { chat, api, last } = setUp({ startRun: async () => streamOf(0, 6) });
    await chat.send('hello');
    api.rateTurn.mockImplementation(() => refused(500, 'internal'));
    await expect(chat.rate(last()?.id ?? '', 't1', 1)).rejects.toThrow();
    expect(last()).toMatchObject({ feedback: 0 });
  });
});

describe('sending', () => {
  it('leaves out blank messages and a second one while an answer runs', async () => {
    let open = (_: Response) => undefined as void;
    const { chat, api } = setUp({ startRun: () => new Promise((done) => (open = done)) });
    await chat.send('   ');
    const first = chat.send('hello');
    await chat.send('too early');
    open(streamOf(0, 6));
    await first;
    expect(api.startRun).toHaveBeenCalledTimes(1);
  });
});

describe('a conversation read while an answer came', () => {
  it('keeps the answer and is read anew', async () => {
    let arrive = (_: StoredConversation) => undefined as void;
    const { chat, api, last } = setUp({
      startRun: async () => streamOf(0, 6),
      readConversation: () => new Promise((done) => (arrive = done)),
    });
    const loading = chat.load();
    await chat.send('hello');
    api.readConversation.mockImplementation(() => refused(503, 'unavailable'));
    arrive(empty);
    await loading;
    expect(last()).toMatchObject({ status: 'done', text: 'one two three' });
    expect(api.readConversation).toHaveBeenCalledTimes(2);
  });
});

describe('an unknown conversation', () => {
  it('is told from one that could not be read now', async () => {
    const load = async (status: number) => {
      const { chat } = setUp({
        startRun: async () => streamOf(0, 6),
        readConversation: () => refused(status, 'x'),
      });
      await chat.load();
      return chat.state.get().phase;
    };
    expect(await load(404)).toBe('missing');
    expect(await load(503)).toBe('ready');
  });
});
