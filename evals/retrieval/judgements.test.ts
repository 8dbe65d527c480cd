import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkProducts, readJudgements } from './judgements.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'judgements-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function write(text: string | Buffer): Promise<string> {
  const path = join(dir, 'judgements.csv');
  await writeFile(path, text);
  return path;
}

test('grades by query in the order of the file; other columns, CRLF, a mark at the start and gzip are fine', async () => {
  const text =
    '\ufeffgrade,query,product_id,by\r\n3,usb hub,7,ann\r\n0,"fan, small",7,bo\r\n1,usb hub,8,bo\r\n';
  for (const content of [text, gzipSync(text)]) {
    const queries = await readJudgements(await write(content));
    expect(queries.map((query) => [query.text, [...query.grades]])).toEqual([
      [
        'usb hub',
        [
          ['7', 3],
          ['8', 1],
        ],
      ],
      ['fan, small', [['7', 0]]],
    ]);
  }
});

test.each([
  ['query,product_id\na,1\n', 'line 1: no column grade, only "query", "product_id"'],
  ['query,product_id,grade\n', 'has no judgements'],
  ['query,product_id,grade\na,1,3\na,,3\n', 'line 3: no product_id'],
  [
    'query,product_id,grade\na,1,3\na,2,good\n',
    'line 3: the grade is "good", not a whole number from 0 to 10',
  ],
  ['query,product_id,grade\na,1,2.5\n', 'line 2: the grade is "2.5"'],
  ['query,product_id,grade\na,1,-1\n', 'line 2: the grade is "-1"'],
  ['query,product_id,grade\na,1,3\nb,1,3\na,1,0\n', 'line 4: product 1 was judged for "a" before, in line 2'],
  ['query,product_id,grade\na,1,3\na,1\n', 'line 3: the line has 2 fields, the header 3'],
])('what is wrong is told with its line: %j', async (text, message) => {
  const path = await write(text);
  await expect(readJudgements(path)).rejects.toThrow(`${path}`);
  await expect(readJudgements(path)).rejects.toThrow(message);
});

test('a product that the catalogue does not have is told with its line', async () => {
  const path = await write('query,product_id,grade\na,1,3\nb,1,0\nb,9,2\n');
  const queries = await readJudgements(path);
  expect(() => checkProducts(path, queries, (id) => id === '1')).toThrow(
    `${path}, line 4: the catalogue has no product 9.`,
  );
  checkProducts(path, queries, () => true);
});
