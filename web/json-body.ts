import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { ShopError } from '../errors.ts';
import { sendError } from './error-handler.ts';

/** Reads a JSON body of at most that size; any other kind of body is a 415, none at all is an empty object. */
export function readJson(limit: string): RequestHandler[] {
  const refuseOtherTypes: RequestHandler = (req, res, next) => {
    const isEmpty = req.headers['content-length'] === '0';
    // `is` gives null for a request that announces no body.
    if (!isEmpty && req.is('application/json') === false) {
      return sendError(res, 415, 'unsupported_media_type', 'Send JSON, as application/json.');
    }
    next();
  };
  return [refuseOtherTypes, express.json({ limit })];
}

/** Checks what a caller sent; throws `bad_request` that names every wrong field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw new ShopError('bad_request', z.prettifyError(parsed.error));
  return parsed.data;
}
