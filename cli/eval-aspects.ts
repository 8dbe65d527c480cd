import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';
import { readAspectFile } from '../evals/reviews/aspect-files.ts';
import {
  addTallies,
  type AspectSplit,
  type AspectTally,
  measureAspects,
  scoreSpans,
  splitEvery,
  splitFolds,
} from '../evals/reviews/aspects.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';

const help = `npm run eval -- aspects --train FILE... (--test FILE... | --test-every N | [--folds K --seed N])
npm run eval -- aspects FILE... (--test-every N | [--folds K --seed N])

Trains the models that read aspects in reviews, and measures on other sentences how many aspect terms they find to the
letter (precision, recall, F1) and, given the true terms, how many are judged right (accuracy). Beside it: looking up
the terms seen in training, and always answering the most frequent polarity. Files hold one token, its tag (B-ASP,
I-ASP, O) and its polarity a line, a blank line between sentences; or one sentence a line with quadruples after tabs.

  --train FILE...   sentences to learn from
  --test FILE...    sentences to measure on
  --test-every N    without --test: sentences N, 2N, 3N ... of the training files are for the test
  --folds K         with neither: K parts, each measured by what the others teach (default 5)
  --seed N          which sentence falls into which part (default 1)
  --also FILE...    more sentences to learn from, never measured on
  --json FILE       write the figures as one flat JSON object
`;

export async function runAspectsEval(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: repeatOptions(args),
    allowPositionals: true,
    options: {
      train: { type: 'string', multiple: true, default: [] },
      test: { type: 'string', multiple: true, default: [] },
      also: { type: 'string', multiple: true, default: [] },
      'test-every': { type: 'string' },
      folds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const files = [...values.train, ...positionals];
  if (files.length === 0) throw new ShopError('bad_request', `--train names no file.\n\n${help}`);
  const every = values['test-every'];
  if (every !== undefined && values.test.length > 0)
    throw new ShopError(
      'bad_request',
      '--test-every takes the test from the training files: leave out --test.',
    );
  const [train, test, also] = await Promise.all([files, values.test, values.also].map(readFiles));
  const sentences = train ?? [];
  const splits = chooseSplits(sentences, {
    test: values.test.length > 0 ? test : undefined,
    every: every === undefined ? undefined : readWhole('--test-every', every, 2),
    folds: readWhole('--folds', values.folds, 2),
    seed: readWhole('--seed', values.seed, 0),
  });
  const steps = createSteps();
  const tallies = splits.map((split, at) =>
    measureAspects({ ...split, train: [...split.train, ...(also ?? [])] }, (what, done, total) =>
      steps(splits.length > 1 ? `part ${at + 1} of ${splits.length}, ${what}` : what, done, total),
    ),
  );
  const sum = addTallies(tallies);
  process.stdout.write(formatTally(sum, splits[0]?.train.length ?? 0, also?.length ?? 0));
  await writeFigures(values.json, figuresOf(sum, splits.length));
}

/** `--train A B` reads as `--train A --train B`. */
function repeatOptions(args: readonly string[]): string[] {
  let option = '';
  return args.flatMap((arg, at) => {
    const isValue = !arg.startsWith('--');
    if (!isValue) option = arg;
    const isFurther = isValue && at > 0 && !(args[at - 1] ?? '').startsWith('--');
    return isFurther && ['--train', '--test', '--also'].includes(option) ? [option, arg] : [arg];
  });
}

const readFiles = async (paths: readonly string[]) =>
  (await Promise.all(paths.map((path) => readAspectFile(fromCaller(path))))).flat();

function chooseSplits(
  sentences: AspectSplit['train'],
  how: { test?: AspectSplit['test']; every?: number; folds: number; seed: number },
): AspectSplit[] {
  if (how.test) return [{ train: sentences, test: how.test }];
  const fewest = how.every ?? how.folds;
  if (sentences.length < fewest)
    throw new ShopError('bad_request', `${sentences.length} sentences are too few to set ${fewest} apart.`);
  return how.every ? [splitEvery(sentences, how.every)] : splitFolds(sentences, how.folds, how.seed);
}

function formatTally(tally: AspectTally, trained: number, also: number): string {
  const model = scoreSpans(tally.terms, tally.found, tally.right);
  const baseline = scoreSpans(tally.terms, tally.baselineFound, tally.baselineRight);
  const row = (name: string, scores: typeof model, accuracy: number) => [
    name,
    ...[scores.precision, scores.recall, scores.f1, accuracy].map(formatScore),
  ];
  const table = formatTable([
    ['', 'precision', 'recall', 'F1', 'polarity accuracy'],
    row('model', model, tally.judgedRight / tally.judged),
    row('terms seen, most frequent polarity', baseline, tally.majorityRight / tally.judged),
  ]);
  const counts = `${tally.sentences} sentences with ${tally.terms} terms, ${tally.judged} of them judged`;
  return `${table}${counts}; learned from ${trained + also} in ${(tally.trainMs / 1000).toFixed(1)} s\n`;
}

function figuresOf(tally: AspectTally, splits: number): Record<string, number> {
  const baseline = scoreSpans(tally.terms, tally.baselineFound, tally.baselineRight);
  return {
    ...scoreSpans(tally.terms, tally.found, tally.right),
    accuracy: tally.judgedRight / tally.judged,
    'baseline.f1': baseline.f1,
    'baseline.accuracy': tally.majorityRight / tally.judged,
    sentences: tally.sentences,
    terms: tally.terms,
    train_s: tally.trainMs / 1000 / splits,
  };
}
