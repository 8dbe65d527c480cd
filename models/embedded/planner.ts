import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { createBrain, type Brain, type BrainOptions, type Reply } from './brain.ts';

/**
 * The assistant without a language model: a BaseChatModel that works in this process, needs no network and keeps
 * nothing between calls. Before `bindTools` it calls every tool
 * it knows; afterwards only those it was given.
 */
export const createPlanner = (options: BrainOptions): BaseChatModel => new Planner(createBrain(options));

class Planner extends BaseChatModel<BaseChatModelCallOptions, AIMessageChunk> {
  private readonly brain: Brain;
  private readonly offered: ReadonlySet<string> | undefined;

  constructor(brain: Brain, offered?: ReadonlySet<string>) {
    super({});
    this.brain = brain;
    this.offered = offered;
  }

  _llmType(): string {
    return 'embedded';
  }

  override bindTools(tools: BindToolsInput[]): Planner {
    return new Planner(this.brain, new Set(tools.map(nameOfTool)));
  }

  async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    options.signal?.throwIfAborted();
    const reply = this.brain(messages, this.offered);
    if (reply.text) await runManager?.handleLLMNewToken(reply.text);
    const message = new AIMessage({ content: reply.text, tool_calls: reply.calls });
    return { generations: [{ text: reply.text, message }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    for (const chunk of chunksOf(this.brain(messages, this.offered))) {
      options.signal?.throwIfAborted();
      yield chunk;
      await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
    }
  }
}

const nameOfTool = (tool: BindToolsInput): string => convertToOpenAITool(tool).function.name;

/** Words with the space after them; Chinese, which has none, in pairs of characters. */
const PIECES = /[\p{Script=Han}，。！？、：；]{1,2}|[^\s\p{Script=Han}]+\s*|\s+/gu;

function chunksOf({ text, calls }: Reply): ChatGenerationChunk[] {
  const words = (text.match(PIECES) ?? []).map(
    (piece) => new ChatGenerationChunk({ text: piece, message: new AIMessageChunk({ content: piece }) }),
  );
  const toolCalls = calls.map(
    ({ id, name, args }, index) =>
      new ChatGenerationChunk({
        text: '',
        message: new AIMessageChunk({
          content: '',
          tool_call_chunks: [{ type: 'tool_call_chunk', index, id, name, args: JSON.stringify(args) }],
        }),
      }),
  );
  return [...words, ...toolCalls];
}
