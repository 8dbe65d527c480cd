import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';
import {
  leaveLastOut,
  type Numbered,
  numberAttributes,
  numberLists,
  splitPairs,
} from '../evals/recommend/data.ts';
import { readAttributes, readPairs, readSequences } from '../evals/recommend/read-interactions.ts';
import { numberFriends, runHidden } from '../evals/recommend/run-hidden.ts';
import { type RecommendResult, type RecommendRow, runRecommend } from '../evals/recommend/run-recommend.ts';
import { CUTS } from '../recommend/evaluate.ts';
import type { Friends } from '../recommend/train/friends.ts';
import { DEFAULT_SETTINGS, type RecommendSettings, UNORDERED_SETTINGS } from '../recommend/train/settings.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';

const help = `npm run eval -- recommend --sequences FILE [options]
npm run eval -- recommend --pairs TRAIN [--test TEST] [options]

Trains recommendations on what customers did and asks for what they did next or besides, among all products they do
not have; of equal scores the wanted one comes last. Beside it: popularity, plain co-occurrence, item-kNN with its best
shrinkage and recency, iALS, and the same model without regard to order.

  --sequences FILE   lines "user item item ...", oldest first
  --protocol NAME    leave-last-out: the last product is for testing, the one before it for validation
  --retrain-on-validation   use what settings were chosen by for training as well
  --pairs TRAIN      user and item by line, with or without a header, by comma, tab or space, with or without a time;
                     or "user item item ..."
  --test TEST        what is wanted, in the same form; without it one part in --folds of each user's items
  --attributes FILE  JSON: {"item": [token, ...]}
  --trust FILE       user and friend by line
  --hide-users N     hide what N users did but for their first items, and want it back
  --keep A,B         how many are left to them (0,3)
  --tune             choose the settings on validation
  --alone            without the peers
  --k N              one more place where lists are cut, besides 5, 10 and 20
  --folds K          (5)
  --seed N           of the splits (1)
  --json FILE        write the figures as one flat JSON object
`;

