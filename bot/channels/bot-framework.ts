import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  ActionTypes,
  type Activity,
  ActivityTypes,
  AttachmentLayoutTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  DeliveryModes,
  StatusCodes,
  TurnContext,
} from 'botbuilder';
import type { Locale } from '../../db/records.ts';
import { ShopError } from '../../errors.ts';
import type { Run, Turns } from '../turn-types.ts';
import {
  hasFile,
  type InboundActivity,
  localeOf,
  readActivity,
  spokenText,
  toTurnInput,
} from './bot-framework-activity.ts';
import { absoluteUrl, channelWords, collectReplies, type Reply } from './bot-framework-answer.ts';
import { refuseStrangers } from './bot-framework-guard.ts';
import { createRecentIds, type RecentIds } from './recent-ids.ts';
import { whileTyping } from './while-typing.ts';

export interface BotFrameworkDeps {
  turns: Pick<Turns, 'start'>;
  /** The bot's registration; without one, only this machine may call. */
  registration?: { appId: string; password?: string; tenantId?: string };
  shop: {
    name: Record<Locale, string>;
    greeting: Record<Locale, string>;
    languages: readonly Locale[];
    timeZone: string;
    /** Tools that are switched off by name. */
    tools?: Partial<Record<string, boolean>>;
  };
  /** Where channels can fetch pictures from; cards go without them when it is not known. */
  publicUrl?: string;
  /** A message that could not be delivered; the request it answers is over by then. */
  onError(where: string, error: unknown): void;
  /** Another login service than Microsoft's public cloud. */
  login?: ConfigurationBotFrameworkAuthenticationOptions;
}

export interface BotFramework {
  /**
   * Answers `POST /api/messages`, whose JSON body has been parsed. Throws `ShopError` for what must not be taken
   * (`bad_request`, `unauthorised`, `forbidden`) or could not be recorded, so that the connector sends it again.
   */
  handle(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void>;
  /** Waits until every answer that is on its way has been sent. */
  settle(): Promise<void>;
}

type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** What is done for one activity; `context` sends, at once or in the response's body. */
type Reaction = (context: TurnContext) => Promise<void>;

/** How many turns are remembered as answered; a connector gives up on an activity long before. */
const REMEMBERED = 10_000;

/**
 * The Bot Framework channel: Teams, Slack, Telegram and the others that Azure Bot Service connects. Throws
 * `bad_settings` for a registration without its password.
 */
export function createBotFramework(deps: BotFrameworkDeps): BotFramework {
  if (deps.registration && !deps.registration.password) {
    throw new ShopError('bad_settings', 'BOT_APP_ID needs BOT_APP_PASSWORD: answers could not be sent.');
  }
  const authentication = new ConfigurationBotFrameworkAuthentication({
    ...deps.login,
    MicrosoftAppId: deps.registration?.appId,
    MicrosoftAppPassword: deps.registration?.password,
    MicrosoftAppTenantId: deps.registration?.tenantId,
    MicrosoftAppType: deps.registration?.tenantId ? 'SingleTenant' : 'MultiTenant',
  });
  const adapter = new CloudAdapter(authentication);
  const answered = createRecentIds(REMEMBERED);
  const sending = new Set<Promise<void>>();

  return {
    handle: async (request, response, body) => {
      const activity = readActivity(body);
      if (!deps.registration) refuseStrangers(request, activity.serviceUrl);
      // Without a registration a token proves nothing, and checking one would ask the network.
      const token = deps.registration ? request.headers.authorization : undefined;
      const caller = await authenticate(authentication, activity, token ?? '');
      if (activity.type === ActivityTypes.Invoke) {
        const error = { code: 'not_supported', message: 'Invoke is not supported.' };
        return respond(response, 501, { error });
      }
      const reaction = await react(activity, deps, answered);
      if (activity.deliveryMode === DeliveryModes.ExpectReplies) {
        return respond(response, 200, { activities: await replyInBody(adapter, caller, activity, reaction) });
      }
      respond(response, 200, {});
      if (reaction) detach(activity, replyLater(adapter, caller, activity, reaction));
    },
    settle: async () => {
      await Promise.all(sending);
    },
  };

  function detach(activity: InboundActivity, work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => deps.onError(`answer on ${activity.channelId}`, error))
      .finally(() => sending.delete(tracked));
    sending.add(tracked);
  }
}

