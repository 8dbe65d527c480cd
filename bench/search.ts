import { loadConfig } from '../config.ts';
import type { Database } from '../db/connect.ts';
import { listPrices, listTitles } from '../db/products.ts';
import { upsertProducts } from '../db/products-write.ts';
import type { ProductRecord } from '../db/records.ts';
import { readNearest, readNearestExactly } from '../db/search-nearest.ts';
import { measureIndexBytes } from '../db/search-index.ts';
import { createRandom } from '../feeds/demo/random.ts';
import { generateDemoShop } from '../feeds/demo/generate.ts';
import { createFindServing } from '../retrieval/embedders.ts';
import { createIndexer, type IndexProgress } from '../retrieval/ingest/indexer.ts';
import { createSearch } from '../retrieval/search.ts';
import type { ProductFilters } from '../retrieval/search-types.ts';
import { createTokeniser, type Tokeniser } from '../retrieval/tokenise.ts';
import { openStore } from '../store.ts';
import { createFreshDatabase } from './fresh-database.ts';
import { type Timing, timeAll } from './measure.ts';
import { readCatalogue } from './read-catalogue.ts';
import { createSynthesiser } from './synthetic-products.ts';

export interface SearchBenchOptions {
  /** A Postgres server; embedded without one. */
  serverUrl?: string;
  /** What the products are made after; the demo shop without one. */
  catalogue?: { path: string; map?: string };
  products: number;
  queries: number;
  seed: number;
  onProgress(line: string): void;
}

export interface SearchBenchResult {
  database: 'embedded' | 'native';
  products: number;
  real: number;
  /** Seconds to store the products and to index them. */
  storeS: number;
  buildS: number;
  /** All of the index, in the database. */
  indexMb: number;
  /** Of this process, after the searches. */
  rssMb: number;
  rows: { name: 'plain' | 'filtered'; timing: Timing; answered: number }[];
  /** Of the ten nearest vectors, the share that the HNSW index finds as well; the same among what keeps a limit. */
  recall: number;
  filteredRecall: number;
}

const STORE_BATCH = 250;
const WARM_UP = 20;
const COMPARED = 100;
const NEAREST = 10;
/** Of the stored vectors. */
const ROUNDING = 1e-4;
const SELECTED = 0.01;

/** Fills a fresh shop, indexes it, and times searches with and without a limit that one product in a hundred keeps. */
export async function benchSearch(options: SearchBenchOptions): Promise<SearchBenchResult> {
  await using database = await createFreshDatabase(options.serverUrl);
  const config = loadConfig(database.env);
  const store = await openStore(config, { now: new Date() });
  await using _ = { [Symbol.asyncDispose]: store.close };
  const { db } = store;
  const tokeniser = createTokeniser();
  const { real, seconds: storeS } = await storeProducts(db, options);
  const { seconds: buildS } = await createIndexer({ db, tokeniser }).indexProducts(
    'changed',
    createReporter(options.onProgress),
  );
  const titles = await listTitles(db, options.products);
  const queries = makeQueries(titles, options);
  const limits = makeLimits(await listPrices(db), options);
  const rows = [
    await timeSearches('plain', { db, tokeniser, queries, limits: [{}] }),
    await timeSearches('filtered', { db, tokeniser, queries, limits }),
  ];
  return {
    database: database.kind,
    products: options.products,
    real,
    storeS,
    buildS,
    indexMb: (await measureIndexBytes(db)) / 1_048_576,
    rssMb: process.memoryUsage.rss() / 1_048_576,
    rows,
    recall: await measureRecall({ db, tokeniser, queries, limits: [{}] }),
    filteredRecall: await measureRecall({ db, tokeniser, queries, limits }),
  };
}

