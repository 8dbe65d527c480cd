import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Locale } from '../../db/records.ts';
import { ShopError } from '../../errors.ts';
import type { TurnInput } from '../turn-types.ts';

const text = (most: number) => z.string().min(1).max(most);
const account = z.object({
  id: text(1_000),
  name: z.string().max(1_000).optional(),
  role: z.string().max(50).optional(),
  aadObjectId: z.string().max(200).optional(),
});

const activitySchema = z.object({
  type: text(100),
  id: text(1_000).optional(),
  channelId: text(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  conversation: z.looseObject({ id: text(1_000) }),
  from: account,
  recipient: account,
  text: z.string().nullish(),
  locale: z.string().max(50).nullish(),
  deliveryMode: z.string().max(50).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
  attachments: z
    .array(z.looseObject({ contentType: z.string() }))
    .max(100)
    .nullish(),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .max(200)
    .nullish(),
  value: z.unknown().optional(),
});

/** The part of an Activity that we use, checked; nothing else of what was sent reaches the SDK. */
export type InboundActivity = z.output<typeof activitySchema>;

/** Throws `bad_request` that names every wrong field. */
export function readActivity(body: unknown): InboundActivity {
  const parsed = activitySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ShopError(
    'bad_request',
    `This is not a Bot Framework activity.\n${z.prettifyError(parsed.error)}`,
  );
}

const mentionSchema = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string() }),
  text: z.string().min(1),
});
const saidSchema = z.looseObject({ say: z.string() });

/** What the customer said: the text without mentions of the bot, or what a button said for them. */
export function spokenText(activity: InboundActivity): string {
  let spoken = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = mentionSchema.safeParse(entity);
    if (mention.success && mention.data.mentioned.id === activity.recipient.id) {
      spoken = spoken.replaceAll(mention.data.text, ' ');
    }
  }
  if (spoken.trim()) return spoken.trim();
  const said = saidSchema.safeParse(activity.value);
  return said.success ? said.data.say.trim() : '';
}

/** Teams repeats every formatted message as an HTML attachment; that one is not a file. */
export const hasFile = ({ attachments }: InboundActivity): boolean =>
  (attachments ?? []).some(({ contentType }) => contentType !== 'text/html');

/** The language of the customer's client, when it is one of ours. */
export function localeOf(activity: InboundActivity, languages: readonly Locale[]): Locale | undefined {
  const language = activity.locale?.toLowerCase().split('-')[0];
  return languages.find((known) => known === language);
}

const digest = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);

/**
 * The activity as a turn. In a group everybody has a conversation of their own, so that nobody hears of another's
 * orders; ids are hashed, as some channels use phone numbers for them.
 */
export function toTurnInput(activity: InboundActivity, locale: Locale | undefined): TurnInput {
  const { channelId, conversation, from } = activity;
  return {
    channel: `bot-framework:${channelId}`,
    conversationId: `bf-${digest(channelId, conversation.id, from.id)}`,
    messageId: activity.id ?? randomUUID(),
    text: spokenText(activity),
    speaker: { kind: 'guest', visitorId: `bf-${digest(channelId, from.id)}` },
    locale,
  };
}
