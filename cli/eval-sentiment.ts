import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';
import { type AnswerFigures, meanFigures, measureAnswers } from '../evals/reviews/answers.ts';
import {
  type LabelledFile,
  type LabelledText,
  readLabelledTexts,
  sentimentLabels,
} from '../evals/reviews/labelled-texts.ts';
import { testSentiment } from '../evals/reviews/sentiment.ts';
import { cutEvery, cutFolds } from '../evals/reviews/splits.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';

const help = `npm run eval -- sentiment --train FILE... --test FILE... [options]
npm run eval -- sentiment FILE --folds K --seed N [options]
npm run eval -- sentiment FILE --test-every N [options]

Trains the product's sentiment model on labelled reviews and tells how many others it judges rightly. Files are CSV
with a header (positive or label, review or text, perhaps category) or lines of label TAB text, perhaps with gzip;
labels are 1 and 0, or positive and negative. One model is trained on all the training files together.

  --train FILE...    files to learn from
  --test FILE...     files to judge, a row each and their mean
  --apart            a model for each test file, trained on the training file in the same place alone
  --folds K          parts of one file, each judged by a model trained on the others (5)
  --seed N           by which the parts are drawn (1)
  --test-every N     data rows N, 2N, 3N ... are judged, the others learned from
  --text-only        leaves the category of the goods out
  --json FILE        write the figures as one flat JSON object
`;

const options = {
  train: { type: 'string', multiple: true },
  test: { type: 'string', multiple: true },
  apart: { type: 'boolean', default: false },
  folds: { type: 'string', default: '5' },
  seed: { type: 'string', default: '1' },
  'test-every': { type: 'string' },
  'text-only': { type: 'boolean', default: false },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Job {
  train: LabelledText[];
  tests: { name: string; texts: LabelledText[] }[];
}

/** Runs the command with these arguments after its name. */
export async function runSentimentEval(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: repeatOptions(args), options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { jobs, split } = await planJobs(values, positionals);
  const step = createSteps();
  let trainMs = 0;
  const rows: (AnswerFigures & { name: string })[] = [];
  for (const [done, { train, tests }] of jobs.entries()) {
    process.stderr.write(`Learning from ${train.length.toLocaleString('en')} reviews\n`);
    const tested = testSentiment(
      train,
      tests.map(({ texts }) => texts),
      { withDomain: !values['text-only'] },
    );
    trainMs += tested.trainMs;
    for (const [at, { name }] of tests.entries()) {
      rows.push({ name, ...measureAnswers(tested.answers[at] ?? []) });
    }
    step('models', done + 1, jobs.length);
  }
  const mean = meanFigures(rows);
  const learned = jobs.map(({ train }) => train.length.toLocaleString('en')).join(', ');
  process.stdout.write(
    `Sentiment of reviews, ${split}\n\n${formatRows([...rows, ...(rows.length > 1 ? [{ name: 'mean', ...mean }] : [])])}` +
      `\nLearned from ${learned} reviews in ${(trainMs / 1000).toFixed(1)} s; f1 is that of praise.\n`,
  );
  await writeFigures(values.json, {
    ...mean,
    ...Object.fromEntries(rows.map(({ name, accuracy }) => [`${name}.accuracy`, accuracy])),
    train_s: trainMs / 1000,
  });
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function planJobs(values: Values, positionals: string[]): Promise<{ jobs: Job[]; split: string }> {
  const [train, test] = [await readAll(values.train), await readAll(values.test)];
  const [file] = await readAll(positionals);
  if (file && positionals.length === 1 && train.length === 0 && test.length === 0) {
    return planSplit(file, values);
  }
  if (file || train.length === 0 || test.length === 0)
    throw new ShopError('bad_request', `Name files to --train and to --test on, or one file.\n\n${help}`);
  if (values.apart) {
    if (train.length !== test.length)
      throw new ShopError(
        'bad_request',
        '--apart needs as many training files as test files, in the same order.',
      );
    const jobs = test.map((tested, at) => ({ train: train[at]?.texts ?? [], tests: [tested] }));
    return { jobs, split: 'a model for each test file, of the training file in the same place' };
  }
  const split = `one model of ${train.length === 1 ? 'one file' : `all ${train.length} training files`}`;
  return { jobs: [{ train: train.flatMap(({ texts }) => texts), tests: test }], split };
}

function planSplit({ name, texts }: LabelledFile, values: Values): { jobs: Job[]; split: string } {
  if (values['test-every'] !== undefined) {
    const every = readWhole('--test-every', values['test-every'], 2);
    const { train, test } = cutEvery(texts, every);
    const split = `data rows ${every}, ${2 * every}, ${3 * every} ... judged (${test.length.toLocaleString('en')})`;
    return { jobs: [{ train, tests: [{ name, texts: test }] }], split };
  }
  const folds = readWhole('--folds', values.folds, 2);
  const seed = readWhole('--seed', values.seed, 0);
  const jobs = cutFolds(texts, folds, seed).map(({ train, test }, at) => ({
    train,
    tests: [{ name: `fold${at + 1}`, texts: test }],
  }));
  return { jobs, split: `${folds} folds, seed ${seed}` };
}

const readAll = (paths: readonly string[] = []): Promise<LabelledFile[]> =>
  Promise.all(paths.map((path) => readLabelledTexts(fromCaller(path), sentimentLabels)));

/** `--train A B` is what people write for `--train A --train B`. */
function repeatOptions(args: readonly string[]): string[] {
  let option: string | undefined;
  return args.flatMap((arg, at) => {
    if (arg === '--train' || arg === '--test') {
      option = arg;
      return [arg];
    }
    if (arg.startsWith('-')) option = undefined;
    return option !== undefined && args[at - 1] !== option ? [option, arg] : [arg];
  });
}

const formatRows = (rows: readonly (AnswerFigures & { name: string })[]): string =>
  formatTable([
    ['', 'reviews', 'accuracy', 'f1'],
    ...rows.map(({ name, texts, accuracy, f1 }) => [
      name,
      String(texts),
      formatScore(accuracy),
      formatScore(f1),
    ]),
  ]);
