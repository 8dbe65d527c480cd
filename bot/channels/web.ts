import { contentToText } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { z } from 'zod';
import { ShopError } from '../../errors.ts';
import type { Speaker, TurnInput } from '../turn-types.ts';

/** The channel's name on conversations held in the page and the widget. */
export const WEB_CHANNEL = 'web';

const id = z.string().regex(/^[\w.:@-]{1,128}$/, 'an id of 1 to 128 letters, digits or . : @ _ -');

const forwardedSchema = z
  .looseObject({
    locale: z.enum(['en', 'zh']).optional(),
    page: z.looseObject({ productId: z.string().trim().min(1).max(200).optional() }).optional(),
  })
  .default({});

/**
 * AG-UI's RunAgentInput as a turn: the last message is what the customer says, its id the idempotency key. Earlier
 * messages, tools and state that the caller sends along are not trusted and not read: the conversation is our own.
 */
export function readRunInput(body: unknown, speaker: Speaker): TurnInput {
  const input = check(RunAgentInputSchema, body);
  const message = input.messages.at(-1);
  if (message?.role !== 'user') {
    throw new ShopError(
      'bad_request',
      'The last of `messages` must be what the customer says (role "user").',
    );
  }
  const forwarded = check(forwardedSchema, input.forwardedProps, 'forwardedProps');
  return {
    channel: WEB_CHANNEL,
    conversationId: check(id, input.threadId, 'threadId'),
    messageId: check(id, message.id, 'messages.id'),
    runId: check(id, input.runId, 'runId'),
    text: contentToText(message.content),
    speaker,
    locale: forwarded.locale,
    page: forwarded.page?.productId ? { productId: forwarded.page.productId } : undefined,
  };
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown, name = ''): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map((issue) => {
    const path = [name, ...issue.path].filter((part) => part !== '').join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  throw new ShopError('bad_request', `This is not an AG-UI run input. ${problems.join('; ')}`);
}
