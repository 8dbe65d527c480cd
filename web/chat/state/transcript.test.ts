import { describe, expect, it } from 'vitest';
import {
  addQuestion,
  applyEvent,
  emptyTranscript,
  failRun,
  fromStored,
  rate,
  stopRun,
  type Transcript,
  withoutRetried,
} from './transcript.ts';
import type { StoredMessage, WireEvent } from './wire.ts';

const at = '2026-01-02T03:04:05.000Z';
const asked = (text = 'shoes?') => addQuestion(emptyTranscript, { id: 'm1', text, runId: 'r1', at });
const play = (start: Transcript, events: WireEvent[], from = 1) =>
  events.reduce((transcript, event, index) => applyEvent(transcript, { seq: from + index, event }), start);

const card = { kind: 'help', pages: [] };
const answer: WireEvent[] = [
  { type: 'RUN_STARTED', threadId: 'c1', runId: 'r1' },
  { type: 'TOOL_CALL_START', toolCallId: 't1', toolCallName: 'search_help' },
  { type: 'TOOL_CALL_ARGS', toolCallId: 't1', delta: '{}' },
  { type: 'TOOL_CALL_END', toolCallId: 't1' },
  {
    type: 'TOOL_CALL_RESULT',
    messageId: 'x',
    toolCallId: 't1',
    role: 'tool',
    content: JSON.stringify({ status: 'ok', cards: [card] }),
  },
  { type: 'TEXT_MESSAGE_START', messageId: 'turn1', role: 'assistant' },
  { type: 'TEXT_MESSAGE_CONTENT', messageId: 'turn1', delta: 'Hello ' },
  { type: 'TEXT_MESSAGE_CONTENT', messageId: 'turn1', delta: 'there' },
  { type: 'TEXT_MESSAGE_END', messageId: 'turn1' },
  { type: 'CUSTOM', name: 'suggestions', value: ['More', 7, 'Less'] },
  { type: 'CUSTOM', name: 'notice', value: { code: 'degraded' } },
  {
    type: 'RUN_FINISHED',
    threadId: 'c1',
    runId: 'r1',
    result: { turnId: 'turn1', status: 'done', model: 'm' },
  },
];

