import { followRun, pauseBeforeRetry } from './follow-run.ts';
import type { Store } from './store.ts';
import { applyEvent, type ChatError, failRun, fromStored, stopRun, type Transcript } from './transcript.ts';
import { ApiError } from './transport.ts';
import type { StoredConversation } from './wire.ts';

export interface ChatState {
  /** `missing`: there is no such conversation for this visitor. */
  phase: 'loading' | 'ready' | 'missing' | 'failed';
  transcript: Transcript;
  connection: 'live' | 'reconnecting';
}

export interface RunReaderDeps {
  state: Store<ChatState>;
  readStored(): Promise<StoredConversation>;
  /** An answer began or ended: other tabs and the list of conversations care. */
  onTurn(moment: 'begun' | 'ended'): void;
  pause?: ((attempt: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** Tries to get a first event before the customer is told that it did not work: about half a minute. */
const mostTries = 6;

/** Reads the running answer of one conversation into its transcript, over as many connections as it takes. */
export function createRunReader({ state, readStored, onTurn, pause = pauseBeforeRetry }: RunReaderDeps) {
  let reading: AbortController | undefined;
  const show = (transcript: Transcript) => state.set({ transcript });

  /** The stream cannot be read further: the kept conversation says what became of the answer. */
  async function recover(error: unknown): Promise<void> {
    const { transcript } = state.get();
    if (!transcript.run) return;
    const mayBeKept = transcript.run.seq > 0 || (error instanceof ApiError && error.status === 404);
    const kept = mayBeKept ? await readStored().then(fromStored, () => undefined) : undefined;
    if (kept && !kept.run && kept.messages.at(-1)?.role === 'assistant') show(kept);
    else show(failRun(transcript, errorOf(error)));
  }

  return {
    /** Resolves when the answer is over, however it ended; `connect` opens the stream where the transcript stands. */
    async read(connect: (signal: AbortSignal) => Promise<Response>): Promise<void> {
      const controller = new AbortController();
      reading = controller;
      try {
        await followRun(
          {
            connect: () => connect(controller.signal),
            take: (numbered) => {
              const before = state.get().transcript;
              show(applyEvent(before, numbered));
              if (before.run?.seq === 0) onTurn('begun');
              return !state.get().transcript.run;
            },
            onConnection: (connection) => state.set({ connection }),
            pause,
            mostTries,
          },
          controller.signal,
        );
      } catch (error) {
        await recover(error);
      }
      if (reading !== controller) return;
      reading = undefined;
      state.set({ connection: 'live' });
      onTurn('ended');
    },
    /** What is being read now: to tell later whether it is still the same. */
    current: () => reading,
    /** Ends the answer on the page where it stands. */
    endHere(): void {
      reading?.abort();
      reading = undefined;
      const { transcript } = state.get();
      state.set({ connection: 'live', transcript: transcript.run ? stopRun(transcript) : transcript });
      onTurn('ended');
    },
  };
}

function errorOf(error: unknown): ChatError {
  if (error instanceof ApiError) {
    const retryable = error.status === 0 || error.status === 429 || error.status >= 500;
    return { code: error.code, message: error.message, retryable };
  }
  return { code: 'network', message: 'The connection was lost.', retryable: true };
}
