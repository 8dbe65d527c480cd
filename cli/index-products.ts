import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';
import type { DriftReport } from '../retrieval/ingest/drift.ts';
import type { IndexSummary } from '../retrieval/ingest/indexer.ts';
import { createImportProgress } from './import-progress.ts';
import { openShop } from './open-shop.ts';

const help = `npm run index -- [options]

Brings the search index up to date (the server and every import do so by themselves) and reports how well the embedder
that was fitted on the catalogue still fits it. Search goes on answering; cut off, it goes on where it was.

  --all         index everything anew and fit the embedder anew
  --json OUT    write the figures as JSON
`;

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { all: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  await using shop = await openShop();
  const progress = createImportProgress(process.stderr);
  const summary = await shop.indexProducts(values.all ?? false, progress.show).finally(progress.end);
  process.stdout.write(formatSummary(summary));
  if (values.json) {
    const { drift, ...figures } = summary;
    await writeFile(fromCaller(values.json), `${JSON.stringify({ ...figures, ...drift }, null, 2)}\n`);
  }
}

function formatSummary({
  indexed,
  embedded,
  seconds,
  drift,
}: IndexSummary & { drift?: DriftReport }): string {
  const count = (value: number) => value.toLocaleString('en');
  const lines = [
    `${count(indexed)} products indexed by their words, ${count(embedded)} by their meaning, in ${seconds.toFixed(1)} s.`,
    drift ? formatDrift(drift) : 'No embedder fitted on the catalogue is in service.',
  ];
  return `${lines.join('\n')}\n`;
}

const formatDrift = ({ products, fittedProducts, strangers, pays }: DriftReport): string =>
  `The embedder was fitted on ${fittedProducts.toLocaleString('en')} products, there are ${products.toLocaleString('en')}; ` +
  `it knows less than half of the words of ${(strangers * 100).toFixed(1)} % of them. ` +
  (pays ? 'Fitting it anew pays: npm run index -- --all' : 'Fitting it anew would not pay yet.');

try {
  await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof ShopError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
