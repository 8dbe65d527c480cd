import { z } from 'zod';
import { INVALID_JSON } from '../models/chat-model.ts';
import type { Tool, ToolContext, ToolOutcome } from './tool.ts';
import { refuse } from './tool.ts';

/** A call's outcome as the turn sees it: `failed` is a fault of ours, told to the model without its details. */
export type CallOutcome = ToolOutcome | { status: 'failed'; code: 'tool_failed'; hint: string };

export interface Registry {
  tools: readonly Tool[];
  /** Validates and runs one call; never throws, whatever the model asked for. */
  call(name: string, args: unknown, context: ToolContext): Promise<CallOutcome>;
}

/** The tools a shop has switched on; `onFault` gets every error that a tool threw. */
export function createRegistry(
  tools: readonly Tool[],
  onFault: (toolName: string, error: unknown) => void,
): Registry {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return {
    tools,
    call: async (name, args, context) => {
      const tool = byName.get(name);
      if (!tool)
        return refuse(
          'unknown_tool',
          `There is no tool "${name}". Use one of: ${[...byName.keys()].join(', ')}.`,
        );
      if (isUnreadable(args))
        return refuse('invalid_arguments', 'The arguments were not valid JSON. Send them again.');
      const parsed = tool.input.safeParse(args ?? {});
      if (!parsed.success) return refuse('invalid_arguments', z.prettifyError(parsed.error));
      try {
        return await tool.run(parsed.data, context);
      } catch (error) {
        onFault(name, error);
        return {
          status: 'failed',
          code: 'tool_failed',
          hint: 'This did not work just now, and the fault is on our side. Say so and offer to try again.',
        };
      }
    },
  };
}

const isUnreadable = (args: unknown) => typeof args === 'object' && args !== null && INVALID_JSON in args;
