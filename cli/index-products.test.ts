import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../db/connect.ts';

const PRODUCTS = 2_000;
const COUNTS = `select
  (select count(distinct d.product_id)::int from search_documents d join search_segments s on s.id = d.segment
    where s.live and not d.place = any(s.dead)) as found,
  (select count(distinct product_id)::int from search_embeddings) as embedded`;
const commandOf = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
let dir: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'index-cli-'));
  env = { ...process.env, INIT_CWD: dir, DATA_DIR: join(dir, 'data'), DATABASE_URL: '' };
  const rows = Array.from({ length: PRODUCTS }, (_, at) => {
    const text = `Made for place ${at % 97} with parts ${at % 89}, ${at % 83} and ${at % 79}. `.repeat(2);
    return `${at},Lamp number ${at},${10 + (at % 90)},3,"${text}"\n`;
  });
  await writeFile(join(dir, 'shop.csv'), `id,title,price,stock,description\n${rows.join('')}`);
});
afterAll(() => rm(dir, { recursive: true }));

function index(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', commandOf('index-products'), ...args],
      { env },
      (error, output, errors) => resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
}

test('a run killed while it indexes loses nothing: the next one does the rest', async () => {
  const importing = spawn(
    process.execPath,
    ['--import', 'tsx', commandOf('import'), 'products', join(dir, 'shop.csv')],
    { env },
  );
  const exited = once(importing, 'exit');
  let seen = '';
  for await (const line of createInterface(importing.stderr)) {
    seen = line;
    if (/indexing/.test(line)) break;
  }
  expect(seen).toMatch(/indexing/);
  importing.kill('SIGKILL');
  expect((await exited)[1]).toBe('SIGKILL');

  const { code, output, errors } = await index('--json', 'figures.json');
  expect({ code, errors }).toMatchObject({ code: 0 });
  expect(output).toMatch(/products indexed by their words/);
  expect(JSON.parse(await readFile(join(dir, 'figures.json'), 'utf8'))).toMatchObject({ products: PRODUCTS });

  await using db = await connect({ dir: join(dir, 'data', 'db') });
  expect(await db.query(COUNTS)).toEqual([{ found: PRODUCTS, embedded: PRODUCTS }]);
}, 120_000);

test('what is no option is refused in one line', async () => {
  const { code, output, errors } = await index('--everything');
  expect([code, output]).toEqual([1, '']);
  expect(errors).toContain('--everything');
}, 60_000);
