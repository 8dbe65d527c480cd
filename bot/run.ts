import type { NumberedEvent, Run, TurnEvent } from './turn-types.ts';

/** A run whose events are still being made. */
export interface LiveRun extends Run {
  readonly signal: AbortSignal;
  /** Everything emitted so far. */
  readonly emitted: readonly NumberedEvent[];
  emit(event: TurnEvent): void;
  /** Emits nothing more; subscribers end once they have read everything. */
  close(): void;
}

export interface RunIds {
  turnId: string;
  conversationId: string;
  runId: string;
}

/**
 * Keeps a run's events for any number of subscribers. When the last subscriber leaves and none comes back within
 * `graceMs`, the run is stopped: nobody is listening to the answer.
 */
export function createLiveRun(ids: RunIds, graceMs: number): LiveRun {
  const emitted: NumberedEvent[] = [];
  const abort = new AbortController();
  const wakers = new Set<() => void>();
  let closed = false;
  let subscribers = 0;
  let grace: NodeJS.Timeout | undefined;

  const wakeAll = () => {
    for (const wake of wakers) wake();
    wakers.clear();
  };
  const stop = () => abort.abort(new StoppedByCustomer());

  async function* events(afterSeq = 0, signal?: AbortSignal): AsyncGenerator<NumberedEvent> {
    subscribers++;
    clearTimeout(grace);
    signal?.addEventListener('abort', wakeAll);
    try {
      for (let place = afterSeq; !signal?.aborted; ) {
        const next = emitted[place];
        if (next) {
          place++;
          yield next;
        } else if (closed) return;
        else await new Promise<void>((wake) => wakers.add(wake));
      }
    } finally {
      signal?.removeEventListener('abort', wakeAll);
      subscribers--;
      if (subscribers === 0 && !closed) grace = setTimeout(stop, graceMs).unref();
    }
  }

  return {
    ...ids,
    duplicate: false,
    signal: abort.signal,
    emitted,
    emit: (event) => {
      emitted.push({ seq: emitted.length + 1, event });
      wakeAll();
    },
    close: () => {
      closed = true;
      clearTimeout(grace);
      wakeAll();
    },
    events,
    stop,
  };
}

/** The abort reason of a run that its customer ended; what was said until then is kept. */
export class StoppedByCustomer extends Error {
  constructor() {
    super('stopped');
    this.name = 'StoppedByCustomer';
  }
}

/** A run that is over or lives in another process: `read` gives its events once it is over. */
export function createPastRun(ids: RunIds, read: (signal?: AbortSignal) => Promise<NumberedEvent[]>): Run {
  return {
    ...ids,
    duplicate: true,
    events: async function* (afterSeq = 0, signal) {
      for (const event of await read(signal)) if (event.seq > afterSeq) yield event;
    },
    stop: () => undefined,
  };
}
