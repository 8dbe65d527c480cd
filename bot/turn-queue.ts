import { randomUUID } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { dropLeases, findOrphanTurns } from '../db/turn-leases.ts';
import { findOwnedTurn, type LeaseClaim, type TurnRow } from '../db/turns.ts';
import { ShopError } from '../errors.ts';
import { createLiveRun, createPastRun, type LiveRun } from './run.ts';
import { openStored } from './stored-events.ts';
import { createTurnWorker, type HeldTurn, type TurnTask } from './turn-worker.ts';
import type { NumberedEvent, Run, Speaker, TurnInput } from './turn-types.ts';

export interface TurnQueue {
  /** Answers the turn as soon as the earlier ones of its conversation are over. */
  launch(task: TurnTask): Run;
  /** What this process takes a turn's lease with. */
  claimFor(turnId: string): LeaseClaim;
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

type Answer = (input: TurnInput, held: HeldTurn, run: LiveRun) => Promise<void>;

/**
 * Puts turns in order: one at a time in a conversation, over all processes, by a lease that a dead process loses.
 */
export function createTurnQueue({ db, onFault, limits }: QueueDeps, answer: Answer): TurnQueue {
  const processId = randomUUID();
  const live = new Map<string, { run: LiveRun; over: Promise<void> }>();
  const closing = new AbortController();
  const endings = new EventTarget();
  const claimFor = (turnId: string) => ({
    turnId,
    holder: `${processId}:${turnId}`,
    leaseMs: limits.leaseMs,
  });
  const worker = createTurnWorker({ db, onFault, claimFor, closing: closing.signal, endings }, answer);
  let accepting = true;

  const launch = (task: TurnTask): LiveRun => {
    const { turn } = task;
    const run = createLiveRun(idsOf(turn), limits.resumeGraceMs);
    const over = worker(task, run).finally(() => {
      run.close();
      live.delete(turn.id);
      endings.dispatchEvent(new Event(turn.conversation_id));
    });
    live.set(turn.id, { run, over });
    return run;
  };

  const join = (turn: TurnRow): Run => {
    const here = live.get(turn.id);
    if (here) return { ...here.run, duplicate: true };
    return createPastRun(idsOf(turn), (signal) => waitForEvents(db, turn.id, signal));
  };

  return {
    claimFor,
    launch: (task) => {
      if (accepting) return launch(task);
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
        launch({ turn, input });
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

async function waitForEvents(db: Database, turnId: string, signal?: AbortSignal): Promise<NumberedEvent[]> {
  for (;;) {
    const events = await openStored(db, turnId);
    if (events || signal?.aborted) return events ?? [];
    await delay(POLL_MS);
  }
}

const idsOf = (turn: TurnRow) => ({
  turnId: turn.id,
  conversationId: turn.conversation_id,
  runId: turn.run_id,
});

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
