/**
 * Glossary, used with no synonyms throughout the project.
 *
 * - turn: one inbound message and everything done to answer it; it runs once, however often it is delivered.
 * - conversation: the ordered turns of one owner on one channel.
 * - epoch: a number on the conversation that rises when somebody else takes over the speaking; an answer
 *   begun under an older epoch is never posted.
 * - lease: the dated right of one process to run turns of a conversation; it lapses when the process dies.
 * - grant: what a guest has proved (one order, in one conversation).
 * - pending action: a write that was previewed and waits for the customer's own confirmation.
 * - hit: one product or passage that a search returned, with its score.
 * - card: a record drawn for the customer; it comes from a tool, never from model text.
 * - reason: why a recommendation was made, with its share of the score.
 * - neighbour: an item close to another in the recommendation tables.
 * - handoff: the passing of a conversation to a person; brief: what that person is told at pick-up.
 * - case, suite, scorer, run: one scripted check, a folder of them, what grades it, one execution of it.
 */
import type { Locale } from '../db/records.ts';
import type { Card } from '../tools/cards.ts';

/** Who is speaking, resolved by the channel from a session or token; no text of a conversation can change it. */
export type Speaker =
  | { kind: 'guest'; visitorId: string }
  | { kind: 'customer'; customerId: string; visitorId: string };

export interface TurnInput {
  channel: string;
  conversationId: string;
  /** The channel's own id of this message: the idempotency key of the turn. */
  messageId: string;
  /** Under what name the channel subscribes to this turn again; the turn's id where the channel has none. */
  runId?: string;
  text: string;
  speaker: Speaker;
  locale?: Locale;
  /** What the customer is looking at on the shop's own page. */
  page?: { productId?: string };
}

export type TurnEvent =
  /** `attempt` rises when the turn is run again after a crash or a failure: the numbering then begins anew. */
  | { type: 'started'; turnId: string; attempt: number }
  | { type: 'tool_call'; callId: string; name: string; args: Record<string, unknown> }
  | {
      type: 'tool_result';
      callId: string;
      name: string;
      status: 'ok' | 'refused' | 'failed';
      code?: string;
      cards: Card[];
    }
  | { type: 'text'; delta: string }
  | { type: 'suggestions'; items: string[] }
  /** `degraded`: the primary model failed and the embedded planner answered. */
  | { type: 'notice'; code: 'degraded' | 'step_limit' }
  | { type: 'finished'; status: 'done' | 'stopped'; model: string }
  | { type: 'failed'; code: string; message: string; retryable: boolean };

/** Events of one run are numbered from 1 without gaps, so that a subscriber can go on where it lost the connection. */
export interface NumberedEvent {
  seq: number;
  event: TurnEvent;
}

/** One execution of a turn, to be listened to by any number of subscribers. */
export interface Run {
  turnId: string;
  conversationId: string;
  runId: string;
  /** True when this message had been taken before: the events are those of its first arrival. */
  duplicate: boolean;
  /** Past events after `afterSeq`, then live ones; ends with `finished` or `failed`. */
  events(afterSeq?: number, signal?: AbortSignal): AsyncIterable<NumberedEvent>;
  /** The customer pressed stop: the model call is aborted and what was said so far is kept. */
  stop(): void;
}

/** Runs turns for every channel: one at a time in a conversation, each message once. */
export interface Turns {
  /**
   * Records the message and starts answering it; resolves as soon as the run can be listened to.
   * Throws `ShopError('not_found')` when the conversation belongs to somebody else.
   */
  start(input: TurnInput): Promise<Run>;
  /** The run of that id, live or finished, when it belongs to the speaker's own conversation. */
  find(runId: string, speaker: Speaker): Promise<Run | undefined>;
  /** Finishes or stops what is running; nothing new is started. */
  drain(timeoutMs: number): Promise<void>;
}
