import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endTurn, recordTurn } from '../db/turns.ts';
import { cookieOf, customerSecret, startTestServer, type TestServer } from './test-server.ts';

const signedBySite = (sub: string, exp = '5m') =>
  new SignJWT({ name: 'Ann of the site' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(customerSecret));

interface SessionInfo {
  token: string;
  customer: { id: string; name: string } | null;
}

describe('sessions', () => {
  let shop: TestServer;
  beforeAll(async () => {
    shop = await startTestServer({
      rateLimits: 'off',
      identity: { demo: true },
      demo: {
        customers: async () => [{ id: 'c-lin', name: 'Lin Wei', note: { en: 'runs', zh: '跑步' } }],
      },
    });
    await shop.db.execute(
      `insert into customers (id, first_name, last_name, interests) values ('c-lin', 'Lin', 'Wei', '{}')`,
    );
  });
  afterAll(() => shop[Symbol.asyncDispose]());

  const visit = async () => cookieOf(await shop.call('/api/shop'));
  const session = async (init: Parameters<TestServer['call']>[1]) => {
    const response = await shop.call('/api/session', { json: {}, ...init });
    expect(response.status).toBe(200);
    return { response, ...((await response.json()) as SessionInfo) };
  };
  const listed = async (init: Parameters<TestServer['call']>[1]) => {
    const response = await shop.call('/api/conversations', init);
    return ((await response.json()) as { conversations: { id: string }[] }).conversations.map(({ id }) => id);
  };

  /** A turn that was answered, or is still being, in a conversation of that owner. */
  async function converse(
    owner: { ownerKind: 'guest' | 'customer'; ownerId: string },
    { conversationId, name, isOpen = false }: { conversationId: string; name: string; isOpen?: boolean },
  ) {
    const holder = 'test';
    const turnId = `turn-${name}`;
    const turn = {
      id: turnId,
      conversationId,
      channel: 'web',
      messageId: `message-${name}`,
      runId: `run-${name}`,
      ...owner,
      speaker: {},
      input: {},
      text: `question ${name}`,
      title: `question ${name}`,
    };
    const recorded = await recordTurn(shop.db, turn, { turnId, holder, leaseMs: 60_000 });
    if (isOpen) return;
    const lease = recorded.outcome === 'new' ? recorded.lease : undefined;
    const card = (title: string) => ({ kind: 'help', pages: [{ id: title, topic: '', title, excerpt: '' }] });
    await endTurn(shop.db, {
      turnId,
      holder,
      epoch: lease?.epoch ?? 0,
      status: 'done',
      messages: [
        {
          role: 'assistant',
          content: 'One moment.',
          tool_calls: [{ id: 'a', name: 'search_help', args: {} }],
        },
        { role: 'tool', content: '{}', tool_call_id: 'a', cards: [card('first'), card('second')] },
        { role: 'assistant', content: '', tool_calls: [{ id: 'b', name: 'search_help', args: {} }] },
        { role: 'tool', content: '{}', tool_call_id: 'b', cards: [card('third')] },
        { role: 'assistant', content: `answer ${name}`, suggestions: ['more'] },
      ],
      events: [],
    });
  }
  const guestOf = async (cookie: string | undefined) => {
    const { visitorId } = await shop.identity.open(cookie?.split('=')[1] ?? '');
    return { ownerKind: 'guest', ownerId: visitorId } as const;
  };

  it('sets a cookie no script can read on the first call, and none on the next', async () => {
    const first = await shop.call('/api/conversations');
    expect(first.headers.get('set-cookie')).toMatch(
      /^sk_session=[^;]+; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    const next = await shop.call('/api/conversations', { cookie: cookieOf(first) });
    expect(next.headers.get('set-cookie')).toBeNull();
  });

  it('marks the cookie for https only where the shop is reached by https', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    expect((await shop.call('/api/shop', { headers })).headers.get('set-cookie')).toContain('Secure');
  });

  it('knows the same visitor by cookie and by the token it gave', async () => {
    const cookie = await visit();
    const { token, customer } = await session({ cookie });
    expect(customer).toBeNull();
    await converse(await guestOf(cookie), { conversationId: 'both', name: 'both' });
    expect(await listed({ cookie })).toEqual(['both']);
    expect(await listed({ bearer: token })).toEqual(['both']);
  });

  it('refuses wrong and expired credentials with 401 and never takes them for a guest', async () => {
    const tokens = ['rubbish', await signedBySite('c', '-1m'), `${(await session({})).token}x`];
    for (const token of tokens) {
      const byBearer = await shop.call('/api/conversations', { bearer: token });
      expect(byBearer.status).toBe(401);
      expect(await byBearer.json()).toMatchObject({ error: { code: 'unauthorised' } });
      const byCookie = await shop.call('/api/conversations', { cookie: `sk_session=${token}` });
      expect(byCookie.status).toBe(401);
      // The browser is rid of it, so that its next call begins anew.
      expect(byCookie.headers.get('set-cookie')).toMatch(/^sk_session=; .*Expires=Thu, 01 Jan 1970/);
    }
    expect((await shop.call('/api/shop', { headers: { authorization: 'Basic YTpi' } })).status).toBe(401);
    const renewed = await session({ cookie: 'sk_session=rubbish' });
    expect(renewed.customer).toBeNull();
    expect(cookieOf(renewed.response)).toBe(`sk_session=${renewed.token}`);
  });

  it('signs a guest in with the token of the shop’s own site, and the conversations come along', async () => {
    const cookie = await visit();
    await converse(await guestOf(cookie), { conversationId: 'before', name: 'before' });
    const { response, customer } = await session({ cookie, json: { token: await signedBySite('c-77') } });
    expect(customer).toEqual({ id: 'c-77', name: 'Ann of the site' });
    const signedIn = cookieOf(response);
    expect(await listed({ cookie: signedIn })).toEqual(['before']);
    expect(await listed({ cookie })).toEqual([]);
    expect(await listed({ bearer: await signedBySite('c-77') })).toEqual(['before']);
    expect((await session({ cookie: signedIn })).customer).toEqual(customer);

    const bad = await shop.call('/api/session', { cookie, json: { token: 'rubbish' } });
    expect(bad.status).toBe(401);
  });

  it('signs out to a new guest who sees nothing of the customer', async () => {
    const { response } = await session({ json: { token: await signedBySite('c-88') } });
    await converse({ ownerKind: 'customer', ownerId: 'c-88' }, { conversationId: 'mine', name: 'mine' });
    const signedIn = cookieOf(response);
    const signedOut = await shop.call('/api/session', { method: 'DELETE', cookie: signedIn });
    expect(await signedOut.json()).toMatchObject({ customer: null });
    const cookie = cookieOf(signedOut);
    expect(await guestOf(cookie)).not.toEqual(await guestOf(signedIn));
    expect(await listed({ cookie })).toEqual([]);
    expect((await shop.call('/api/conversations/mine', { cookie })).status).toBe(404);
  });

  it('lets a visitor of the demo be one of its customers', async () => {
    const { customers } = (await (await shop.call('/api/demo/customers')).json()) as { customers: object[] };
    expect(customers).toEqual([{ id: 'c-lin', name: 'Lin Wei', note: { en: 'runs', zh: '跑步' } }]);
    const response = await shop.call('/api/demo/sign-in', { json: { customerId: 'c-lin' } });
    expect(await response.json()).toMatchObject({ customer: { id: 'c-lin', name: 'Lin Wei' } });
    expect(cookieOf(response)).toBeDefined();
    expect((await shop.call('/api/demo/sign-in', { json: { customerId: 'nobody' } })).status).toBe(404);
    expect((await shop.call('/api/demo/sign-in', { json: {} })).status).toBe(400);
  });

  describe('past conversations', () => {
    it('shows each turn as its question and one answer, as it was streamed', async () => {
      const cookie = await visit();
      const owner = await guestOf(cookie);
      await converse(owner, { conversationId: 'past', name: 'one' });
      await converse(owner, { conversationId: 'past', name: 'two', isOpen: true });
      const past = await (await shop.call('/api/conversations/past', { cookie })).json();
      expect(past).toMatchObject({
        id: 'past',
        title: 'question one',
        running: { runId: 'run-two' },
        messages: [
          { id: 'message-one', turnId: 'turn-one', role: 'user', text: 'question one' },
          {
            id: 'turn-one',
            turnId: 'turn-one',
            role: 'assistant',
            text: 'One moment.\n\nanswer one',
            cards: [
              { pages: [{ title: 'first' }] },
              { pages: [{ title: 'second' }] },
              { pages: [{ title: 'third' }] },
            ],
            suggestions: ['more'],
            feedback: 0,
            status: 'done',
          },
          { id: 'message-two', role: 'user', text: 'question two' },
        ],
      });
    });

    it('answers for somebody else’s conversation exactly as for none', async () => {
      const cookie = await visit();
      await converse(await guestOf(cookie), { conversationId: 'private', name: 'private' });
      const other = await visit();
      const answers = await Promise.all(
        ['private', 'no-such-thing'].map(async (id) => {
          const response = await shop.call(`/api/conversations/${id}`, { cookie: other });
          const { error } = (await response.json()) as { error: Record<string, unknown> };
          return { status: response.status, error: { ...error, requestId: '' } };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.status).toBe(404);
    });

    it('lists the last used first, page by page', async () => {
      const cookie = await visit();
      const owner = await guestOf(cookie);
      const ids = ['p1', 'p2', 'p3', 'p4', 'p5'];
      for (const id of ids) await converse(owner, { conversationId: id, name: id });
      await converse(owner, { conversationId: 'p2', name: 'p2-again' });
      const page = async (query: string) => {
        const response = await shop.call(`/api/conversations?${query}`, { cookie });
        const { conversations } = (await response.json()) as { conversations: { id: string }[] };
        return conversations.map(({ id }) => id);
      };
      expect(await page('')).toEqual(['p2', 'p5', 'p4', 'p3', 'p1']);
      expect(await page('limit=2')).toEqual(['p2', 'p5']);
      expect(await page('limit=2&before=p5')).toEqual(['p4', 'p3']);
      expect((await shop.call('/api/conversations?limit=9999', { cookie })).status).toBe(400);
    });

    it('reads a long conversation back to its beginning', async () => {
      const cookie = await visit();
      const owner = await guestOf(cookie);
      for (let turn = 0; turn < 120; turn++) {
        await converse(owner, { conversationId: 'long', name: `long-${turn}`, isOpen: true });
      }
      type Page = { messages: { turnId: string }[]; earlier?: string };
      const read = async (query: string) =>
        (await (await shop.call(`/api/conversations/long${query}`, { cookie })).json()) as Page;
      const newest = await read('');
      expect(newest.messages).toHaveLength(100);
      expect(newest.messages.at(-1)?.turnId).toBe('turn-long-119');
      const oldest = await read(`?before=${newest.earlier}`);
      expect(oldest.earlier).toBeUndefined();
      expect([...oldest.messages, ...newest.messages].map(({ turnId }) => turnId)).toEqual(
        Array.from({ length: 120 }, (_, turn) => `turn-long-${turn}`),
      );
    });

    it('keeps what the owner thinks of an answer, and nobody else’s opinion', async () => {
      const cookie = await visit();
      await converse(await guestOf(cookie), { conversationId: 'rated', name: 'rated' });
      const rate = async (as: string | undefined, json: object) =>
        (await shop.call('/api/turns/turn-rated/feedback', { cookie: as, json })).status;
      const stored = () =>
        shop.db.query(`select feedback, feedback_comment from turns where id = 'turn-rated'`);
      expect(await rate(await visit(), { value: -1 })).toBe(404);
      expect(await rate(cookie, { value: -1, comment: ' too\u0000 dear ' })).toBe(204);
      expect(await stored()).toEqual([{ feedback: -1, feedback_comment: 'too dear' }]);
      expect(await rate(cookie, { value: 1 })).toBe(204);
      const past = (await (await shop.call('/api/conversations/rated', { cookie })).json()) as {
        messages: { feedback: number }[];
      };
      expect(past.messages[1]?.feedback).toBe(1);
      expect(await rate(cookie, { value: 0 })).toBe(204);
      expect(await stored()).toEqual([{ feedback: null, feedback_comment: null }]);
    });
  });
});
