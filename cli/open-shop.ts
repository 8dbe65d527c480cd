import { destination, pino } from 'pino';
import { createApp } from '../app.ts';
import type { NumberedEvent, TurnInput } from '../bot/turn-types.ts';
import { type Config, loadConfig } from '../config.ts';
import { type LockHolder, readLock } from '../db/lock.ts';
import { ShopError, type ShopErrorCode } from '../errors.ts';
import type { ImportOptions, ImportProgress, ImportSummary } from '../feeds/import-contract.ts';
import type { RunRecommendCommand } from '../recommend/commands.ts';
import type { DriftReport } from '../retrieval/ingest/drift.ts';
import type { IndexProgress, IndexSummary } from '../retrieval/ingest/indexer.ts';
import type { ShopSettings } from '../shop/settings.ts';
import { createBoard } from './progress-board.ts';

/** The shop as command-line tools reach it: in this process, or through the server that has it open. */
export interface OpenShop extends AsyncDisposable {
  settings: ShopSettings;
  isDemo: boolean;
  plannerOnly: boolean;
  importFile(
    options: ImportOptions,
    onProgress: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<ImportSummary>;
  /** Brings the search index up to date, or makes all of it anew. */
  indexProducts(
    all: boolean,
    onProgress: (progress: IndexProgress) => void,
    signal?: AbortSignal,
  ): Promise<IndexSummary & { drift?: DriftReport }>;
  recommend: RunRecommendCommand;
  /** Ends early, without an error, when `signal` stops the answer. */
  runTurn(input: TurnInput, signal?: AbortSignal): AsyncIterable<NumberedEvent>;
}

/**
 * Opens the shop that the environment names. When a server holds the embedded database, everything goes through its
 * loopback admin endpoint. An empty shop is filled with the demo only when `fillDemo` says so.
 */
export async function openShop({ fillDemo = false } = {}): Promise<OpenShop> {
  const config = loadConfig();
  const holder = config.databaseUrl ? undefined : await readLock(config.dataDir);
  return holder?.port ? openRemote(holder, holder.port) : openHere(config, fillDemo);
}

async function openHere(config: Config, fillDemo: boolean): Promise<OpenShop> {
  const board = createBoard(process.stderr);
  const app = await createApp(
    { ...config, demo: fillDemo ? config.demo : 'off' },
    { onProgress: board.report, log: pino({ level: 'warn' }, destination(2)) },
  );
  board.end();
  return {
    settings: app.settings,
    isDemo: app.isDemo,
    plannerOnly: app.plannerOnly,
    importFile: app.importFile,
    indexProducts: async (all, onProgress, signal) => ({
      ...(await app.indexProducts(all ? 'all' : 'changed', onProgress, signal)),
      drift: await app.measureDrift(),
    }),
    recommend: app.recommend,
    runTurn: async function* (input, signal) {
      const run = await app.turns.start(input);
      signal?.addEventListener('abort', run.stop, { once: true });
      if (signal?.aborted) run.stop();
      yield* run.events();
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

async function openRemote({ token }: LockHolder, port: number): Promise<OpenShop> {
  const request = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/admin/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    if (!response.ok || !response.body) throw await errorOf(response);
    return response;
  };
  const post = (path: string, body: object, signal?: AbortSignal) =>
    request(path, { method: 'POST', body: JSON.stringify(body), signal });
  /** Hears of the work's progress, line by line, until its summary. */
  const follow = async <Progress, Summary>(
    path: string,
    body: object,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal | undefined,
  ): Promise<Summary> => {
    for await (const line of readLines(await post(path, body, signal))) {
      if (line.progress) onProgress(line.progress as Progress);
      if (line.summary) return line.summary as Summary;
      if (line.error) throw asShopError(line.error);
    }
    throw new ShopError('internal', 'The server closed the connection before the work was over.');
  };
  const status = (await (await request('status')).json()) as Pick<
    OpenShop,
    'settings' | 'isDemo' | 'plannerOnly'
  >;
  return {
    ...status,
    importFile: (options, onProgress, signal) => follow('import', options, onProgress, signal),
    indexProducts: (all, onProgress, signal) => follow('index', { all }, onProgress, signal),
    recommend: (command, onProgress = () => undefined, signal) =>
      follow('recommend', command, onProgress, signal),
    runTurn: async function* ({ speaker, ...input }, signal) {
      const customerId = speaker.kind === 'customer' ? speaker.customerId : undefined;
      const body = { ...input, visitorId: speaker.visitorId, customerId };
      try {
        for await (const line of readLines(await post('turn', body, signal))) {
          if (line.error) throw asShopError(line.error);
          yield line as unknown as NumberedEvent;
        }
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function* readLines(response: Response): AsyncGenerator<Record<string, unknown>> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield JSON.parse(line) as Record<string, unknown>;
  }
}

async function errorOf(response: Response): Promise<ShopError> {
  const body = (await response.json().catch(() => ({}))) as { error?: unknown };
  return asShopError(body.error ?? { message: `The server answered ${response.status}.` });
}

function asShopError(error: unknown): ShopError {
  const { code = 'internal', message = 'The server failed.' } = error as {
    code?: ShopErrorCode;
    message?: string;
  };
  return new ShopError(code, message);
}
