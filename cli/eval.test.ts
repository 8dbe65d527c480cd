import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSteps, formatTable } from './eval-output.ts';

const command = fileURLToPath(new URL('./eval.ts', import.meta.url));
const kinds = ['lamp', 'kettle', 'chair', 'mug', 'towel', 'rug'];
const brands = ['Lumora', 'Tarnbeck', 'Velorrin'];
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eval-cli-'));
  const rows = Array.from({ length: 60 }, (_, at) => {
    const brand = brands[at % 3];
    const kind = kinds[at % kinds.length];
    return `${at},${brand} ${kind} with model number ${at} in steel,${brand},XK-${1000 + at * 7},${10 + at}.50,5\n`;
  });
  await writeFile(join(dir, 'shop.csv'), `id,title,brand,model,price,stock\n${rows.join('')}`);
  await writeFile(
    join(dir, 'judged.csv'),
    'query,product_id,grade\nlumora lamp,0,3\nlumora lamp,1,0\nkettle,1,3\nkettle,7,1\ngarmin,2,0\n',
  );
});
afterAll(() => rm(dir, { recursive: true }));

/** Runs the command as npm does: from the project's folder, with the caller's folder in INIT_CWD. */
function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const env = {
    ...process.env,
    INIT_CWD: dir,
    DATABASE_URL: '',
    BENCH_DATABASE_URL: process.env.TEST_DATABASE_URL ?? '',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', command, ...args], { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
}

const readJson = async (name: string) => JSON.parse(await readFile(join(dir, name), 'utf8'));

test('retrieval compares the product with its peers; figures and run land in the folder of the caller', async () => {
  const files = ['--catalogue', 'shop.csv', '--judgements', 'judged.csv'];
  const { code, output, errors } = await run(
    'retrieval',
    ...files,
    '--json',
    'figures.json',
    '--run',
    'shop.run',
  );
  expect({ code, errors }).toMatchObject({ code: 0 });
  expect(output).toMatch(/^2 queries with a relevant product/);
  expect(output).toMatch(/nDCG@10 +judged only +MRR/);
  const figures = await readJson('figures.json');
  expect(figures).toMatchObject({ queries: 2, queries_without_relevant: 1, 'ndcg@10': expect.any(Number) });
  for (const prefix of ['', 'minisearch.', 'fulltext.', 'vector.']) {
    for (const name of ['ndcg@10', 'ndcg@10_judged', 'mrr', 'recall@100', 'p50_ms', 'p95_ms'])
      expect(figures).toHaveProperty([prefix + name], expect.any(Number));
  }
  // Each query has products that say its words, and full text knows nothing better.
  expect(figures['fulltext.mrr']).toBe(1);
  expect(figures['mrr']).toBe(1);
  const lines = (await readFile(join(dir, 'shop.run'), 'utf8')).trimEnd().split('\n');
  expect(lines[0]).toMatch(/^lumora%20lamp Q0 \d+ 1 \d+ shopkeeper$/);
}, 120_000);

test('known-item and constraints ask a catalogue for its own products', async () => {
  const named = await run('known-item', '--catalogue', 'shop.csv', '--queries', '60', '--json', 'known.json');
  expect({ code: named.code, errors: named.errors }).toMatchObject({ code: 0 });
  const known = await readJson('known.json');
  for (const kind of ['exact', 'typo', 'glued', 'split', 'model', 'partial']) {
    for (const prefix of ['', 'minisearch.', 'bm25.'])
      expect(known).toHaveProperty([`${prefix}${kind}.mrr@10`], expect.any(Number));
    expect(known[`${kind}.queries`]).toBe(10);
  }
  expect(known['model.mrr@10']).toBe(1);

  const limits = await run(
    'constraints',
    '--catalogue',
    'shop.csv',
    '--queries',
    '20',
    '--json',
    'kept.json',
  );
  expect({ code: limits.code, errors: limits.errors }).toMatchObject({ code: 0 });
  expect(await readJson('kept.json')).toMatchObject({
    queries: 20,
    kept: expect.any(Number),
    answered: expect.any(Number),
    'price.kept': expect.any(Number),
    'brand.kept': expect.any(Number),
  });
}, 180_000);

test('input that cannot be read and commands that make no sense fail with a line that says why', async () => {
  await writeFile(join(dir, 'unknown.csv'), 'query,product_id,grade\nlamp,0,3\nlamp,999,1\n');
  await writeFile(join(dir, 'bad.csv'), 'query,product_id,grade\nlamp,0,3\nlamp,1,high\n');
  await writeFile(join(dir, 'none.csv'), 'id,title,price\n1,,5\n');
  const retrieval = (judgements: string, catalogue = 'shop.csv') =>
    run('retrieval', '--catalogue', catalogue, '--judgements', judgements, '--alone');
  const cases: [ReturnType<typeof run>, string][] = [
    [retrieval('unknown.csv'), 'unknown.csv, line 3: the catalogue has no product 999'],
    [retrieval('bad.csv'), 'bad.csv, line 3: the grade is "high"'],
    [retrieval('nowhere.csv'), 'nowhere.csv'],
    [retrieval('judged.csv', 'nowhere.jsonl'), 'nowhere.jsonl'],
    [retrieval('judged.csv', 'none.csv'), 'No product of'],
    [run('retrieval', '--catalogue', 'shop.csv'), '--judgements'],
    [run('known-item'), '--catalogue is needed'],
    [
      run('known-item', '--catalogue', 'shop.csv', '--queries', 'many'),
      '--queries is a whole number from 6, not "many"',
    ],
    [run('constraints', '--map', 'nowhere.json'), 'nowhere.json'],
    [run('magic'), 'Which suite? There are: requests, retrieval, '],
  ];
  for (const [running, message] of cases) {
    const { code, output, errors } = await running;
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain(message);
    expect(errors).not.toMatch(/\n\s+at /);
  }
}, 180_000);

test('progress is a line every two seconds at most', () => {
  let time = 0;
  const lines: string[] = [];
  const step = createSteps(
    (line) => void lines.push(line),
    () => time,
  );
  for (; time <= 4_500; time += 500) step('asking', time, 10_000);
  expect(lines).toEqual(['asking: 2,000 of 10,000\n', 'asking: 4,000 of 10,000\n']);
});

test('a table is as wide as its widest cells, figures to the right', () => {
  expect(
    formatTable([
      ['', 'kept'],
      ['all limits', '1'],
      ['price', '0.995'],
    ]),
  ).toBe('             kept\nall limits      1\nprice       0.995\n');
});
