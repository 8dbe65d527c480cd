import { expect, test } from 'vitest';
import { groupRows } from './group-rows.ts';
import { readCsv } from './read-csv.ts';
import { readItems } from './read-items.ts';
import { readJson } from './read-json.ts';
import { readJsonLines } from './read-jsonl.ts';
import { MAX_ROW_CHARS, type SourceRow } from './source-row.ts';

/** The text in chunks of `size` characters, so that every boundary is met. */
async function* inChunks(text: string, size = 7): AsyncGenerator<string, void> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

const all = async (rows: AsyncIterable<SourceRow>) => {
  const found: SourceRow[] = [];
  for await (const row of rows) found.push(row);
  return found;
};
const values = (rows: SourceRow[]) => rows.map(({ place, value, problem }) => [place, value ?? problem]);

test('JSON lines: CRLF, blank lines, a missing last newline and lines that are no JSON', async () => {
  const rows = await all(readJsonLines(inChunks('{"a":1}\r\n\n{"a":"x\u2028y"}\n{"a":\n{"a":2}')));
  expect(values(rows)).toEqual([
    [1, { a: 1 }],
    [3, { a: 'x\u2028y' }],
    [4, expect.stringContaining('not JSON')],
    [5, { a: 2 }],
  ]);
  expect(rows[2]?.source).toBe('{"a":');
});

test('a line that is too long is one problem, and the next line is read', async () => {
  const text = `{"a":1}\n{"a":"${'x'.repeat(MAX_ROW_CHARS)}"}\n{"a":2}\n`;
  expect(values(await all(readJsonLines(inChunks(text, 65_536))))).toEqual([
    [1, { a: 1 }],
    [2, expect.stringContaining('longer than')],
    [3, { a: 2 }],
  ]);
  const table = `a,b\n1,${'x'.repeat(MAX_ROW_CHARS)}\n3,4\n`;
  expect(values(await all(readCsv(inChunks(table, 65_536))))).toEqual([
    [2, expect.stringContaining('longer than')],
    [3, { a: '3', b: '4' }],
  ]);
});

test('CSV: quotes, line breaks inside them, CRLF, blank fields, repeated columns', async () => {
  const text = 'id,note,pic,pic\r\n1,"two\r\nlines, ""quoted""",a,b\r\n\r\n2,,c,\r\n';
  expect(values(await all(readCsv(inChunks(text))))).toEqual([
    [2, { id: '1', note: 'two\nlines, "quoted"', pic: ['a', 'b'] }],
    [5, { id: '2', pic: 'c' }],
  ]);
});

test('CSV: a bad line harms itself alone', async () => {
  const text = 'a,b\n1,2\n3\n4,5,6\n7,"never closed\n8,9\nscreen 17",10\n"x"y,11\n12,"two\nlines"\n';
  expect(values(await all(readCsv(inChunks(text))))).toEqual([
    [2, { a: '1', b: '2' }],
    [3, 'the line has 1 fields, the header 2'],
    [4, 'the line has 3 fields, the header 2'],
    [5, 'a quote is opened and never closed'],
    [6, { a: '8', b: '9' }],
    [7, { a: 'screen 17"', b: '10' }],
    [8, 'a quote is opened and never closed'],
    [9, { a: '12', b: 'two\nlines' }],
  ]);
});

test('CSV: other delimiters are found, a header can be given, an empty file has no rows', async () => {
  expect(values(await all(readCsv(inChunks('a;b;c,d\n1;2;3\n'))))).toEqual([
    [2, { a: '1', b: '2', 'c,d': '3' }],
  ]);
  expect(values(await all(readCsv(inChunks('a\tb\n1\t2\n'))))).toEqual([[2, { a: '1', b: '2' }]]);
  const bare = await all(readCsv(inChunks('1 2\n'), { delimiter: ' ', columns: ['user', 'item'] }));
  expect(values(bare)).toEqual([[1, { user: '1', item: '2' }]]);
  expect(await all(readCsv(inChunks('')))).toEqual([]);
});

test('JSON: a list, an object keyed by id, and what lies at a path', async () => {
  expect(values(await all(readJson(inChunks('[{"a":1}, 2, [3]]'))))).toEqual([
    [1, { a: 1 }],
    [2, 2],
    [3, [3]],
  ]);
  const nested = '{"skip":{"deep":[1]},"shop":{"items":{"x":{"a":{"b":[1,{}]}},"y":{"a":2}}},"more":[]}';
  expect(await all(readJson(inChunks(nested), 'shop.items'))).toEqual([
    { place: 1, key: 'x', value: { a: { b: [1, {}] } } },
    { place: 2, key: 'y', value: { a: 2 } },
  ]);
  for (const [text, path] of [
    [nested, 'shop.nothing'],
    [nested, 'skip.deep.0'],
    ['', undefined],
    ['"text"', undefined],
    ['[{"a":1},', undefined],
    ['{"a":1}\n{"a":2}', undefined],
  ] as const) {
    await expect(all(readJson(inChunks(text), path))).rejects.toMatchObject({ code: 'bad_request' });
  }
});

test('XML: items with prefixes, CDATA, entities, lists and nesting; entities of the document stay unexpanded', async () => {
  const feed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY boom "boom">]><rss><channel><title>Shop</title>
    <item><g:id>1</g:id><title>A &amp; B &boom;</title><description><![CDATA[<p>Hi</p></item>]]></description>
      <g:pic>x</g:pic><g:pic>y</g:pic><g:shipping><g:country>US</g:country></g:shipping></item>
    <entry><id>2</id><link href="https://shop.example/2"/></entry></channel></rss>`;
  expect(await all(readItems(inChunks(feed)))).toEqual([
    {
      place: 1,
      value: {
        id: '1',
        title: 'A & B &boom;',
        description: '<p>Hi</p></item>',
        pic: ['x', 'y'],
        shipping: { country: 'US' },
      },
    },
    { place: 2, value: { id: '2', link: 'https://shop.example/2' } },
  ]);
  for (const broken of [feed.slice(0, -40), '<rss></rss>', 'no markup']) {
    await expect(all(readItems(inChunks(broken)))).rejects.toMatchObject({ code: 'bad_request' });
  }
});

test('rows of one key are joined wherever they stand; problems and keyless rows stay alone', async () => {
  const read = () => readCsv(inChunks('id,v\na,1\nb,2\na,3\nbad\n,4\n'));
  const keyOf = (value: unknown) => (value as { id?: string } | undefined)?.id;
  expect(await all(groupRows(read, keyOf))).toMatchObject([
    { place: 3, value: { id: 'b', rows: [{ v: '2' }] } },
    { place: 2, value: { id: 'a', v: '1', rows: [{ v: '1' }, { v: '3' }] } },
    { place: 5, problem: 'the line has 1 fields, the header 2' },
    { place: 6, value: { v: '4', rows: [{ v: '4' }] } },
  ]);
});
