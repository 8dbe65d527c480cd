import { randomUUID } from 'node:crypto';
import type { BaseMessage } from '@langchain/core/messages';
import type { Database } from '../db/connect.ts';
import type { Locale } from '../db/records.ts';
import {
  endTurn,
  type MessageRow,
  readRecentMessages,
  recordTurn,
  requeueFailedTurn,
  type RecordedTurn,
} from '../db/turns.ts';
import { ShopError } from '../errors.ts';
import { type Agent, type AgentRun, completeCalls, withSystemPrompt } from './agent.ts';
import { createGrounding } from './grounding.ts';
import { toModelMessages } from './history.ts';
import { cleanMessage, detectLocale } from './message-text.ts';
import type { LiveRun } from './run.ts';
import { StoppedByCustomer } from './run.ts';
import type { PromptContext } from './system-prompt.ts';
import { storeEvents } from './stored-events.ts';
import { createTurnQueue, type TurnQueue } from './turn-queue.ts';
import type { HeldTurn } from './turn-worker.ts';
import type { Speaker, TurnInput, Turns } from './turn-types.ts';

export interface TurnDeps {
  db: Database;
  agent: Agent;
  systemPrompt(context: PromptContext): string;
  /** Short replies the customer may want to give next. */
  suggestReplies(messages: readonly BaseMessage[], locale: Locale): string[];
  readCustomerName(customerId: string): Promise<string | undefined>;
  languages: readonly Locale[];
  now(): Date;
  /** A fault that ended a turn; told to the log, never to the customer. */
  onFault(turnId: string, error: unknown): void;
  limits: { turnTimeoutMs: number; resumeGraceMs: number; leaseMs: number };
}

/** Turns that a process can also take over from one that died. */
export interface TurnRunner extends Turns {
  /** Answers turns that nobody is answering; tells how many it took. */
  recover(afterMs: number): Promise<number>;
}

/** How many earlier turns a model is shown. */
const REMEMBERED_TURNS = 8;

/** The one way a message is answered, whatever channel it came by. */
export function createTurns(deps: TurnDeps): TurnRunner {
  const { db } = deps;
  const queue: TurnQueue = createTurnQueue(deps, (input, held, run) => answer(deps, input, held, run));
  return {
    start: async (raw) => {
      const input = { ...raw, text: cleanMessage(raw.text) };
      const recorded = await record(db, input, queue.claimFor); // 1 and 2: the speaker comes with the channel's session, never from text
      if (recorded.outcome === 'new') return queue.launch({ input, ...recorded });
      const again = recorded.turn.status === 'failed' && (await requeueFailedTurn(db, recorded.turn.id));
      return again ? queue.launch({ turn: recorded.turn, input }) : queue.join(recorded.turn);
    },
    find: (runId, speaker) => queue.find(runId, ownerOf(speaker)),
    recover: queue.recover,
    drain: queue.drain,
  };
}

/** The answer to one turn, under its lease; throws when the turn fails or this process gives it up. */
async function answer(deps: TurnDeps, input: TurnInput, held: HeldTurn, run: LiveRun): Promise<void> {
  run.emit({ type: 'started', turnId: run.turnId, attempt: held.lease.attempt });
  const locale = localeOf(input, held.lease.locale, deps.languages);
  const timeout = AbortSignal.timeout(deps.limits.turnTimeoutMs);
  const agentRun = await prepare(deps, input, locale, run); // 4
  agentRun.signal = AbortSignal.any([run.signal, timeout]);
  let status: 'done' | 'stopped' = 'done';
  try {
    await deps.agent.run(agentRun); // 5 and 6: text and cards pass the grounding on their way out
  } catch (error) {
    if (held.signal.aborted) throw error;
    if (timeout.aborted) {
      throw new ShopError('model_unavailable', 'The answer took too long.', { cause: error });
    }
    if (!(run.signal.reason instanceof StoppedByCustomer)) throw error;
    status = 'stopped';
  }
  await commit(deps, agentRun, { held, run, status }); // 7
}

