import { createAgent, tool } from 'langchain';
import { z } from 'zod';
import { type App, createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { listTitles } from '../db/products.ts';
import { countProducts } from '../db/search-index.ts';
import { createScriptedModel, type ScriptedModel } from '../models/scripted.ts';
import { createFreshDatabase } from './fresh-database.ts';
import { type Timing, timeAll } from './measure.ts';

export interface TurnBenchOptions {
  /** A Postgres server; embedded without one. */
  serverUrl?: string;
  /** Products to search: a file and its mapping; the demo shop without one. */
  catalogue?: { path: string; mapping: unknown };
  turns: number;
  onProgress(line: string): void;
}

export interface TurnBenchResult {
  database: 'embedded' | 'native';
  products: number;
  /** Our turn, and a bare createAgent loop with the same model and a tool that does nothing. */
  rows: { name: string; concurrency: number; turns: number; timing: Timing }[];
  /** Resident memory of this process in MB: before the turns, after each tenth of them, and the highest seen. */
  memory: { before: number; tenths: number[]; peak: number };
}

const SHARE_AT_ONE = 0.1;
const WARM_UP = 50;

/** Times search turns end to end (record, lease, agent, search, commit) with a model that answers at once. */
export async function benchTurn(options: TurnBenchOptions): Promise<TurnBenchResult> {
  await using database = await createFreshDatabase(options.serverUrl);
  const model = createSearchingModel();
  const demo = options.catalogue ? 'off' : 'auto';
  const config = loadConfig({ ...database.env, DEMO: demo });
  await using app = await createApp(config, { models: [model] });
  if (options.catalogue) await importCatalogue(app, options.catalogue, options.onProgress);
  const products = await countProducts(app.db);
  const queries = (await listTitles(app.db, 2_000)).map(toQuery);

  const memory = { before: megabytes(), tenths: [] as number[], peak: 0 };
  const sample = setInterval(() => {
    memory.peak = Math.max(memory.peak, megabytes());
  }, 50);
  const bare = createBareAgent(model, queries);
  const few = Math.round(options.turns * SHARE_AT_ONE);
  const many = options.turns - few;
  const measure = async (name: string, concurrency: number, turns: number, work: Work) => {
    options.onProgress(`${name}: ${turns} turns, ${concurrency} at a time`);
    return { name, concurrency, turns, timing: await timeAll(turns, concurrency, work) };
  };
  await timeAll(WARM_UP, 5, createAsker(app, queries, 'warm-up'));
  await timeAll(WARM_UP, 5, bare);
  const rows = [
    await measure('turn', 1, few, createAsker(app, queries, 'one')),
    await measure('bare createAgent', 1, few, bare),
    await measure('bare createAgent', 50, Math.min(many, 2_000), bare),
  ];
  const ask = createAsker(app, queries, 'many');
  let answered = 0;
  rows.splice(
    1,
    0,
    await measure('turn', 50, many, async (...turn) => {
      await ask(...turn);
      if (++answered % Math.ceil(many / 10) === 0) memory.tenths.push(megabytes());
    }),
  );
  clearInterval(sample);
  memory.peak = Math.max(memory.peak, megabytes());
  return { database: database.kind, products, rows, memory };
}

async function importCatalogue(
  app: App,
  catalogue: { path: string; mapping: unknown },
  onProgress: (line: string) => void,
): Promise<void> {
  onProgress('importing the catalogue');
  await app.importFile({
    kind: 'products',
    ...catalogue,
    rejectsPath: `${app.config.dataDir}/rejects.jsonl`,
  });
}

/** Searches for what the customer said, then says one sentence. */
function createSearchingModel(): ScriptedModel {
  return createScriptedModel((messages) => {
    const last = messages.at(-1);
    return last?.getType() === 'tool'
      ? { text: 'Here is what I found for you; tell me which one you like best.' }
      : { calls: [{ name: 'search_catalog', args: { query: last?.text ?? '' } }] };
  });
}

/** Two to three words of a title: what shoppers type. */
const toQuery = (title: string, index: number) =>
  title
    .split(/\s+/)
    .slice(0, 2 + (index % 2))
    .join(' ');

type Work = (index: number, lane: number) => Promise<void>;

/** Every lane is one customer, who opens a new conversation every tenth turn. */
function createAsker({ turns }: App, queries: readonly string[], name: string): Work {
  const asked: number[] = [];
  return async (index, lane) => {
    const before = asked[lane] ?? 0;
    asked[lane] = before + 1;
    const run = await turns.start({
      channel: 'bench',
      conversationId: `${name}-${lane}-${Math.floor(before / 10)}`,
      messageId: String(index),
      text: queries[index % queries.length] ?? 'laptop',
      speaker: { kind: 'guest', visitorId: `visitor-${lane}` },
    });
    for await (const { event } of run.events()) {
      if (event.type === 'failed') throw new Error(`turn ${index} failed: ${event.code}`);
    }
  };
}

function createBareAgent({ model }: ScriptedModel, queries: readonly string[]): Work {
  const nothing = tool(() => '{}', {
    name: 'search_catalog',
    description: 'Does nothing.',
    schema: z.object({ query: z.string() }),
  });
  const agent = createAgent({ model, tools: [nothing] });
  return async (index) => {
    await agent.invoke({
      messages: [{ role: 'user', content: queries[index % queries.length] ?? 'laptop' }],
    });
  };
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 1_048_576);
