import type { Database } from '../db/connect.ts';
import type { Embedder } from '../models/embedder.ts';
import { createFindServing } from './embedders.ts';
import { createHelpSearch } from './help.ts';
import { searchProducts } from './products.ts';
import { createReviewSearch } from './reviews/search-reviews.ts';
import type { Search } from './search-types.ts';
import type { Tokeniser } from './tokenise.ts';

/**
 * Retrieval over one shop's database. `embedder` is the external one, where one is configured; without it, or while
 * it cannot be reached, the one fitted on the shop's own texts answers, or words alone.
 */
export function createSearch(deps: { db: Database; tokeniser: Tokeniser; embedder?: Embedder }): Search {
  const { db, tokeniser } = deps;
  const findServing = createFindServing(deps);
  return {
    products: (query) => searchProducts({ db, tokeniser, findServing }, query),
    reviews: createReviewSearch({ db, tokeniser }),
    help: createHelpSearch({ db, tokeniser }),
  };
}
