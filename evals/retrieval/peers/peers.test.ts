import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../db/connect.ts';
import { openTestDatabase } from '../../../db/test-database.ts';
import { product, putProducts } from '../../../retrieval/test-shop.ts';
import { idsOf } from '../measure-ranking.ts';
import { readAllProducts } from '../read-products.ts';
import { createFullText } from './full-text.ts';
import { indexMiniSearch, miniSearchGrid, plainBm25 } from './minisearch.ts';
import { tuneMiniSearch } from './tune-minisearch.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await putProducts(db, [
    product('lamp', 'Desk lamp', { brand: 'Lumora', description: 'A <b>bright</b> light for desks.' }),
    product('desk', 'Standing desk', { category: ['Furniture', 'Desks'], description: 'Holds a lamp.' }),
    product('mug', 'Coffee mug', { model: 'CM-100' }),
  ]);
});
afterAll(() => db[Symbol.asyncDispose]());

const page = { limit: 10, offset: 0 };

test('full text puts what has every word first, weighs the title, and pages', async () => {
  const ranker = await createFullText(db);
  const ask = async (text: string, at = page) => idsOf(await ranker.rank(text, at));
  expect(await ask('lamp')).toEqual(['lamp', 'desk']);
  expect(await ask('standing lamps')).toEqual(['desk', 'lamp']);
  expect(await ask('standing lamps', { limit: 1, offset: 1 })).toEqual(['lamp']);
  expect(await ask('bright')).toEqual(['lamp']);
  expect(await ask('sofa')).toEqual([]);
  expect(await ask(`the '":*&|!( <-> of`)).toEqual([]);
});

test('MiniSearch knows every field, and its settings decide what counts as a match', async () => {
  const rankWith = await indexMiniSearch(await readAllProducts(db));
  const plain = rankWith(() => plainBm25);
  const ask = async (text: string) => idsOf(await plain(text, page));
  expect(await ask('lumora')).toEqual(['lamp']);
  expect(await ask('furniture')).toEqual(['desk']);
  expect(await ask('100')).toEqual(['mug']);
  expect(await ask('b')).toEqual([]);
  expect(await ask('coffe')).toEqual([]);
  const lenient = miniSearchGrid.find(({ name }) => name.startsWith('fuzzy and prefix'));
  const fuzzy = rankWith(() => lenient ?? plainBm25);
  expect(idsOf(await fuzzy('coffe', page))).toEqual(['mug']);
});

test('tuning asks every case with every setting and takes the one that is worth most', async () => {
  const asked: string[] = [];
  const rankWith = await indexMiniSearch(await readAllProducts(db));
  const { best } = await tuneMiniSearch(
    rankWith,
    [{ text: 'cofee', worth: (ranking) => Number(ranking[0] === 'mug') }],
    { cut: 10, folds: 2, seed: 1, onAsked: (done, total) => asked.push(`${done} of ${total}`) },
  );
  expect(best.name).toMatch(/^fuzzy/);
  expect(asked.at(-1)).toBe(`${miniSearchGrid.length} of ${miniSearchGrid.length}`);
});
