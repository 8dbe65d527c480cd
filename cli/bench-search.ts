import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { benchSearch, type SearchBenchResult } from '../bench/search.ts';
import { fromCaller, loadConfig } from '../config.ts';
import { ShopError } from '../errors.ts';
import { findPublicData } from '../evals/public-data.ts';

const help = `npm run bench -- search [options]

Times product searches, with and without a limit that one product in a hundred keeps, and compares the neighbours that
the vector index finds with the true ones. The database is fresh: embedded, or on the server BENCH_DATABASE_URL names.

  --products N,...   how many, in one run or several (20000); beyond the catalogue's own they are made after them
  --catalogue FILE   products (the Icecat catalogue where it lies beside the project, else the demo shop)
  --map FILE         its mapping
  --queries N        searches of each kind (1000)
  --seed N           of the products made and the queries (1)
  --json FILE        write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runSearchBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      products: { type: 'string', default: '20000' },
      catalogue: { type: 'string' },
      map: { type: 'string' },
      queries: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const sizes = values.products.split(',').map((size) => readNumber('--products', size, 100));
  const queries = readNumber('--queries', values.queries, 20);
  const seed = readNumber('--seed', values.seed, 0);
  const results: SearchBenchResult[] = [];
  for (const products of sizes) {
    const result = await benchSearch({
      serverUrl: loadConfig().benchDatabaseUrl,
      catalogue: findCatalogue(values),
      products,
      queries,
      seed,
      onProgress: (line) => process.stderr.write(pc.dim(`${line}\n`)),
    });
    results.push(result);
  }
  process.stdout.write(formatResults(results));
  if (values.json) {
    const figures = Object.assign({}, ...results.map(toFigures)) as Record<string, number>;
    await writeFile(fromCaller(values.json), `${JSON.stringify(figures, null, 2)}\n`);
  }
}

function readNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least) return number;
  throw new ShopError('bad_request', `${name} is a number from ${least}.`);
}

function findCatalogue({ catalogue, map }: { catalogue?: string; map?: string }) {
  if (catalogue !== undefined)
    return { path: fromCaller(catalogue), map: map === undefined ? undefined : fromCaller(map) };
  const path = findPublicData('catalogue-icecat/products.jsonl.gz');
  const known = fileURLToPath(new URL('../evals/fixtures/icecat.products.json', import.meta.url));
  return path === undefined ? undefined : { path, map: known };
}

function formatResults(results: readonly SearchBenchResult[]): string {
  const head = ['products', 'search', 'p50 ms', 'p95 ms', 'p99 ms', 'answered'];
  const rows = results.flatMap(({ products, rows }) =>
    rows.map(({ name, timing, answered }) => [
      products.toLocaleString('en'),
      name,
      timing.p50Ms.toFixed(1),
      timing.p95Ms.toFixed(1),
      timing.p99Ms.toFixed(1),
      `${(answered * 100).toFixed(0)} %`,
    ]),
  );
  const builtHead = [
    'products',
    'as sold',
    'store s',
    'index s',
    'index MB',
    'memory MB',
    'recall@10',
    'filtered',
  ];
  const built = results.map((result) => [
    result.products.toLocaleString('en'),
    result.real.toLocaleString('en'),
    result.storeS.toFixed(0),
    result.buildS.toFixed(0),
    result.indexMb.toFixed(0),
    result.rssMb.toFixed(0),
    result.recall.toFixed(3),
    result.filteredRecall.toFixed(3),
  ]);
  return [
    `Product search, ${results[0]?.database} Postgres, one at a time`,
    '',
    ...[head, ...rows].map(alignRight),
    '',
    'How the index was built, and how many of the ten true neighbours by meaning its vector index finds, of all products',
    'and among those that keep the limit',
    '',
    ...[builtHead, ...built].map(alignRight),
    '',
  ].join('\n');
}

const alignRight = (cells: readonly string[]) => cells.map((cell) => cell.padStart(11)).join('');

function toFigures(result: SearchBenchResult): Record<string, number> {
  const prefix = `n${result.products}`;
  const figures: Record<string, number> = {
    [`${prefix}.index_mb`]: round(result.indexMb),
    [`${prefix}.store_s`]: round(result.storeS),
    [`${prefix}.build_s`]: round(result.buildS),
    [`${prefix}.rss_mb`]: round(result.rssMb),
    [`${prefix}.recall@10`]: round(result.recall),
    [`${prefix}.filtered.recall@10`]: round(result.filteredRecall),
  };
  for (const { name, timing, answered } of result.rows) {
    const key = name === 'plain' ? prefix : `${prefix}.${name}`;
    figures[`${key}.p50_ms`] = round(timing.p50Ms);
    figures[`${key}.p95_ms`] = round(timing.p95Ms);
    figures[`${key}.p99_ms`] = round(timing.p99Ms);
    figures[`${key}.answered`] = round(answered);
  }
  return figures;
}

const round = (value: number) => Number(value.toFixed(4));
