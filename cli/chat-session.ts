import { randomUUID } from 'node:crypto';
import pc from 'picocolors';
import type { NumberedEvent, Speaker, TurnInput } from '../bot/turn-types.ts';
import type { Locale } from '../db/records.ts';
import { ShopError } from '../errors.ts';
import type { ShopSettings } from '../shop/settings.ts';
import type { ChatInput } from './chat-input.ts';
import { type Answer, createAnswerPrinter, type Screen } from './chat-printer.ts';
import { chatWords } from './chat-words.ts';

/** What the chat needs of an open shop. */
export interface ChatShop {
  settings: Pick<ShopSettings, 'name' | 'greeting' | 'languages'>;
  isDemo: boolean;
  plannerOnly: boolean;
  /** Ends early, without an error, when `signal` stops the answer. */
  runTurn(input: TurnInput, signal?: AbortSignal): AsyncIterable<NumberedEvent>;
}

export interface ChatOptions {
  shop: ChatShop;
  input: ChatInput;
  screen: Screen;
  speaker: Speaker;
  locale: Locale;
  /** A script's messages are repeated in the output, where nobody typed them. */
  echo: boolean;
}

/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

const newConversationId = () => `terminal-${randomUUID()}`;

interface Session {
  locale: Locale;
  conversationId: string;
  said: { question: string; answer: Answer }[];
}

/**
 * Talks until the input ends or the person leaves. Resolves to the exit code: 1 when a turn failed, 130 when an
 * answer was cut off by a second Ctrl-C.
 */
export async function runChat(options: ChatOptions): Promise<number> {
  const { input, screen, echo } = options;
  const paint = pc.createColors(screen.colour);
  const print = (...lines: string[]) => screen.write(`${lines.join('\n')}\n`);
  const session: Session = { locale: options.locale, conversationId: newConversationId(), said: [] };
  const commands = createCommands(options, session, print);
  let hasFailed = false;
  let answering: AbortController | undefined;
  let leave = () => {};
  const left = new Promise<'left'>((resolve) => {
    leave = () => resolve('left');
  });
  input.onInterrupt(() => {
    if (answering && !answering.signal.aborted) return answering.abort();
    leave();
    input.close();
  });

  print(...welcome(options, paint));
  for (;;) {
    const typed = (await input.next(paint.bold('› ')))?.trim();
    if (typed === undefined || typed === '/quit') return hasFailed ? 1 : 0;
    if (!typed) continue;
    if (echo) print(paint.bold(`› ${typed}`));
    const [command = '', argument = ''] = typed.split(/\s+/);
    if (/^\/[a-z]+$/.test(command)) {
      const run = commands[command];
      if (run) run(argument);
      else print(chatWords[session.locale].unknownCommand(command));
      continue;
    }
    const question = suggestionOf(typed, session.said.at(-1)?.answer) ?? typed;
    answering = new AbortController();
    const answer = await Promise.race([ask(question, options, session, answering.signal), left]);
    answering = undefined;
    if (answer === 'left') return INTERRUPTED;
    session.said.push({ question, answer });
    hasFailed ||= answer.outcome === 'failed';
    print('');
  }
}

function welcome(
  { shop, speaker, locale }: ChatOptions,
  paint: ReturnType<typeof pc.createColors>,
): string[] {
  const words = chatWords[locale];
  const { name, greeting } = shop.settings;
  return [
    paint.bold(words.automated(name[locale])),
    ...(shop.isDemo ? [words.demo] : []),
    ...(speaker.kind === 'customer' ? [words.signedIn(speaker.customerId)] : []),
    ...(shop.plannerOnly ? [paint.dim(words.plannerOnly)] : []),
    paint.dim(words.hint),
    '',
    greeting[locale],
    '',
  ];
}

function createCommands(
  { shop, screen }: ChatOptions,
  session: Session,
  print: (...lines: string[]) => void,
): Record<string, (argument: string) => void> {
  const paint = pc.createColors(screen.colour);
  const { languages } = shop.settings;
  return {
    '/new': () => {
      session.conversationId = newConversationId();
      session.said = [];
      print(chatWords[session.locale].newConversation);
    },
    '/history': () => {
      if (session.said.length === 0) print(chatWords[session.locale].nothingSaid);
      for (const { question, answer } of session.said) print(paint.bold(`› ${question}`), answer.text, '');
    },
    '/locale': (argument) => {
      const wanted = languages.find((language) => language === argument);
      session.locale = wanted ?? session.locale;
      const words = chatWords[session.locale];
      print(wanted ? words.localeChanged : words.locale(languages.join(' | ')));
    },
    '/help': () => print(...chatWords[session.locale].help),
  };
}

/** One turn; whatever breaks it is told and leaves the chat open. */
async function ask(
  question: string,
  { shop, screen, speaker }: ChatOptions,
  { conversationId, locale }: Session,
  signal: AbortSignal,
): Promise<Answer> {
  const printer = createAnswerPrinter(screen, locale);
  const messageId = randomUUID();
  try {
    const turn = { channel: 'terminal', conversationId, messageId, text: question, speaker, locale };
    for await (const { event } of shop.runTurn(turn, signal)) printer.show(event);
  } catch (error) {
    const code = error instanceof ShopError ? error.code : 'internal';
    printer.show({ type: 'failed', code, message: (error as Error).message, retryable: false });
  }
  return printer.end();
}

/** The suggestion that a number alone means, when the last answer made that many. */
function suggestionOf(typed: string, last: Answer | undefined): string | undefined {
  return /^\d{1,2}$/.test(typed) ? last?.suggestions[Number(typed) - 1] : undefined;
}
