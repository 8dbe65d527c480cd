import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recommend-cli-'));
  // Each customer walks on through the products from a place of their own.
  const lines = Array.from({ length: 60 }, (_, u) => {
    const items = Array.from({ length: 6 }, (__, k) => (u * 7 + k) % 30);
    return [u, ...items].join(' ');
  });
  await writeFile(join(dir, 'walks.txt'), lines.join('\n'));
  const attributes = Array.from({ length: 30 }, (_, i) => [i, [`kind ${i % 5}`, `brand ${i % 3}`]]);
  await writeFile(join(dir, 'attributes.json'), JSON.stringify(Object.fromEntries(attributes)));
  await writeFile(
    join(dir, 'trust.csv'),
    `user,friend\n${Array.from({ length: 60 }, (_, u) => `${u},${(u + 6) % 60}\n`).join('')}`,
  );
});
afterAll(() => rm(dir, { recursive: true }));

/** Runs a command as npm does: from the project's folder, with the caller's folder in INIT_CWD. */
function run(command: 'eval' | 'bench', ...args: string[]) {
  const path = fileURLToPath(new URL(`./${command}.ts`, import.meta.url));
  const env = { ...process.env, INIT_CWD: dir };
  return new Promise<{ code: number; output: string; errors: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', path, 'recommend', ...args],
      { env },
      (error, output, errors) => resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
}

const readJson = async (name: string) => JSON.parse(await readFile(join(dir, name), 'utf8'));

test('the next product, beside all peers, with settings chosen on validation', async () => {
  const files = ['--sequences', 'walks.txt', '--attributes', 'attributes.json', '--json', 'next.json'];
  const { code, output, errors } = await run('eval', ...files, '--tune', '--retrain-on-validation');
  expect({ code, errors }).toMatchObject({ code: 0 });
  expect(output).toMatch(/^60 customers, 30 products, 360 events; 60 customers asked/);
  expect(output).toMatch(/item-kNN did best on validation with shrinkage \d+, recency [\d.]+/);
  const figures = await readJson('next.json');
  for (const prefix of ['', 'symmetric.', 'popularity.', 'cooccurrence.', 'itemknn.', 'ials.']) {
    for (const name of ['recall@10', 'ndcg@5', 'mrr@20', 'coverage@10', 'novelty@10', 'train_s', 'serve_us'])
      expect(figures).toHaveProperty([prefix + name], expect.any(Number));
  }
  // Who walks on always goes to the product that follows; what is merely popular tells nothing.
  expect(figures['recall@5']).toBeGreaterThan(0.9);
  expect(figures['popularity.recall@5']).toBeLessThan(0.5);
}, 120_000);

test('pairs with a split of their own, and newcomers with friends and without', async () => {
  const pairs = ['--pairs', 'walks.txt', '--trust', 'trust.csv', '--json', 'pairs.json'];
  const whole = await run('eval', ...pairs, '--alone', '--k', '3');
  expect({ code: whole.code, errors: whole.errors }).toMatchObject({ code: 0 });
  expect(await readJson('pairs.json')).toMatchObject({
    'recall@3': expect.any(Number),
    'friends.recall@20': expect.any(Number),
  });
  const hidden = await run('eval', ...pairs, '--hide-users', '10', '--keep', '0,2');
  expect({ code: hidden.code, errors: hidden.errors }).toMatchObject({ code: 0 });
  const figures = await readJson('pairs.json');
  expect(figures['keep0.cases']).toBe(10);
  expect(figures['keep0.recall@20']).toBe(figures['keep0.popularity.recall@20']);
  expect(figures['keep2.friends.recall@20']).toBeGreaterThan(figures['keep0.recall@20']);
}, 120_000);

test('the benchmark tells time, memory and what it made', async () => {
  const { code, errors } = await run(
    'bench',
    '--events',
    '2000',
    '--products',
    '150',
    '--json',
    'bench.json',
  );
  expect({ code, errors }).toMatchObject({ code: 0 });
  expect(await readJson('bench.json')).toMatchObject({
    'n2000.train_s': expect.any(Number),
    'n2000.rss_mb': expect.any(Number),
    'n2000.neighbours': expect.any(Number),
  });
}, 60_000);

test('what cannot be read fails with a line that says why', async () => {
  await writeFile(join(dir, 'bad.csv'), 'user,item\n1,2\n1\n');
  await writeFile(join(dir, 'short.txt'), '1 2 3\n2 3 4\n');
  const cases: [ReturnType<typeof run>, string][] = [
    [run('eval', '--pairs', 'bad.csv'), 'bad.csv, line 3: the line has 1 fields'],
    [run('eval', '--sequences', 'short.txt'), 'no user has three products'],
    [run('eval', '--sequences', 'nowhere.txt'), 'nowhere.txt does not exist'],
    [run('eval'), 'Either --sequences or --pairs is needed'],
    [run('eval', '--sequences', 'walks.txt', '--protocol', 'magic'), 'leave-last-out, not "magic"'],
    [run('bench', '--events', 'many'), '--events is a whole number from 1'],
  ];
  for (const [running, message] of cases) {
    const { code, output, errors } = await running;
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain(message);
    expect(errors).not.toMatch(/\n\s+at /);
  }
}, 120_000);
