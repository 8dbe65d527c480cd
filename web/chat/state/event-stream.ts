import { createParser } from 'eventsource-parser';
import type { NumberedEvent, WireEvent } from './wire.ts';

/** The connection gave no byte for this long: it is taken for dead, although nobody said so. */
export const silenceLimitMs = 45_000;

/**
 * Reads numbered AG-UI events from an SSE response until it ends, breaks (throws) or falls silent (throws).
 * Comments count as a sign of life; what is not a numbered JSON event is passed over.
 */
export async function* readEvents(
  response: Response,
  limitMs: number = silenceLimitMs,
): AsyncGenerator<NumberedEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  const ready: NumberedEvent[] = [];
  const parser = createParser({
    onEvent: ({ id, data }) => {
      const seq = Number(id);
      const event = parseEvent(data);
      if (event && Number.isSafeInteger(seq) && seq > 0) ready.push({ seq, event });
    },
  });
  try {
    for (;;) {
      const { done, value } = await withinLimit(reader.read(), limitMs);
      if (done) return;
      parser.feed(value);
      yield* ready.splice(0);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function parseEvent(data: string): WireEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && 'type' in value ? (value as WireEvent) : undefined;
  } catch {
    return undefined;
  }
}

function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('The stream fell silent.')), limitMs);
    void work.then(done, fail).finally(() => clearTimeout(timer));
  });
}