describe('an answer that streams in', () => {
  it('becomes one whole message', () => {
    const { messages, run } = play(asked(), answer);
    expect(run).toBeUndefined();
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatchObject({
      role: 'assistant',
      turnId: 'turn1',
      text: 'Hello there',
      cards: [card],
      tools: [{ id: 't1', name: 'search_help', status: 'ok' }],
      suggestions: ['More', 'Less'],
      notice: 'degraded',
      status: 'done',
    });
  });

  it('is the same over two connections that overlap', () => {
    const first = play(asked(), answer.slice(0, 8));
    const repeated = play(first, answer.slice(4), 5);
    expect(repeated).toEqual(play(asked(), answer));
  });

  it('comes back untouched from an event that was seen', () => {
    const half = play(asked(), answer.slice(0, 7));
    expect(applyEvent(half, { seq: 7, event: answer[6] as WireEvent })).toBe(half);
  });

  it('takes the id under which the server runs it', () => {
    const transcript = play(asked(), [{ type: 'RUN_STARTED', threadId: 'c1', runId: 'first-run' }]);
    expect(transcript.run).toMatchObject({ runId: 'first-run', seq: 1 });
  });

  it('leaves the other messages the very same objects', () => {
    const before = asked();
    expect(play(before, answer).messages[0]).toBe(before.messages[0]);
  });

  it('keeps what was said when it is stopped', () => {
    const result = { turnId: 'turn1', status: 'stopped' };
    const stopped = play(asked(), [
      ...answer.slice(0, 7),
      { type: 'RUN_FINISHED', threadId: 'c1', runId: 'r1', result },
    ]);
    expect(stopped.messages[1]).toMatchObject({ status: 'stopped', text: 'Hello ' });
    const locally = stopRun(play(asked(), answer.slice(0, 7)));
    expect(locally.messages[1]).toMatchObject({ status: 'stopped', text: 'Hello ' });
    expect(locally.run).toBeUndefined();
  });

  it('fails with the code of the error, and says whether another try may help', () => {
    const error = {
      type: 'RUN_ERROR',
      code: 'model_unavailable',
      message: 'no',
      metadata: { retryable: false },
    } as const;
    const failed = play(asked(), [answer[0] as WireEvent, error]);
    expect(failed.run).toBeUndefined();
    expect(failed.messages[1]).toMatchObject({
      status: 'failed',
      error: { code: 'model_unavailable', retryable: false },
    });
  });

  it('takes a tool result that is not JSON for a failed tool without cards', () => {
    const event: WireEvent = {
      type: 'TOOL_CALL_RESULT',
      messageId: 'x',
      toolCallId: 't1',
      role: 'tool',
      content: '<html>',
    };
    const { messages } = play(asked(), [...answer.slice(0, 4), event]);
    expect(messages[1]).toMatchObject({ tools: [{ status: 'failed' }], cards: [] });
  });

  it('begins anew when the server does', () => {
    const half = play(asked(), answer.slice(0, 8));
    const again = answer.map((event, index) => ({ seq: 1_000 + index, event }));
    const whole = again.reduce(applyEvent, half);
    expect(whole).toEqual(play(asked(), answer));
  });

  it('makes paragraphs of words before and after a tool', () => {
    const { messages } = play(asked(), [
      ...answer.slice(0, 9),
      { type: 'TEXT_MESSAGE_START', messageId: 'turn1', role: 'assistant' },
      { type: 'TEXT_MESSAGE_CONTENT', messageId: 'turn1', delta: 'Also this' },
    ]);
    expect(messages[1]?.text).toBe('Hello there\n\nAlso this');
  });

  it('ignores events when nothing runs', () => {
    const over = play(asked(), answer);
    expect(applyEvent(over, { seq: 99, event: answer[6] as WireEvent })).toBe(over);
  });
});

describe('a stored conversation', () => {
  const stored = (role: 'user' | 'assistant', status: StoredMessage['status']): StoredMessage => ({
    id: `${role}1`,
    turnId: 'turn1',
    role,
    text: 'x',
    cards: [],
    suggestions: [],
    feedback: 0,
    status,
    createdAt: at,
  });
  const conversation = { id: 'c1', title: null, locale: null };

  it('waits for the answer that is still running, from its first event', () => {
    const transcript = fromStored({
      ...conversation,
      messages: [stored('user', 'done')],
      running: { runId: 'r9' },
    });
    expect(transcript.run).toMatchObject({ runId: 'r9', seq: 0 });
    expect(transcript.messages.map(({ role, status }) => [role, status])).toEqual([
      ['user', 'done'],
      ['assistant', 'running'],
    ]);
  });

  it('offers another try of a failed answer', () => {
    const { messages } = fromStored({
      ...conversation,
      messages: [stored('user', 'failed'), stored('assistant', 'failed')],
    });
    expect(messages[0]).toMatchObject({ status: 'done' });
    expect(messages[1]).toMatchObject({ status: 'failed', error: { retryable: true } });
  });
});

describe('what is shown', () => {
  const failed = failRun(asked('again'), { code: 'network', message: '', retryable: true });

  it('keeps a failed answer that nothing followed', () => {
    expect(withoutRetried(failed.messages)).toHaveLength(2);
  });

  it('drops it with its question once the same was asked again', () => {
    const retried = addQuestion(failed, { id: 'm2', text: 'again', runId: 'r2', at });
    expect(withoutRetried(retried.messages).map(({ id }) => id)).toEqual(['m2', 'answer-r2']);
  });

  it('keeps it when something else was asked', () => {
    const other = addQuestion(failed, { id: 'm2', text: 'other', runId: 'r2', at });
    expect(withoutRetried(other.messages)).toHaveLength(4);
  });

  it('marks only the rated message', () => {
    const done = play(asked(), answer);
    const rated = rate(done, 'answer-r1', -1);
    expect(rated.messages.map(({ feedback }) => feedback)).toEqual([0, -1]);
  });
});
