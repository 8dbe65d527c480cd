import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClassifier } from './classifier.ts';
import { type Classifiers, loadClassifiers } from './trained.ts';

const training = {
  en: { greeting: ['hello there', 'good morning'], search: ['show me a {kind}'], '{kind}': ['kettle'] },
  zh: { greeting: ['你好', '早上好'], search: ['我想买{kind}'], '{kind}': ['水壶'] },
};
let dir: string;
let file: string;
let trained: Classifiers;
let whole: Buffer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trained-'));
  file = join(dir, 'folder', 'classifiers.bin');
  trained = await loadClassifiers(training, file);
  whole = await readFile(file);
});
beforeEach(() => writeFile(file, whole));
afterAll(() => rm(dir, { recursive: true }));

test('what was trained is kept, and read the next time', async () => {
  expect(createClassifier(trained.en)('hello')[0]?.label).toBe('greeting');
  expect(createClassifier(trained.zh)('想买水壶')[0]?.label).toBe('search');
  const { mtimeMs } = await stat(file);
  expect(await loadClassifiers(training, file)).toEqual(trained);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
});

test('with other examples it is trained anew', async () => {
  const other = { ...training, en: { ...training.en, thanks: ['thank you so much'] } };
  const { en } = await loadClassifiers(other, file);
  expect(en.labels).toEqual(['greeting', 'search', 'thanks']);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
  ['empty', () => Buffer.alloc(0)],
  ['changed in one bit', (bytes: Buffer) => bytes.fill((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1)],
])('a file that is %s is not used, and mended', async (_, spoil) => {
  await writeFile(file, spoil(Buffer.from(whole)));
  expect(await loadClassifiers(training, file)).toEqual(trained);
  expect(await readFile(file)).toEqual(whole);
});

test('where nothing can be kept, it is trained each time', async () => {
  const { en } = await loadClassifiers(training, join(file, 'not', 'a folder'));
  expect(en.labels).toEqual(['greeting', 'search']);
});
