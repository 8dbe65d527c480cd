import { parseArgs } from 'node:util';
import { ShopError } from '../errors.ts';
import { type KnownItemKind, knownItemKinds } from '../evals/retrieval/known-item.ts';
import { type KnownItemResult, runKnownItem } from '../evals/retrieval/run-known-item.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';
import { openEvalShop } from './eval-shop.ts';

const help = `npm run eval -- known-item --catalogue PRODUCTS [options]

Imports a catalogue into a fresh database (embedded, or on the server BENCH_DATABASE_URL names) and asks for products
by their own words: the first five of a title, the same with a typo, with two of them glued or one split; the model
number and its first 60%. Compares the product's search with MiniSearch, tuned on other products, and plain BM25.

  --catalogue FILE   products, in any format that npm run import reads
  --map FILE         its mapping
  --queries N        over all kinds, as many of each (1000)
  --seed N           of the products drawn and what is done to their words (1)
  --alone            without the peers
  --show             every query that the product does not answer with its product first
  --json FILE        write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runKnownItemEval(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      catalogue: { type: 'string' },
      map: { type: 'string' },
      queries: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      alone: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.catalogue === undefined) throw new ShopError('bad_request', `--catalogue is needed.\n\n${help}`);
  const count = readWhole('--queries', values.queries, knownItemKinds.length);
  const seed = readWhole('--seed', values.seed, 0);
  await using shop = await openEvalShop(values);
  const options = { count, seed, alone: values.alone, onProgress: createSteps() };
  const result = await runKnownItem(shop.app, options);
  process.stdout.write(formatResult(result, shop.database));
  if (values.show) process.stdout.write(formatMissed(result));
  await writeFigures(values.json, toFigures(result));
}

const names: Record<KnownItemKind, string> = {
  exact: 'five words of the title',
  typo: 'one of them mistyped',
  glued: 'two of them glued',
  split: 'one of them split',
  model: 'model number',
  partial: '60% of the model number',
};

function formatResult(
  { products, queries, ceilings, rows, tuned }: KnownItemResult,
  database: string,
): string {
  const head = ['MRR@10', 'queries', ...rows.map(({ ranker }) => ranker.name), '+-', 'twins', 'ceiling'];
  const table = knownItemKinds.map((kind) => [
    names[kind],
    String(queries.filter((query) => query.kind === kind).length),
    ...rows.map(({ kinds }) => formatScore(kinds[kind].mrr)),
    formatScore(rows[0]?.kinds[kind].error),
    formatScore(rows[0]?.kinds[kind].mrrOfTwins),
    formatScore(ceilings[kind]),
  ]);
  return [
    `Known items among ${products.toLocaleString('en')} products, ${database} Postgres\n`,
    formatTable([head, ...table]),
    ...(tuned === undefined ? [] : [`MiniSearch did best with: ${tuned}`]),
    '+- is the standard error of Shopkeeper; twins counts for it any product that the query fits as well;',
    'ceiling is the best that can be expected when nothing tells which of those is meant.',
    '',
  ].join('\n');
}

const formatMissed = ({ queries, found }: KnownItemResult): string =>
  queries
    .map(({ kind, text, productId }, at) => ({ kind, text, productId, rank: found[at] ?? 0 }))
    .filter(({ rank }) => rank < 1)
    .map(
      ({ kind, text, productId, rank }) =>
        `${kind.padEnd(8)}${rank === 0 ? '-' : Math.round(1 / rank)}\t${productId}\t${text}\n`,
    )
    .join('');

function toFigures({ queries, ceilings, rows }: KnownItemResult): Record<string, number> {
  const figures: Record<string, number> = { queries: queries.length };
  for (const kind of knownItemKinds) {
    for (const { ranker, kinds } of rows) {
      figures[`${ranker.prefix}${kind}.mrr@10`] = kinds[kind].mrr;
      figures[`${ranker.prefix}${kind}.mrr@10_twins`] = kinds[kind].mrrOfTwins;
    }
    figures[`${kind}.queries`] = queries.filter((query) => query.kind === kind).length;
    figures[`${kind}.ceiling`] = ceilings[kind];
  }
  return figures;
}
