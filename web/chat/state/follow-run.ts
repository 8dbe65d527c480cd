import { ApiError } from './transport.ts';
import { readEvents } from './event-stream.ts';
import type { NumberedEvent } from './wire.ts';

export interface Following {
  /** Opens the stream where it was left off. */
  connect(): Promise<Response>;
  /** Takes an event; true when it was the last one. */
  take(event: NumberedEvent): boolean;
  onConnection(connection: 'live' | 'reconnecting'): void;
  /** Waits before try number `attempt`, or less when the network comes back. */
  pause(attempt: number, signal: AbortSignal): Promise<void>;
  /** Tries without a single event before giving up. */
  mostTries: number;
}

/**
 * Reads one run to its end over as many connections as it takes, and never asks for a second run. Throws the
 * `ApiError` that a new try cannot mend, or the last problem when no event came in `mostTries` tries.
 */
export async function followRun(following: Following, signal: AbortSignal): Promise<void> {
  let heard = false;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    let problem = new Error('The stream stays empty.');
    try {
      const response = await following.connect();
      following.onConnection('live');
      for await (const event of readEvents(response)) {
        if (signal.aborted) return;
        heard = true;
        attempt = 0;
        if (following.take(event)) return;
      }
    } catch (error) {
      if (error instanceof ApiError && !isPassing(error)) throw error;
      problem = error instanceof Error ? error : new Error(String(error));
    }
    if (signal.aborted) return;
    if (!heard && attempt + 1 >= following.mostTries) throw problem;
    following.onConnection('reconnecting');
    await following.pause(attempt, signal);
  }
}

/** Errors of the way to the server or of its moment, not of the request. */
const isPassing = (error: ApiError) => [0, 502, 503, 504].includes(error.status);

/** Waits 0.5 s, doubling up to 15 s, with up to a fifth more so that pages do not return all at once; coming back online ends it. */
export function pauseBeforeRetry(attempt: number, signal: AbortSignal): Promise<void> {
  const delayMs = Math.min(15_000, 500 * 2 ** attempt) * (1 + Math.random() / 5);
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer);
      removeEventListener('online', finish);
      signal.removeEventListener('abort', finish);
      done();
    };
    const timer = setTimeout(finish, delayMs);
    addEventListener('online', finish);
    signal.addEventListener('abort', finish);
  });
}
