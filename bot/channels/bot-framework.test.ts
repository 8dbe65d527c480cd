import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ShopError } from '../../errors.ts';
import type { NumberedEvent, Run, TurnEvent, TurnInput } from '../turn-types.ts';
import { type BotFrameworkDeps, createBotFramework } from './bot-framework.ts';
import { sampleCards } from './card-samples.ts';

type Json = Record<string, unknown>;
const closers: (() => Promise<void>)[] = [];

async function listen(handler: (req: IncomingMessage, res: ServerResponse, body: unknown) => Promise<void>) {
  const server: Server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      void handler(req, res, text ? JSON.parse(text) : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const sendJson = (res: ServerResponse, status: number, body: unknown) => {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

/** Stands in for Azure's connector: takes what the bot sends and keeps it. */
async function startConnector(respond: (activity: Json) => number = () => 200) {
  const received: { path: string; activity: Json; authorization?: string }[] = [];
  const waiters: (() => void)[] = [];
  const url = await listen(async (req, res, body) => {
    const activity = body as Json;
    const status = respond(activity);
    if (status === 200) {
      received.push({ path: req.url ?? '', activity, authorization: req.headers.authorization });
    }
    sendJson(res, status, { id: `sent-${received.length}` });
    for (const wake of waiters.splice(0)) wake();
  });
  const messages = () => received.map(({ activity }) => activity).filter(({ type }) => type === 'message');
  const waitFor = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise<void>((wake) => waiters.push(wake));
  };
  return { url, received, messages, waitFor };
}

/** Keeps the contract of turns: one run a message id, events for anybody who listens. */
function fakeTurns(answer: (input: TurnInput) => AsyncIterable<TurnEvent>) {
  const inputs: TurnInput[] = [];
  const runs = new Map<string, Run>();
  const start = async (input: TurnInput): Promise<Run> => {
    inputs.push(input);
    const known = runs.get(`${input.conversationId} ${input.messageId}`);
    if (known) return { ...known, duplicate: true };
    const turnId = `turn-${runs.size + 1}`;
    async function* events(): AsyncGenerator<NumberedEvent> {
      let seq = 0;
      for await (const event of answer(input)) yield { seq: ++seq, event };
    }
    const run: Run = {
      turnId,
      runId: turnId,
      conversationId: input.conversationId,
      duplicate: false,
      events,
      stop: () => undefined,
    };
    runs.set(`${input.conversationId} ${input.messageId}`, run);
    return run;
  };
  return { start, inputs };
}

async function* usualAnswer(): AsyncGenerator<TurnEvent> {
  yield { type: 'started', turnId: 't', attempt: 1 };
  yield { type: 'tool_call', callId: 'c', name: 'search_catalog', args: {} };
  yield {
    type: 'tool_result',
    callId: 'c',
    name: 'search_catalog',
    status: 'ok',
    cards: [sampleCards.products],
  };
  yield { type: 'text', delta: 'Two come ' };
  yield { type: 'text', delta: 'close.' };
  yield { type: 'suggestions', items: ['Only in blue', 'Compare them'] };
  yield { type: 'finished', status: 'done', model: 'scripted' };
}

const shop: BotFrameworkDeps['shop'] = {
  name: { en: 'Demo Shop', zh: '演示店' },
  greeting: { en: 'What can I find for you?', zh: '想找点什么？' },
  languages: ['en', 'zh'],
  timeZone: 'UTC',
};

type Claims = { aud?: string; iss?: string; exp?: number; serviceurl?: string };

async function startBot(deps: Partial<BotFrameworkDeps> = {}) {
  const onError = vi.fn<BotFrameworkDeps['onError']>();
  const turns = fakeTurns(usualAnswer);
  const bot = createBotFramework({ turns, shop, onError, ...deps });
  const url = await listen(async (req, res, body) => {
    try {
      await bot.handle(req, res, body);
    } catch (error) {
      const code = error instanceof ShopError ? error.code : 'internal';
      sendJson(res, 500, { error: { code, message: String(error) } });
    }
  });
  const post = async (activity: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  return { post, bot, turns, onError, url };
}

const codeOf = ({ body }: { body: Json }) => (body.error as Json | undefined)?.code;

const message = (serviceUrl: string, more: Json = {}): Json => ({
  type: 'message',
  id: 'activity-1',
  channelId: 'emulator',
  serviceUrl,
  conversation: { id: 'talk-1' },
  from: { id: 'user-1', name: 'Ada' },
  recipient: { id: 'bot-1', name: 'Shop' },
  locale: 'en-US',
  text: 'running shoes under $80',
  ...more,
});

let connector: Awaited<ReturnType<typeof startConnector>>;
beforeEach(async () => {
  connector = await startConnector();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) await close();
});

describe('a message', () => {
  test('is answered through the connector: typing, text, a carousel of cards, suggested actions', async () => {
    const { post, bot, turns, onError } = await startBot({ publicUrl: 'https://shop.example' });
    expect(await post(message(connector.url))).toEqual({ status: 200, body: {} });
    await bot.settle();

    expect(turns.inputs).toEqual([
      {
        channel: 'bot-framework:emulator',
        conversationId: expect.stringMatching(/^bf-[\w-]{32}$/),
        messageId: 'activity-1',
        text: 'running shoes under $80',
        speaker: { kind: 'guest', visitorId: expect.stringMatching(/^bf-[\w-]{32}$/) },
        locale: 'en',
      },
    ]);
    expect(connector.received.map(({ activity }) => activity.type)).toEqual(['typing', 'message', 'message']);
    expect(
      connector.received.every(({ path }) => path === '/v3/conversations/talk-1/activities/activity-1'),
    ).toBe(true);
    const [text, cards] = connector.messages();
    expect(text).toMatchObject({
      text: 'Two come close.',
      from: { id: 'bot-1' },
      recipient: { id: 'user-1' },
      conversation: { id: 'talk-1' },
      replyToId: 'activity-1',
    });
    expect(text?.suggestedActions).toBeUndefined();
    expect(cards).toMatchObject({
      attachmentLayout: 'carousel',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.5' },
        },
        { contentType: 'application/vnd.microsoft.card.adaptive' },
      ],
      suggestedActions: {
        actions: [
          { type: 'imBack', title: 'Only in blue', value: 'Only in blue' },
          { type: 'imBack', title: 'Compare them', value: 'Compare them' },
        ],
      },
    });
    expect(JSON.stringify(cards)).toContain('https://shop.example/pictures/shoe-1.svg');
    expect(onError).not.toHaveBeenCalled();
  });

  test('is acknowledged at once, however long the answer takes', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const turns = fakeTurns(async function* () {
      await held;
      yield* usualAnswer();
    });
    const { post, bot } = await startBot({ turns });
    expect((await post(message(connector.url))).status).toBe(200);
    await connector.waitFor(() => connector.received.length > 0);
    expect(connector.messages()).toEqual([]);
    finish();
    await bot.settle();
    expect(connector.messages()).toHaveLength(2);
  });

  test('delivered again by the connector, also at the same moment, is answered once', async () => {
    const { post, bot } = await startBot();
    await Promise.all([post(message(connector.url)), post(message(connector.url))]);
    await post(message(connector.url));
    await bot.settle();
    expect(connector.messages()).toHaveLength(2);
    await post(message(connector.url, { id: 'activity-2' }));
    await bot.settle();
    expect(connector.messages()).toHaveLength(4);
  });

  test('with expectReplies is answered in the response, and a retry gets the same answer', async () => {
    const { post } = await startBot();
    const first = await post(message(connector.url, { deliveryMode: 'expectReplies' }));
    const second = await post(message(connector.url, { deliveryMode: 'expectReplies' }));
    for (const { status, body } of [first, second]) {
      expect(status).toBe(200);
      expect(body.activities).toMatchObject([
        { type: 'message', text: 'Two come close.' },
        { attachmentLayout: 'carousel', suggestedActions: { actions: [{}, {}] } },
      ]);
    }
    expect(connector.received).toEqual([]);
  });

  test('loses the mention of the bot, and only that', async () => {
    const { post, turns } = await startBot();
    const mention = (id: string, name: string) => ({
      type: 'mention',
      mentioned: { id },
      text: `<at>${name}</at>`,
    });
    await post(
      message(connector.url, {
        deliveryMode: 'expectReplies',
        text: '<at>Shop</at> a tent for <at>Bob</at>, <at>Shop</at>',
        entities: [mention('bot-1', 'Shop'), mention('bob', 'Bob'), { type: 'clientInfo' }],
      }),
    );
    expect(turns.inputs[0]?.text).toBe('a tent for <at>Bob</at>,');
  });

  test('from a button says what the button says', async () => {
    const { post, turns } = await startBot();
    await post(
      message(connector.url, {
        deliveryMode: 'expectReplies',
        text: undefined,
        value: { say: 'Tell me more' },
      }),
    );
    expect(turns.inputs[0]?.text).toBe('Tell me more');
  });

  test('without words is answered without a turn', async () => {
    const { post, turns } = await startBot();
    const ask = async (more: Json) =>
      (await post(message(connector.url, { deliveryMode: 'expectReplies', text: ' ', ...more }))).body
        .activities;
    expect(await ask({})).toMatchObject([{ text: 'Please write what you are looking for.' }]);
    expect(await ask({ locale: 'zh-CN' })).toMatchObject([{ text: '请写下您想找的东西。' }]);
    expect(await ask({ attachments: [{ contentType: 'image/png', contentUrl: 'x' }] })).toMatchObject([
      { text: expect.stringContaining('cannot read files') },
    ]);
    expect(turns.inputs).toEqual([]);
  });

  test('of two people in one group belongs to two conversations and two visitors', async () => {
    const { post, turns } = await startBot();
    const group = { id: 'group-1', isGroup: true };
    await post(message(connector.url, { deliveryMode: 'expectReplies', conversation: group, id: 'a' }));
    await post(
      message(connector.url, {
        deliveryMode: 'expectReplies',
        conversation: group,
        id: 'b',
        from: { id: 'u2' },
      }),
    );
    await post(
      message(connector.url, { deliveryMode: 'expectReplies', conversation: group, id: 'c', channelId: 'x' }),
    );
    expect(new Set(turns.inputs.map(({ conversationId }) => conversationId)).size).toBe(3);
    expect(new Set(turns.inputs.map(({ speaker }) => speaker.visitorId)).size).toBe(3);
  });
});

