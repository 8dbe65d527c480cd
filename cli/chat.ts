import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import type { Speaker } from '../bot/turn-types.ts';
import type { Locale } from '../db/records.ts';
import { ShopError } from '../errors.ts';
import { createChatInput } from './chat-input.ts';
import { runChat } from './chat-session.ts';
import { openShop } from './open-shop.ts';

const help = `npm run chat [-- options]

Talks to the shop's assistant in the terminal. Messages can also be piped in, one a line; the exit code is then 1
when one of them could not be answered.

  --customer ID    speak as this customer, who sees their own orders
  --guest          speak as a guest (the default)
  --locale en|zh   the language of the chat (that of your terminal)
  --plain          no colours and no word of the tools at work
`;

const DEFAULT_WIDTH = 80;

interface Command {
  speaker: Speaker;
  locale: string | undefined;
  plain: boolean;
}

function readCommand(args: string[]): Command | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      customer: { type: 'string' },
      guest: { type: 'boolean' },
      locale: { type: 'string' },
      plain: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const { customer, guest, locale, plain = false } = values;
  if (customer !== undefined && guest) throw new ShopError('bad_request', 'Either --customer or --guest.');
  if (customer === '') throw new ShopError('bad_request', 'Which customer? --customer takes an id.');
  const visitorId = `terminal-${randomUUID()}`;
  return {
    speaker: customer ? { kind: 'customer', customerId: customer, visitorId } : { kind: 'guest', visitorId },
    locale,
    plain,
  };
}

/** The language asked for, else that of the terminal, as far as the shop speaks it. */
function chooseLocale(wanted: string | undefined, languages: readonly Locale[]): Locale {
  const found = languages.find((language) => language === wanted);
  if (wanted !== undefined && !found) {
    throw new ShopError(
      'bad_request',
      `The shop does not speak ${wanted}; it speaks ${languages.join(' and ')}.`,
    );
  }
  const own = new Intl.DateTimeFormat().resolvedOptions().locale.split('-')[0];
  return found ?? languages.find((language) => language === own) ?? languages[0] ?? 'en';
}

async function main(args: string[]): Promise<number> {
  const command = readCommand(args);
  if (command === 'help') {
    process.stdout.write(help);
    return 0;
  }
  await using shop = await openShop({ fillDemo: true });
  const { stdin, stdout } = process;
  const isTerminal = Boolean(stdin.isTTY && stdout.isTTY);
  const locale = chooseLocale(command.locale, shop.settings.languages);
  const input = createChatInput({ input: stdin, output: stdout, isTerminal });
  try {
    return await runChat({
      shop,
      input,
      screen: {
        write: (text) => stdout.write(text),
        width: () => stdout.columns ?? DEFAULT_WIDTH,
        colour: Boolean(stdout.isTTY) && pc.isColorSupported && !command.plain,
        showsTools: !command.plain,
        timeZone: shop.settings.time_zone,
      },
      speaker: command.speaker,
      locale,
      echo: !isTerminal,
    });
  } finally {
    input.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof ShopError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
