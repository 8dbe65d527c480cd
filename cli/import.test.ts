import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLines } from './import-progress.ts';

const command = fileURLToPath(new URL('./import.ts', import.meta.url));
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'import-cli-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Runs the command as npm does: from the project's folder, with the caller's folder in INIT_CWD. */
function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const env = { ...process.env, INIT_CWD: dir, DATA_DIR: join(dir, 'data'), DATABASE_URL: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', command, ...args], { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
}

test('a file with rejected rows is a success; figures and rejects land in the folder of the caller', async () => {
  await writeFile(join(dir, 'shop.csv'), 'id,title,price,stock\n1,Lamp,"1,299.50",3\n2,,5,1\n3,Free,0,0\n');
  const { code, output, errors } = await run('products', 'shop.csv', '--json', 'figures.json');
  expect({ code, errors }).toMatchObject({ code: 0 });
  expect(output).toMatch(/rows read +3\n +created +2\n/);
  expect(JSON.parse(await readFile(join(dir, 'figures.json'), 'utf8'))).toMatchObject({
    imported: 2,
    rejected: 1,
    rows_per_s: expect.any(Number),
  });
  expect(JSON.parse(await readFile(join(dir, 'shop.csv.rejects.jsonl'), 'utf8'))).toMatchObject({
    line: 3,
    field: 'title',
    reason: 'is missing',
  });
}, 60_000);

test('input that cannot be read and commands that make no sense fail with one line that says why', async () => {
  const results = await Promise.all([
    run('products', 'nowhere.csv', '--map', 'nowhere.json'),
    run('gadgets', 'shop.csv'),
    run('products', 'shop.csv', '--format', 'excel'),
    run('products'),
    run('products', 'shop.csv', '--fromat', 'csv'),
  ]);
  expect(results.map(({ code, output }) => [code, output])).toEqual(Array(5).fill([1, '']));
  const messages = ['nowhere.json', 'no kind gadgets', 'no format excel', 'Which KIND', '--fromat'];
  messages.forEach((message, at) => expect(results[at]?.errors).toContain(message));
}, 60_000);

test('away from a terminal progress is a line every two seconds', () => {
  let time = 0;
  const lines: string[] = [];
  const { show } = createLines(
    (line) => void lines.push(line),
    () => time,
  );
  const reading = {
    phase: 'reading',
    read: 1234,
    imported: 1230,
    rejected: 4,
    bytesTotal: 200,
    rowsPerS: 999.6,
  } as const;
  for (time = 0; time <= 4500; time += 500) show({ ...reading, bytes: time / 50 });
  time = 9000;
  show({ phase: 'indexing', done: 5, total: 20 });
  expect(lines).toEqual([
    '20%  1,234 rows, 4 rejected, 1,000 rows/s, 8 s left\n',
    '40%  1,234 rows, 4 rejected, 1,000 rows/s, 6 s left\n',
    '25%  indexing 5 of 20 products\n',
  ]);
});
