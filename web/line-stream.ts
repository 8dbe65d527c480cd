import { once } from 'node:events';
import type { Response } from 'express';
import { ShopError } from '../errors.ts';

export interface LineStream {
  /** Fires when the reader has left. */
  readonly signal: AbortSignal;
  /** Sends one JSON value on a line of its own, waiting for a slow reader. */
  send(value: object): Promise<void>;
  /** Sends it only to a reader that keeps up: for progress, of which the newest is worth most. */
  offer(value: object): void;
}

/**
 * Answers with JSON lines while `work` runs. A fault after the first line is told as a last line `{error}`, because
 * the status has gone out by then, and thrown on for the log.
 */
export async function streamLines(res: Response, work: (lines: LineStream) => Promise<void>): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  if (res.closed) gone.abort();
  res.status(200).set({ 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' });
  res.flushHeaders();
  const write = (value: object) => res.write(`${JSON.stringify(value)}\n`);
  try {
    await work({
      signal: gone.signal,
      send: async (value) => {
        if (!write(value)) await once(res, 'drain', { signal: gone.signal });
      },
      offer: (value) => {
        if (!res.writableNeedDrain) write(value);
      },
    });
  } catch (error) {
    if (gone.signal.aborted) return;
    const known = error instanceof ShopError;
    write({
      error: { code: known ? error.code : 'internal', message: error instanceof Error ? error.message : '' },
    });
    throw error;
  } finally {
    res.end();
  }
}
