import { expect, test } from 'vitest';
import { openTestDatabase } from './test-database.ts';

test('numbers, times, json, arrays and vectors arrive as the same values from every database', async () => {
  await using db = await openTestDatabase();
  const [row] = await db.query(
    `select 9007199254740991::int8 as big, 1.25::numeric as exact, $1::jsonb as json, $2::text[] as list,
            '2026-01-02T03:04:05Z'::timestamptz as time, $3::vector as vector, null as nothing`,
    [JSON.stringify({ a: [1] }), ['x', 'y "z"'], '[1,2]'],
  );
  expect(row).toEqual({
    big: 9007199254740991,
    exact: 1.25,
    json: { a: [1] },
    list: ['x', 'y "z"'],
    time: new Date('2026-01-02T03:04:05Z'),
    vector: '[1,2]',
    nothing: null,
  });
});

test('a transaction that throws leaves nothing behind, and others wait for its end', async () => {
  await using db = await openTestDatabase();
  await db.script('create table notes (text text)');
  const failing = db.transaction(async (tx) => {
    await tx.execute('insert into notes values ($1)', ['lost']);
    throw new Error('changed my mind');
  });
  const kept = db.execute('insert into notes values ($1)', ['kept']);
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await kept).toBe(1);
  expect(await db.query('select text from notes')).toEqual([{ text: 'kept' }]);
});

test('a wrong statement is reported with its SQLSTATE', async () => {
  await using db = await openTestDatabase();
  await expect(db.query('select * from nowhere')).rejects.toMatchObject({ code: '42P01' });
});
