import { type Api, ApiError } from './api.ts';
import { followRun, pauseBeforeRetry } from './follow-run.ts';
import { createStore, type Store } from './store.ts';
import {
  addQuestion,
  applyEvent,
  type ChatError,
  emptyTranscript,
  failRun,
  fromStored,
  rate,
  stopRun,
  type Transcript,
} from './transcript.ts';
import type { Feedback, Locale } from './wire.ts';

export interface ChatState {
  /** `missing`: there is no such conversation for this visitor. */
  phase: 'loading' | 'ready' | 'missing' | 'failed';
  transcript: Transcript;
  connection: 'live' | 'reconnecting';
}

export interface Chat {
  id: string;
  state: Pick<Store<ChatState>, 'get' | 'subscribe'>;
  /** Reads the conversation from the server and goes on with an answer that is still running. */
  load(): Promise<void>;
  send(text: string, page?: { productId: string }): Promise<void>;
  stop(): Promise<void>;
  /** Asks the last question again after it failed. */
  retry(): Promise<void>;
  rate(messageId: string, turnId: string, feedback: Feedback): Promise<void>;
  close(): void;
}

interface Deps {
  id: string;
  api: Pick<Api, 'readConversation' | 'startRun' | 'followRun' | 'stopRun' | 'rateTurn'>;
  /** False for a conversation that the server has not seen yet. */
  stored: boolean;
  locale(): Locale;
  /** An answer began or ended: other tabs and the list of conversations care. */
  onTurn(moment: 'begun' | 'ended'): void;
  pause?: (attempt: number, signal: AbortSignal) => Promise<void>;
}

/** How long a stopped run may take to say that it stopped before it is taken at its word. */
const stopPatienceMs = 3_000;

/** One conversation on the page: what is shown of it and everything that can be done with it. */
export function createChat({ id, api, stored, locale, onTurn, pause = pauseBeforeRetry }: Deps): Chat {
  const state = createStore<ChatState>({
    phase: stored ? 'loading' : 'ready',
    transcript: emptyTranscript,
    connection: 'live',
  });
  let following: AbortController | undefined;
  const show = (transcript: Transcript) => state.set({ transcript });

  async function load(): Promise<void> {
    if (state.get().transcript.run) return;
    try {
      const transcript = fromStored(await api.readConversation(id));
      if (state.get().transcript.run) return;
      state.set({ phase: 'ready', transcript });
    } catch (error) {
      const missing = error instanceof ApiError && [400, 403, 404].includes(error.status);
      if (missing) state.set({ phase: 'missing', transcript: emptyTranscript });
      else if (state.get().phase === 'loading') state.set({ phase: 'failed' });
      return;
    }
    const { run } = state.get().transcript;
    if (run) void follow((signal) => api.followRun(currentRunId(run.runId), seqRead(), signal));
  }

  const seqRead = () => state.get().transcript.run?.seq ?? 0;
  const currentRunId = (fallback: string) => state.get().transcript.run?.runId ?? fallback;

  async function follow(connect: (signal: AbortSignal) => Promise<Response>): Promise<void> {
    const controller = new AbortController();
    following = controller;
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
          mostTries: 6,
        },
        controller.signal,
      );
    } catch (error) {
      await recover(error);
    }
    if (following !== controller) return;
    following = undefined;
    state.set({ connection: 'live' });
    onTurn('ended');
  }

  /** The stream cannot be read further: the kept conversation says what became of the answer. */
  async function recover(error: unknown): Promise<void> {
    const { transcript } = state.get();
    if (!transcript.run) return;
    const heard = transcript.run.seq > 0;
    if (heard || (error instanceof ApiError && error.status === 404)) {
      const kept = await api.readConversation(id).then(fromStored, () => undefined);
      if (kept && kept.messages.at(-1)?.role === 'assistant' && !kept.run) return show(kept);
    }
    show(failRun(transcript, errorOf(error)));
  }

  async function ask(text: string, messageId: string, page?: { productId: string }): Promise<void> {
    const runId = crypto.randomUUID();
    const at = new Date().toISOString();
    state.set({ phase: 'ready' });
    show(addQuestion(state.get().transcript, { id: messageId, text, runId, at }));
    const input = {
      threadId: id,
      runId,
      messages: [{ id: messageId, role: 'user' as const, content: text }],
      tools: [],
      context: [],
      state: {},
      forwardedProps: { locale: locale(), ...(page ? { page } : {}) },
    };
    await follow((signal) =>
      // Until the first event it is not certain that the message arrived; sent again under its id it still counts once.
      seqRead() === 0 ? api.startRun(input, signal) : api.followRun(currentRunId(runId), seqRead(), signal),
    );
  }

  function endHere(): void {
    following?.abort();
    following = undefined;
    if (state.get().transcript.run) show(stopRun(state.get().transcript));
    state.set({ connection: 'live' });
  }

  return {
    id,
    state,
    load,
    async send(text, page) {
      const trimmed = text.trim();
      if (trimmed && !state.get().transcript.run) await ask(trimmed, crypto.randomUUID(), page);
    },
    async stop() {
      const { run } = state.get().transcript;
      if (!run) return;
      const controller = following;
      const timer = setTimeout(() => following === controller && endHere(), stopPatienceMs);
      await api.stopRun(run.runId).catch(() => {
        clearTimeout(timer);
        if (following === controller) endHere();
      });
    },
    async retry() {
      const { messages, run } = state.get().transcript;
      const question = messages.at(-2);
      const failed = messages.at(-1);
      if (run || question?.role !== 'user' || failed?.status !== 'failed') return;
      // A message that never arrived keeps its id; one whose turn failed needs a new one to be answered anew.
      const arrived = failed.error?.code !== 'network';
      if (!arrived) show({ messages: messages.slice(0, -2) });
      await ask(question.text, arrived ? crypto.randomUUID() : question.id);
    },
    async rate(messageId, turnId, feedback) {
      const before =
        state.get().transcript.messages.find((message) => message.id === messageId)?.feedback ?? 0;
      show(rate(state.get().transcript, messageId, feedback));
      await api.rateTurn(turnId, feedback).catch((error: unknown) => {
        show(rate(state.get().transcript, messageId, before));
        throw error;
      });
    },
    close: () => following?.abort(),
  };
}

function errorOf(error: unknown): ChatError {
  if (error instanceof ApiError) {
    const retryable = error.status === 0 || error.status === 429 || error.status >= 500;
    return { code: error.code, message: error.message, retryable };
  }
  return { code: 'network', message: 'The connection was lost.', retryable: true };
}
