import { parseArgs } from 'node:util';
import { benchRecommend, type RecommendBenchResult } from '../bench/recommend.ts';
import { createSteps, formatTable, readWhole, writeFigures } from './eval-output.ts';

const help = `npm run bench -- recommend [options]

Trains recommendations on made-up histories, clusters and products as popular as Zipf's law has it, and tells how long
it takes and how much memory. Rows are counted and let go.

  --events N,...     how many, in one run or several (10000000)
  --products N,...   how many for each (100000)
  --seed N           of the histories (1)
  --json FILE        write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runRecommendBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '10000000' },
      products: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const events = values.events.split(',').map((size) => readWhole('--events', size, 1));
  const products = values.products.split(',').map((size) => readWhole('--products', size, 1));
  const seed = readWhole('--seed', values.seed, 0);
  const results: RecommendBenchResult[] = [];
  for (const [run, size] of events.entries()) {
    const sold = products[Math.min(run, products.length - 1)] as number;
    results.push(await benchRecommend({ events: size, products: sold, seed, onProgress: createSteps() }));
  }
  process.stdout.write(formatResults(results));
  await writeFigures(values.json, Object.assign({}, ...results.map(toFigures)));
}

function formatResults(results: readonly RecommendBenchResult[]): string {
  const head = ['', 'events', 'products', 'customers', 'neighbours', 'seconds', 'memory MB', 'checksum'];
  const rows = results.map((result) => [
    'training',
    ...[result.events, result.products, result.customers, result.neighbours].map((count) =>
      count.toLocaleString('en'),
    ),
    result.trainS.toFixed(1),
    result.rssMb.toFixed(0),
    result.checksum.toFixed(3),
  ]);
  return formatTable([head, ...rows]);
}

function toFigures(result: RecommendBenchResult): Record<string, number> {
  const prefix = `n${result.events}`;
  return {
    [`${prefix}.train_s`]: result.trainS,
    [`${prefix}.rss_mb`]: result.rssMb,
    [`${prefix}.neighbours`]: result.neighbours,
    [`${prefix}.checksum`]: result.checksum,
  };
}
