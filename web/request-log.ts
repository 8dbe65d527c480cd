import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** Gives every request an id, and logs one line when it is over: never a query, a header or a body. */
export function createRequestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    res.locals.requestId = requestId;
    res.set('X-Request-Id', requestId);
    const { method, path } = req;
    res.once('close', () => {
      const line = {
        requestId,
        method,
        path,
        status: res.statusCode,
        ms: Math.round(performance.now() - startedAt),
        ...(res.writableFinished ? {} : { aborted: true }),
      };
      if (path === '/healthz' || path === '/readyz') log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

export const requestIdOf = (res: Response): string | undefined =>
  typeof res.locals.requestId === 'string' ? res.locals.requestId : undefined;

/** What may be logged of an error: not its other fields, where a database driver keeps the query's values. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { name, message, ...code, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
