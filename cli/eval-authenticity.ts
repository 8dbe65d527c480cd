import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';
import { type AnswerFigures, measureAnswers } from '../evals/reviews/answers.ts';
import { crossTestAuthenticity } from '../evals/reviews/authenticity.ts';
import { authenticityLabels, readLabelledTexts } from '../evals/reviews/labelled-texts.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';

const help = `npm run eval -- authenticity FILE [options]

Trains the product's authenticity model on reviews known to be made up or truthful, and tells how many others it judges
rightly. The file is CSV with a header (label, text or review) or lines of label TAB text, perhaps with gzip; labels are
deceptive and truthful, or 1 and 0.

  --folds K    parts of the file, each judged by a model trained on the others (5)
  --seed N     by which the parts are drawn (1)
  --json FILE  write the figures as one flat JSON object
`;

/** Runs the command with these arguments after its name. */
export async function runAuthenticityEval(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
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
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new ShopError('bad_request', `Name one file.\n\n${help}`);
  const folds = readWhole('--folds', values.folds, 2);
  const seed = readWhole('--seed', values.seed, 0);
  const { texts } = await readLabelledTexts(fromCaller(path), authenticityLabels);
  const step = createSteps();
  const tested = crossTestAuthenticity(texts, {
    folds,
    seed,
    onFold: (done) => step('folds', done, folds),
  });
  const parts = tested.answers.map((answers, at) => ({ name: `fold${at + 1}`, ...measureAnswers(answers) }));
  const all = measureAnswers(tested.answers.flat());
  process.stdout.write(
    `Made-up reviews told from truthful ones, ${folds} folds, seed ${seed}\n\n` +
      `${formatRows([...parts, { name: 'all', ...all }])}\n` +
      `Learned in ${(tested.trainMs / 1000).toFixed(1)} s; f1 is that of made-up reviews.\n`,
  );
  await writeFigures(values.json, {
    ...all,
    ...Object.fromEntries(parts.map(({ name, accuracy }) => [`${name}.accuracy`, accuracy])),
    train_s: tested.trainMs / 1000,
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
