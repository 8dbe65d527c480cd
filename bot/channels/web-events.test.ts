import { EventType } from '@ag-ui/core';
import { EventSchema } from '@ag-ui/core/schemas';
import { describe, expect, it } from 'vitest';
import type { TurnEvent } from '../turn-types.ts';
import { createAgUiMapper, type PlacedEvent } from './web-events.ts';

const wholeTurn: TurnEvent[] = [
  { type: 'started', turnId: 't1', attempt: 1 },
  { type: 'text', delta: 'Let me look.' },
  { type: 'tool_call', callId: 'c1', name: 'search_catalog', args: { query: '鞋 "x"\n' } },
  {
    type: 'tool_result',
    callId: 'c1',
    name: 'search_catalog',
    status: 'refused',
    code: 'no_hits',
    cards: [],
  },
  { type: 'text', delta: '' },
  { type: 'text', delta: 'Nothing ' },
  { type: 'text', delta: 'there.' },
  { type: 'notice', code: 'degraded' },
  { type: 'suggestions', items: ['Show me bags'] },
  { type: 'finished', status: 'done', model: 'embedded' },
];

function mapAll(events: readonly TurnEvent[]): PlacedEvent[] {
  const map = createAgUiMapper({ threadId: 'thread', runId: 'run' });
  return events.flatMap((event, index) => map({ seq: index + 1, event }));
}

describe('the AG-UI mapper', () => {
  it('makes the whole turn one assistant message, closed while a tool runs', () => {
    const events = mapAll(wholeTurn).map(({ event }) => event);
    for (const event of events) expect(EventSchema.safeParse(event).success).toBe(true);
    expect(events.map(({ type }) => type)).toEqual([
      'RUN_STARTED',
      'TEXT_MESSAGE_START',
      'TEXT_MESSAGE_CONTENT',
      'TEXT_MESSAGE_END',
      'TOOL_CALL_START',
      'TOOL_CALL_ARGS',
      'TOOL_CALL_END',
      'TOOL_CALL_RESULT',
      'TEXT_MESSAGE_START',
      'TEXT_MESSAGE_CONTENT',
      'TEXT_MESSAGE_CONTENT',
      'CUSTOM',
      'CUSTOM',
      'TEXT_MESSAGE_END',
      'RUN_FINISHED',
    ]);
    expect(events[4]).toMatchObject({ toolCallId: 't1.c1', parentMessageId: 't1' });
    expect(JSON.parse((events[5] as { delta: string }).delta)).toEqual({ query: '鞋 "x"\n' });
    expect(JSON.parse((events[7] as { content: string }).content)).toEqual({
      status: 'refused',
      code: 'no_hits',
      cards: [],
    });
    expect(events.at(-1)).toEqual({
      type: EventType.RUN_FINISHED,
      threadId: 'thread',
      runId: 'run',
      result: { turnId: 't1', status: 'done', model: 'embedded' },
      outcome: { type: 'success' },
    });
  });

  it('numbers events by rising whole numbers, the same each time', () => {
    const ids = mapAll(wholeTurn).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(ids.every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true);
    expect(mapAll(wholeTurn).map(({ id }) => id)).toEqual(ids);
  });

  it('numbers a second attempt above all of the first', () => {
    const last = mapAll(wholeTurn).at(-1)?.id ?? 0;
    const [first] = mapAll([{ type: 'started', turnId: 't1', attempt: 2 }]);
    expect(first?.id).toBeGreaterThan(last);
    expect(Number.isSafeInteger(first?.id)).toBe(true);
  });

  it('tells a stopped turn as cancelled and a failed one as an error that says whether to try again', () => {
    const stopped = mapAll([...wholeTurn.slice(0, 2), { type: 'finished', status: 'stopped', model: 'm' }]);
    expect(stopped.slice(-2).map(({ event }) => event)).toMatchObject([
      { type: 'TEXT_MESSAGE_END' },
      { type: 'RUN_FINISHED', result: { status: 'stopped' }, outcome: { type: 'cancelled' } },
    ]);
    const failed = mapAll([{ type: 'failed', code: 'internal', message: 'Sorry.', retryable: true }]);
    expect(failed.map(({ event }) => event)).toEqual([
      { type: 'RUN_ERROR', code: 'internal', message: 'Sorry.', metadata: { retryable: true } },
    ]);
  });
});
