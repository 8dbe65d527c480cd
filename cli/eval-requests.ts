import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { type App, createApp } from '../app.ts';
import { createFreshDatabase } from '../bench/fresh-database.ts';
import { fromCaller, loadConfig } from '../config.ts';
import type { Locale } from '../db/records.ts';
import { ShopError } from '../errors.ts';
import { readRequestSuite, type RequestResult, runRequests } from '../evals/run-requests.ts';
import { readDemoState } from '../feeds/demo/fill.ts';

const help = `npm run eval -- requests [options]

Sends held-out requests (two sets in each language, the second written after the planner was mended by what the first
had shown) through the turn over a fresh demo shop, answered by the embedded planner, and tells how many reached the
right tool with the right slots.

  --language en|zh   one language only
  --show             every failed request with what was called
  --json FILE        write the figures as one flat JSON object
`;

/** The share of requests that must pass in each language, over both sets. */
const BAR = 0.85;

/** Runs the command with these arguments after its name. */
export async function runRequestsEval(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      language: { type: 'string' },
      show: { type: 'boolean' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const languages = (['en', 'zh'] as const).filter(
    (language) => !values.language || language === values.language,
  );
  if (languages.length === 0) throw new ShopError('bad_request', '--language is en or zh.');

  await using database = await createFreshDatabase(loadConfig().benchDatabaseUrl);
  const config = loadConfig({ ...database.env, DEMO: 'auto' });
  await using app = await createApp(config, {
    onProgress: ({ what, done }) => done === 0 && process.stderr.write(pc.dim(`demo shop: ${what}\n`)),
  });
  const state = await readDemoState(app.db);
  const customerId = state.state === 'filled' ? state.marker.personas[0]?.customerId : undefined;
  if (!customerId) throw new ShopError('internal', 'The demo shop has no customer to speak as.');

  const figures: Record<string, number> = {};
  for (const locale of languages) {
    const all: RequestResult[] = [];
    for (const suite of [locale, `${locale}-2`]) {
      const results = await runSuite(app, suite, { customerId, locale, show: values.show ?? false });
      process.stdout.write(formatResults(suite, results));
      figures[`${suite}.accuracy`] = accuracyOf(results);
      figures[`${suite}.requests`] = results.length;
      all.push(...results);
    }
    figures[`${locale}.all.accuracy`] = accuracyOf(all);
    if (accuracyOf(all) < BAR) process.exitCode = 1;
  }
  if (values.json) await writeFile(fromCaller(values.json), `${JSON.stringify(figures, null, 2)}\n`);
}

async function runSuite(
  app: App,
  suite: string,
  { customerId, locale, show }: { customerId: string; locale: Locale; show: boolean },
): Promise<RequestResult[]> {
  const results: RequestResult[] = [];
  await runRequests(app, await readRequestSuite(suite), {
    speaker: { kind: 'customer', customerId, visitorId: 'eval' },
    locale,
    onResult: (result) => {
      results.push(result);
      if (show && !result.ok) process.stdout.write(formatFailure(result));
    },
  });
  return results;
}

const accuracyOf = (results: readonly RequestResult[]) =>
  results.filter(({ ok }) => ok).length / results.length;

function formatResults(suite: string, results: readonly RequestResult[]): string {
  const tools = [...new Set(results.map(({ tool }) => tool))];
  const row = (name: string, of: readonly RequestResult[]) => {
    const passed = of.filter(({ ok }) => ok).length;
    return `  ${name.padEnd(18)}${String(passed).padStart(5)} of ${String(of.length).padEnd(5)}${((passed / of.length) * 100).toFixed(0).padStart(4)} %\n`;
  };
  const rows = tools.map((tool) =>
    row(
      tool,
      results.filter((result) => result.tool === tool),
    ),
  );
  return `requests ${suite}\n${rows.join('')}${row('all', results)}`;
}

const formatFailure = ({ id, text, why, calls }: RequestResult) =>
  `${pc.red('✗')} ${id} ${text}\n    ${why ?? ''}\n    ${pc.dim(JSON.stringify(calls))}\n`;
