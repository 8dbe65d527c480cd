import type { Request, RequestHandler } from 'express';

export interface Origins {
  readonly allowed: readonly string[];
  /** A page of another site sends this request. Programs that are no browser tell no origin and count as our own. */
  isForeign(req: Request): boolean;
  /** The request comes from a site that the shop has allowed to use its assistant. */
  isAllowed(req: Request): boolean;
}

export function createOrigins({
  allowed,
  publicUrl,
}: {
  allowed: readonly string[];
  publicUrl?: string;
}): Origins {
  const publicOrigin = publicUrl ? new URL(publicUrl).origin : undefined;
  return {
    allowed,
    isForeign: (req) => {
      // Browsers send this one where they trust the connection, and no page can forge it.
      const site = req.headers['sec-fetch-site'];
      if (site !== undefined) return site !== 'same-origin' && site !== 'none';
      const { origin } = req.headers;
      return origin !== undefined && origin !== publicOrigin && hostOf(origin) !== req.headers.host;
    },
    isAllowed: (req) => allowed.includes(req.headers.origin ?? ''),
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Lets the allowed sites call the API with a bearer token; cookies never cross (no Allow-Credentials). */
export function createCors(origins: Origins): RequestHandler {
  return (req, res, next) => {
    res.vary('Origin');
    const { origin } = req.headers;
    if (origin === undefined || !origins.isAllowed(req)) return next();
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After');
    if (req.method !== 'OPTIONS') return next();
    res.set('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    res.set('Access-Control-Allow-Headers', 'Authorization, Content-Type, Last-Event-ID');
    res.set('Access-Control-Max-Age', '600');
    res.status(204).end();
  };
}
