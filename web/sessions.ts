import type { Request, RequestHandler, Response } from 'express';
import type { Speaker } from '../bot/turn-types.ts';
import type { ConversationOwner } from '../db/conversation-history.ts';
import { ShopError } from '../errors.ts';
import type { Identity, Session } from '../shop/identity.ts';
import type { Origins } from './origins.ts';

const COOKIE = 'sk_session';
const YEAR_MS = 365 * 86_400_000;

export interface Sessions {
  /** Finds out who calls, opening a guest's session where there is none; wrong credentials are an error, never a guest. */
  identify: RequestHandler;
  /** As `identify`, but forgives wrong credentials: for the calls that replace them. */
  identifyIfPossible: RequestHandler;
  /** Makes this the caller's session: in its cookie, unless it keeps the token itself. */
  adopt(res: Response, session: Session): void;
}

/**
 * Sessions by cookie on our own pages, by bearer token anywhere. A request from another site never acts on a cookie,
 * so that no page elsewhere can act for the visitor.
 */
export function createSessions({
  identity,
  origins,
  https,
}: {
  identity: Identity;
  origins: Origins;
  https: boolean;
}): Sessions {
  const cookieOptions = (req: Request) =>
    ({ httpOnly: true, sameSite: 'lax', secure: https || req.secure, path: '/' }) as const;

  const keepsToken = (req: Request) => req.headers.authorization !== undefined || origins.isForeign(req);

  const adopt = (res: Response, session: Session): void => {
    res.locals.session = session;
    if (keepsToken(res.req)) return;
    res.cookie(COOKIE, session.token, { ...cookieOptions(res.req), maxAge: YEAR_MS });
  };

  const resume = async (req: Request, res: Response): Promise<void> => {
    const bearer = readBearer(req);
    if (bearer !== undefined) {
      res.locals.session = await identity.open(bearer);
      return;
    }
    const cookie = keepsToken(req) ? undefined : readCookie(req);
    if (cookie === undefined) return;
    const session = await identity.open(cookie);
    if (session.renewable) adopt(res, await identity.renew(session));
    else res.locals.session = session;
  };

  const openGuest = async (req: Request, res: Response): Promise<void> => {
    if (res.locals.session || keepsToken(req)) return;
    adopt(res, await identity.openGuest());
  };

  return {
    adopt,
    identify: async (req, res, next) => {
      refuseForgery(req, origins);
      await resume(req, res).catch((error: unknown) => {
        // A cookie that is no good would lock its holder out: the caller is told now, and its next call begins anew.
        if (isRefusal(error) && !keepsToken(req)) res.clearCookie(COOKIE, cookieOptions(req));
        throw error;
      });
      await openGuest(req, res);
      next();
    },
    identifyIfPossible: async (req, res, next) => {
      refuseForgery(req, origins);
      await resume(req, res).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
      });
      next();
    },
  };
}

/** The caller's session; throws `unauthorised` for a caller from another site that brought no token. */
export function sessionOf(res: Response): Session {
  const session = findSession(res);
  if (!session) throw new ShopError('unauthorised', 'Send a token: POST /api/session gives one.');
  return session;
}

export const findSession = (res: Response): Session | undefined => res.locals.session as Session | undefined;

/** Who speaks, for a turn. */
export function speakerOf(res: Response): Speaker {
  const { visitorId, customerId } = sessionOf(res);
  return customerId ? { kind: 'customer', customerId, visitorId } : { kind: 'guest', visitorId };
}

/** Whose conversations the caller may see. */
export function ownerOf(res: Response): ConversationOwner {
  const { visitorId, customerId } = sessionOf(res);
  return customerId ? { kind: 'customer', id: customerId } : { kind: 'guest', id: visitorId };
}

const isRefusal = (error: unknown) => error instanceof ShopError && error.code === 'unauthorised';

function refuseForgery(req: Request, origins: Origins): void {
  const isSafe = req.method === 'GET' || req.method === 'HEAD';
  if (isSafe || readBearer(req) !== undefined || !origins.isForeign(req) || origins.isAllowed(req)) return;
  throw new ShopError('forbidden', 'This shop takes no requests from that site (ALLOWED_ORIGINS).');
}

function readBearer(req: Request): string | undefined {
  const { authorization } = req.headers;
  if (authorization === undefined) return undefined;
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (!token) throw new ShopError('unauthorised', 'The Authorization header must be "Bearer" and a token.');
  return token;
}

const readCookie = (req: Request) => /(?:^|;\s*)sk_session=([^;\s]+)/.exec(req.headers.cookie ?? '')?.[1];