describe('a turn that goes wrong', () => {
  const ask = async (turns: Pick<BotFrameworkDeps['turns'], 'start'>, more: Json = {}) => {
    const { post } = await startBot({ turns });
    return post(message(connector.url, { deliveryMode: 'expectReplies', ...more }));
  };
  const refusing = (error: Error) => ({ start: () => Promise.reject(error) });

  test('is told in words, not with its inner message', async () => {
    const failing = (retryable: boolean) =>
      fakeTurns(async function* () {
        yield { type: 'text', delta: 'I was about to' };
        yield { type: 'failed', code: 'internal', message: 'secret detail', retryable };
      });
    expect((await ask(failing(true))).body.activities).toMatchObject([
      { text: expect.stringContaining('send that again') },
    ]);
    const { body } = await ask(failing(false), { locale: 'zh-CN' });
    expect(body.activities).toMatchObject([{ text: expect.stringContaining('无法回答') }]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  test('run a second time after a crash tells only the second answer', async () => {
    const turns = fakeTurns(async function* () {
      yield { type: 'started', turnId: 't', attempt: 1 };
      yield { type: 'text', delta: 'Half an ans' };
      yield* usualAnswer();
    });
    expect((await ask(turns)).body.activities).toMatchObject([{ text: 'Two come close.' }, {}]);
  });

  test('because the message was too long is told to the customer', async () => {
    const { status, body } = await ask(refusing(new ShopError('payload_too_large', 'At most 8,000.')));
    expect(status).toBe(200);
    expect(body.activities).toMatchObject([{ text: expect.stringContaining('too long') }]);
  });

  test('because it could not be recorded is an error for the connector, which will try again', async () => {
    const result = await ask(refusing(new ShopError('database_unavailable', 'The database is away.')));
    expect([result.status, codeOf(result)]).toEqual([500, 'database_unavailable']);
  });

  test('on the way out is told to the log, and the next one is delivered', async () => {
    connector = await startConnector((activity) => (JSON.stringify(activity).includes('close') ? 400 : 200));
    const { post, bot, onError } = await startBot();
    expect((await post(message(connector.url))).status).toBe(200);
    await bot.settle();
    expect(onError).toHaveBeenCalledWith('answer on emulator', expect.any(Error));
    expect(connector.messages()).toEqual([]);
  });
});

describe('a newcomer', () => {
  const update = (more: Json = {}) =>
    message(connector.url, {
      type: 'conversationUpdate',
      text: undefined,
      membersAdded: [{ id: 'user-1' }],
      ...more,
    });

  test('is greeted and told that this is automated, in their language', async () => {
    const { post, bot } = await startBot();
    await post(update());
    await post(update({ locale: 'zh-Hans' }));
    await post(update({ locale: 'fr-FR' }));
    await bot.settle();
    const english = 'This is the automated assistant of Demo Shop. What can I find for you?';
    expect(connector.messages()).toHaveLength(3);
    expect(new Set(connector.messages().map(({ text }) => text))).toEqual(
      new Set([english, '这里是演示店的自动助理。想找点什么？']),
    );
  });

  test('that is the bot itself is not greeted', async () => {
    const { post, bot } = await startBot();
    expect((await post(update({ membersAdded: [{ id: 'bot-1' }] }))).status).toBe(200);
    expect((await post(update({ membersAdded: null }))).status).toBe(200);
    await bot.settle();
    expect(connector.received).toEqual([]);
  });
});

test('other kinds of activity are taken without an answer; an invoke is told that there is none', async () => {
  const { post, bot, turns } = await startBot();
  for (const type of ['typing', 'messageReaction', 'endOfConversation', 'somethingNew']) {
    expect((await post(message(connector.url, { type }))).status).toBe(200);
  }
  const invoke = await post(message(connector.url, { type: 'invoke' }));
  expect([invoke.status, codeOf(invoke)]).toEqual([501, 'not_supported']);
  await bot.settle();
  expect([connector.received, turns.inputs]).toEqual([[], []]);
});

describe('what is no activity', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty object', {}],
    ['a list', [1]],
    ['a null', null],
    ['a text that is a number', { ...message('http://127.0.0.1:1'), text: 5 }],
    ['an endless id', { ...message('http://127.0.0.1:1'), id: 'x'.repeat(5_000) }],
    ['no conversation', { ...message('http://127.0.0.1:1'), conversation: undefined }],
    ['a serviceUrl that is none', message('not a url')],
    ['a serviceUrl that is a file', message('file:///etc/passwd')],
  ])('%s is a bad request', async (_name, body) => {
    const { post, turns } = await startBot();
    expect(codeOf(await post(body))).toBe('bad_request');
    expect(turns.inputs).toEqual([]);
  });
});

