import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAttributes, readPairs, readSequences } from './read-interactions.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'interactions-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function write(text: string): Promise<string> {
  const path = join(dir, 'file.txt');
  await writeFile(path, text);
  return path;
}

test.each([
  'user,item\nann,7\nbo,8\nann,9\nann,7\n',
  'ann,7\nbo,8\nann,9',
  '\ufeffUser_ID\tItem_ID\r\nann\t7\r\nbo\t8\r\nann\t9\r\n',
  'ann 7\nbo 8\nann 9\n\n',
  'user_id,item_id,rating\nann,7,5\nbo,8,3\nann,9,1\n',
])('pairs in any form: %j', async (text) => {
  const { lists, isTimed } = await readPairs(await write(text));
  expect([...lists]).toEqual([
    ['ann', ['7', '9']],
    ['bo', ['8']],
  ]);
  expect(isTimed).toBe(false);
});

test('a time puts pairs in order, whether its column is named or not', async () => {
  for (const text of [
    'user,item,timestamp\nann,9,2021-05-02\nann,7,2021-05-01\nann,9,2021-05-03\n',
    'ann 9 1620000002\nann 7 1620000001\nann 9 1620000003\n',
  ]) {
    const { lists, isTimed } = await readPairs(await write(text));
    expect([...lists]).toEqual([['ann', ['7', '9', '9']]]);
    expect(isTimed).toBe(true);
  }
});

test('a line of each user with all products; a test file of that form may hold one or none', async () => {
  const train = await readPairs(await write('0 5 6 7\n1 5 6 7 8\n2 9\n'));
  expect(train.isAdjacency).toBe(true);
  expect([...train.lists]).toEqual([
    ['0', ['5', '6', '7']],
    ['1', ['5', '6', '7', '8']],
    ['2', ['9']],
  ]);
  const { lists } = await readPairs(await write('0 5\n1\n'), train);
  expect([...lists]).toEqual([
    ['0', ['5']],
    ['1', []],
  ]);
});

test.each([
  ['', 'is empty'],
  ['user,item\n', 'has no user and product'],
  ['user,item\n1,2\n1\n', 'line 3: the line has 1 fields, the others 2'],
  ['user,item\n1,2\n1,\n', 'line 3: no product'],
  ['1,2\n1,3\n,3\n', 'line 3: no user'],
  ['user,item,time\n1,2,5\n1,3,soon\n', 'line 3: "soon" is no time'],
])('what is wrong with pairs is told with its line: %j', async (text, message) => {
  const path = await write(text);
  await expect(readPairs(path)).rejects.toThrow(path);
  await expect(readPairs(path)).rejects.toThrow(message);
});

test('sequences keep what is repeated; a user without products or said twice is an error', async () => {
  expect([...(await readSequences(await write('1 5 5 6\n2 5\n')))]).toEqual([
    ['1', ['5', '5', '6']],
    ['2', ['5']],
  ]);
  await expect(readSequences(await write('1 5\n2\n'))).rejects.toThrow(
    'line 2: a user and at least one product',
  );
  await expect(readSequences(await write('1 5\n\n1 6\n'))).rejects.toThrow('line 3: user 1 was there before');
});

test('attributes are lists of words or numbers by product', async () => {
  expect(await readAttributes(await write('{"7": [1, "red"]}'))).toEqual(new Map([['7', ['1', 'red']]]));
  await expect(readAttributes(await write('{"7": "red"}'))).rejects.toThrow('product 7 has no list');
  await expect(readAttributes(await write('[1]'))).rejects.toThrow('an object of lists');
  await expect(readAttributes(await write('{"7": [1}'))).rejects.toThrow(join(dir, 'file.txt'));
});
