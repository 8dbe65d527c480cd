import { expect, test } from 'vitest';
import { createRandom } from './seeded.ts';
import { toAttributes } from './content.ts';
import { directedGaps, indexOccurrences } from './covisits.ts';
import { moveHeaviestFirst } from './heaviest.ts';
import { toHistories } from './histories.ts';
import { sumMass } from './mass.ts';
import type { NeighbourBatch } from './rows.ts';
import { DEFAULT_SETTINGS, type RecommendSettings, UNORDERED_SETTINGS } from './settings.ts';
import { type TrainInput, type TrainOptions, trainNeighbours } from './train.ts';

type Neighbour = { id: number; covisit: number; content: number };

async function train(
  input: TrainInput,
  settings: Partial<RecommendSettings> = {},
  options: Partial<TrainOptions> = {},
) {
  const rows: Neighbour[][] = [];
  const onRows = (batch: NeighbourBatch) => {
    expect(batch.first).toBe(rows.length);
    for (let k = 0; k + 1 < batch.starts.length; k++) {
      const places = Array.from(
        { length: batch.starts[k + 1]! - batch.starts[k]! },
        (_, n) => batch.starts[k]! + n,
      );
      rows.push(
        places.map((e) => ({ id: batch.ids[e]!, covisit: batch.covisit[e]!, content: batch.content[e]! })),
      );
    }
  };
  const trained = await trainNeighbours(input, {
    settings: { ...DEFAULT_SETTINGS, ...settings },
    onRows,
    ...options,
  });
  return { rows, ...trained };
}

const near = (id: number, covisit: number, content = 0) => ({
  id,
  covisit: expect.closeTo(covisit, 7),
  content: expect.closeTo(content, 7),
});

// c(1) = 1 and c(2) = 1/4 + 1/2; what came before counts a fifth.
const threeCustomers = toHistories(
  [
    [0, 1, 2],
    [0, 1],
    [1, 0],
  ],
  3,
);
const g = [1 + 1 / 4 + 1, 1 + 1, 0];
const onPaper = [
  [near(1, (1 + 1 + 0.2) / (50 + g[0]!)), near(2, 0.75 / (50 + g[0]!))],
  [near(0, (0.2 + 0.2 + 1) / (50 + g[1]!)), near(2, 1 / (50 + g[1]!))],
  [near(1, 0.2 / 50), near(0, 0.15 / 50)],
];

test('three customers give what the formula gives on paper, in this thread and in others', async () => {
  for (const threads of [0, 1]) {
    const trained = await train({ histories: threeCustomers }, {}, { threads });
    expect(trained.rows).toEqual(onPaper);
    expect([...trained.g]).toEqual(g);
    expect([...trained.popularity]).toEqual([3, 3, 1]);
  }
});

test('regardless of order, a pair counts the same both ways', async () => {
  const { rows } = await train({ histories: threeCustomers }, { beta: 1, lambda: 0 });
  expect(rows[0]).toEqual([near(1, 3 / g[0]!), near(2, 0.75 / g[0]!)]);
  // Nothing ever came after product 2: it has no g to divide by.
  expect(rows[2]).toEqual([near(1, 1), near(0, 0.75)]);
  const cosine = await train({ histories: threeCustomers }, { ...UNORDERED_SETTINGS, lambda: 5 });
  expect(cosine.rows[2]).toEqual([near(0, 1 / (Math.sqrt(3) + 5)), near(1, 1 / (Math.sqrt(3) + 5))]);
});

test('content fills rows up to the mass of co-visits, times its weight', async () => {
  const attributes = toAttributes([['brand a', 'lamp', 'lamp'], ['brand a'], ['chair']]);
  const { rows, ratio } = await train({ histories: threeCustomers, attributes });
  const mass = 2.2 / 52.25 + 0.75 / 52.25 + 1.4 / 52 + 1 / 52 + 0.35 / 50;
  // Two of the three products have a neighbour by content, each only one.
  expect(ratio).toBeCloseTo(mass / 2, 12);
  expect(rows[0]).toEqual([near(1, 2.2 / 52.25, 1.5 * ratio), near(2, 0.75 / 52.25)]);
  expect(rows[1]).toEqual([near(0, 1.4 / 52, 1.5 * ratio), near(2, 1 / 52)]);
  expect(rows[2]).toEqual([near(1, 0.2 / 50), near(0, 0.15 / 50)]);
});

test('squared rarity and popularity decide among neighbours by content', async () => {
  const attributes = toAttributes([['x', 'y'], ['x'], ['y'], ['y'], ['z']]);
  const { rows } = await train({ histories: toHistories([[4], [3], [3]], 5), attributes });
  // Two of five have x, three have y; product 3 has two events, which weighs (2 + 1)^0.25.
  const [x, y] = [Math.log(5 / 2) ** 2, Math.log(5 / 3) ** 2];
  const length = Math.hypot(x, y);
  const [one, two, three] = [x / length, y / length, (y / length) * 3 ** 0.25];
  const sum = one + two + three;
  // Nobody has two products: content stands alone, with a mass of its own.
  expect(rows[0]).toEqual([
    near(1, 0, (1.5 * one) / sum),
    near(3, 0, (1.5 * three) / sum),
    near(2, 0, (1.5 * two) / sum),
  ]);
  expect(rows[4]).toEqual([]);
});

