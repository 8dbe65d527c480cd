import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import express, { type Express, Router } from 'express';
import type { Logger } from 'pino';
import type { Turns } from '../bot/turn-types.ts';
import type { Database } from '../db/connect.ts';
import type { Identity } from '../shop/identity.ts';
import type { ShopSettings } from '../shop/settings.ts';
import { createErrorHandler, notFoundAsJson } from './error-handler.ts';
import { readJson } from './json-body.ts';
import { createCors, createOrigins } from './origins.ts';
import { createRateLimits, defaultRateLimits, type RateLimits } from './rate-limits.ts';
import { createRequestLog } from './request-log.ts';
import { type Admin, createAdminRoutes } from './routes/admin.ts';
import { createAgentRoute } from './routes/agent.ts';
import { createConversationRoutes } from './routes/conversations.ts';
import { createDemoRoutes, type DemoCustomer } from './routes/demo.ts';
import { createFeedbackRoute } from './routes/feedback.ts';
import { createHealthRoutes } from './routes/health.ts';
import { createPageRoutes, notFoundAsPage } from './routes/pages.ts';
import { createPictureRoute, type DrawPicture } from './routes/pictures.ts';
import { createRunRoutes } from './routes/runs.ts';
import { createSessionRoutes } from './routes/session.ts';
import { createShopRoute } from './routes/shop.ts';
import { createSecurityHeaders } from './security-headers.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface ServerDeps {
  db: Database;
  turns: Turns;
  identity: Identity;
  settings: ShopSettings;
  log: Logger;
  /** The demo shop's customers worth being; absent in a real shop. */
  demo?: { customers(): Promise<DemoCustomer[]> };
  plannerOnly: boolean;
  /** Under which address customers reach the shop, where that is not the one it listens on. */
  publicUrl?: string;
  allowedOrigins: readonly string[];
  /** Express' `trust proxy`: whose X-Forwarded headers are believed. Proxies on this machine, unless told otherwise. */
  trustProxy?: string;
  drawPicture: DrawPicture;
  page: { dir: string; built: Promise<void> };
  isReady(): boolean;
  admin?: Admin;
  /** Answers `POST /api/messages`; it checks the sender itself. */
  botFramework?: (req: IncomingMessage, res: ServerResponse, body: unknown) => Promise<void>;
  rateLimits?: RateLimits | 'off';
  heartbeatMs?: number;
}

/**
 * The shop's HTTP server, not listening yet. `close()` refuses new connections at once, lets the answers that are
 * being streamed finish, and resolves the others' keep-alive as they fall idle.
 */
export function createServer(deps: ServerDeps): Server {
  const server = createHttpServer(createExpress(deps));
  server.on('request', (_req, res) => {
    // A connection that falls idle while the server closes would otherwise hold it open.
    res.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
  return server;
}

function createExpress(deps: ServerDeps): Express {
  const app = express();
  const https = deps.publicUrl?.startsWith('https:') ?? false;
  const origins = createOrigins({ allowed: deps.allowedOrigins, publicUrl: deps.publicUrl });
  const sessions = createSessions({ identity: deps.identity, origins, https });
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.trustProxy ?? 'loopback');

  app.use(createRequestLog(deps.log), createSecurityHeaders({ https, origins }));
  app.use(createHealthRoutes({ db: deps.db, isReady: deps.isReady }));
  const { botFramework } = deps;
  if (botFramework) {
    app.post('/api/messages', ...readJson('1mb'), (req, res) => botFramework(req, res, req.body));
  }
  app.use('/api', createCors(origins), createApi(deps, sessions), notFoundAsJson);
  if (deps.admin) app.use('/admin', createAdminRoutes({ admin: deps.admin, turns: deps.turns }));
  app.use('/admin', notFoundAsJson);
  app.get('/pictures/:id.svg', createPictureRoute(deps.drawPicture));
  app.use(createPageRoutes(deps.page), notFoundAsPage);
  app.use(createErrorHandler(deps.log));
  return app;
}

function createApi(deps: ServerDeps, sessions: Sessions): Router {
  const { db, turns, identity, settings, demo, plannerOnly, heartbeatMs = 15_000 } = deps;
  const limits = createRateLimits(deps.rateLimits ?? defaultRateLimits);
  const api = Router();
  api.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  }, limits.api);
  // These replace credentials, so they must not fail on them.
  api.use('/session', sessions.identifyIfPossible, createSessionRoutes({ db, identity, sessions }));
  if (demo) {
    const routes = createDemoRoutes({ db, identity, sessions, listCustomers: demo.customers });
    api.use('/demo', sessions.identifyIfPossible, routes);
  }
  api.use(sessions.identify);
  api.get('/shop', createShopRoute({ settings, demo: demo !== undefined, plannerOnly }));
  api.post('/agent', limits.turns, ...readJson('1mb'), createAgentRoute({ turns, heartbeatMs }));
  api.use('/runs', createRunRoutes({ turns, heartbeatMs }));
  api.use('/conversations', createConversationRoutes(db));
  api.post('/turns/:turnId/feedback', ...readJson('64kb'), createFeedbackRoute(db));
  return api;
}
