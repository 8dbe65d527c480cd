import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { benchTurn, type TurnBenchResult } from '../bench/turn.ts';
import { fromCaller, loadConfig } from '../config.ts';
import { ShopError } from '../errors.ts';
import { findPublicData } from '../evals/public-data.ts';

const help = `npm run bench -- turn [options]

Times search turns from the message to the committed answer, with a model that answers at once, beside a bare
createAgent loop whose tool does nothing. The database is fresh: embedded, or on the server BENCH_DATABASE_URL names.

  --catalogue FILE   products to search (the Icecat catalogue where it lies beside the project, else the demo shop)
  --map FILE         its mapping
  --turns N          10000 unless given
  --json FILE        write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runTurnBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      catalogue: { type: 'string' },
      map: { type: 'string' },
      turns: { type: 'string', default: '10000' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const turns = Number(values.turns);
  if (!Number.isInteger(turns) || turns < 100)
    throw new ShopError('bad_request', '--turns is a number from 100.');
  const path = values.catalogue
    ? fromCaller(values.catalogue)
    : findPublicData('catalogue-icecat/products.jsonl.gz');
  const map = values.map
    ? fromCaller(values.map)
    : fileURLToPath(new URL('../evals/fixtures/icecat.products.json', import.meta.url));
  const result = await benchTurn({
    serverUrl: loadConfig().benchDatabaseUrl,
    catalogue: path ? { path, map } : undefined,
    turns,
    onProgress: (line) => process.stderr.write(pc.dim(`${line}\n`)),
  });
  process.stdout.write(formatResult(result));
  if (values.json)
    await writeFile(fromCaller(values.json), `${JSON.stringify(toFigures(result), null, 2)}\n`);
}

function formatResult({ database, products, rows, memory }: TurnBenchResult): string {
  const head = ['', 'at a time', 'turns', 'p50 ms', 'p95 ms', 'turns/s'];
  const lines = rows.map(({ name, concurrency, turns, timing }) => [
    name,
    String(concurrency),
    String(turns),
    timing.p50Ms.toFixed(1),
    timing.p95Ms.toFixed(1),
    timing.perS.toFixed(0),
  ]);
  const table = [head, ...lines].map(
    ([name = '', ...figures]) => name.padEnd(18) + figures.map((figure) => figure.padStart(10)).join(''),
  );
  return [
    `Search turns over ${products.toLocaleString('en')} products, ${database} Postgres`,
    '',
    ...table,
    '',
    `memory of this process: ${memory.before} MB before, ${memory.peak} MB at most; after each tenth: ${memory.tenths.join(' ')}`,
    '',
  ].join('\n');
}

function toFigures({ products, rows, memory }: TurnBenchResult): Record<string, number> {
  const figures: Record<string, number> = {
    products,
    rss_mb: memory.peak,
    rss_before_mb: memory.before,
    rss_after_mb: memory.tenths.at(-1) ?? memory.peak,
  };
  for (const { name, concurrency, timing } of rows) {
    const prefix = `${name === 'turn' ? '' : 'bare.'}c${concurrency}`;
    figures[`${prefix}.p50_ms`] = Number(timing.p50Ms.toFixed(3));
    figures[`${prefix}.p95_ms`] = Number(timing.p95Ms.toFixed(3));
    figures[`${prefix}.turns_per_s`] = Number(timing.perS.toFixed(1));
  }
  return figures;
}
