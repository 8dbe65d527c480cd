import type { Database } from '../db/connect.ts';
import type { Embedder } from '../models/embedder.ts';
import { createFindServing } from './embedders.ts';
import { createHelpSearch } from './help.ts';
import { searchProducts } from './products.ts';
import { createUnderstand } from './query.ts';
import { createFindReader } from './reviews/readers.ts';
import type { RankWeights } from './rank/weights.ts';
import { createReviewSearch } from './reviews/search-reviews.ts';
import { createReviewSummary } from './reviews/summary.ts';
import type { Search } from './search-types.ts';
import { searchSimilar } from './similar.ts';
import { createSnapshots } from './snapshot.ts';
import type { Tokeniser } from './tokenise.ts';

/**
 * Retrieval over one shop's database. `embedder` is the external one, where one is configured; without it, or while
 * it cannot be reached, the one fitted on the shop's own texts answers, or words alone.
 */
export function createSearch(deps: {
  db: Database;
  tokeniser: Tokeniser;
  embedder?: Embedder;
  /** What the shop's prices are in (ISO 4217). */
  currency?: string;
  /** Other than the usual ones only to find better ones. */
  weights?: RankWeights;
}): Search {
  const { db, tokeniser, weights } = deps;
  const findServing = createFindServing(deps);
  const understand = createUnderstand(deps);
  const findReader = createFindReader(deps);
  const onSnapshot = createSnapshots(db);
  const products: Search['products'] = (query) =>
    onSnapshot((index) => searchProducts({ db, index, tokeniser, findServing, understand, weights }, query));
  return {
    products,
    similar: (query) => onSnapshot((index) => searchSimilar({ db, index, tokeniser, findServing }, query)),
    reviews: createReviewSearch({
      db,
      tokeniser,
      findReader,
      understand: (text) => onSnapshot((index) => understand(text, index)),
      findProducts: (text) => findSure(products, text),
    }),
    reviewSummary: createReviewSummary({ db, findReader }),
    help: createHelpSearch({ db, tokeniser }),
  };
}

const PAGE = 50;
const PAGES = 4;

/** Ids of the products that a text surely means, at most 200. */
async function findSure(products: Search['products'], text: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 0; page < PAGES; page++) {
    const { hits, total, confident } = await products({
      text,
      filters: {},
      sort: 'relevance',
      limit: PAGE,
      offset: page * PAGE,
    });
    if (!confident) return [];
    ids.push(...hits.map(({ productId }) => productId));
    if (hits.length === 0 || ids.length >= total) break;
  }
  return ids;
}
