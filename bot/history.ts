import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';

/** A message as the database keeps it, before or after it was written. */
export interface StoredMessage {
  role: 'user' | 'assistant' | 'tool';
  content: string;
  tool_calls?: unknown;
  tool_call_id?: string | null;
  tool_name?: string | null;
}

/**
 * Stored messages as a model reads them. Ids are our own, because servers that send one constant id would make
 * messages replace each other.
 */
export function toModelMessages(messages: readonly StoredMessage[], idPrefix: string): BaseMessage[] {
  return messages.map((message, index) => {
    const { content } = message;
    const id = `${idPrefix}-${index}`;
    if (message.role === 'user') return new HumanMessage({ id, content });
    if (message.role === 'tool') {
      const { tool_call_id, tool_name } = message;
      return new ToolMessage({ id, content, tool_call_id: tool_call_id ?? '', name: tool_name ?? undefined });
    }
    const calls = (message.tool_calls ?? []) as { id: string; name: string; args: Record<string, unknown> }[];
    return new AIMessage({ id, content, tool_calls: calls.map((call) => ({ type: 'tool_call', ...call })) });
  });
}