const options = {
  sequences: { type: 'string' },
  protocol: { type: 'string', default: 'leave-last-out' },
  'retrain-on-validation': { type: 'boolean', default: false },
  pairs: { type: 'string' },
  test: { type: 'string' },
  attributes: { type: 'string' },
  trust: { type: 'string' },
  'hide-users': { type: 'string' },
  keep: { type: 'string', default: '0,3' },
  tune: { type: 'boolean', default: false },
  alone: { type: 'boolean', default: false },
  k: { type: 'string', default: '20' },
  folds: { type: 'string', default: '5' },
  seed: { type: 'string', default: '1' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const parse = (args: string[]) => parseArgs({ args, options }).values;
type Values = ReturnType<typeof parse>;

/** Runs the command with these arguments after its name. */
export async function runRecommendEval(args: string[]): Promise<void> {
  const values = parse(args);
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if ((values.sequences === undefined) === (values.pairs === undefined))
    throw new ShopError('bad_request', `Either --sequences or --pairs is needed.\n\n${help}`);
  if (values.protocol !== 'leave-last-out')
    throw new ShopError('bad_request', `--protocol is leave-last-out, not "${values.protocol}".`);
  const seed = readWhole('--seed', values.seed, 0);
  const folds = readWhole('--folds', values.folds, 2);
  const cuts = [...new Set([...CUTS, readWhole('--k', values.k, 1)])].sort((a, b) => a - b);
  const { numbered, isOrdered, isTimed } = await readData(values);
  const attributes =
    values.attributes === undefined
      ? undefined
      : numberAttributes(await readAttributes(fromCaller(values.attributes)), numbered.productIds);
  const friends = values.trust === undefined ? undefined : await readFriends(values.trust, numbered);
  const settings = isOrdered ? DEFAULT_SETTINGS : UNORDERED_SETTINGS;
  const common = { settings, cuts, friends, onProgress: createSteps() };
  let result: RecommendResult;
  if (values['hide-users'] !== undefined) {
    const customers = readWhole('--hide-users', values['hide-users'], 1);
    const keep = values.keep.split(',').map((count) => readWhole('--keep', count, 0));
    const rows = await runHidden(numbered, attributes, { ...common, customers, keep, seed });
    result = { rows, settings };
  } else {
    const split =
      values.sequences === undefined
        ? splitPairs(numbered, attributes, { folds, seed, isTimed })
        : leaveLastOut(numbered, attributes, values['retrain-on-validation']);
    const tuneFrom = values.tune ? [settings, isOrdered ? UNORDERED_SETTINGS : DEFAULT_SETTINGS] : [];
    result = await runRecommend(split, { ...common, tuneFrom, alone: values.alone });
  }
  process.stdout.write(formatResult(result, numbered, cuts));
  await writeFigures(values.json, toFigures(result.rows, numbered, cuts));
}

async function readData(
  values: Values,
): Promise<{ numbered: Numbered; isOrdered: boolean; isTimed: boolean }> {
  if (values.sequences !== undefined) {
    const numbered = numberLists(await readSequences(fromCaller(values.sequences)));
    return { numbered, isOrdered: true, isTimed: true };
  }
  const { lists, isTimed, isAdjacency } = await readPairs(fromCaller(values.pairs ?? ''));
  const test =
    values.test === undefined ? undefined : await readPairs(fromCaller(values.test), { isAdjacency });
  return { numbered: numberLists(lists, test?.lists), isOrdered: isTimed, isTimed };
}

async function readFriends(path: string, { customerIds }: Numbered): Promise<Friends> {
  return numberFriends((await readPairs(fromCaller(path))).lists, customerIds);
}

function formatResult(
  { rows, settings, itemKnn }: RecommendResult,
  { customerIds, productIds, lists }: Numbered,
  cuts: readonly number[],
): string {
  const at = (name: string) => cuts.map((cut) => `${name}@${cut}`);
  const four = (values: readonly number[]) => values.map((value) => value.toFixed(4));
  const ranking = rows.map(({ name, figures }) => [
    name,
    ...four(figures.recall),
    ...four(figures.ndcg),
    ...four(figures.mrr),
  ]);
  const cost = rows.map(({ name, figures, trainS, rssMb }) => [
    name,
    ...figures.coverage.map(formatScore),
    ...figures.novelty.map((bits) => bits.toFixed(2)),
    trainS.toFixed(1),
    figures.serveUs.toFixed(0),
    rssMb.toFixed(0),
  ]);
  const events = lists.reduce((sum, list) => sum + list.length, 0);
  const count = (number: number) => number.toLocaleString('en');
  const cases = rows.map(({ figures }) => figures.cases);
  return [
    `${count(customerIds.length)} customers, ${count(productIds.length)} products, ${count(events)} events; ` +
      `${count(Math.max(...cases))} customers asked`,
    '',
    formatTable([['', ...at('recall'), ...at('NDCG'), ...at('MRR')], ...ranking]),
    formatTable([['', ...at('coverage'), ...at('novelty'), 'train s', 'serve us', 'memory MB'], ...cost]),
    `Shopkeeper: ${formatSettings(settings)}`,
    ...(itemKnn === undefined
      ? []
      : [`item-kNN did best on validation with shrinkage ${itemKnn.lambda}, recency ${itemKnn.decay}`]),
    ...rows
      .filter(({ figures }) => figures.cases < Math.max(...cases))
      .map(({ name, figures }) => `${name.trim()} was measured on ${count(figures.cases)} customers drawn`),
    '',
  ].join('\n');
}

const formatSettings = (settings: RecommendSettings) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

function toFigures(
  rows: readonly RecommendRow[],
  { customerIds, productIds }: Numbered,
  cuts: readonly number[],
): Record<string, number> {
  const figures: Record<string, number> = { customers: customerIds.length, products: productIds.length };
  for (const { prefix, figures: row, trainS, rssMb } of rows) {
    cuts.forEach((cut, c) => {
      for (const name of ['recall', 'ndcg', 'mrr', 'coverage', 'novelty'] as const)
        figures[`${prefix}${name}@${cut}`] = row[name][c] ?? Number.NaN;
    });
    figures[`${prefix}cases`] = row.cases;
    figures[`${prefix}train_s`] = trainS;
    figures[`${prefix}serve_us`] = row.serveUs;
    figures[`${prefix}rss_mb`] = rssMb;
  }
  return figures;
}
