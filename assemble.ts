import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { App, AppOverrides, PlannerBook } from './app.ts';
import { createShopAgent } from './bot/agent.ts';
import { createSystemPrompt } from './bot/system-prompt.ts';
import { createTurns, type TurnRunner } from './bot/turn.ts';
import type { Config } from './config.ts';
import { findCustomer } from './db/customers.ts';
import type { Database } from './db/connect.ts';
import { readVocabulary, type ShopVocabulary } from './db/vocabulary.ts';
import { ShopError } from './errors.ts';
import type { ImportProgress } from './feeds/import-contract.ts';
import { importFile } from './feeds/import.ts';
import { createModelChain, type NamedModel } from './models/chat-model.ts';
import { createPlanner } from './models/embedded/planner.ts';
import { suggestReplies } from './models/embedded/suggest.ts';
import type { Embedder } from './models/embedder.ts';
import { createTransformersEmbedder } from './models/transformers.ts';
import { createRecommendCommands } from './recommend/commands.ts';
import { measureDrift } from './retrieval/ingest/drift.ts';
import { createIndexer, type IndexProgress, type Indexer } from './retrieval/ingest/indexer.ts';
import { createSearch } from './retrieval/search.ts';
import { createTokeniser } from './retrieval/tokenise.ts';
import type { ShopSettings } from './shop/settings.ts';
import type { Store } from './store.ts';
import { createTools } from './tools/all-tools.ts';
import { createRegistry, type Registry } from './tools/registry.ts';

const DRAIN_MS = 10_000;
const SWEEP_MS = 5_000;
const LEASE_MS = 30_000;

interface Assembly extends Pick<AppOverrides, 'models' | 'onProgress'> {
  config: Config;
  settings: ShopSettings;
  store: Store;
  book: PlannerBook;
  now: () => Date;
  log: Logger;
}

/** Index, models, tools and turns over an open database; in this order, each ready when the next begins. */
export async function assembleApp(assembly: Assembly): Promise<App> {
  const { config, settings, book, now, log } = assembly;
  const { db, lock, close, isDemo } = assembly.store;
  const tokeniser = createTokeniser();
  const embedder = await configuredEmbedder(config);
  const indexer = createIndexer({ db, tokeniser, embedder });
  const closing = new AbortController();
  await untilSearchable(indexer, { log, onProgress: assembly.onProgress, signal: closing.signal });
  const search = createSearch({ db, tokeniser, embedder, currency: settings.currency });
  const tools = createTools({ db, search, settings });
  const registry = createRegistry(tools, (tool, err) => log.error({ tool, err }, 'a tool failed'));
  let vocabulary = await readVocabulary(db);
  const models = assembly.models ?? (await configuredModels(config, book, () => vocabulary));
  const turns = openTurns({ config, db, settings, models, registry, book, log, now });
  await turns.recover(0);
  const sweep = sweepTurns(turns, log);
  return {
    config,
    settings,
    db,
    lock,
    log,
    turns,
    registry,
    search,
    isDemo,
    plannerOnly: !config.openai && !assembly.models,
    importFile: async (options, onProgress, signal) => {
      const summary = await importFile({
        ...options,
        db,
        currency: settings.currency,
        onProgress,
        signal,
        onProductsChanged: async (ids, report) => {
          await indexer.indexProducts(ids, ({ done, total }) => report(done, total));
        },
      });
      if (options.kind === 'reviews') await indexReviews(indexer, onProgress, signal);
      vocabulary = await readVocabulary(db);
      return summary;
    },
    indexProducts: indexer.indexProducts,
    recommend: createRecommendCommands({ db, now }),
    measureDrift: () => measureDrift({ db, tokeniser }),
    [Symbol.asyncDispose]: async () => {
      clearInterval(sweep);
      closing.abort();
      await turns.drain(DRAIN_MS);
      await close();
    },
  };
}

/** A model's SDK takes a quarter of a second to load, so it is loaded only where it is configured. */
async function configuredModels(
  { openai }: Config,
  book: PlannerBook,
  vocabulary: () => ShopVocabulary,
): Promise<NamedModel[]> {
  const planner = createPlanner({ ...book, vocabulary });
  const embedded: NamedModel = { name: 'embedded', model: planner, tellsFinish: false };
  if (!openai) return [embedded];
  const { createOpenAiModel } = await import('./models/openai.ts');
  return [createOpenAiModel(openai), embedded];
}

