import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ShopError, type ShopErrorCode } from '../errors.ts';
import { describeError, requestIdOf } from './request-log.ts';

const STATUS: Record<ShopErrorCode, number> = {
  bad_request: 400,
  payload_too_large: 413,
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  database_unavailable: 503,
  shop_already_open: 503,
  model_unavailable: 503,
  shutting_down: 503,
  bad_settings: 500,
  internal: 500,
};

/** The one shape of every failed answer: `{error: {code, message, requestId}}`. */
export function sendError(res: Response, status: number, code: string, message: string): void {
  res.status(status).json({ error: { code, message, requestId: requestIdOf(res) } });
}

/** What no route took. */
export const notFoundAsJson: RequestHandler = (_req, res) => {
  sendError(res, 404, 'not_found', 'There is nothing at this address.');
};

/**
 * Turns whatever a route threw into JSON. Only a `ShopError` tells the caller its message; any other fault is a 500
 * that the request id in the log explains.
 */
export function createErrorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const failure = readFailure(error);
    if (failure.status >= 500)
      log.error({ requestId: requestIdOf(res), error: describeError(error) }, 'failed');
    if (res.headersSent) {
      // A stream that ended by itself has told its reader; a broken-off answer must not look whole.
      if (!res.writableEnded) res.destroy();
      return;
    }
    if (failure.status === 401) res.set('WWW-Authenticate', 'Bearer');
    if (failure.status === 503) res.set('Retry-After', '2');
    sendError(res, failure.status, failure.code, failure.message);
  };
}

interface Failure {
  status: number;
  code: string;
  message: string;
}

function readFailure(error: unknown): Failure {
  if (error instanceof ShopError) {
    const status = STATUS[error.code];
    const message = status === 500 ? 'Something went wrong on our side.' : error.message;
    return { status, code: error.code, message };
  }
  return (
    readBodyFailure(error) ?? { status: 500, code: 'internal', message: 'Something went wrong on our side.' }
  );
}

/** Express and its body reader mark what the caller did wrong with a status of their own, the reader with a type too. */
function readBodyFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  switch (error.status) {
    case 404:
      return { status: 404, code: 'not_found', message: 'There is nothing at this address.' };
    case 413:
      return {
        status: 413,
        code: 'payload_too_large',
        message: 'The request is larger than this address takes.',
      };
    case 415:
      return {
        status: 415,
        code: 'unsupported_media_type',
        message: 'The request has an encoding we do not read.',
      };
    case 400: {
      const part =
        'type' in error ? 'body could not be read: it is not valid JSON' : 'address could not be read';
      return { status: 400, code: 'bad_request', message: `The request's ${part}.` };
    }
    default:
      return undefined;
  }
}