async function storeProducts(
  db: Database,
  { catalogue, products, seed, onProgress }: SearchBenchOptions,
): Promise<{ real: number; seconds: number }> {
  const originals: ProductRecord[] = [];
  const source = catalogue
    ? readCatalogue(catalogue.path, catalogue.map)
    : generateDemoShop({ now: new Date() }).products;
  for await (const product of source) {
    if (originals.length >= products) break;
    originals.push(product);
  }
  const synthesise = createSynthesiser(originals, seed);
  const started = performance.now();
  for (let start = 0; start < products; start += STORE_BATCH) {
    const batch = Array.from(
      { length: Math.min(STORE_BATCH, products - start) },
      (__, place) => originals[start + place] ?? synthesise(start + place),
    );
    await db.transaction((tx) => upsertProducts(tx, batch, 'EUR'));
    if (start % 20_000 === 0) onProgress(`storing: ${start} of ${products}`);
  }
  return { real: originals.length, seconds: (performance.now() - started) / 1000 };
}

function createReporter(onProgress: (line: string) => void) {
  let next = 0;
  return ({ phase, done, total }: IndexProgress) => {
    if (performance.now() < next) return;
    next = performance.now() + 5_000;
    onProgress(`indexing ${phase}: ${done} of ${total}`);
  };
}

/** What shoppers type: how a title begins, or one plain word of it. */
function makeQueries(titles: readonly string[], { queries, seed }: SearchBenchOptions): string[] {
  const random = createRandom(seed, 'queries');
  return Array.from({ length: queries }, (__, index) => {
    const words = random.pick(titles).split(/\s+/);
    const plain = words.filter((word) => /^\p{Ll}{4,}$/u.test(word));
    if (index % 3 === 0 && plain.length > 0) return random.pick(plain);
    return words.slice(0, 2 + (index % 2)).join(' ');
  });
}

type PriceLimit = Pick<ProductFilters, 'minPriceCents' | 'maxPriceCents'>;

/** Bands of prices that one product in a hundred has. */
function makeLimits(prices: readonly number[], { seed }: SearchBenchOptions): PriceLimit[] {
  const random = createRandom(seed, 'limits');
  const width = Math.ceil(prices.length * SELECTED);
  return Array.from({ length: 50 }, () => {
    const first = random.int(0, prices.length - width);
    return { minPriceCents: prices[first], maxPriceCents: prices[first + width - 1] };
  });
}

interface Searches {
  db: Database;
  tokeniser: Tokeniser;
  queries: readonly string[];
  /** Of which each search has one, in turn. */
  limits: readonly PriceLimit[];
}

async function timeSearches(
  name: 'plain' | 'filtered',
  shop: Searches,
): Promise<SearchBenchResult['rows'][number]> {
  const search = createSearch(shop);
  const { queries, limits } = shop;
  let answered = 0;
  const ask = async (index: number) => {
    const text = queries[index % queries.length] ?? '';
    const filters = limits[index % limits.length] ?? {};
    const { hits } = await search.products({ text, filters, sort: 'relevance', limit: 10, offset: 0 });
    if (hits.length > 0) answered += 1;
  };
  await timeAll(Math.min(WARM_UP, queries.length), 1, ask);
  answered = 0;
  const timing = await timeAll(queries.length, 1, ask);
  return { name, timing, answered: answered / queries.length };
}

/** Recall@10 of the HNSW index against comparing the query with every vector, under each limit in turn. */
async function measureRecall({ db, tokeniser, queries, limits }: Searches): Promise<number> {
  const serving = await createFindServing({ db, tokeniser })();
  if (!serving) return Number.NaN;
  const vectors = await serving.embedder.embed(queries.slice(0, COMPARED), 'query');
  let found = 0;
  let nearest = 0;
  for (const [index, vector] of vectors.entries()) {
    if (vector.every((value) => value === 0)) continue;
    const limit = limits[index % limits.length];
    const exact = await readNearestExactly(db, serving.row, vector, NEAREST, limit);
    const near = await readNearest(db, serving.row, vector, NEAREST, limit);
    // One as near as the tenth is as good as it: near copies have the same vector.
    const least = (exact.at(-1)?.similarity ?? 1) - ROUNDING;
    found += near.filter(({ similarity }) => similarity >= least).length;
    nearest += exact.length;
  }
  return found / nearest;
}
