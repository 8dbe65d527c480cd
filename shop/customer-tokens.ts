import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ShopError } from '../errors.ts';

/** How the shop's own site signs its customers: a shared secret (HS256), or published keys (RS, PS, ES, EdDSA). */
export interface CustomerTokenSettings {
  secret?: string;
  jwksUrl?: string;
  audience?: string;
}

/** What the shop's own site vouches for. */
export interface CustomerClaims {
  customerId: string;
  customerName?: string;
}

const PUBLISHED_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const claimsSchema = z.object({
  sub: z.string().trim().min(1).max(200),
  name: z.string().trim().max(200).optional(),
});

/** Verifies tokens that the shop's own site issued, and in a demo issues them itself. The algorithm goes with the key, never with the token. */
export function createCustomerTokens({
  key,
  jwksUrl,
  audience,
}: {
  key?: Uint8Array;
  jwksUrl?: string;
  audience?: string;
}) {
  const publishedKeys = jwksUrl ? createRemoteJWKSet(new URL(jwksUrl)) : undefined;
  const demands = { audience, requiredClaims: ['exp', 'sub'], clockTolerance: 5 };

  const verifySignature = async (token: string) => {
    if (key && (!publishedKeys || algorithmOf(token) === 'HS256')) {
      return jwtVerify(token, key, { ...demands, algorithms: ['HS256'] });
    }
    if (publishedKeys) {
      return jwtVerify(token, publishedKeys, { ...demands, algorithms: PUBLISHED_KEY_ALGORITHMS });
    }
    throw new ShopError('unauthorised', 'This shop has not set up customer sign-in.');
  };

  return {
    verify: async (token: string): Promise<CustomerClaims> => {
      const { payload } = await verifySignature(token).catch((cause) => {
        throw refusal(cause);
      });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) {
        throw new ShopError('unauthorised', 'The token names no customer (sub).', { cause: claims.error });
      }
      return { customerId: claims.data.sub, customerName: claims.data.name || undefined };
    },
    issue: async (customerId: string): Promise<string> => {
      if (!key) throw new ShopError('unauthorised', 'This shop has no key to sign customers in with.');
      const unsigned = new SignJWT().setSubject(customerId).setIssuedAt().setExpirationTime('5m');
      if (audience) unsigned.setAudience(audience);
      return unsigned.setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
    },
  };
}

/** A token that fails is the caller's fault; keys that cannot be fetched are not. */
function refusal(cause: unknown): ShopError {
  if (cause instanceof ShopError) return cause;
  if (cause instanceof errors.JWTExpired) {
    return new ShopError('unauthorised', 'This sign-in has expired. Please sign in again.', { cause });
  }
  const isTokensFault =
    cause instanceof errors.JOSEError &&
    !(cause instanceof errors.JWKSTimeout) &&
    !(cause instanceof errors.JWKSInvalid) &&
    cause.code !== 'ERR_JOSE_GENERIC';
  return isTokensFault
    ? new ShopError('unauthorised', 'This sign-in is not valid here.', { cause })
    : new ShopError('internal', 'The sign-in could not be checked.', { cause });
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch (cause) {
    throw new ShopError('unauthorised', 'This is not a token.', { cause });
  }
}
