import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureAnswers, meanFigures } from './answers.ts';
import { authenticityLabels, readLabelledTexts, sentimentLabels } from './labelled-texts.ts';
import { cutEvery, cutFolds } from './splits.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'labelled-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

it('reads lines of label and text', async () => {
  const path = await write('mugs.test.tsv', '1\tgood\tmug\r\n\r\n0\tleaks\n');
  expect(await readLabelledTexts(path, sentimentLabels)).toEqual({
    name: 'mugs',
    texts: [
      { text: 'good\tmug', isTrue: true },
      { text: 'leaks', isTrue: false },
    ],
  });
});

it('reads compressed CSV with categories, and CSV of made-up reviews', async () => {
  const csv = '\uFEFFcategory,positive,review\n书籍,1,"好书，\n值得看"\n酒店,0,吵\n';
  const path = await write('zh.csv.gz', gzipSync(csv));
  expect(await readLabelledTexts(path, sentimentLabels)).toEqual({
    name: 'zh',
    texts: [
      { text: '好书，\n值得看', isTrue: true, domain: '书籍' },
      { text: '吵', isTrue: false, domain: '酒店' },
    ],
  });
  const other = await write(
    'hotel.csv',
    'label,polarity,text\ntruthful,positive,a\ndeceptive,negative,"b ""c"""\n',
  );
  const { texts } = await readLabelledTexts(other, authenticityLabels);
  expect(texts.map(({ text, isTrue }) => [text, isTrue])).toEqual([
    ['a', false],
    ['b "c"', true],
  ]);
});

it.each([
  ['none.tsv', undefined, /none\.tsv cannot be read/],
  ['tab.tsv', '1\tfine\nno tab here\n', /tab\.tsv:2: no tab/],
  ['label.tsv', '1\tfine\n0\tbad\n7\twhat\n', /label\.tsv:3: the label is one of 1, positive, .* not "7"/],
  ['label.csv', 'positive,review\n1,"two\nlines"\nmaybe,x\n', /label\.csv:4: the label is one of/],
  ['columns.csv', 'stars,words\n5,x\n', /columns\.csv:1: the columns positive or label or sentiment, and/],
  ['broken.csv', 'positive,review\n1,a,b,c\n', /broken\.csv: .*line 2/],
  ['side.tsv', '1\tfine\n', /side\.tsv: no text is labelled 0/],
  ['empty.csv', '', /empty\.csv:1: the columns/],
  ['cut.csv.gz', gzipSync('positive,review\n1,a\n').subarray(0, 20), /cut\.csv\.gz cannot be read/],
])('tells what is wrong with %s', async (name, content, message) => {
  const path = content === undefined ? join(dir, name) : await write(name, content);
  await expect(readLabelledTexts(path, sentimentLabels)).rejects.toThrow(message);
});

it('draws folds that hold each text once, the same for the same seed', () => {
  const items = Array.from({ length: 11 }, (_, at) => at);
  const folds = cutFolds(items, 3, 1);
  expect(folds.map(({ test }) => test.length).sort((a, b) => a - b)).toEqual([3, 4, 4]);
  expect(folds.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual(items);
  for (const { train, test } of folds) expect([...train, ...test].sort((a, b) => a - b)).toEqual(items);
  expect(cutFolds(items, 3, 1)).toEqual(folds);
  expect(cutFolds(items, 3, 2)).not.toEqual(folds);
  expect(cutEvery(items, 4).test).toEqual([3, 7]);
});

it('measures answers, and means of parts alike', () => {
  const answer = (isTrue: boolean, answeredTrue: boolean) => ({ isTrue, answeredTrue });
  const part = measureAnswers([
    answer(true, true),
    answer(true, false),
    answer(false, true),
    answer(false, false),
  ]);
  expect(part).toEqual({ texts: 4, accuracy: 0.5, f1: 0.5 });
  expect(meanFigures([part, { texts: 1, accuracy: 1, f1: 1 }])).toEqual({
    texts: 5,
    accuracy: 0.75,
    f1: 0.75,
  });
});
