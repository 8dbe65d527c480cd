import type { Database } from '../db/connect.ts';
import { leaseTurn, renewLease } from '../db/turn-leases.ts';
import { endTurn, type LeaseClaim, type TurnLease, type TurnRow } from '../db/turns.ts';
import { ShopError } from '../errors.ts';
import type { LiveRun } from './run.ts';
import { openStored, storeEvents } from './stored-events.ts';
import type { TurnInput } from './turn-types.ts';

/** The right to answer one turn; `signal` fires when this process gives it up. */
export interface HeldTurn {
  holder: string;
  lease: TurnLease;
  signal: AbortSignal;
}

interface WorkerDeps {
  db: Database;
  onFault(turnId: string, error: unknown): void;
  claimFor(turnId: string): LeaseClaim;
  closing: AbortSignal;
  /** Dispatches the conversation's id when one of its turns has ended in this process. */
  endings: EventTarget;
}

/** How often a turn that waits for another process looks again. */
const POLL_MS = 200;

/** A turn to be answered; `lease` when its lease was taken with its recording. */
export interface TurnTask {
  turn: TurnRow;
  input: TurnInput;
  lease?: TurnLease;
}

/** Takes a turn from its lease to its end; never throws: what goes wrong is told as the run's last event. */
export function createTurnWorker(
  deps: WorkerDeps,
  answer: (input: TurnInput, held: HeldTurn, run: LiveRun) => Promise<void>,
): (task: TurnTask, run: LiveRun) => Promise<void> {
  const { db, onFault, claimFor, closing } = deps;
  return async ({ turn, input, lease: taken }, run) => {
    const claim = claimFor(turn.id);
    let held: HeldTurn | undefined;
    let renewal: NodeJS.Timeout | undefined;
    try {
      const lease = taken ?? (await waitForLease(deps, turn, claim));
      if (!lease) return await copyEvents(db, turn, run);
      held = { holder: claim.holder, lease, signal: closing };
      renewal = setInterval(() => {
        renewLease(db, claim).catch((error: unknown) => onFault(turn.id, error));
      }, claim.leaseMs / 3);
      await answer(input, held, run);
    } catch (error) {
      if (!closing.aborted) await fail(deps, { turn, held, run, error });
    } finally {
      clearInterval(renewal);
    }
  };
}

/** Undefined when the turn was answered by somebody else meanwhile. */
async function waitForLease(
  { db, closing, endings }: WorkerDeps,
  turn: TurnRow,
  claim: LeaseClaim,
): Promise<TurnLease | undefined> {
  for (;;) {
    closing.throwIfAborted();
    const lease = await leaseTurn(db, claim);
    if (lease) return lease;
    if (await openStored(db, turn.id)) return undefined;
    await nextEnding(endings, turn.conversation_id);
  }
}

/** A turn of the conversation ended here, or it is time to look whether one ended elsewhere. */
function nextEnding(endings: EventTarget, conversationId: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      endings.removeEventListener(conversationId, done);
      resolve();
    };
    const timer = setTimeout(done, POLL_MS);
    endings.addEventListener(conversationId, done);
  });
}

async function copyEvents(db: Database, turn: TurnRow, run: LiveRun): Promise<void> {
  for (const { event } of (await openStored(db, turn.id)) ?? []) run.emit(event);
}

async function fail(
  { db, onFault }: WorkerDeps,
  { turn, held, run, error }: { turn: TurnRow; held?: HeldTurn; run: LiveRun; error: unknown },
): Promise<void> {
  onFault(turn.id, error);
  const known = error instanceof ShopError;
  const code = known ? error.code : 'internal';
  run.emit({
    type: 'failed',
    code,
    message: known ? error.message : 'Something went wrong on our side.',
    retryable: code !== 'conflict',
  });
  if (!held) return;
  const end = {
    turnId: turn.id,
    holder: held.holder,
    epoch: held.lease.epoch,
    status: 'failed' as const,
    messages: [],
    events: storeEvents(run.emitted),
    errorCode: code,
  };
  // When even this cannot be written the turn stays open, and is recovered once its lease has lapsed.
  await endTurn(db, end).catch((cause: unknown) => onFault(turn.id, cause));
}
