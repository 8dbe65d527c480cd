import type { PlannerContext } from './messages.ts';
import type { PhraseKey, PhraseValues } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { DialogueState } from './state.ts';
import type { Language } from './vocabulary.ts';

export interface Call {
  name: string;
  args: Record<string, unknown>;
}

/** What to do with products that a search by name is to find first. */
export interface NextStep {
  intent: 'details' | 'stock' | 'reviews' | 'compare';
  options?: Record<string, string>;
}

export interface CallDecision {
  do: 'call';
  calls: Call[];
  next?: NextStep;
  /** Said before the results, when the calls are not all of what was asked for. */
  preface?: PhraseKey;
}

export type Decision =
  | CallDecision
  /** `pending`: the intent that waits for the answer to this question. */
  | { do: 'say'; key: PhraseKey; values?: PhraseValues; pending?: string };

/** All that a decision may rest on. */
export interface Situation {
  reading: Reading;
  /** The likeliest intent and its probability. */
  intent: string;
  probability: number;
  state: DialogueState;
  context: PlannerContext;
  language: Language;
}

export const call = (
  name: string,
  args: Record<string, unknown>,
  extra: { next?: NextStep; preface?: PhraseKey } = {},
): CallDecision => ({
  do: 'call',
  calls: [{ name, args: withoutAbsent(args) }],
  ...extra,
});

export const say = (key: PhraseKey, values?: PhraseValues, pending?: string): Decision => ({
  do: 'say',
  key,
  values,
  pending,
});

export const withoutAbsent = (args: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args).filter(
      ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  );
