import { randomUUID } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import {
  dropLeases,
  endTurn,
  findOrphanTurns,
  findOwnedTurn,
  leaseTurn,
  renewLease,
  type TurnLease,
  type TurnRow,
} from '../db/turns.ts';
import { ShopError } from '../errors.ts';
import { createLiveRun, createPastRun, type LiveRun } from './run.ts';
import { openStored, storeEvents } from './stored-events.ts';
import type { NumberedEvent, Run, Speaker, TurnInput } from './turn-types.ts';

/** The right to answer one turn; `signal` fires when this process gives it up. */
export interface HeldTurn {
  holder: string;
  lease: TurnLease;
  signal: AbortSignal;
}

export interface TurnQueue {
  /** Answers the turn as soon as the earlier ones of its conversation are over. */
  launch(turn: TurnRow, input: TurnInput): Run;
  /** The run of a turn that was taken before, live here, elsewhere, or over. */
  join(turn: TurnRow): Run;
  find(runId: string, owner: { kind: 'guest' | 'customer'; id: string }): Promise<Run | undefined>;
  recover(afterMs: number): Promise<number>;
  drain(timeoutMs: number): Promise<void>;
}

interface QueueDeps {
  db: Database;
  onFault(turnId: string, error: unknown): void;
  limits: { resumeGraceMs: number; leaseMs: number };
}

/** Another process tells nobody here when it is done: how often its turns are looked at. */
const POLL_MS = 200;

/**
 * Puts turns in order: one at a time in a conversation, over all processes, by a lease that a dead process loses.
 */
export function createTurnQueue(
  { db, onFault, limits }: QueueDeps,
  answer: (input: TurnInput, held: HeldTurn, run: LiveRun) => Promise<void>,
): TurnQueue {
  const processId = randomUUID();
  const live = new Map<string, { run: LiveRun; over: Promise<void> }>();
  const closing = new AbortController();
  let accepting = true;
  const endings = new EventTarget();

  const launch = (turn: TurnRow, input: TurnInput): LiveRun => {
    const run = createLiveRun(idsOf(turn), limits.resumeGraceMs);
    const over = work(turn, input, run).finally(() => {
      run.close();
      live.delete(turn.id);
      endings.dispatchEvent(new Event(turn.conversation_id));
    });
    live.set(turn.id, { run, over });
    return run;
  };

  async function work(turn: TurnRow, input: TurnInput, run: LiveRun): Promise<void> {
    const holder = `${processId}:${turn.id}`;
    let held: HeldTurn | undefined;
    let renewal: NodeJS.Timeout | undefined;
    try {
      const lease = await waitForLease(turn, holder);
      if (!lease) return await copyEvents(turn, run);
      held = { holder, lease, signal: closing.signal };
      renewal = setInterval(() => void renew(turn.id, holder), limits.leaseMs / 3);
      await answer(input, held, run);
    } catch (error) {
      if (!closing.signal.aborted) await fail(turn, held, run, error);
    } finally {
      clearInterval(renewal);
    }
  }

  const renew = (turnId: string, holder: string) =>
    renewLease(db, { turnId, holder, leaseMs: limits.leaseMs }).catch((error: unknown) =>
      onFault(turnId, error),
    );

  /** Undefined when the turn was answered by somebody else meanwhile. */
  async function waitForLease(turn: TurnRow, holder: string): Promise<TurnLease | undefined> {
    for (;;) {
      closing.signal.throwIfAborted();
      const lease = await leaseTurn(db, { turnId: turn.id, holder, leaseMs: limits.leaseMs });
      if (lease) return lease;
      if (await openStored(db, turn.id)) return undefined;
      await nextEnding(turn.conversation_id);
    }
  }

  /** A turn of the conversation ended here, or it is time to look whether one ended elsewhere. */
  const nextEnding = (conversationId: string) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        endings.removeEventListener(conversationId, done);
        resolve();
      };
      const timer = setTimeout(done, POLL_MS);
      endings.addEventListener(conversationId, done);
    });

  async function copyEvents(turn: TurnRow, run: LiveRun): Promise<void> {
    for (const { event } of (await openStored(db, turn.id)) ?? []) run.emit(event);
  }

  async function fail(
    turn: TurnRow,
    held: HeldTurn | undefined,
    run: LiveRun,
    error: unknown,
  ): Promise<void> {
    onFault(turn.id, error);
    const known = error instanceof ShopError;
    const event = {
      type: 'failed' as const,
      code: known ? error.code : 'internal',
      message: known ? error.message : 'Something went wrong on our side.',
      retryable: !known || error.code !== 'conflict',
    };
    run.emit(event);
    if (!held) return;
    await endTurn(db, {
      turnId: turn.id,
      holder: held.holder,
      epoch: held.lease.epoch,
      status: 'failed',
      messages: [],
      events: storeEvents(run.emitted),
      errorCode: event.code,
    }).catch((cause: unknown) => onFault(turn.id, cause)); // it stays open, and is recovered once its lease lapses
  }

  const join = (turn: TurnRow): Run => {
    const here = live.get(turn.id);
    if (here) return { ...here.run, duplicate: true };
    return createPastRun(idsOf(turn), (signal) => waitForEvents(turn.id, signal));
  };

  async function waitForEvents(turnId: string, signal?: AbortSignal): Promise<NumberedEvent[]> {
    for (;;) {
      const events = await openStored(db, turnId);
      if (events || signal?.aborted) return events ?? [];
      await delay(POLL_MS);
    }
  }

  return {
    launch: (turn, input) => {
      if (accepting) return launch(turn, input);
      throw new ShopError('shutting_down', 'The shop is closing. Please try again shortly.');
    },
    join,
    find: async (runId, owner) => {
      const turn = await findOwnedTurn(db, runId, owner);
      return turn && join(turn);
    },
    recover: async (afterMs) => {
      if (!accepting) return 0;
      const orphans = (await findOrphanTurns(db, afterMs)).filter(({ id }) => !live.has(id));
      for (const turn of orphans) {
        const input = { ...(turn.input as Omit<TurnInput, 'speaker'>), speaker: turn.speaker as Speaker };
        launch(turn, input);
      }
      return orphans.length;
    },
    drain: async (timeoutMs) => {
      accepting = false;
      const all = () => Promise.allSettled([...live.values()].map(({ over }) => over));
      await Promise.race([all(), delay(timeoutMs)]);
      closing.abort(); // what is still running stays open in the database, and is answered after the restart
      for (const { run } of live.values()) run.stop();
      await all();
      await dropLeases(db, processId);
    },
  };
}

const idsOf = (turn: TurnRow) => ({
  turnId: turn.id,
  conversationId: turn.conversation_id,
  runId: turn.run_id,
});

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
