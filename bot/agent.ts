import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { createAgent, createMiddleware, tool } from 'langchain';
import { z } from 'zod';
import type { AnswerMessage } from '../db/turns.ts';
import type { ModelChain, ToolSpec } from '../models/chat-model.ts';
import type { Card } from '../tools/cards.ts';
import type { Registry } from '../tools/registry.ts';
import type { ToolContext } from '../tools/tool.ts';
import type { Grounding } from './grounding.ts';
import type { TurnEvent } from './turn-types.ts';

/** One execution of the agent: what it is given, and where what it makes is gathered. */
export interface AgentRun {
  messages: BaseMessage[];
  toolContext: ToolContext;
  signal: AbortSignal;
  grounding: Grounding;
  emit(event: TurnEvent): void;
  /** The answer as it will be stored; filled while the agent runs, so that a stopped run keeps what was said. */
  answer: AnswerMessage[];
  usage: { modelCalls: number; inputTokens: number; outputTokens: number };
  /** The model that spoke last. */
  model: string;
  degraded: boolean;
}

export interface Agent {
  /** Runs model and tools in turn until the model has answered; rejects when it is aborted or no model answers. */
  run(run: AgentRun): Promise<void>;
}

interface AgentDeps {
  chain: ModelChain;
  registry: Registry;
  stepLimit: number;
  /** What is said when the step limit ends the turn. */
  limitPhrase(locale: 'en' | 'zh'): string;
  /** createAgent asks for a model; every call goes through the chain. */
  model: BaseChatModel;
}

const contextSchema = z.object({ run: z.custom<AgentRun>() });

/** langchain's agent over the shop's tools: models speak through the chain, tools run through the registry. */
export function createShopAgent({ chain, registry, stepLimit, limitPhrase, model }: AgentDeps): Agent {
  const specs: ToolSpec[] = registry.tools.map(({ name, description, input }) => ({
    name,
    description,
    schema: z.toJSONSchema(input, { io: 'input' }),
  }));
  const throughChain = createMiddleware({
    name: 'through-chain',
    contextSchema,
    wrapModelCall: async ({ messages, runtime }) => {
      const { run } = runtime.context;
      run.usage.modelCalls++;
      if (run.usage.modelCalls > stepLimit) return sayLimit(run, limitPhrase(run.toolContext.locale));
      return speak(chain, specs, run, messages);
    },
    wrapToolCall: async ({ toolCall, runtime }) =>
      callTool(registry, runtime.context.run, {
        id: toolCall.id ?? '',
        name: toolCall.name,
        args: toolCall.args,
      }),
  });
  const agent = createAgent({
    model,
    tools: specs.map(({ name, description, schema }) => tool(() => '', { name, description, schema })),
    middleware: [throughChain],
  });
  return {
    run: async (run) => {
      await agent.invoke(
        { messages: run.messages },
        { context: { run }, signal: run.signal, recursionLimit: stepLimit * 4 + 10 },
      );
    },
  };
}

/** The first message is the system prompt; it is ours to place, because it changes with each turn. */
export const withSystemPrompt = (prompt: string, history: readonly BaseMessage[]): BaseMessage[] => [
  new SystemMessage(prompt),
  ...history,
];

async function speak(
  chain: ModelChain,
  tools: readonly ToolSpec[],
  run: AgentRun,
  messages: BaseMessage[],
): Promise<AIMessage> {
  const paragraph = run.answer.some((message) => message.role === 'assistant' && message.content);
  let opened = false;
  try {
    const spoken = await chain.speak({
      messages,
      tools,
      signal: run.signal,
      onText: (delta) => {
        if (paragraph && !opened) run.emit({ type: 'text', delta: '\n\n' });
        opened = true;
        run.grounding.push(delta);
      },
    });
    const content = run.grounding.flush();
    run.model = spoken.model;
    if (spoken.degraded && !run.degraded) {
      run.degraded = true;
      run.emit({ type: 'notice', code: 'degraded' });
    }
    run.usage.inputTokens += spoken.message.usage_metadata?.input_tokens ?? 0;
    run.usage.outputTokens += spoken.message.usage_metadata?.output_tokens ?? 0;
    const calls = (spoken.message.tool_calls ?? []).map(({ id, name, args }, index) => ({
      id: id || `call-${run.usage.modelCalls}-${index}`,
      name,
      args,
    }));
    run.answer.push({ role: 'assistant', content, tool_calls: calls.length > 0 ? calls : undefined });
    return new AIMessage({
      id: `answer-${run.usage.modelCalls}`,
      content,
      tool_calls: calls.map((call) => ({ type: 'tool_call' as const, ...call })),
    });
  } catch (error) {
    const said = run.grounding.flush();
    if (said) run.answer.push({ role: 'assistant', content: said });
    throw error;
  }
}

function sayLimit(run: AgentRun, phrase: string): AIMessage {
  run.emit({ type: 'notice', code: 'step_limit' });
  run.emit({ type: 'text', delta: phrase });
  run.answer.push({ role: 'assistant', content: phrase });
  return new AIMessage({ id: `answer-${run.usage.modelCalls}`, content: phrase });
}

async function callTool(
  registry: Registry,
  run: AgentRun,
  call: { id: string; name: string; args: Record<string, unknown> },
): Promise<ToolMessage> {
  run.signal.throwIfAborted();
  run.emit({ type: 'tool_call', callId: call.id, name: call.name, args: call.args });
  const outcome = await registry.call(call.name, call.args, run.toolContext);
  const cards: Card[] = outcome.status === 'ok' ? outcome.cards : [];
  const content = JSON.stringify(
    outcome.status === 'ok'
      ? { status: 'ok', ...outcome.data }
      : { status: outcome.status, code: outcome.code, hint: outcome.hint },
  );
  if (outcome.status === 'ok') run.grounding.learn(outcome.data);
  run.emit({
    type: 'tool_result',
    callId: call.id,
    name: call.name,
    status: outcome.status,
    code: outcome.status === 'ok' ? undefined : outcome.code,
    cards,
  });
  run.answer.push({ role: 'tool', content, tool_call_id: call.id, tool_name: call.name, cards });
  return new ToolMessage({ content, tool_call_id: call.id, name: call.name });
}

/** Drops calls that never got their result, which a model's server would reject when it reads them again. */
export function completeCalls(answer: readonly AnswerMessage[]): AnswerMessage[] {
  const answered = new Set(
    answer.flatMap(({ role, tool_call_id }) => (role === 'tool' ? [tool_call_id] : [])),
  );
  return answer.flatMap((message) => {
    const calls = (message.tool_calls as { id: string }[] | undefined)?.filter(({ id }) => answered.has(id));
    const kept = { ...message, tool_calls: calls?.length ? calls : undefined };
    return kept.role === 'assistant' && !kept.content && !kept.tool_calls ? [] : [kept];
  });
}
