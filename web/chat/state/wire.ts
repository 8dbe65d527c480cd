import type { AGUIEvent, RunAgentInput } from '@ag-ui/core';
import type { Card } from '../../../tools/cards.ts';

/** The languages the page itself is written in. */
export type Locale = 'en' | 'zh';

type Worded<E> = E extends { type: infer T extends string } ? Omit<E, 'type'> & { type: `${T}` } : never;

/** An AG-UI event as it stands on the wire: its type is a plain string. */
export type WireEvent = Worded<AGUIEvent>;

export interface NumberedEvent {
  seq: number;
  event: WireEvent;
}

export interface Localised {
  en: string;
  zh: string;
}

export interface ShopInfo {
  name: Localised;
  logo?: string;
  colours: { accent: string; accent_dark: string };
  greeting: Localised;
  languages: Locale[];
  currency: string;
  demo: boolean;
  openingHours: Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', string>>;
  timeZone: string;
  /** No language model is configured: the embedded planner answers. */
  plannerOnly: boolean;
  /** What the assistant can do: nothing is offered that it cannot. */
  tools: readonly string[];
}

export interface Customer {
  id: string;
  name: string;
}

export interface SessionInfo {
  token: string;
  customer: Customer | null;
}

export interface DemoCustomer {
  id: string;
  name: string;
  note: Localised;
}

export interface ConversationSummary {
  id: string;
  title: string | null;
  locale: Locale | null;
  updatedAt: string;
}

export type Feedback = 1 | -1 | 0;

export interface StoredMessage {
  id: string;
  turnId: string;
  role: 'user' | 'assistant';
  text: string;
  cards: Card[];
  suggestions: string[];
  feedback: Feedback;
  /** A question whose turn is not over yet is queued or running. */
  status: 'queued' | 'running' | 'done' | 'stopped' | 'failed';
  createdAt: string;
  errorCode?: string;
}

export interface StoredConversation {
  id: string;
  title: string | null;
  locale: Locale | null;
  messages: StoredMessage[];
  running?: { runId: string };
  /** What to ask for as `before` to read on towards the beginning. */
  earlier?: string;
}

/** What the page sends for one message; AG-UI's RunAgentInput with our forwarded properties. */
export type AgentRequest = Omit<RunAgentInput, 'forwardedProps' | 'messages'> & {
  messages: { id: string; role: 'user'; content: string }[];
  forwardedProps: { locale: Locale; page?: { productId: string } };
};
