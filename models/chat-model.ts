import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type AIMessageChunk, type BaseMessage } from '@langchain/core/messages';

/** A tool as a model is told of it: `schema` is JSON Schema. */
export interface ToolSpec {
  name: string;
  description: string;
  schema: Record<string, unknown>;
}

export interface NamedModel {
  name: string;
  model: BaseChatModel;
  /** Whether a whole answer ends with a finish reason, so that one without it was cut off. */
  tellsFinish: boolean;
}

export interface SpokenMessage {
  message: AIMessage;
  model: string;
  /** The primary model failed, and the one behind it answered. */
  degraded: boolean;
}

export interface SpeakOptions {
  messages: BaseMessage[];
  tools: readonly ToolSpec[];
  signal: AbortSignal;
  onText(delta: string): void;
}

/** One model call, streamed; text is told as it comes, tool calls when they are whole. */
export interface ModelChain {
  speak(options: SpeakOptions): Promise<SpokenMessage>;
}

/** Key under which arguments that were not JSON travel to the registry, which refuses them with a hint. */
export const INVALID_JSON = 'invalid_json';

/**
 * Asks the models in order: the next one answers when one fails, stalls for `idleTimeoutMs`, or is cut off. Only an
 * aborted `signal` ends the call without an answer. After a failure in mid-answer the next model's text follows on
 * a new paragraph.
 */
export function createModelChain(
  models: readonly NamedModel[],
  { idleTimeoutMs, onFailure }: { idleTimeoutMs: number; onFailure(modelName: string, error: unknown): void },
): ModelChain {
  return {
    speak: async ({ onText, signal, ...request }) => {
      let spoken = false;
      let failure: unknown;
      for (const [place, candidate] of models.entries()) {
        const separator = spoken ? '\n\n' : '';
        let first = true;
        const say = (delta: string) => {
          onText(first ? separator + delta : delta);
          first = false;
          spoken = true;
        };
        try {
          const message = await callModel(candidate, { ...request, signal, onText: say }, idleTimeoutMs);
          return { message, model: candidate.name, degraded: place > 0 };
        } catch (error) {
          if (signal.aborted) throw error;
          onFailure(candidate.name, error);
          failure = error;
        }
      }
      throw failure;
    },
  };
}

async function callModel(
  { model, tellsFinish }: NamedModel,
  { messages, tools, signal, onText }: SpeakOptions,
  idleTimeoutMs: number,
): Promise<AIMessage> {
  const watchdog = new AbortController();
  const bound = tools.length > 0 && model.bindTools ? model.bindTools(tools.map(asOpenAiTool)) : model;
  let whole: AIMessageChunk | undefined;
  let timer = setTimeout(() => watchdog.abort(stalled(idleTimeoutMs)), idleTimeoutMs);
  try {
    const stream = await bound.stream(messages, { signal: AbortSignal.any([signal, watchdog.signal]) });
    for await (const chunk of stream as AsyncIterable<AIMessageChunk>) {
      clearTimeout(timer);
      timer = setTimeout(() => watchdog.abort(stalled(idleTimeoutMs)), idleTimeoutMs);
      if (chunk.text) onText(chunk.text);
      whole = whole ? whole.concat(chunk) : chunk;
    }
  } catch (error) {
    throw watchdog.signal.aborted ? watchdog.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
  signal.throwIfAborted();
  if (watchdog.signal.aborted) throw watchdog.signal.reason;
  if (!whole) throw new Error('the model answered nothing');
  if (tellsFinish && !whole.response_metadata.finish_reason) throw new Error('the answer was cut off');
  return mendToolCalls(whole);
}

const stalled = (ms: number) => new Error(`the model said nothing for ${ms} ms`);

const asOpenAiTool = ({ name, description, schema }: ToolSpec) => ({
  type: 'function' as const,
  function: { name, description, parameters: schema },
});

/**
 * Calls are read from the raw chunks, strictly: langchain would repair half an argument into a whole one. Those whose
 * arguments are no JSON object stay calls, so that they are refused and the model can mend them.
 */
function mendToolCalls(whole: AIMessageChunk): AIMessage {
  const streamed = (whole.tool_call_chunks ?? []).map(({ id, name, args }, index) => ({
    type: 'tool_call' as const,
    id: id ?? `call-${index}`,
    name: name ?? 'unknown',
    args: parseArguments(args ?? ''),
  }));
  return new AIMessage({
    content: whole.text,
    tool_calls: streamed.length > 0 ? streamed : (whole.tool_calls ?? []),
    usage_metadata: whole.usage_metadata,
    response_metadata: whole.response_metadata,
  });
}

function parseArguments(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json || '{}');
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // refused below like any other text that is no JSON object
  }
  return { [INVALID_JSON]: json.slice(0, 200) };
}
