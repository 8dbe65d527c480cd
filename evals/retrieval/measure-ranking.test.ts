import { expect, test } from 'vitest';
import type { JudgedQuery } from './judgements.ts';
import { askAll, readFigures } from './measure-ranking.ts';
import type { Ranked, Ranker } from './ranker.ts';
import { formatTrecRun } from './trec-run.ts';

const judge = (text: string, grades: Record<string, number>): JudgedQuery => ({
  text,
  grades: new Map(Object.entries(grades)),
  lines: new Map(),
});

/** Answers from lists, and remembers which pages it was asked for. */
function createListRanker(lists: Record<string, Ranked[]>) {
  const pages: string[] = [];
  const ranker: Ranker = {
    name: 'lists',
    prefix: '',
    rank: (text, { limit, offset }) => {
      pages.push(`${text} ${offset}+${limit}`);
      return Promise.resolve((lists[text] ?? []).slice(offset, offset + limit));
    },
  };
  return { ranker, pages };
}

const unjudged = (count: number): Ranked[] =>
  Array.from({ length: count }, (_, at) => ({ productId: `u${at}`, score: 1 }));

test('a ranking is read on to where recall looks, and to the deepest where judged products are missing', async () => {
  const { ranker, pages } = createListRanker({
    deep: [...unjudged(300), { productId: 'a', score: 0 }],
    known: [{ productId: 'a', score: 2 }, { productId: 'b', score: 1 }, ...unjudged(300)],
    short: [{ productId: 'a', score: 2 }],
  });
  const queries = [judge('deep', { a: 3, b: 1 }), judge('known', { a: 3, b: 1 }), judge('short', { a: 1 })];
  const answers = await askAll(ranker, queries, { cut: 2, onAsked: () => undefined });
  expect(pages).toEqual(['deep 0+2', 'deep 2+98', 'deep 100+900', 'known 0+2', 'known 2+98', 'short 0+2']);
  const [deep] = answers;
  const figures = readFigures([deep as (typeof answers)[number]], { cut: 2, confident: 0.5 });
  expect(figures).toMatchObject({ ndcg: 0, mrr: 1 / 301, recall: 0 });
  expect(figures.ndcgJudged).toBeCloseTo(7 / (7 + 1 / Math.log2(3)), 12);
});

test('queries without a relevant product count for nothing but false confidence', async () => {
  const sure = { productId: 'a', score: 1, confidence: 0.9 };
  const unsure = { productId: 'a', score: 1, confidence: 0.1 };
  const { ranker } = createListRanker({ yes: [sure], no: [unsure], never: [sure], nothing: [] });
  const queries = [
    judge('yes', { a: 1 }),
    judge('no', { a: 1 }),
    judge('never', { a: 0 }),
    judge('nothing', { b: 0 }),
  ];
  const answers = await askAll(ranker, queries, { cut: 10, onAsked: () => undefined });
  expect(readFigures(answers, { cut: 10, confident: 0.5 })).toMatchObject({
    ndcg: 1,
    mrr: 1,
    recall: 1,
    confident: 0.5,
    falseConfidence: 0.5,
  });
});

test('a ranker that knows no confidence has no figures of it', async () => {
  const { ranker } = createListRanker({ q: unjudged(1) });
  const answers = await askAll(ranker, [judge('q', { u0: 1 })], { cut: 10, onAsked: () => undefined });
  const figures = readFigures(answers, { cut: 10, confident: 0.5 });
  expect(figures.confident).toBeUndefined();
  expect(figures.falseConfidence).toBeUndefined();
});

test('a TREC run has one line a hit, scores that fall, and the query itself as its id', () => {
  const ranked = [
    { productId: '7', score: 1 },
    { productId: '5', score: 4 },
  ];
  const answers = [{ query: judge('50% 棉 shirt', {}), ranked, ms: 1 }];
  expect(formatTrecRun(answers, 'tag')).toBe(
    '50%25%20棉%20shirt Q0 7 1 2 tag\n50%25%20棉%20shirt Q0 5 2 1 tag\n',
  );
});
