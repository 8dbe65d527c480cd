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
  const chunks: AIMessageChunk[] = [];
  let timer = setTimeout(() => watchdog.abort(stalled(idleTimeoutMs)), idleTimeoutMs);
  try {
    const stream = await bound.stream(messages, { signal: AbortSignal.any([signal, watchdog.signal]) });
    for await (const chunk of stream as AsyncIterable<AIMessageChunk>) {
      clearTimeout(timer);
      timer = setTimeout(() => watchdog.abort(stalled(idleTimeoutMs)), idleTimeoutMs);
      if (chunk.text) onText(chunk.text);
      chunks.push(chunk);
    }
  } catch (error) {
    throw watchdog.signal.aborted ? watchdog.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
  signal.throwIfAborted();
  if (watchdog.signal.aborted) throw watchdog.signal.reason;
  if (chunks.length === 0) throw new Error('the model answered nothing');
  if (tellsFinish && !chunks.some(({ response_metadata }) => response_metadata.finish_reason)) {
    throw new Error('the answer was cut off');
  }
  return joinChunks(chunks);
}

const stalled = (ms: number) => new Error(`the model said nothing for ${ms} ms`);

const asOpenAiTool = ({ name, description, schema }: ToolSpec) => ({
  type: 'function' as const,
  function: { name, description, parameters: schema },
});

/**
 * One message of many chunks. Calls are read from the raw pieces, strictly: langchain's own joining would repair half
 * an argument into a whole one (and takes a millisecond for a dozen chunks). Those whose arguments are no JSON object
 * stay calls, so that they are refused and the model can mend them.
 */
function joinChunks(chunks: readonly AIMessageChunk[]): AIMessage {
  const calls = new Map<number, { id?: string; name: string; args: string }>();
  for (const piece of chunks.flatMap(({ tool_call_chunks }) => tool_call_chunks ?? [])) {
    const place = piece.index ?? calls.size;
    const call = calls.get(place) ?? { name: '', args: '' };
    call.id ??= piece.id;
    call.name += piece.name ?? '';
    call.args += piece.args ?? '';
    calls.set(place, call);
  }
  const streamed = [...calls.values()].map(({ id, name, args }, index) => ({
    type: 'tool_call' as const,
    id: id ?? `call-${index}`,
    name: name || 'unknown',
    args: parseArguments(args),
  }));
  return new AIMessage({
    content: chunks.map(({ text }) => text).join(''),
    tool_calls: streamed.length > 0 ? streamed : chunks.flatMap(({ tool_calls }) => tool_calls ?? []),
    usage_metadata: chunks.findLast(({ usage_metadata }) => usage_metadata)?.usage_metadata,
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
