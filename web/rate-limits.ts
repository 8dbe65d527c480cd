import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ShopError } from '../errors.ts';
import { findSession } from './sessions.ts';

/** How often one may call in a minute; in memory, so each replica counts for itself. */
export interface RateLimits {
  turnsPerVisitor: number;
  /** Many customers may share one address: an office, a mobile network. */
  turnsPerAddress: number;
  requestsPerAddress: number;
}

export const defaultRateLimits: RateLimits = {
  turnsPerVisitor: 20,
  turnsPerAddress: 120,
  requestsPerAddress: 900,
};

/** Handlers that throw `rate_limited` above the limits; with 'off' they let everything pass, as a benchmark wants. */
export function createRateLimits(limits: RateLimits | 'off'): { api: RequestHandler; turns: RequestHandler } {
  if (limits === 'off') return { api: (_req, _res, next) => next(), turns: (_req, _res, next) => next() };
  const limit = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const requestsByAddress = limit(limits.requestsPerAddress);
  const turnsByAddress = limit(limits.turnsPerAddress);
  const turnsByVisitor = limit(limits.turnsPerVisitor);
  return {
    api: take([[requestsByAddress, addressOf]]),
    turns: take([
      [turnsByAddress, addressOf],
      [turnsByVisitor, (req) => req.res && findSession(req.res)?.visitorId],
    ]),
  };
}

type Counted = [limiter: RateLimiterMemory, keyOf: (req: Request) => string | undefined];

function take(counted: readonly Counted[]): RequestHandler {
  return async (req, res, next) => {
    for (const [limiter, keyOf] of counted) {
      const key = keyOf(req);
      if (key === undefined) continue;
      await limiter.consume(key).catch((outcome: unknown) => {
        if (!(outcome instanceof RateLimiterRes)) throw outcome;
        res.set('Retry-After', String(Math.ceil(outcome.msBeforeNext / 1000)));
        throw new ShopError('rate_limited', 'Too many requests. Please wait a moment.');
      });
    }
    next();
  };
}

/** One subscriber of IPv6 has a whole /64 of addresses. */
function addressOf(req: Request): string {
  const address = (req.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
