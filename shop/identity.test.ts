import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/connect.ts';
import { openTestDatabase } from '../db/test-database.ts';
import { createIdentity, type IdentityDeps } from './identity.ts';

const secret = 'a secret that the shop and its own site share';
const keyOf = (text: string) => new TextEncoder().encode(text);

function customerToken(sub: string | undefined, { exp = '5m', key = secret, claims = {} as object } = {}) {
  const unsigned = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' });
  if (sub !== undefined) unsigned.setSubject(sub);
  if (exp) unsigned.setExpirationTime(exp);
  return unsigned.sign(keyOf(key));
}

describe('identity', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db[Symbol.asyncDispose]());
  const open = (deps: Partial<IdentityDeps> = {}) =>
    createIdentity({ db, customerJwt: { secret }, demo: false, ...deps });

  it('knows a guest again by the token, in every replica of the shop', async () => {
    const guest = await (await open()).openGuest();
    const again = await (await open()).open(guest.token);
    expect(again).toMatchObject({ visitorId: guest.visitorId, renewable: false });
    expect(again.customerId).toBeUndefined();
  });

  it('makes a guest the customer whom the shop’s own site names, and brings the conversations along', async () => {
    const identity = await open();
    const [guest, other] = [await identity.openGuest(), await identity.openGuest()];
    for (const { visitorId } of [guest, other]) {
      await db.execute(
        `insert into conversations (id, channel, owner_kind, owner_id) values ($1, 'web', 'guest', $1)`,
        [visitorId],
      );
    }
    const session = await identity.signIn(await customerToken('c1', { claims: { name: 'Ann' } }), guest);
    expect(session).toMatchObject({ visitorId: guest.visitorId, customerId: 'c1', customerName: 'Ann' });
    expect(await identity.open(session.token)).toMatchObject({ customerId: 'c1', customerName: 'Ann' });
    const owners = await db.query('select id, owner_kind, owner_id from conversations order by owner_kind');
    expect(owners).toEqual([
      { id: guest.visitorId, owner_kind: 'customer', owner_id: 'c1' },
      { id: other.visitorId, owner_kind: 'guest', owner_id: other.visitorId },
    ]);
  });

  it('renews a guest’s session that is a month old, long before it ends', async () => {
    const sessionSecret = 'the session secret of this very shop';
    const identity = await open({ sessionSecret });
    const monthAgo = Math.floor(Date.now() / 1000) - 31 * 86_400;
    const old = await new SignJWT({ vid: 'v' })
      .setIssuedAt(monthAgo)
      .setExpirationTime(monthAgo + 365 * 86_400)
      .setProtectedHeader({ alg: 'HS256', typ: 'shopkeeper-session+jwt' })
      .sign(keyOf(sessionSecret));
    const session = await identity.open(old);
    expect(session).toMatchObject({ visitorId: 'v', renewable: true });
    expect(await identity.open((await identity.renew(session)).token)).toMatchObject({
      visitorId: 'v',
      renewable: false,
    });
  });

  it('takes a customer token in place of a session', async () => {
    const session = await (await open()).open(await customerToken('c2'));
    expect(session).toMatchObject({ customerId: 'c2', visitorId: 'customer:c2' });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['no token at all', () => 'hello'],
    ['an expired one', () => customerToken('c', { exp: '-1m' })],
    ['one that never expires', () => customerToken('c', { exp: '' })],
    ['one of another key', () => customerToken('c', { key: 'another secret of more than 32 bytes!' })],
    ['one without a customer', () => customerToken(undefined)],
    ['one with an empty customer', () => customerToken('  ')],
    ['an unsigned one', () => new UnsecuredJWT().setSubject('c').setExpirationTime('5m').encode()],
    [
      'one of another algorithm',
      () =>
        new SignJWT()
          .setSubject('c')
          .setExpirationTime('5m')
          .setProtectedHeader({ alg: 'HS512' })
          .sign(keyOf(secret)),
    ],
    [
      'a session that the customer key signed',
      () =>
        new SignJWT({ vid: 'v', cid: 'c' })
          .setIssuedAt()
          .setExpirationTime('5m')
          .setProtectedHeader({ alg: 'HS256', typ: 'shopkeeper-session+jwt' })
          .sign(keyOf(secret)),
    ],
  ])('refuses %s', async (_name, token) => {
    const identity = await open();
    const unauthorised = expect.objectContaining({ code: 'unauthorised' });
    await expect(identity.open(await token())).rejects.toThrowError(unauthorised);
    await expect(identity.signIn(await token(), undefined)).rejects.toThrowError(unauthorised);
  });

  it('refuses a session of another shop, and no session passes for a customer token', async () => {
    const identity = await open();
    const elsewhere = await open({ sessionSecret: 'the session secret of some other shop' });
    const { token } = await elsewhere.openGuest();
    await expect(identity.open(token)).rejects.toThrowError(
      expect.objectContaining({ code: 'unauthorised' }),
    );
    const own = await identity.openGuest();
    await expect(identity.signIn(own.token, undefined)).rejects.toThrowError(
      expect.objectContaining({ code: 'unauthorised' }),
    );
  });

  it('demands the audience that the shop has set', async () => {
    const identity = await open({ customerJwt: { secret, audience: 'assistant' } });
    const right = await customerToken('c', { claims: { aud: 'assistant' } });
    expect(await identity.open(right)).toMatchObject({ customerId: 'c' });
    const wrong = await customerToken('c', { claims: { aud: 'newsletter' } });
    await expect(identity.open(wrong)).rejects.toThrowError(
      expect.objectContaining({ code: 'unauthorised' }),
    );
  });

  it('checks published keys, and says a fault of theirs is not the customer’s', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
    const server = createServer((_req, res) => {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify(keys));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const token = await new SignJWT()
      .setSubject('c')
      .setExpirationTime('5m')
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(privateKey);
    const identity = await open({ customerJwt: { jwksUrl } });
    expect(await identity.open(token)).toMatchObject({ customerId: 'c' });
    await expect(identity.open(await customerToken('c'))).rejects.toThrowError(
      expect.objectContaining({ code: 'unauthorised' }),
    );
    server.close();
    server.closeAllConnections();
    const late = await open({ customerJwt: { jwksUrl } });
    await expect(late.open(token)).rejects.toThrowError(expect.objectContaining({ code: 'internal' }));
  });

  it('issues customer tokens itself in a demo only', async () => {
    const demo = await open({ demo: true, customerJwt: {} });
    const session = await (await open({ demo: true, customerJwt: {} })).signIn(
      await demo.issueDemoToken('c9'),
      undefined,
    );
    expect(session.customerId).toBe('c9');
    const real = await open({ customerJwt: {} });
    await expect(async () => real.issueDemoToken('c9')).rejects.toThrowError(
      expect.objectContaining({ code: 'not_found' }),
    );
    await expect(real.open(await demo.issueDemoToken('c9'))).rejects.toThrowError(
      expect.objectContaining({ code: 'unauthorised' }),
    );
  });

  it('refuses secrets that are too short to be safe', async () => {
    const bad = expect.objectContaining({ code: 'bad_settings' });
    await expect(open({ sessionSecret: 'short' })).rejects.toThrowError(bad);
    await expect(open({ customerJwt: { secret: 'short' } })).rejects.toThrowError(bad);
  });
});