describe('without an app id', () => {
  test.each([
    'http://169.254.169.254/latest',
    'https://evil.example',
    'http://127.0.0.1@evil.example/',
    'http://localhost.evil.example',
    'http://127.evil.example',
    'http://[::ffff:a00:1]/',
    'http://0.0.0.0:80',
  ])('%s is no address to answer to', async (serviceUrl) => {
    const { post, turns } = await startBot();
    const result = await post(message(serviceUrl, { deliveryMode: 'expectReplies' }));
    expect(codeOf(result)).toBe('forbidden');
    expect(turns.inputs).toEqual([]);
  });

  test.each<Record<string, string>>([
    { 'X-Forwarded-For': '203.0.113.9' },
    { Forwarded: 'for=203.0.113.9' },
    { 'X-Real-IP': '203.0.113.9' },
  ])('a request that a proxy passed on is refused: %o', async (headers) => {
    const { post, turns } = await startBot();
    expect(codeOf(await post(message(connector.url), headers))).toBe('forbidden');
    expect(turns.inputs).toEqual([]);
  });

  test('a caller from elsewhere and a name that is not ours are refused', async () => {
    const { bot, turns } = await startBot();
    const call = (remoteAddress: string, host: string) => {
      const request = { headers: { host }, socket: { remoteAddress } } as unknown as IncomingMessage;
      return bot.handle(request, {} as ServerResponse, message(connector.url));
    };
    await expect(call('203.0.113.9', 'localhost:3978')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(call('127.0.0.1', 'rebound.example')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(call('::ffff:10.0.0.1', 'localhost')).rejects.toMatchObject({ code: 'forbidden' });
    expect(turns.inputs).toEqual([]);
  });

  test('a token proves nothing and is not looked at', async () => {
    const { post, bot } = await startBot();
    expect((await post(message(connector.url), { Authorization: 'Bearer rubbish' })).status).toBe(200);
    await bot.settle();
    expect(connector.messages()).toHaveLength(2);
    expect(connector.received[0]?.authorization).toBeUndefined();
  });
});

describe('with an app id', () => {
  test('a registration without its password is refused at once', () => {
    const registration = { appId: 'app-1', tenantId: 'tenant-1' };
    const deps = { turns: fakeTurns(usualAnswer), shop, onError: () => undefined, registration };
    expect(() => createBotFramework(deps)).toThrow('BOT_APP_PASSWORD');
  });

  const appId = '11111111-2222-3333-4444-555555555555';
  const issuer = 'https://issuer.example';

  /** A login service of our own on loopback, as the public one cannot be asked in a test. */
  async function startLogin() {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' };
    const url = await listen(async (req, res) => {
      const isKeys = req.url === '/keys';
      sendJson(res, 200, isKeys ? { keys: [jwk] } : { issuer, jwks_uri: `${url}/keys` });
    });
    const token = (claims: Claims, key = privateKey) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
        .setIssuer(claims.iss ?? issuer)
        .setIssuedAt()
        .setExpirationTime(claims.exp ?? '5m')
        .sign(key);
    const login = {
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromChannelTokenIssuer: issuer,
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ValidateAuthority: false,
    };
    return { token, login };
  }

  const start = async () => {
    const { token, login } = await startLogin();
    const bot = await startBot({ registration: { appId, password: 'secret' }, login });
    const ask = async (claims: Claims | undefined, more: Json = {}, key?: Parameters<typeof token>[1]) => {
      const headers = claims ? { Authorization: `Bearer ${await token(claims, key)}` } : undefined;
      return bot.post(message('https://smba.example/', { deliveryMode: 'expectReplies', ...more }), headers);
    };
    return { ...bot, ask };
  };

  test('a token of the channel for this bot and this serviceUrl is let in, from anywhere', async () => {
    const { ask } = await start();
    const { status, body } = await ask({ aud: appId, serviceurl: 'https://smba.example/' });
    expect(status).toBe(200);
    expect(body.activities).toMatchObject([{ text: 'Two come close.' }, {}]);
  });

  test('every other token is refused before the message is read', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { ask, post, turns } = await start();
    const claims = { aud: appId, serviceurl: 'https://smba.example/' };
    const { privateKey: foreignKey } = await generateKeyPair('RS256');
    const refused = [
      await ask(undefined),
      await ask({ ...claims, aud: 'another-bot' }),
      await ask({ ...claims, serviceurl: 'https://elsewhere.example/' }),
      await ask({ ...claims, iss: 'https://another-issuer.example' }),
      await ask({ ...claims, exp: 1_000 }),
      await ask(claims, {}, foreignKey),
      await post(message('https://smba.example/'), { Authorization: 'Bearer rubbish' }),
      await post(message('https://smba.example/'), { Authorization: 'Bearer' }),
      await post(message('https://smba.example/'), { Authorization: 'Basic eDp5' }),
    ];
    expect(refused.map(codeOf)).toEqual(refused.map(() => 'unauthorised'));
    expect(turns.inputs).toEqual([]);
  });

  test('a token that cannot be checked now is our fault, so that the connector tries again', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { token, login } = await startLogin();
    const unreachable = { ...login, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:1/openid' };
    const { post, turns } = await startBot({
      registration: { appId, password: 'secret' },
      login: unreachable,
    });
    const headers = { Authorization: `Bearer ${await token({ aud: appId, serviceurl: connector.url })}` };
    expect(codeOf(await post(message(connector.url), headers))).toBe('internal');
    expect(turns.inputs).toEqual([]);
  });
});