async function prepare(deps: TurnDeps, input: TurnInput, locale: Locale, run: LiveRun): Promise<AgentRun> {
  const { speaker, conversationId, page } = input;
  const [rows, customerName] = await Promise.all([
    readRecentMessages(deps.db, { turnId: run.turnId, turns: REMEMBERED_TURNS }),
    speaker.kind === 'customer' ? deps.readCustomerName(speaker.customerId) : undefined,
  ]);
  const now = deps.now();
  const grounding = createGrounding(locale, (delta) => run.emit({ type: 'text', delta }));
  teach(grounding, rows);
  const prompt = deps.systemPrompt({ locale, speaker, customerName, page, now });
  return {
    messages: withSystemPrompt(prompt, toModelMessages(rows, 'history')),
    toolContext: { conversationId, speaker, locale, now },
    signal: run.signal,
    grounding,
    emit: run.emit,
    answer: [],
    usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 },
    model: '',
    degraded: false,
  };
}

async function commit(
  { db, suggestReplies }: TurnDeps,
  agentRun: AgentRun,
  { held, run, status }: { held: HeldTurn; run: LiveRun; status: 'done' | 'stopped' },
): Promise<void> {
  const { locale } = agentRun.toolContext;
  const messages = completeCalls(agentRun.answer);
  const spoken = [...agentRun.messages, ...toModelMessages(messages, 'answer')];
  const suggestions = status === 'done' ? suggestReplies(spoken, locale) : [];
  if (suggestions.length > 0) run.emit({ type: 'suggestions', items: suggestions });
  const last = messages.at(-1);
  if (last?.role === 'assistant') last.suggestions = suggestions;
  const finished = { type: 'finished' as const, status, model: agentRun.model };
  const committed = await endTurn(db, {
    turnId: run.turnId,
    holder: held.holder,
    epoch: held.lease.epoch,
    status,
    messages,
    events: storeEvents([...run.emitted, { seq: run.emitted.length + 1, event: finished }]),
    model: agentRun.model,
    usage: { ...agentRun.usage, degraded: agentRun.degraded },
    locale,
  });
  if (!committed) throw new ShopError('conflict', 'Somebody else has taken over this conversation.');
  run.emit(finished);
}

const ownerOf = (speaker: Speaker) =>
  speaker.kind === 'customer'
    ? { kind: 'customer' as const, id: speaker.customerId }
    : { kind: 'guest' as const, id: speaker.visitorId };

async function record(
  db: Database,
  input: TurnInput,
  claimFor: TurnQueue['claimFor'],
): Promise<Exclude<RecordedTurn, { outcome: 'not_owner' }>> {
  const id = randomUUID();
  const owner = ownerOf(input.speaker);
  const { speaker, ...rest } = input;
  const turn = {
    id,
    conversationId: input.conversationId,
    channel: input.channel,
    messageId: input.messageId,
    runId: input.runId ?? id,
    ownerKind: owner.kind,
    ownerId: owner.id,
    speaker,
    input: rest,
    text: input.text,
    locale: detectLocale(input.text) ?? input.locale,
    title: input.text.replace(/\s+/g, ' ').slice(0, 80),
  };
  const recorded = await recordTurn(db, turn, claimFor(id));
  if (recorded.outcome === 'not_owner') throw new ShopError('not_found', 'There is no such conversation.');
  return recorded;
}

function localeOf(input: TurnInput, conversationLocale: string | null, languages: readonly Locale[]): Locale {
  const wanted = [detectLocale(input.text), conversationLocale as Locale | null, input.locale];
  return wanted.find((locale) => locale && languages.includes(locale)) ?? languages[0] ?? 'en';
}

/** What was shown and said before is known to be true: it came from records too. */
function teach(grounding: AgentRun['grounding'], rows: readonly MessageRow[]): void {
  for (const row of rows) {
    if (row.role === 'user') grounding.learnLimits(row.content);
    if (row.role === 'tool') grounding.learn(JSON.parse(row.content));
  }
}
