import { readFile } from 'node:fs/promises';
import type { App } from '../app.ts';
import type { Speaker, TurnEvent } from '../bot/turn-types.ts';
import type { Locale } from '../db/records.ts';
import type { Card } from '../tools/cards.ts';
import { type ActualCall, gradeRequest, parseRequestCases, type RequestCase } from './requests.ts';

export interface RequestResult {
  id: string;
  tool: string;
  ok: boolean;
  why?: string;
  text: string;
  calls: ActualCall[];
}

/** The cases of one file of the suite, such as `en` or `en-2`. */
export async function readRequestSuite(name: string): Promise<RequestCase[]> {
  const file = new URL(`./suites/requests/${name}.jsonl`, import.meta.url);
  return parseRequestCases(await readFile(file, 'utf8'));
}

/** Sends each case through the turn in a conversation of its own and grades the calls of its last message. */
export async function runRequests(
  app: App,
  cases: readonly RequestCase[],
  { speaker, locale, onResult }: { speaker: Speaker; locale: Locale; onResult(result: RequestResult): void },
): Promise<void> {
  for (const expected of cases) {
    const talk = createTalk(app, { speaker, locale, conversationId: `requests-${expected.id}` });
    for (const text of expected.before) await talk.say(text);
    const { shown, last } = talk.seen();
    const calls = await talk.say(expected.text);
    const grade = gradeRequest(expected, calls, shown, last);
    const { id, tool, text } = expected;
    onResult({ id, tool: tool ?? 'none', text, calls, ...grade });
  }
}

function createTalk(app: App, talk: { speaker: Speaker; locale: Locale; conversationId: string }) {
  let shown: string[] = [];
  let last: string | undefined;
  let messages = 0;
  const look = (card: Card) => {
    if (card.kind === 'products') {
      shown = card.products.map(({ id }) => id);
      last = undefined;
    } else if (card.kind === 'product') last = card.product.id;
    else if (card.kind === 'reviews') last = card.productId;
  };
  return {
    seen: () => ({ shown, last }),
    say: async (text: string): Promise<ActualCall[]> => {
      const run = await app.turns.start({ ...talk, channel: 'eval', messageId: String(messages++), text });
      const calls: ActualCall[] = [];
      for await (const { event } of run.events()) {
        if (event.type === 'tool_call') calls.push({ tool: event.name, args: event.args });
        if (event.type === 'tool_result') event.cards.forEach(look);
        throwIfFailed(event);
      }
      return calls;
    },
  };
}

function throwIfFailed(event: TurnEvent): void {
  if (event.type === 'failed') throw new Error(`a turn failed: ${event.code}: ${event.message}`);
}
