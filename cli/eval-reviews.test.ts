import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('./eval.ts', import.meta.url));
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eval-reviews-'));
  const things = ['mug', 'lamp', 'rug', 'desk', 'tent', 'fork', 'hat', 'bag', 'pen', 'fan'];
  const lines = things.flatMap((thing) => [
    `1\ti love this great ${thing}`,
    `0\tthis ${thing} broke , awful junk`,
  ]);
  await writeFile(join(dir, 'a.train.tsv'), lines.join('\n'));
  await writeFile(join(dir, 'b.train.tsv'), lines.slice(0, 8).join('\n'));
  await writeFile(join(dir, 'a.test.tsv'), '1\tgreat , i love it\n0\tawful , it broke\n');
  await writeFile(join(dir, 'b.test.tsv'), '1\tlove it\n0\tjunk\n1\tgreat\n');
  const rows = things.flatMap((thing) => [
    `deceptive,Amazing amazing ${thing}! Buy it now!`,
    `truthful,The ${thing} is 3 cm too short and it leans.`,
  ]);
  await writeFile(join(dir, 'made-up.csv'), `label,text\n${rows.join('\n')}\n`);
  await writeFile(join(dir, 'bad.tsv'), '1\tfine\noops\n');
});
afterAll(() => rm(dir, { recursive: true }));

/** Runs the command as npm does: from the project's folder, with the caller's folder in INIT_CWD. */
function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, INIT_CWD: dir };
    execFile(process.execPath, ['--import', 'tsx', command, ...args], { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
}

const readJson = async (name: string) => JSON.parse(await readFile(join(dir, name), 'utf8'));

describe('sentiment', () => {
  it('learns from all training files, judges each test file and writes figures for the caller', async () => {
    const files = ['--train', 'a.train.tsv', 'b.train.tsv', '--test', 'a.test.tsv', 'b.test.tsv'];
    const { code, output, errors } = await run('sentiment', ...files, '--json', 'figures.json');
    expect({ code, errors }).toMatchObject({ code: 0 });
    expect(output).toContain('one model of all 2 training files');
    expect(output).toMatch(/^a +2 +1\.000 +1\.000$/m);
    expect(output).toMatch(/^mean +5 /m);
    expect(await readJson('figures.json')).toEqual({
      texts: 5,
      accuracy: 1,
      f1: 1,
      'a.accuracy': 1,
      'b.accuracy': 1,
      train_s: expect.any(Number),
    });
  });

  it('trains apart, on folds and on every n-th row', async () => {
    const apart = ['--train', 'a.train.tsv', 'b.train.tsv', '--test', 'a.test.tsv', 'b.test.tsv', '--apart'];
    expect((await run('sentiment', ...apart)).output).toContain('Learned from 20, 8 reviews');
    const folds = await run('sentiment', 'a.train.tsv', '--folds', '2', '--seed', '3');
    expect(folds.output).toMatch(/2 folds, seed 3[^]*fold2 +10 [^]*mean +20 /);
    const every = await run('sentiment', 'a.train.tsv', '--test-every', '3');
    expect(every.output).toContain('data rows 3, 6, 9 ... judged (6)');
  });

  it.each([
    [['--train', 'a.train.tsv'], 'Name files to --train and to --test on'],
    [['none.tsv'], 'none.tsv cannot be read'],
    [['bad.tsv'], 'bad.tsv:2: no tab'],
    [['a.train.tsv', '--folds', 'x'], '--folds is a whole number from 2'],
    [['a.train.tsv', '--test-every', '1'], '--test-every is a whole number from 2'],
    [['--train', 'a.train.tsv', '--test', 'a.test.tsv', 'b.test.tsv', '--apart'], 'as many training files'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, errors } = await run('sentiment', ...args);
    expect(code).toBe(1);
    expect(errors).toContain(message);
    expect(errors).not.toContain('    at ');
  });
});

describe('authenticity', () => {
  it('judges each review by the others', async () => {
    const { code, output } = await run('authenticity', 'made-up.csv', '--folds', '4', '--json', 'auth.json');
    expect(code).toBe(0);
    expect(output).toMatch(/4 folds, seed 1[^]*all +20 +1\.000/);
    expect(await readJson('auth.json')).toMatchObject({ texts: 20, accuracy: 1, f1: 1, 'fold4.accuracy': 1 });
  });

  it('says what is wrong with a file of other labels', async () => {
    const { code, errors } = await run('authenticity', 'a.train.tsv', '--folds', '0');
    expect({ code, errors }).toEqual({ code: 1, errors: '--folds is a whole number from 2, not "0".\n' });
    expect((await run('authenticity')).errors).toContain('Name one file.');
  });
});

describe('aspects', () => {
  it('takes its files by name or as they come, and measures the same', async () => {
    const sentence = (term: string, polarity: string) =>
      `the O -1\n${term} B-ASP ${polarity}\nis O -1\n${polarity === 'Positive' ? 'great' : 'awful'} O -1\n`;
    const terms = ['screen', 'battery', 'sound', 'camera', 'price', 'case', 'strap', 'lens'];
    const sentences = terms.flatMap((term) => [sentence(term, 'Positive'), sentence(term, 'Negative')]);
    await writeFile(join(dir, 'aspects.dat'), sentences.join('\n'));
    const named = await run('aspects', '--train', 'aspects.dat', '--test-every', '4', '--json', 'named.json');
    const bare = await run('aspects', 'aspects.dat', '--test-every', '4', '--json', 'bare.json');
    expect([named.code, bare.code, bare.errors]).toEqual([0, 0, '']);
    const { train_s: _, ...figures } = await readJson('named.json');
    expect(await readJson('bare.json')).toMatchObject(figures);
    expect(await run('aspects', '--test-every', '4')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^--train names no file/),
    });
  }, 60_000);
});
