import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import type { NamedModel } from './chat-model.ts';

/** What the model does when it is called: say something, call tools, fail, or say nothing until it is aborted. */
export type ScriptedStep =
  | { text: string }
  | { calls: { name: string; args: Record<string, unknown> }[]; text?: string }
  | { error: Error }
  | { stall: true };

/** The next step of a list (one call each, none left over), or a step made from the messages of each call. */
export type Script = ScriptedStep[] | ((messages: readonly BaseMessage[]) => ScriptedStep);

/** A model that does as it was told, for tests, evals and benchmarks: it fails on a call that the script does not foresee. */
export interface ScriptedModel extends NamedModel {
  /** The messages of every call so far. */
  calls: readonly (readonly BaseMessage[])[];
  /** Throws when steps were left over. */
  assertFinished(): void;
}

/**
 * `keepCalls: false` is for runs so long that the calls would fill the memory; `streamed: false` sends each text in one
 * piece instead of word by word.
 */
export function createScriptedModel(
  script: Script,
  { keepCalls = true, streamed = true } = {},
): ScriptedModel {
  const calls: (readonly BaseMessage[])[] = [];
  let asked = 0;
  const next = (messages: readonly BaseMessage[]): ScriptedStep => {
    if (keepCalls) calls.push(messages);
    const step = Array.isArray(script) ? script[asked++] : script(messages);
    if (!step) throw new Error(`the script has no step for call ${asked}`);
    return step;
  };
  return {
    name: 'scripted',
    model: new ScriptedChatModel(next, streamed),
    tellsFinish: false,
    calls,
    assertFinished: () => {
      if (Array.isArray(script) && asked < script.length) {
        throw new Error(`${script.length - asked} step(s) of the script were never asked for`);
      }
    },
  };
}

class ScriptedChatModel extends BaseChatModel {
  private readonly next: (messages: readonly BaseMessage[]) => ScriptedStep;

  private readonly streamed: boolean;

  constructor(next: (messages: readonly BaseMessage[]) => ScriptedStep, streamed: boolean) {
    super({});
    this.next = next;
    this.streamed = streamed;
  }

  override _llmType(): string {
    return 'scripted';
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    let whole: ChatGenerationChunk | undefined;
    for await (const chunk of this._streamResponseChunks(messages, options)) {
      whole = whole ? whole.concat(chunk) : chunk;
    }
    if (!whole) throw new Error('the script said nothing');
    return { generations: [whole] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const step = this.next(messages);
    if ('error' in step) throw step.error;
    if ('stall' in step) return await untilAborted(options.signal);
    const text = step.text ?? '';
    for (const piece of this.streamed ? (text.match(/\S+\s*|\s+/g) ?? []) : text ? [text] : []) {
      options.signal?.throwIfAborted();
      const chunk = new ChatGenerationChunk({ text: piece, message: new AIMessageChunk(piece) });
      yield chunk;
      await runManager?.handleLLMNewToken(piece, undefined, undefined, undefined, undefined, { chunk });
    }
    if ('calls' in step) {
      const message = new AIMessageChunk({
        content: '',
        tool_call_chunks: step.calls.map(({ name, args }, index) => ({
          type: 'tool_call_chunk',
          index,
          id: `call-${messages.length}-${index}`,
          name,
          args: JSON.stringify(args),
        })),
      });
      yield new ChatGenerationChunk({ text: '', message });
    }
  }
}

function untilAborted(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
