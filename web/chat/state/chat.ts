import type { Api } from './api.ts';
import { type ChatState, createRunReader, type RunReaderDeps } from './run-reader.ts';
import { createStore, type Store } from './store.ts';
import { addQuestion, emptyTranscript, fromStored, prepend, rate, type Transcript } from './transcript.ts';
import { ApiError } from './transport.ts';
import type { AgentRequest, Feedback, Locale } from './wire.ts';

export interface Chat {
  id: string;
  state: Pick<Store<ChatState>, 'get' | 'subscribe'>;
  /** Reads the conversation from the server and goes on with an answer that is still running. */
  load(): Promise<void>;
  /** Reads what came before the first message shown. */
  loadEarlier(): Promise<void>;
  /** Sends and resolves when the answer is over; blank text, or any while an answer runs, is left out. */
  send(text: string, page?: { productId: string }): Promise<void>;
  stop(): Promise<void>;
  /** Asks the last question again after it failed. */
  retry(): Promise<void>;
  /** Shows the rating at once and takes it back, throwing, when the server does not store it. */
  rate(messageId: string, turnId: string, feedback: Feedback): Promise<void>;
}

interface Deps extends Pick<RunReaderDeps, 'onTurn' | 'pause'> {
  id: string;
  api: Pick<Api, 'readConversation' | 'startRun' | 'followRun' | 'stopRun' | 'rateTurn'>;
  /** False for a conversation that the server has not seen yet. */
  stored: boolean;
  locale(): Locale;
}

/** How long a stopped run may take to say that it stopped before it is taken at its word. */
const stopPatienceMs = 3_000;

/** One conversation on the page: what is shown of it and everything that can be done with it. */
export function createChat({ id, api, stored, locale, onTurn, pause }: Deps): Chat {
  const state = createStore<ChatState>({
    phase: stored ? 'loading' : 'ready',
    transcript: emptyTranscript,
    connection: 'live',
  });
  const reader = createRunReader({ state, readStored: () => api.readConversation(id), onTurn, pause });
  const present = () => state.get().transcript;
  const show = (transcript: Transcript) => state.set({ transcript });
  const seqRead = () => present().run?.seq ?? 0;
  const follow = (runId: string, signal: AbortSignal) =>
    api.followRun(present().run?.runId ?? runId, seqRead(), signal);

  async function load(): Promise<void> {
    const before = present();
    if (before.run) return;
    const { phase, transcript } = await readWhole(id, api, state.get());
    // What was asked, or answered, while it was read is newer than what was read.
    if (present() !== before) return load();
    state.set({ phase, transcript });
    const { run } = transcript;
    // Somebody may have asked on meanwhile: the next answer is read after this one.
    if (run) void reader.read((signal) => follow(run.runId, signal)).then(load);
  }

  async function ask(text: string, messageId: string, page?: { productId: string }): Promise<void> {
    const runId = crypto.randomUUID();
    const input = requestOf({ threadId: id, runId, messageId, text, locale: locale(), page });
    state.set({ phase: 'ready' });
    show(addQuestion(present(), { id: messageId, text, runId, at: new Date().toISOString() }));
    await reader.read((signal) =>
      // Until the first event it is not certain that the message arrived; sent again under its id it still counts once.
      seqRead() === 0 ? api.startRun(input, signal) : follow(runId, signal),
    );
  }

  return {
    id,
    state,
    load,
    async loadEarlier() {
      const { earlier } = present();
      if (!earlier) return;
      const part = await api.readConversation(id, earlier);
      if (present().earlier === earlier) show(prepend(present(), part));
    },
    async send(text, page) {
      const trimmed = text.trim();
      if (trimmed && !present().run) await ask(trimmed, crypto.randomUUID(), page);
    },
    async stop() {
      const { run } = present();
      const reading = reader.current();
      if (!run || !reading) return;
      const give = () => reader.current() === reading && reader.endHere();
      const timer = setTimeout(give, stopPatienceMs);
      await api.stopRun(run.runId).catch(() => {
        clearTimeout(timer);
        give();
      });
    },
    async retry() {
      const { messages, run } = present();
      const [question, failed] = messages.slice(-2);
      if (run || question?.role !== 'user' || failed?.status !== 'failed') return;
      // A message that never arrived keeps its id; one whose turn failed needs a new one to be answered anew.
      const arrived = failed.error?.code !== 'network';
      if (!arrived) show({ ...present(), messages: messages.slice(0, -2) });
      await ask(question.text, arrived ? crypto.randomUUID() : question.id);
    },
    async rate(messageId, turnId, feedback) {
      const before = present().messages.find((message) => message.id === messageId)?.feedback ?? 0;
      show(rate(present(), messageId, feedback));
      await api.rateTurn(turnId, feedback).catch((error: unknown) => {
        show(rate(present(), messageId, before));
        throw error;
      });
    },
  };
}

/** The conversation as the server has it; when it cannot be read now, what is already shown stays. */
async function readWhole(
  id: string,
  api: Pick<Api, 'readConversation'>,
  { phase, transcript }: ChatState,
): Promise<Pick<ChatState, 'phase' | 'transcript'>> {
  try {
    return { phase: 'ready', transcript: fromStored(await api.readConversation(id)) };
  } catch (error) {
    if (error instanceof ApiError && [400, 403, 404].includes(error.status)) {
      return { phase: 'missing', transcript: emptyTranscript };
    }
    return { phase: phase === 'loading' ? 'failed' : phase, transcript };
  }
}

function requestOf(message: {
  threadId: string;
  runId: string;
  messageId: string;
  text: string;
  locale: Locale;
  page: { productId: string } | undefined;
}): AgentRequest {
  const { threadId, runId, messageId, text, locale, page } = message;
  return {
    threadId,
    runId,
    messages: [{ id: messageId, role: 'user', content: text }],
    tools: [],
    context: [],
    state: {},
    forwardedProps: { locale, ...(page ? { page } : {}) },
  };
}
