import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';
import { type App, createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { listTitles } from '../db/products.ts';
import { countProducts } from '../db/search-index.ts';
import { createScriptedModel, type Script, type ScriptedModel } from '../models/scripted.ts';
import { createFreshDatabase } from './fresh-database.ts';
import { type Timing, timeAll } from './measure.ts';

export interface TurnBenchOptions {
  /** A Postgres server; embedded without one. */
  serverUrl?: string;
  /** Products to search: a file and its mapping; the demo shop without one. */
  catalogue?: { path: string; map: string };
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
  if (options.catalogue) await importCatalogue(database.env, options.catalogue, options.onProgress);
  await using app = await createApp(config, { models: [model] });
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

/** In a process of its own, so that what importing needs is not counted as the server's memory. */
async function importCatalogue(
  env: Record<string, string>,
  catalogue: { path: string; map: string },
  onProgress: (line: string) => void,
): Promise<void> {
  onProgress('importing the catalogue');
  const script = fileURLToPath(new URL('../cli/import.ts', import.meta.url));
  const rejects = join(env.DATA_DIR ?? '.', 'rejects.jsonl');
  const args = ['products', catalogue.path, '--map', catalogue.map, '--rejects', rejects];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`the catalogue could not be imported (${code})`);
}

/** Searches for what the customer said, then says one sentence. */
function createSearchingModel(): ScriptedModel {
  const script: Script = (messages) => {
    const last = messages.at(-1);
    return last?.getType() === 'tool'
      ? { text: 'Here is what I found for you; tell me which one you like best.' }
      : { calls: [{ name: 'search_catalog', args: { query: last?.text ?? '' } }] };
  };
  return createScriptedModel(script, { keepCalls: false, streamed: false });
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
