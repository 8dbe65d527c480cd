import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { sampleCards } from '../bot/channels/card-samples.ts';
import type { NumberedEvent, Speaker, TurnEvent, TurnInput } from '../bot/turn-types.ts';
import { ShopError } from '../errors.ts';
import { createChatInput } from './chat-input.ts';
import { type ChatShop, runChat } from './chat-session.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ENTER = '\r';
const UP = '\u001b[A';

const answerTo = (...events: TurnEvent[]) =>
  async function* (): AsyncGenerator<TurnEvent> {
    yield { type: 'started', turnId: 't', attempt: 1 };
    yield* events;
    yield { type: 'finished', status: 'done', model: 'scripted' };
  };
const saying = (delta: string, ...items: string[]) =>
  answerTo({ type: 'text', delta }, ...(items.length > 0 ? [{ type: 'suggestions' as const, items }] : []));

/** Answers as told; keeps what it was asked. */
function fakeShop(answer: (input: TurnInput, signal?: AbortSignal) => AsyncIterable<TurnEvent>) {
  const inputs: TurnInput[] = [];
  const shop: ChatShop = {
    settings: {
      name: { en: 'Demo Shop', zh: '演示店' },
      greeting: { en: 'What can I find for you?', zh: '想找点什么？' },
      languages: ['en', 'zh'],
    },
    isDemo: true,
    plannerOnly: true,
    runTurn: async function* (input, signal): AsyncGenerator<NumberedEvent> {
      inputs.push(input);
      let seq = 0;
      for await (const event of answer(input, signal)) yield { seq: ++seq, event };
    },
  };
  return { shop, inputs };
}

interface Settings {
  shop: ChatShop;
  isTerminal?: boolean;
  colour?: boolean;
  locale?: 'en' | 'zh';
  speaker?: Speaker;
}

