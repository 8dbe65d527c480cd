import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { App } from './app.ts';
import type { BotFramework } from './bot/channels/bot-framework.ts';
import { readProducts } from './db/products.ts';
import { type DemoMarker, readDemoState } from './feeds/demo/fill.ts';
import { drawDemoPicture } from './feeds/demo/pictures/draw.ts';
import type { ImportOptions } from './feeds/import-contract.ts';
import { createIdentity } from './shop/identity.ts';
import type { DemoCustomer } from './web/routes/demo.ts';
import { createServer, type ServerDeps } from './web/server.ts';

/** A listening shop. Disposing of it refuses new connections; answers that are being streamed are let finish. */
export interface Served extends AsyncDisposable {
  url: string;
  port: number;
}

export interface ServeOptions {
  port: number;
  host: string;
  page: ServerDeps['page'];
  rateLimits?: ServerDeps['rateLimits'];
}

/** Puts an open shop on HTTP: page, widget, API, Bot Framework and the loopback admin endpoint. */
export async function serve(app: App, { port, host, page, rateLimits }: ServeOptions): Promise<Served> {
  const { config, settings, db, turns, log } = app;
  const botFramework = openBotFramework(app);
  const server = createServer({
    db,
    turns,
    log,
    settings,
    identity: await createIdentity({
      db,
      sessionSecret: config.sessionSecret,
      customerJwt: config.customerJwt,
      demo: app.isDemo,
    }),
    demo: app.isDemo ? { customers: () => listPersonas(app) } : undefined,
    plannerOnly: app.plannerOnly,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    allowedOrigins: config.allowedOrigins,
    drawPicture: (productId, colour) => drawPicture(app, productId, colour),
    page,
    isReady: () => true,
    admin: app.lock && {
      token: app.lock.holder.token,
      importFile: (options, onProgress, signal) =>
        app.importFile(options as ImportOptions, onProgress, signal),
      indexProducts: async (all, onProgress, signal) => ({
        ...(await app.indexProducts(all ? 'all' : 'changed', onProgress, signal)),
        drift: await app.measureDrift(),
      }),
      recommend: app.recommend,
      status: async () => ({ isDemo: app.isDemo, plannerOnly: app.plannerOnly, settings }),
    },
    botFramework: botFramework.handle,
    rateLimits,
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  await app.lock?.announce(address.port);
  return {
    url: `http://localhost:${address.port}`,
    port: address.port,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      await botFramework.settle();
      await closed;
    },
  };
}

/** The SDK takes half a second to load, so it is loaded when the first of its messages arrives. */
function openBotFramework({ turns, config, settings, log }: App) {
  let opening: Promise<BotFramework> | undefined;
  const open = async () => {
    const { createBotFramework } = await import('./bot/channels/bot-framework.ts');
    return createBotFramework({
      turns,
      registration: config.botFramework,
      shop: { ...settings, timeZone: settings.time_zone },
      publicUrl: config.publicUrl,
      onError: (where, err) => log.error({ where, err }, 'a channel failed'),
    });
  };
  return {
    handle: async (...request: Parameters<BotFramework['handle']>) => {
      opening ??= open();
      await (await opening).handle(...request);
    },
    settle: async () => (await opening)?.settle(),
  };
}

async function listPersonas({ db }: App): Promise<DemoCustomer[]> {
  const state = await readDemoState(db);
  const personas: DemoMarker['personas'] = state.state === 'filled' ? state.marker.personas : [];
  return personas.map(({ customerId, name, en, zh }) => ({ id: customerId, name, note: { en, zh } }));
}

async function drawPicture({ db }: App, productId: string, colour?: string): Promise<string | undefined> {
  const [product] = await readProducts(db, [productId]);
  return product && drawDemoPicture(product, colour);
}
