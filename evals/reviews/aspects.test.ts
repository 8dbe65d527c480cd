import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabelledSentence } from '../../retrieval/reviews/models/aspect-labels.ts';
import { loadSeedClauses } from '../../retrieval/reviews/models/seed-clauses.ts';
import { findPublicData } from '../public-data.ts';
import { readAspectFile } from './aspect-files.ts';
import { addTallies, measureAspects, scoreSpans, splitEvery, splitFolds } from './aspects.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'aspects-'));
});
afterAll(() => rm(dir, { recursive: true }));

const readText = async (text: string) => {
  const path = join(dir, 'file');
  await writeFile(path, text);
  return readAspectFile(path);
};

describe('labelled sentences', () => {
  it('are read token by token', async () => {
    const text =
      '\uFEFF音 B-ASP 2\r\n质 I-ASP 2\r\n好 O -1\r\n\r\n\r\n贵 O -1\r\n屏 B-ASP 0\r\n电 B-ASP -1\r\n';
    expect(await readText(text)).toEqual([
      { tokens: ['音', '质', '好'], language: 'zh', spans: [{ start: 0, end: 2, polarity: 'positive' }] },
      {
        tokens: ['贵', '屏', '电'],
        language: 'zh',
        spans: [
          { start: 1, end: 2, polarity: 'negative' },
          { start: 2, end: 3, polarity: undefined },
        ],
      },
    ]);
  });

  it('are read from quadruples: unnamed things left out, a term judged both ways without polarity', async () => {
    const quads = [
      'The battery life is short',
      '1,3 BATTERY#GENERAL 0 4,5',
      '1,2 POWER#GENERAL 2 -1,-1',
      '-1,-1 LAPTOP#GENERAL 1 -1,-1',
    ];
    const both = ['screen good and bad', '0,1 DISPLAY#GENERAL 2 1,2', '0,1 DISPLAY#GENERAL 0 3,4'];
    expect(await readText([quads, both].map((line) => line.join('\t')).join('\n'))).toEqual([
      {
        tokens: ['the', 'battery', 'life', 'is', 'short'],
        language: 'en',
        spans: [{ start: 1, end: 3, polarity: 'negative' }],
      },
      {
        tokens: ['screen', 'good', 'and', 'bad'],
        language: 'en',
        spans: [{ start: 0, end: 1, polarity: undefined }],
      },
    ]);
  });

  it.each([
    ['音 B-ASP\n', /line 1: expected a token, a tag and a polarity/],
    ['音 B-ASP 2\n质 X 2\n', /line 2: "X" is no tag/],
    ['音 O -1\n\n质 B-ASP 7\n', /line 3: "7" is no polarity/],
    ['good\t0,9 A#B 2 -1,-1', /line 1: 0,9 is no span of a sentence of 1 words/],
    ['good\tnonsense', /line 1: "nonsense" is no quadruple/],
    ['音 O -1\n'.repeat(1_001), /line 1001: a sentence has at most 1000 tokens/],
    ['\n \n', /has no sentence/],
  ])('that cannot be read are told by file and line: %j', async (text, problem) => {
    await expect(readText(text)).rejects.toThrow(problem);
  });

  it('that are not there are told by file', async () => {
    await expect(readAspectFile(join(dir, 'absent'))).rejects.toThrow(/absent cannot be read/);
  });
});

describe('splits', () => {
  const sentences = Array.from(
    { length: 25 },
    (_, at): LabelledSentence => ({ tokens: [String(at)], language: 'en', spans: [] }),
  );
  const names = (part: readonly LabelledSentence[]) => part.map(({ tokens }) => tokens[0]);

  it('put every tenth sentence into the test', () => {
    const { train, test } = splitEvery(sentences, 10);
    expect(names(test)).toEqual(['9', '19']);
    expect(train).toHaveLength(23);
  });

  it('put each sentence into the test of one fold, the same for the same seed', () => {
    const folds = splitFolds(sentences, 5, 1);
    expect(new Set(folds.flatMap(({ test }) => names(test)))).toEqual(new Set(names(sentences)));
    expect(folds.flatMap(({ test }) => test)).toHaveLength(sentences.length);
    for (const { train, test } of folds)
      expect(names(train).filter((name) => names(test).includes(name))).toEqual([]);
    expect(splitFolds(sentences, 5, 1)).toEqual(folds);
    expect(splitFolds(sentences, 5, 2)).not.toEqual(folds);
  });
});

describe('measuring', () => {
  it('counts exact terms, and polarity on the true ones', () => {
    const clauses = loadSeedClauses('zh').slice(0, 120);
    const tallies = splitFolds(clauses, 2, 1).map((split) => measureAspects(split, () => undefined));
    const sum = addTallies(tallies);
    expect(sum.sentences).toBe(120);
    expect(sum.terms).toBe(clauses.flatMap(({ spans }) => spans).length);
    expect(sum.right).toBeGreaterThan(sum.baselineRight);
    expect(sum.judgedRight).toBeGreaterThan(sum.majorityRight);
    expect(scoreSpans(4, 5, 3)).toEqual({ precision: 0.6, recall: 0.75, f1: expect.closeTo(2 / 3) });
    expect(scoreSpans(4, 5, 0).f1).toBe(0);
  }, 30_000);

  const phone = findPublicData('aspects-zh/phone.train.dat');
  it.skipIf(!phone)(
    'beats looking up on phone reviews',
    async () => {
      const sentences = (await readAspectFile(phone ?? '')).slice(0, 500);
      const tally = measureAspects(splitEvery(sentences, 5), () => undefined);
      expect(tally.right / tally.terms).toBeGreaterThan(0.65);
      expect(tally.right).toBeGreaterThan(tally.baselineRight);
      expect(tally.judgedRight / tally.judged).toBeGreaterThan(0.85);
    },
    30_000,
  );

  const laptop = findPublicData('aspects-en/laptop_quad_dev.tsv');
  it.skipIf(!laptop)('reads laptop reviews', async () => {
    const sentences = await readAspectFile(laptop ?? '');
    expect(sentences).toHaveLength(326);
    expect(sentences.flatMap(({ spans }) => spans).length).toBeGreaterThan(300);
  });
});
