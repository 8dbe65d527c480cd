import { createRandom } from '../recommend/train/seeded.ts';
import type { Histories } from '../recommend/train/histories.ts';
import { DEFAULT_SETTINGS } from '../recommend/train/settings.ts';
import { sharedInt32 } from '../recommend/train/shared-arrays.ts';
import { trainNeighbours } from '../recommend/train/train.ts';

export interface RecommendBenchResult {
  events: number;
  products: number;
  customers: number;
  neighbours: number;
  /** From histories in memory to the last row handed out; rows are counted and let go, as a writer would. */
  trainS: number;
  /** The highest of this process so far, histories and threads included. */
  rssMb: number;
  /** The sum of all weights, the same on every machine. */
  checksum: number;
}

export interface RecommendBenchOptions {
  events: number;
  products: number;
  seed: number;
  onProgress: (what: string, done: number, total: number) => void;
}

/** Trains the shipped model on made-up histories. */
export async function benchRecommend(options: RecommendBenchOptions): Promise<RecommendBenchResult> {
  const histories = makeHistories(options);
  let neighbours = 0;
  let checksum = 0;
  const began = performance.now();
  await trainNeighbours(
    { histories },
    {
      settings: DEFAULT_SETTINGS,
      onRows: ({ ids, covisit }) => {
        neighbours += ids.length;
        for (let e = 0; e < covisit.length; e++) checksum += covisit[e] as number;
      },
      onProgress: (done, total) => options.onProgress('training', done, total),
    },
  );
  return {
    events: histories.items.length,
    products: options.products,
    customers: histories.starts.length - 1,
    neighbours,
    trainS: (performance.now() - began) / 1_000,
    // In KB, as the system counts it.
    rssMb: process.resourceUsage().maxRSS / 1_024,
    checksum,
  };
}

const FEWEST_EVENTS = 2;
const MOST_EVENTS = 18;
const CLUSTER_PRODUCTS = 100;
/** Of each customer, chosen once. */
const OWN_CLUSTERS = 3;
const FROM_ANYWHERE = 0.2;

/**
 * Customers with 2 to 18 events, four in five from three clusters of a hundred products that they like. Clusters and
 * the products in them are as popular as Zipf's law has it.
 */
function makeHistories({ events, products, seed, onProgress }: RecommendBenchOptions): Histories {
  const random = createRandom(seed);
  const clusters = Math.ceil(products / CLUSTER_PRODUCTS);
  /** A rank below `count`, the first the likeliest, nearly as 1 / (rank + 1). */
  const drawRank = (count: number) => Math.floor((count + 1) ** random()) - 1;
  const drawFrom = (cluster: number) => {
    const first = cluster * CLUSTER_PRODUCTS;
    return first + drawRank(Math.min(CLUSTER_PRODUCTS, products - first));
  };
  const items = sharedInt32(events);
  const ends: number[] = [0];
  for (let e = 0; e < events; ) {
    const own = Array.from({ length: OWN_CLUSTERS }, () => drawRank(clusters));
    const length = FEWEST_EVENTS + Math.floor(random() * (MOST_EVENTS - FEWEST_EVENTS + 1));
    const end = Math.min(events, e + length);
    for (; e < end; e++) {
      const isOwn = random() >= FROM_ANYWHERE;
      const cluster = isOwn ? (own[Math.floor(random() * OWN_CLUSTERS)] as number) : drawRank(clusters);
      items[e] = drawFrom(cluster);
    }
    ends.push(end);
    onProgress('making histories', e, events);
  }
  const starts = sharedInt32(ends.length);
  starts.set(ends);
  return { starts, items, products };
}