function startChat({ shop, isTerminal = true, colour = false, locale = 'en', speaker }: Settings) {
  const keyboard = new PassThrough();
  const terminal = new PassThrough();
  let shown = '';
  let wake = () => {};
  const show = (text: string) => {
    shown += text;
    wake();
  };
  terminal.on('data', (chunk: Buffer) => show(chunk.toString()));
  const code = runChat({
    shop,
    input: createChatInput({ input: keyboard, output: terminal, isTerminal }),
    screen: { write: show, width: () => 80, colour, showsTools: true, timeZone: 'UTC' },
    speaker: speaker ?? { kind: 'guest', visitorId: 'v' },
    locale,
    echo: !isTerminal,
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    code,
    type: (keys: string) => keyboard.write(keys),
    endInput: () => keyboard.end(),
    shown: () => shown,
    see: (text: string) => until(() => shown.includes(text)),
    until,
  };
}

/** Runs a script of lines through a pipe. */
async function pipe(shop: ChatShop, lines: string[], more: Partial<Settings> = {}) {
  const chat = startChat({ shop, isTerminal: false, ...more });
  chat.type(`${lines.join('\n')}\n`);
  chat.endInput();
  return { code: await chat.code, shown: chat.shown() };
}

describe('a script', () => {
  test('is answered line by line in one conversation, and starts by saying what this is', async () => {
    const { shop, inputs } = fakeShop(saying('Here you are.'));
    const { code, shown } = await pipe(shop, ['red shoes', '', 'only size 42']);
    expect(code).toBe(0);
    expect(inputs.map(({ text }) => text)).toEqual(['red shoes', 'only size 42']);
    expect(new Set(inputs.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(new Set(inputs.map(({ messageId }) => messageId)).size).toBe(2);
    expect(shown).toMatch(/^This is the automated assistant of Demo Shop\.\nIt is a demo: /);
    expect(shown).toContain('What can I find for you?');
    expect(shown).toContain('› red shoes\nHere you are.\n');
    expect(shown).not.toContain('\u001b');
  });

  test('takes a last line without an end', async () => {
    const { shop, inputs } = fakeShop(saying('Yes.'));
    const chat = startChat({ shop, isTerminal: false });
    chat.type('tents');
    chat.endInput();
    expect(await chat.code).toBe(0);
    expect(inputs).toHaveLength(1);
  });

  test('whose turn fails goes on, and exits with 1', async () => {
    const { shop, inputs } = fakeShop(async function* ({ text }) {
      if (text === 'bad')
        yield { type: 'failed', code: 'model_unavailable', message: 'The model is away.', retryable: true };
      else yield* saying('Fine.')();
    });
    const { code, shown } = await pipe(shop, ['bad', 'good']);
    expect(code).toBe(1);
    expect(inputs).toHaveLength(2);
    expect(shown).toContain('That failed: The model is away.\nPlease try again.');
    expect(shown).toContain('Fine.');
  });

  test.each([new ShopError('payload_too_large', 'Too long.'), new TypeError('fetch failed')])(
    'that cannot even be asked says so: %s',
    async (error) => {
      const { shop } = fakeShop(() => {
        throw error;
      });
      const { code, shown } = await pipe(shop, ['hello']);
      expect(code).toBe(1);
      expect(shown).toContain(`That failed: ${error.message}`);
    },
  );
});

describe('an answer', () => {
  const full = answerTo(
    { type: 'tool_call', callId: 'c', name: 'search_catalog', args: { query: 'shoes' } },
    { type: 'tool_result', callId: 'c', name: 'search_catalog', status: 'ok', cards: [sampleCards.products] },
    { type: 'text', delta: 'Two come ' },
    { type: 'text', delta: 'close.\u001b[2J' },
    { type: 'suggestions', items: ['Only in blue', 'Compare them'] },
    { type: 'notice', code: 'degraded' },
  );

  test('shows the tool at work, the cards, the text and numbered suggestions', async () => {
    const { shop } = fakeShop(full);
    const { shown } = await pipe(shop, ['shoes']);
    expect(shown).toContain(
      [
        '  ⋯ searching the shop · shoes',
        'Nothing meets every wish; these come closest:',
        '2 of 12 products · running shoes · ≤ $80.00',
        '1. Trailblazer Running Shoe · Northpeak',
      ].join('\n'),
    );
    expect(shown).toContain('Two come close.');
    expect(shown).toContain('  [1] Only in blue\n  [2] Compare them\n');
    expect(shown).toContain('the embedded planner answers)');
    expect(shown).not.toContain('\u001b');
  });

  test('has colours when the terminal has', async () => {
    const { shop } = fakeShop(full);
    const { shown } = await pipe(shop, ['shoes'], { colour: true });
    expect(shown).toContain('\u001b[36m  [1] Only in blue');
    expect(shown).not.toContain('\u001b[2J');
  });

  test('a number alone sends that suggestion, and is a message where there is none', async () => {
    const { shop, inputs } = fakeShop(saying('Well.', 'Only in blue', 'Compare them'));
    await pipe(shop, ['7', '2', '3', '12 red cups']);
    expect(inputs.map(({ text }) => text)).toEqual(['7', 'Compare them', '3', '12 red cups']);
  });
});

describe('commands', () => {
  test('/new starts another conversation and forgets the suggestions', async () => {
    const { shop, inputs } = fakeShop(saying('Well.', 'Only in blue'));
    await pipe(shop, ['a', '/new', '1']);
    expect(inputs.map(({ text }) => text)).toEqual(['a', '1']);
    expect(inputs[0]?.conversationId).not.toBe(inputs[1]?.conversationId);
  });

  test('/locale changes the language of the chat, and only to one that the shop speaks', async () => {
    const { shop, inputs } = fakeShop(saying('好。'));
    const { shown } = await pipe(shop, ['/locale fr', '/locale zh', '手机', '/nonsense']);
    expect(shown).toContain('Which language? en | zh');
    expect(shown).toContain('现在使用中文。');
    expect(shown).toContain('没有命令 /nonsense');
    expect(inputs.map(({ text, locale }) => [text, locale])).toEqual([['手机', 'zh']]);
  });

  test('/history, /help and /quit', async () => {
    const { shop, inputs } = fakeShop(saying('Here you are.'));
    const { shown, code } = await pipe(shop, [
      '/history',
      'tents',
      '/history',
      '/help',
      '/quit',
      'never asked',
    ]);
    expect(code).toBe(0);
    expect(shown).toContain('Nothing has been said yet.');
    expect(shown.match(/› tents\nHere you are\./g)).toHaveLength(2);
    expect(shown).toContain('/locale en|zh');
    expect(inputs).toHaveLength(1);
  });

  test('a path or a price with a slash is a message', async () => {
    const { shop, inputs } = fakeShop(saying('Well.'));
    await pipe(shop, ['/3 of a litre bottle/', 'a 1/2 inch hose']);
    expect(inputs).toHaveLength(2);
  });
});

test('a customer is told who they are, in Chinese too', async () => {
  const { shop, inputs } = fakeShop(saying('好。'));
  const speaker = { kind: 'customer', customerId: 'c-7', visitorId: 'v' } as const;
  const { shown } = await pipe(shop, ['我的订单'], { speaker, locale: 'zh' });
  expect(shown).toContain('这里是演示店的自动助理。');
  expect(shown).toContain('您已以顾客 c-7 的身份登录。');
  expect(inputs[0]?.speaker).toEqual(speaker);
});

describe('at the keyboard', () => {
  /** An answer that goes on until it is stopped, or for ever. */
  const endless = (stops: boolean) =>
    fakeShop(async function* (_input, signal) {
      yield { type: 'text', delta: 'Once upon a time' };
      await new Promise<void>((resolve) => {
        if (stops) signal?.addEventListener('abort', () => resolve());
      });
      yield { type: 'finished', status: 'stopped', model: 'scripted' };
    });

  test('Ctrl-C stops the answer, and the chat goes on', async () => {
    const { shop, inputs } = endless(true);
    const chat = startChat({ shop });
    chat.type(`tell me${ENTER}`);
    await chat.see('Once upon a time');
    chat.type(CTRL_C);
    await chat.see('(stopped)');
    chat.type(`another${ENTER}`);
    await chat.until(() => inputs.length === 2);
    chat.type(CTRL_C);
    await chat.until(() => chat.shown().split('(stopped)').length === 3);
    chat.type(CTRL_C);
    expect(await chat.code).toBe(0);
  });

  test('a second Ctrl-C leaves, even when the answer does not stop', async () => {
    const { shop } = endless(false);
    const chat = startChat({ shop });
    chat.type(`tell me${ENTER}`);
    await chat.see('Once upon a time');
    chat.type(CTRL_C);
    chat.type(CTRL_C);
    expect(await chat.code).toBe(130);
  });

  test.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-D', CTRL_D],
  ])('%s at an idle prompt leaves', async (_name, key) => {
    const { shop } = fakeShop(saying('Well.'));
    const chat = startChat({ shop });
    await chat.see('› ');
    chat.type(key);
    expect(await chat.code).toBe(0);
  });

  test('the arrow keys bring earlier messages back', async () => {
    const { shop, inputs } = fakeShop(saying('Well.'));
    const chat = startChat({ shop });
    chat.type(`red shoes${ENTER}`);
    await chat.until(() => inputs.length === 1 && chat.shown().includes('Well.'));
    chat.type(`${UP} in blue${ENTER}`);
    await chat.until(() => inputs.length === 2);
    expect(inputs[1]?.text).toBe('red shoes in blue');
    chat.type(CTRL_D);
    await chat.code;
  });

  test('what is pasted in several lines is one message', async () => {
    const { shop, inputs } = fakeShop(saying('Well.'));
    const chat = startChat({ shop });
    chat.type(`\u001b[200~first line\rsecond line\rthird\u001b[201~`);
    chat.type(ENTER);
    await chat.until(() => inputs.length === 1);
    expect(inputs[0]?.text).toBe('first line\nsecond line\nthird');
    chat.type(CTRL_D);
    await chat.code;
    expect(inputs).toHaveLength(1);
    expect(chat.shown()).toContain('\u001b[?2004h');
    await chat.see('\u001b[?2004l');
  });

  test('lines typed ahead are answered in their order', async () => {
    const finish: (() => void)[] = [];
    const { shop, inputs } = fakeShop(async function* (input) {
      await new Promise<void>((resolve) => finish.push(resolve));
      yield* saying(`Answer to ${input.text}.`)();
    });
    const chat = startChat({ shop });
    chat.type(`one${ENTER}two${ENTER}`);
    await vi.waitUntil(() => finish.length === 1);
    expect(inputs).toHaveLength(1);
    finish[0]?.();
    await vi.waitUntil(() => finish.length === 2);
    finish[1]?.();
    await chat.see('Answer to two.');
    expect(chat.shown().indexOf('Answer to one.')).toBeLessThan(chat.shown().indexOf('Answer to two.'));
    chat.type(CTRL_D);
    await chat.code;
  });
});
