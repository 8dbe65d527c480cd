import { once } from 'node:events';
import { EventType } from '@ag-ui/core';
import type { Response } from 'express';
import { createAgUiMapper } from '../bot/channels/web-events.ts';
import type { Run } from '../bot/turn-types.ts';
import { ShopError } from '../errors.ts';

/**
 * Streams a run as numbered AG-UI events over SSE, those after `after` only, until it ends or the client leaves; the
 * client that leaves ends its subscription, which stops the run if nobody comes back. A fault on the way is told as
 * RUN_ERROR without a number, so that a resumed stream still has the true end, and thrown on for the log.
 */
export async function streamRun(
  res: Response,
  run: Run,
  { after, heartbeatMs }: { after: number; heartbeatMs: number },
): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  if (res.closed) gone.abort();
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  const heartbeat = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': still here\n\n');
  }, heartbeatMs);
  try {
    await sendEvents(res, run, after, gone.signal);
  } catch (error) {
    if (gone.signal.aborted) return;
    const known = error instanceof ShopError;
    const event = {
      type: EventType.RUN_ERROR,
      message: known ? error.message : 'Something went wrong on our side.',
      code: known ? error.code : 'internal',
      metadata: { retryable: true },
    };
    res.write(`data: ${JSON.stringify(event)}\n\n`);
    throw error;
  } finally {
    clearInterval(heartbeat);
    res.end();
  }
}

async function sendEvents(res: Response, run: Run, after: number, signal: AbortSignal): Promise<void> {
  const map = createAgUiMapper({ threadId: run.conversationId, runId: run.runId });
  // The mapper must see every event to know where it is, so a resumed stream is read from the start as well.
  for await (const numbered of run.events(0, signal)) {
    const frames = map(numbered)
      .filter(({ id }) => id > after)
      .map(({ id, event }) => `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
    if (signal.aborted) return;
    if (frames.length > 0 && !res.write(frames.join(''))) await once(res, 'drain', { signal });
  }
}
