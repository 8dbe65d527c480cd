import { parseArgs } from 'node:util';
import type { Limit } from '../evals/retrieval/constraints/limits.ts';
import {
  type ConstraintFigures,
  type ConstraintResult,
  runConstraints,
} from '../evals/retrieval/constraints/run-constraints.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';
import { openEvalShop } from './eval-shop.ts';

const help = `npm run eval -- constraints [options]

Asks in English and Chinese for products with limits on price, brand, capacity, size, colour and stock, one to three in
a query, in words alone, and examines the first ten hits by their records: one and the same variant must keep them all.

  --catalogue FILE   products, in any format that npm run import reads (the demo shop without one)
  --map FILE         its mapping
  --queries N        how many (500)
  --seed N           of the queries (1)
  --show             every hit that breaks a limit, and every query without hits
  --json FILE        write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runConstraintsEval(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      catalogue: { type: 'string' },
      map: { type: 'string' },
      queries: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      show: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const count = readWhole('--queries', values.queries, 1);
  const seed = readWhole('--seed', values.seed, 0);
  await using shop = await openEvalShop(values);
  const result = await runConstraints(shop.app, { count, seed, onProgress: createSteps() });
  if (values.show) process.stdout.write(formatBroken(result));
  process.stdout.write(formatResult(result, shop.database));
  await writeFigures(values.json, toFigures(result));
}

function formatResult({ products, all, kinds, languages }: ConstraintResult, database: string): string {
  const row = (name: string, { queries, kept, answered }: ConstraintFigures) => [
    name,
    String(queries),
    formatScore(kept),
    formatScore(answered),
  ];
  return [
    `Limits said in words, ${products.toLocaleString('en')} products, ${database} Postgres\n`,
    formatTable([
      ['', 'queries', 'kept', 'answered'],
      row('all limits', all),
      row('  in English', languages.en),
      row('  in Chinese', languages.zh),
      ...Object.entries(kinds).map(([kind, figures]) => row(kind, figures)),
    ]),
    'kept is the share of the first ten hits that keep every limit, or the one of the row; answered is the share of',
    'queries with any hit; each of them can be kept by one product at least.',
    '',
  ].join('\n');
}

function formatBroken({ answers }: ConstraintResult): string {
  return answers
    .flatMap(({ text, limits, hits, broken, productId }) => {
      const asked = `${text}\n    ${limits.map(formatLimit).join(', ')}\n`;
      if (hits.length === 0) return [`${asked}    nothing, though ${productId} keeps them all\n`];
      const lines = hits
        .map(({ id, title }, at) => ({ id, title, why: broken[at] ?? [] }))
        .filter(({ why }) => why.length > 0)
        .map(({ id, title, why }) => `    ${id} ${title}: ${why.join(', ')}\n`);
      return lines.length > 0 ? [asked, ...lines] : [];
    })
    .join('');
}

const formatLimit = ({ kind, ...limit }: Limit): string => `${kind} ${JSON.stringify(limit)}`;

function toFigures({ all, kinds, languages }: ConstraintResult): Record<string, number> {
  const figures: Record<string, number> = { queries: all.queries, kept: all.kept, answered: all.answered };
  for (const [name, row] of Object.entries({ ...kinds, ...languages })) {
    figures[`${name}.queries`] = row.queries;
    figures[`${name}.kept`] = row.kept;
    figures[`${name}.answered`] = row.answered;
  }
  return figures;
}
