import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';
import { readJudgements } from '../evals/retrieval/judgements.ts';
import { isAnswerable, isConfident } from '../evals/retrieval/measure-ranking.ts';
import { type RetrievalResult, runRetrieval } from '../evals/retrieval/run-retrieval.ts';
import { formatTrecRun } from '../evals/retrieval/trec-run.ts';
import { CONFIDENT } from '../retrieval/search-types.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';
import { openEvalShop } from './eval-shop.ts';

const help = `npm run eval -- retrieval --catalogue PRODUCTS --judgements CSV [options]

Imports a catalogue into a fresh database (embedded, or on the server BENCH_DATABASE_URL names), asks queries that
people judged products for, and compares the product's search with MiniSearch, Postgres full text and vectors alone.

  --catalogue FILE   products, in any format that npm run import reads
  --map FILE         its mapping
  --judgements FILE  table with the columns query, product_id, grade (0 is not relevant, higher is better)
  --top N            where nDCG is cut, and how many hits are one answer (10)
  --folds K          parts in which settings are cross-validated (5)
  --seed N           of that split (1)
  --alone            without the peers
  --cross-validate   choose the product's own ranking weights on the other folds as well, for a row of its own
  --run FILE         write the product's ranking in TREC's format
  --json FILE        write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runRetrievalEval(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      catalogue: { type: 'string' },
      map: { type: 'string' },
      judgements: { type: 'string' },
      top: { type: 'string', default: '10' },
      folds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      alone: { type: 'boolean', default: false },
      'cross-validate': { type: 'boolean', default: false },
      run: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.catalogue === undefined || values.judgements === undefined)
    throw new ShopError('bad_request', `--catalogue and --judgements are needed.\n\n${help}`);
  const path = fromCaller(values.judgements);
  const cut = readWhole('--top', values.top, 1);
  const split = { folds: readWhole('--folds', values.folds, 2), seed: readWhole('--seed', values.seed, 0) };
  const queries = await readJudgements(path);
  await using shop = await openEvalShop(values);
  const options = {
    ...split,
    path,
    cut,
    confident: CONFIDENT,
    alone: values.alone,
    crossValidate: values['cross-validate'],
  };
  const result = await runRetrieval(shop.app, queries, { ...options, onProgress: createSteps() });
  process.stdout.write(formatResult(result, { database: shop.database, cut }));
  await writeFigures(values.json, toFigures(result, cut));
  if (values.run !== undefined)
    await writeFile(fromCaller(values.run), formatTrecRun(result.answers, 'shopkeeper'));
}

function formatResult(
  { rows, answers, crossValidated, tuned }: RetrievalResult,
  { database, cut }: { database: string; cut: number },
): string {
  const head = ['', `nDCG@${cut}`, 'judged only', 'MRR', 'recall@100', 'confident', 'p50 ms', 'p95 ms'];
  const table = rows.map(({ ranker, figures }) => [
    ranker.name,
    formatScore(figures.ndcg),
    formatScore(figures.ndcgJudged),
    formatScore(figures.mrr),
    formatScore(figures.recall),
    formatScore(figures.confident),
    figures.p50Ms.toFixed(1),
    figures.p95Ms.toFixed(1),
  ]);
  if (crossValidated) {
    const { ndcg, ndcgJudged } = crossValidated;
    const unmeasured = head.slice(3).map(() => '-');
    table.splice(1, 0, [
      'Shopkeeper, cross-validated',
      formatScore(ndcg),
      formatScore(ndcgJudged),
      ...unmeasured,
    ]);
  }
  const others = answers.filter(({ query }) => !isAnswerable(query));
  const wrongly = others.filter((answer) => isConfident(answer, { cut, confident: CONFIDENT }));
  return [
    `${answers.length - others.length} queries with a relevant product, ${database} Postgres, one query at a time\n`,
    formatTable([head, ...table]),
    ...(tuned === undefined ? [] : [`MiniSearch did best with: ${tuned}`]),
    `${others.length} queries without any, answered with confidence:`,
    `  ${wrongly.map(({ query }) => query.text).join(', ') || 'none'}`,
    '',
  ].join('\n');
}

function toFigures(
  { rows, answers, crossValidated }: RetrievalResult,
  cut: number,
): Record<string, number | undefined> {
  const figures: Record<string, number | undefined> = {
    queries: answers.filter(({ query }) => isAnswerable(query)).length,
    queries_without_relevant: answers.filter(({ query }) => !isAnswerable(query)).length,
  };
  for (const { ranker, figures: row } of rows) {
    figures[`${ranker.prefix}ndcg@${cut}`] = row.ndcg;
    figures[`${ranker.prefix}ndcg@${cut}_judged`] = row.ndcgJudged;
    figures[`${ranker.prefix}mrr`] = row.mrr;
    figures[`${ranker.prefix}recall@100`] = row.recall;
    figures[`${ranker.prefix}confident`] = row.confident;
    figures[`${ranker.prefix}false_confidence`] = row.falseConfidence;
    figures[`${ranker.prefix}p50_ms`] = row.p50Ms;
    figures[`${ranker.prefix}p95_ms`] = row.p95Ms;
  }
  figures[`cross_validated.ndcg@${cut}`] = crossValidated?.ndcg;
  figures[`cross_validated.ndcg@${cut}_judged`] = crossValidated?.ndcgJudged;
  return figures;
}