test('the mass of all rows is known without making them, repeated products included', async () => {
  const random = createRandom(3);
  const lists = Array.from({ length: 60 }, () => Array.from({ length: 12 }, () => Math.floor(random() * 9)));
  const histories = toHistories(lists, 9);
  const { rows, g: gaps } = await train({ histories }, { window: 8 });
  const mass = rows.flat().reduce((sum, { covisit }) => sum + covisit, 0);
  const divisors = { own: gaps, other: new Float64Array(9).fill(1), lambda: 50 };
  expect(sumMass(indexOccurrences(histories, 8), directedGaps(8, 0.2), divisors)).toBeCloseTo(mass, 5);
});

test('a row keeps its heaviest neighbours; threads and this one give the same', async () => {
  const random = createRandom(1);
  const draw = (count: number) => Math.floor(count ** random()) - 1;
  const lists = Array.from({ length: 800 }, () => Array.from({ length: 9 }, () => draw(700)));
  const attributes = toAttributes(Array.from({ length: 700 }, (_, i) => [`b${i % 40}`, `c${i % 7}`]));
  const input = { histories: toHistories(lists, 700), attributes };
  const whole = await train(input, { neighbours: 700 });
  const here = await train(input, { neighbours: 5 }, { threads: 0 });
  expect(here.rows).toEqual(whole.rows.map((row) => row.slice(0, 5)));
  expect((await train(input, { neighbours: 5 }, { threads: 2 })).rows).toEqual(here.rows);
  const weights = whole.rows.map((row) => row.map(({ covisit, content }) => covisit + content));
  expect(weights).toEqual(weights.map((row) => row.toSorted((a, b) => b - a)));
});

test('little or nothing to learn from is no failure', async () => {
  expect((await train({ histories: toHistories([], 0) })).rows).toEqual([]);
  expect((await train({ histories: toHistories([], 2), attributes: toAttributes([[], []]) })).rows).toEqual([
    [],
    [],
  ]);
  expect((await train({ histories: toHistories([[0, 0, 0]], 1) })).rows).toEqual([[]]);
  expect((await train({ histories: toHistories([[1, 0]], 2) })).rows).toEqual([
    [near(1, 0.2 / 50)],
    [near(0, 1 / 51)],
  ]);
});

test('a customer of 100,000 events counts with the newest 50, a product that all bought like any other', async () => {
  const bot = Array.from({ length: 100_000 }, (_, e) => e % 1_000);
  const people = Array.from({ length: 500 }, (_, u) => [u, 1_000]);
  const { rows, popularity } = await train({ histories: toHistories([bot, ...people], 1_001) });
  expect([popularity[0], popularity[949], popularity[950], popularity[1_000]]).toEqual([1, 0, 1, 500]);
  expect(rows[1_000]).toHaveLength(100);
  for (const { covisit } of rows[1_000]!) expect(covisit).toBeCloseTo(0.2 / 50, 7);
  expect(rows[3]).toEqual([near(1_000, 1 / 51)]);
});

test('settings that are no numbers, or make no sense, are refused by name', async () => {
  const cases: [Partial<RecommendSettings>, string][] = [
    [{ beta: Number.NaN }, 'beta'],
    [{ lambda: -1 }, 'lambda'],
    [{ contentWeight: Infinity }, 'contentWeight'],
    [{ neighbours: 0 }, 'neighbours'],
    [{ window: 2.5 }, 'window'],
    [{ window: 300 }, 'window'],
  ];
  for (const [settings, name] of cases)
    await expect(train({ histories: threeCustomers }, settings)).rejects.toThrow(name);
});

test('training stops when it is told to, and when its rows cannot be kept', async () => {
  const histories = toHistories([[0, 1, 2]], 3_000);
  for (const threads of [0, 2]) {
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number) => {
      seen.push(done);
      stop.abort();
    };
    const running = train({ histories }, {}, { threads, signal: stop.signal, onProgress });
    await expect(running).rejects.toThrow('aborted');
    expect(seen).toEqual([256]);
    const failing = train(
      { histories },
      {},
      { threads, onRows: () => Promise.reject(new Error('disk full')) },
    );
    await expect(failing).rejects.toThrow('disk full');
  }
});

test('the heaviest come first whatever the order was', () => {
  const random = createRandom(7);
  for (let round = 0; round < 200; round++) {
    const length = Math.floor(random() * 300);
    const entries = Array.from({ length }, (_, id) => ({ id, key: Math.floor(random() * 40) }));
    const shuffled = entries.toSorted((a, b) => ((a.id * 7919) % 31) - ((b.id * 7919) % 31));
    const ids = Int32Array.from(shuffled, ({ id }) => id);
    const keys = Float64Array.from(shuffled, ({ key }) => key);
    const count = Math.floor(random() * (length + 1));
    moveHeaviestFirst(ids, keys, length, count);
    const best = entries.toSorted((a, b) => b.key - a.key || a.id - b.id).slice(0, count);
    expect([...ids.subarray(0, count)]).toEqual(best.map(({ id }) => id));
    expect([...keys.subarray(0, count)]).toEqual(best.map(({ key }) => key));
  }
});
