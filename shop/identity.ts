import { randomBytes, randomUUID } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { moveGuestConversations } from '../db/conversation-history.ts';
import type { Database } from '../db/connect.ts';
import { keepOnce } from '../db/shop-state.ts';
import { ShopError } from '../errors.ts';
import { createCustomerTokens, type CustomerTokenSettings } from './customer-tokens.ts';

const SESSION_TYPE = 'shopkeeper-session+jwt';
const GUEST_DAYS = 365;
const CUSTOMER_HOURS = 24;
const RENEW_AFTER_SECONDS = 30 * 86_400;

/** Who holds a session. `customerName` is what the shop's own token said, for customers it has not imported. */
export interface Visitor {
  visitorId: string;
  customerId?: string;
  customerName?: string;
}

export interface Session extends Visitor {
  token: string;
  /** The token has been in use long enough to hand out a fresh one. */
  renewable: boolean;
}

export interface Identity {
  /** A new guest, known by nothing but the token. */
  openGuest(): Promise<Session>;
  /** Reads a session token, or a customer token of the shop's own site; throws `unauthorised` for any other. */
  open(token: string): Promise<Session>;
  /** The same visitor with a fresh token. */
  renew(visitor: Visitor): Promise<Session>;
  /** Makes the visitor the customer that the token names, and brings the guest's conversations along. */
  signIn(customerToken: string, visitor: Visitor | undefined): Promise<Session>;
  /** A customer token made by the server itself; only in a demo shop. */
  issueDemoToken(customerId: string): Promise<string>;
}

export interface IdentityDeps {
  db: Database;
  sessionSecret?: string;
  customerJwt: CustomerTokenSettings;
  demo: boolean;
}

const sessionClaims = z.object({
  vid: z.string().min(1),
  cid: z.string().min(1).optional(),
  name: z.string().optional(),
  iat: z.number(),
});

/** Throws `bad_settings` for secrets too short for HS256; makes and keeps what is not set, so that replicas agree. */
export async function createIdentity({
  db,
  sessionSecret,
  customerJwt,
  demo,
}: IdentityDeps): Promise<Identity> {
  const sessionKey = keyOf(
    'SESSION_SECRET',
    sessionSecret ?? (await keepOnce(db, 'session_secret', randomBytes(32).toString('base64url'))),
  );
  const demoSecret = demo
    ? (customerJwt.secret ??
      (await keepOnce(db, 'demo_customer_secret', randomBytes(32).toString('base64url'))))
    : undefined;
  const secret = customerJwt.secret ?? demoSecret;
  const customerTokens = createCustomerTokens({
    ...customerJwt,
    key: secret === undefined ? undefined : keyOf('CUSTOMER_JWT_SECRET', secret),
  });

  const renew = async (visitor: Visitor): Promise<Session> => {
    const token = await new SignJWT({
      vid: visitor.visitorId,
      cid: visitor.customerId,
      name: visitor.customerName,
    })
      .setProtectedHeader({ alg: 'HS256', typ: SESSION_TYPE })
      .setIssuedAt()
      .setExpirationTime(visitor.customerId ? `${CUSTOMER_HOURS}h` : `${GUEST_DAYS}d`)
      .sign(sessionKey);
    return { ...visitor, token, renewable: false };
  };

  const openSession = async (token: string): Promise<Session> => {
    const { payload } = await jwtVerify(token, sessionKey, {
      algorithms: ['HS256'],
      typ: SESSION_TYPE,
      requiredClaims: ['exp', 'iat'],
    }).catch((cause) => {
      throw new ShopError('unauthorised', 'This session has ended. Please sign in again.', { cause });
    });
    const claims = sessionClaims.safeParse(payload);
    if (!claims.success)
      throw new ShopError('unauthorised', 'This is not a session.', { cause: claims.error });
    const { vid, cid, name, iat } = claims.data;
    const renewable = cid === undefined && Date.now() / 1000 - iat > RENEW_AFTER_SECONDS;
    return { visitorId: vid, customerId: cid, customerName: name, token, renewable };
  };

  return {
    openGuest: () => renew({ visitorId: randomUUID() }),
    renew,
    open: async (token) => {
      if (typeOf(token) === SESSION_TYPE) return openSession(token);
      const { customerId, customerName } = await customerTokens.verify(token);
      return { visitorId: `customer:${customerId}`, customerId, customerName, token, renewable: false };
    },
    signIn: async (customerToken, visitor) => {
      const { customerId, customerName } = await customerTokens.verify(customerToken);
      const visitorId = visitor?.visitorId ?? randomUUID();
      await moveGuestConversations(db, visitorId, customerId);
      return renew({ visitorId, customerId, customerName });
    },
    issueDemoToken: (customerId) => {
      if (!demo) throw new ShopError('not_found', 'There is no demo sign-in in this shop.');
      return customerTokens.issue(customerId);
    },
  };
}

function keyOf(setting: string, secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length < 32) {
    throw new ShopError('bad_settings', `${setting} must be at least 32 bytes long (RFC 7518, section 3.2).`);
  }
  return key;
}

function typeOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).typ;
  } catch (cause) {
    throw new ShopError('unauthorised', 'This is not a token.', { cause });
  }
}
