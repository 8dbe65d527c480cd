import {
  AIMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
  type BaseMessage,
} from '@langchain/core/messages';
import { z } from 'zod';
import { cleanText } from './text.ts';
import type { Language } from './vocabulary.ts';

const contextSchema = z.object({
  locale: z.enum(['en', 'zh']).optional().catch(undefined),
  speaker: z.enum(['guest', 'customer']).optional().catch(undefined),
  page: z
    .object({ product_id: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  shop: z
    .object({ name: z.string().optional(), currency: z.string().optional() })
    .optional()
    .catch(undefined),
  now: z.string().optional().catch(undefined),
});

/** What the system prompt's context block says of the moment; every part may be absent. */
export type PlannerContext = z.output<typeof contextSchema>;

/** What a tool answered, as it stands in the history. */
export interface ToolResult {
  name: string;
  args: Record<string, unknown>;
  status: 'ok' | 'refused' | 'failed';
  code?: string;
  data: Record<string, unknown>;
}

/** One message of the customer with all that was called and said in answer to it. */
export interface Exchange {
  text: string;
  results: ToolResult[];
  answer: string;
}

export interface Transcript {
  context: PlannerContext;
  /** At least one unless nobody has spoken; the last one is being answered. */
  exchanges: Exchange[];
}

/** The history as exchanges; a tool message without its call, or with content that is not JSON, is passed over. */
export function readTranscript(messages: readonly BaseMessage[]): Transcript {
  const exchanges: Exchange[] = [];
  const calls = new Map<string, { name: string; args: Record<string, unknown> }>();
  let system = '';
  for (const message of messages) {
    const current = exchanges.at(-1);
    if (SystemMessage.isInstance(message)) system += `${message.text}\n`;
    else if (HumanMessage.isInstance(message))
      exchanges.push({ text: message.text, results: [], answer: '' });
    else if (AIMessage.isInstance(message)) {
      for (const call of message.tool_calls ?? []) if (call.id) calls.set(call.id, call);
      if (current) current.answer += message.text;
    } else if (ToolMessage.isInstance(message) && current) {
      const call = calls.get(message.tool_call_id);
      const result = call && readResult(call, message.text);
      if (result) current.results.push(result);
    }
  }
  return { context: readContext(system), exchanges };
}

/** The last context block counts: only the system prompt is read, so that no customer can write one. */
function readContext(system: string): PlannerContext {
  const blocks = [...system.matchAll(/<context>([\s\S]*?)<\/context>/g)];
  const parsed = contextSchema.safeParse(parseJson(blocks.at(-1)?.[1] ?? '{}'));
  return parsed.success ? parsed.data : {};
}

const resultSchema = z.looseObject({ status: z.string(), code: z.string().optional() });

/**
 * An order's own `status` may stand where the result's does (the data is spread beside it), so whatever is neither
 * a refusal nor a failure is a success, and the word stays among the data.
 */
function readResult(
  call: { name: string; args: Record<string, unknown> },
  content: string,
): ToolResult | undefined {
  const parsed = resultSchema.safeParse(parseJson(content));
  if (!parsed.success) return undefined;
  const { status: word, code, ...data } = parsed.data;
  const status = word === 'refused' || word === 'failed' ? word : 'ok';
  return { name: call.name, args: call.args, status, code, data: { ...data, status: word } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const HAN = /\p{Script=Han}/u;
/** Words that say nothing of the language around them: numbers, e-mails, codes, and "ok". */
const NEUTRAL = /\S*[\d@#]\S*|\b(?:ok|okay|email|no|yes|hi|hello|sku)\b/giu;

/** The language to answer in: that of the last message that shows one, else the channel's, else English. */
export function languageOf({ context, exchanges }: Transcript): Language {
  for (const exchange of exchanges.toReversed()) {
    const text = cleanText(exchange.text);
    if (HAN.test(text)) return 'zh';
    if (/\p{Script=Latin}{2,}/u.test(text.replace(NEUTRAL, ' '))) return 'en';
  }
  return context.locale ?? 'en';
}
