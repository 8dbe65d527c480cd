import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Speaker, Turns } from '../../bot/turn-types.ts';
import { ShopError } from '../../errors.ts';
import type { RunRecommendCommand } from '../../recommend/commands.ts';
import { parseInput, readJson } from '../json-body.ts';
import { streamLines } from '../line-stream.ts';

/** What the command-line tools may ask of the process that holds the embedded database. */
export interface Admin {
  /** The bearer token from the lock file. */
  token: string;
  /** Imports a file by the importer's own options, which it checks itself; resolves to the summary. */
  importFile(options: object, onProgress: (progress: object) => void, signal: AbortSignal): Promise<object>;
  /** Brings the search index up to date, or makes all of it anew; resolves to what was done. */
  indexProducts(all: boolean, onProgress: (progress: object) => void, signal: AbortSignal): Promise<object>;
  /** Trains, lists, rolls back or shows recommendations. */
  recommend: RunRecommendCommand;
  status(): Promise<object>;
}

const turnBody = z.object({
  channel: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .default('terminal'),
  conversationId: z.string().min(1).max(128),
  messageId: z.string().min(1).max(128),
  runId: z.string().min(1).max(128).optional(),
  text: z.string(),
  visitorId: z.string().min(1).max(200),
  /** Speaks as this customer; as a guest when absent. */
  customerId: z.string().min(1).max(200).optional(),
  locale: z.enum(['en', 'zh']).optional(),
  page: z.object({ productId: z.string().min(1).max(200).optional() }).optional(),
});

const recommendCommand = z.discriminatedUnion('command', [
  z.object({ command: z.enum(['train', 'status', 'rollback']) }),
  z.object({
    command: z.literal('for'),
    customerId: z.string().min(1).max(200),
    limit: z.number().int().min(1).max(100),
  }),
]);

/** `/admin`: for tools on this machine that know the lock file's token; to anybody else it does not exist. */
export function createAdminRoutes({ admin, turns }: { admin: Admin; turns: Turns }): Router {
  const router = Router();
  router.use(createGuard(admin.token));

  router.get('/status', async (_req, res) => {
    res.json(await admin.status());
  });

  // The options hold a whole mapping file. One line `{progress}` now and then, and `{summary}` at the end.
  router.post('/import', ...readJson('1mb'), async (req, res) => {
    const options = parseInput(z.looseObject({}), req.body);
    await streamLines(res, async ({ signal, offer, send }) => {
      const summary = await admin.importFile(options, (progress) => offer({ progress }), signal);
      await send({ summary });
    });
  });

  router.post('/index', ...readJson('1kb'), async (req, res) => {
    const { all } = parseInput(z.object({ all: z.boolean() }), req.body);
    await streamLines(res, async ({ signal, offer, send }) => {
      await send({ summary: await admin.indexProducts(all, (progress) => offer({ progress }), signal) });
    });
  });

  router.post('/recommend', ...readJson('1kb'), async (req, res) => {
    const command = parseInput(recommendCommand, req.body);
    await streamLines(res, async ({ signal, offer, send }) => {
      await send({ summary: await admin.recommend(command, (progress) => offer({ progress }), signal) });
    });
  });

  // The turn's numbered events, one a line. A tool that leaves has stopped the answer: nobody comes back for it.
  router.post('/turn', ...readJson('64kb'), async (req, res) => {
    const { visitorId, customerId, ...input } = parseInput(turnBody, req.body);
    const speaker: Speaker = customerId
      ? { kind: 'customer', customerId, visitorId }
      : { kind: 'guest', visitorId };
    const run = await turns.start({ ...input, speaker });
    await streamLines(res, async ({ signal, send }) => {
      signal.addEventListener('abort', () => run.stop());
      if (signal.aborted) run.stop();
      for await (const numbered of run.events(0, signal)) await send(numbered);
    });
  });

  return router;
}

function createGuard(token: string): RequestHandler {
  return (req, _res, next) => {
    if (!isFromThisMachine(req)) throw new ShopError('not_found', 'There is nothing at this address.');
    const offered = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(offered), digest(token))) {
      throw new ShopError('unauthorised', 'The admin endpoint takes the token from the lock file.');
    }
    next();
  };
}

/** The connection itself comes from here, and no proxy on this machine has passed it on for somebody else. */
function isFromThisMachine(req: Request): boolean {
  const address = req.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const passedOn = req.headers['x-forwarded-for'] ?? req.headers.forwarded ?? req.headers['x-real-ip'];
  return passedOn === undefined && (address === '::1' || address.startsWith('127.'));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