/** Undefined leaves retrieval to the embedder fitted on the shop's own texts. */
async function configuredEmbedder({ embeddings, openai }: Config): Promise<Embedder | undefined> {
  if (embeddings.provider === 'embedded') return undefined;
  if (embeddings.provider === 'transformers') {
    if (embeddings.modelDir) return createTransformersEmbedder(embeddings.modelDir);
    throw new ShopError('bad_settings', 'EMBEDDINGS_PROVIDER=transformers needs an EMBEDDINGS_MODEL.');
  }
  if (!openai) throw new ShopError('bad_settings', 'EMBEDDINGS_PROVIDER=openai needs an OPENAI_API_KEY.');
  const { createOpenAiEmbedder } = await import('./models/openai.ts');
  return createOpenAiEmbedder({ ...openai, model: embeddings.openaiModel });
}

/**
 * Waits until every product can be found by its words; that they can be found by their meaning too, and that reviews
 * have been read, follows in the background, and search gets better when it is done.
 */
async function untilSearchable(
  indexer: Indexer,
  { log, onProgress, signal }: { log: Logger; onProgress: Assembly['onProgress']; signal: AbortSignal },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let searchable = false;
    const ready = () => {
      searchable = true;
      resolve();
    };
    const report = ({ phase, done, total }: IndexProgress) => {
      if (phase === 'words') onProgress?.({ what: 'index', done, total });
      else ready();
    };
    indexer.indexProducts('changed', report, signal).then(ready, (err: unknown) => {
      if (searchable && !signal.aborted)
        log.warn(
          { err },
          'the index by meaning or of reviews is not complete; the next start goes on with it',
        );
      reject(err as Error);
    });
  });
}

/** Reads the reviews that an import brought. */
const indexReviews = (
  indexer: Indexer,
  onProgress?: (progress: ImportProgress) => void,
  signal?: AbortSignal,
) =>
  indexer.indexProducts(
    [],
    ({ phase, done, total }) => phase === 'reviews' && onProgress?.({ phase: 'indexing', done, total }),
    signal,
  );

interface TurnParts {
  config: Config;
  db: Database;
  settings: ShopSettings;
  models: readonly NamedModel[];
  registry: Registry;
  book: PlannerBook;
  log: Logger;
  now: () => Date;
}

function openTurns({ config, db, settings, models, registry, book, log, now }: TurnParts): TurnRunner {
  const chain = createModelChain(models, {
    idleTimeoutMs: config.turn.modelIdleTimeoutMs,
    onFailure: (model, err) => log.warn({ model, err }, 'a model failed, the next one answers'),
  });
  const agent = createShopAgent({
    chain,
    registry,
    stepLimit: config.turn.stepLimit,
    model: (models[0] as NamedModel).model,
    limitPhrase: (locale) => book.phrases[locale].step_limit?.[0] ?? '',
  });
  const offered = new Set(registry.tools.map(({ name }) => name));
  return createTurns({
    db,
    agent,
    systemPrompt: createSystemPrompt(readPrompt('assistant.md'), settings),
    suggestReplies: (messages, locale) => suggestReplies(messages, locale, offered),
    readCustomerName: async (id) => (await findCustomer(db, id))?.name.split(' ')[0],
    languages: settings.languages,
    now,
    onFault: (turnId, err) => log.error({ turnId, err }, 'a turn failed'),
    limits: {
      turnTimeoutMs: config.turn.timeoutMs,
      resumeGraceMs: config.turn.resumeGraceMs,
      leaseMs: LEASE_MS,
    },
  });
}

/** Answers, from time to time, what a process that died left open. */
function sweepTurns(turns: TurnRunner, log: Logger): NodeJS.Timeout {
  return setInterval(() => {
    turns.recover(SWEEP_MS).catch((err: unknown) => log.warn({ err }, 'could not look for abandoned turns'));
  }, SWEEP_MS).unref();
}

const readPrompt = (name: string) => readFileSync(new URL(`./prompts/${name}`, import.meta.url), 'utf8');
