import { z } from 'zod';
import { type Database } from '../db/connect.ts';
import { createModelChain, type NamedModel } from '../models/chat-model.ts';
import { createRegistry } from '../tools/registry.ts';
import { defineTool, ok, refuse, type Tool } from '../tools/tool.ts';
import { createShopAgent } from './agent.ts';
import { createTurns, type TurnRunner } from './turn.ts';
import type { NumberedEvent, Run, TurnInput } from './turn-types.ts';

/** What a test may set of a turn's surroundings; everything else is as the product has it. */
export interface HarnessOptions {
  db: Database;
  models: readonly NamedModel[];
  tools?: readonly Tool[];
  limits?: Partial<{ turnTimeoutMs: number; resumeGraceMs: number; leaseMs: number; idleTimeoutMs: number }>;
  stepLimit?: number;
}

/** Turns over a real database and langchain's agent, with models and tools of the test's own. */
export function createTestTurns({
  db,
  models,
  tools = [echoTool],
  limits = {},
  stepLimit = 4,
}: HarnessOptions): {
  turns: TurnRunner;
  faults: unknown[];
} {
  const faults: unknown[] = [];
  const first = models[0];
  if (!first) throw new Error('a turn needs a model');
  const chain = createModelChain(models, {
    idleTimeoutMs: limits.idleTimeoutMs ?? 5_000,
    onFailure: (_, error) => faults.push(error),
  });
  const registry = createRegistry(tools, (_, error) => faults.push(error));
  const turns = createTurns({
    db,
    agent: createShopAgent({
      chain,
      registry,
      stepLimit,
      model: first.model,
      limitPhrase: () => 'This took too many steps.',
    }),
    systemPrompt: ({ locale }) => `Answer in ${locale}.`,
    suggestReplies: (messages) => [`after ${messages.length}`],
    readCustomerName: async () => undefined,
    languages: ['en', 'zh'],
    now: () => new Date('2026-03-01T12:00:00Z'),
    onFault: (_, error) => faults.push(error),
    limits: { turnTimeoutMs: 10_000, resumeGraceMs: 5_000, leaseMs: 5_000, ...limits },
  });
  return { turns, faults };
}

/** Says back what it is given, so that a test sees arguments and identity arrive; refuses on request. */
export const echoTool = defineTool({
  name: 'echo',
  effect: 'read',
  description: 'Says back what it is given.',
  input: z.object({ word: z.string(), refuse: z.boolean().optional() }),
  run: async (input, { speaker, locale }) =>
    input.refuse
      ? refuse('not_today', 'Ask tomorrow.')
      : ok({ word: input.word, speaker: speaker.kind, locale, price: '$12.00' }, [
          { kind: 'help', pages: [{ id: input.word, topic: 't', title: 'T', excerpt: 'E' }] },
        ]),
});

/** A message of one guest in one conversation, unless the test says otherwise. */
export const message = (text: string, over: Partial<TurnInput> = {}): TurnInput => ({
  channel: 'test',
  conversationId: 'c1',
  messageId: `m-${text}`,
  text,
  speaker: { kind: 'guest', visitorId: 'v1' },
  ...over,
});

/** Every event of a run, in order. */
export async function readAll(run: Run, afterSeq = 0): Promise<NumberedEvent[]> {
  const events: NumberedEvent[] = [];
  for await (const event of run.events(afterSeq)) events.push(event);
  return events;
}

/** The text that was said. */
export const textOf = (events: readonly NumberedEvent[]): string =>
  events.map(({ event }) => (event.type === 'text' ? event.delta : '')).join('');

/** The last event, which tells how the run ended. */
export const endOf = (events: readonly NumberedEvent[]) => events.at(-1)?.event;