async function authenticate(
  authentication: ConfigurationBotFrameworkAuthentication,
  activity: InboundActivity,
  header: string,
): Promise<Caller> {
  try {
    return await authentication.authenticateRequest(toSdk(activity), header);
  } catch (cause) {
    throw isRefusal(cause)
      ? new ShopError('unauthorised', 'The bearer token is missing or not valid for this bot.', { cause })
      : new ShopError('internal', 'The bearer token could not be checked.', { cause });
  }
}

async function react(
  activity: InboundActivity,
  deps: BotFrameworkDeps,
  answered: RecentIds,
): Promise<Reaction | undefined> {
  const { name, greeting, languages } = deps.shop;
  const locale = localeOf(activity, languages);
  const spoken = locale ?? languages[0] ?? 'en';
  const words = channelWords[spoken];
  if (activity.type === ActivityTypes.ConversationUpdate) {
    const isJoined = (activity.membersAdded ?? []).some(({ id }) => id !== activity.recipient.id);
    return isJoined ? saying(words.welcome(name[spoken], greeting[spoken])) : undefined;
  }
  if (activity.type !== ActivityTypes.Message) return undefined;
  if (!spokenText(activity)) return saying(hasFile(activity) ? words.textOnly : words.empty);
  try {
    // Once this resolves the message is recorded: the connector may be told so.
    const run = await deps.turns.start(toTurnInput(activity, locale));
    return (context) => deliver(context, run, spoken, deps, answered);
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    if (error.code === 'bad_request') return saying(words.empty);
    if (error.code === 'payload_too_large') return saying(words.tooLong);
    throw error;
  }
}

async function deliver(
  context: TurnContext,
  run: Run,
  locale: Locale,
  { shop, publicUrl, onError }: BotFrameworkDeps,
  answered: RecentIds,
): Promise<void> {
  const isInBody = context.activity.deliveryMode === DeliveryModes.ExpectReplies;
  // A connector that got no answer in time sends again: the second delivery finds the first one's turn.
  if (!isInBody && !answered.isNew(run.turnId)) return;
  const collected = collectReplies(run.events(), {
    locale,
    timeZone: shop.timeZone,
    tools: shop.tools,
    pictureUrl: (image) => absoluteUrl(image, publicUrl),
  });
  const sendTyping = () => context.sendActivity({ type: ActivityTypes.Typing });
  const replies = isInBody
    ? await collected
    : await whileTyping(collected, sendTyping, (error) => onError('typing', error));
  for (const reply of replies) await context.sendActivity(toActivity(reply));
}

async function replyInBody(
  adapter: CloudAdapter,
  caller: Caller,
  activity: InboundActivity,
  reaction: Reaction | undefined,
): Promise<Partial<Activity>[]> {
  let replies: Partial<Activity>[] = [];
  await adapter.processActivityDirect(caller, toSdk(activity), async (context) => {
    await reaction?.(context);
    replies = context.bufferedReplyActivities;
  });
  return replies;
}

function replyLater(adapter: CloudAdapter, caller: Caller, activity: InboundActivity, reaction: Reaction) {
  const reference = TurnContext.getConversationReference(toSdk(activity));
  const answer: Reaction = async (context) => {
    // Else the answer would name the id that the SDK made up for this continuation.
    context.activity.id = activity.id;
    await reaction(context);
  };
  return adapter.continueConversationAsync(caller.claimsIdentity, reference, caller.audience, answer);
}

/** The SDK's refusal of a token, told from a failure to check it. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (('statusCode' in error && error.statusCode === StatusCodes.UNAUTHORIZED) ||
    ['JsonWebTokenError', 'NotBeforeError'].includes(error.name));

const saying =
  (text: string): Reaction =>
  async (context) => {
    await context.sendActivity(text);
  };

/** The SDK asks for fields of an Activity that connectors leave out; it reads none of those here. */
const toSdk = (activity: InboundActivity): Activity => activity as unknown as Activity;

const toActivity = ({ text, cards, suggestions }: Reply): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text,
  attachments: cards.map((card) => CardFactory.adaptiveCard(card)),
  attachmentLayout: cards.length > 1 ? AttachmentLayoutTypes.Carousel : undefined,
  suggestedActions:
    suggestions.length > 0
      ? { to: [], actions: suggestions.map((title) => ({ type: ActionTypes.ImBack, title, value: title })) }
      : undefined,
});

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
