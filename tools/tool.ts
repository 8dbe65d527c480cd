import type { z } from 'zod';
import type { Locale } from '../db/records.ts';
import type { Card } from './cards.ts';

/** What a tool may know about the moment it runs in; none of it comes from a model or from the customer's words. */
export interface ToolContext {
  conversationId: string;
  speaker: { kind: 'guest'; visitorId: string } | { kind: 'customer'; customerId: string; visitorId: string };
  locale: Locale;
  now: Date;
}

/** `data` is what the model reads; `cards` are what the customer sees. */
export interface ToolOk {
  status: 'ok';
  data: Record<string, unknown>;
  cards: Card[];
}

/** Something the model or the customer can mend; `hint` says how, in words a model may repeat. */
export interface ToolRefusal {
  status: 'refused';
  code: string;
  hint: string;
}

export type ToolOutcome = ToolOk | ToolRefusal;

export interface Tool<Input extends z.ZodType = z.ZodType> {
  name: string;
  effect: 'read' | 'write';
  description: string;
  input: Input;
  /** Throws for faults only: what can be mended is refused. */
  run(input: z.output<Input>, context: ToolContext): Promise<ToolOutcome>;
}

/** Binds the input's type to `run`; the object is returned as it is. */
export const defineTool = <Input extends z.ZodType>(tool: Tool<Input>): Tool<Input> => tool;

export const ok = (data: Record<string, unknown>, cards: Card[] = []): ToolOk => ({
  status: 'ok',
  data,
  cards,
});

export const refuse = (code: string, hint: string): ToolRefusal => ({ status: 'refused', code, hint });
