import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { refreshProductFigures } from '../db/product-figures.ts';
import { upsertProducts } from '../db/products-write.ts';
import { productRecord } from '../db/records.ts';
import { openTestDatabase } from '../db/test-database.ts';
import type { Embedder } from '../models/embedder.ts';
import { createIndexer } from './ingest/indexer.ts';
import { createSearch } from './search.ts';
import type { ProductQuery } from './search-types.ts';
import { createTokeniser } from './tokenise.ts';

interface Offer {
  options?: Record<string, string>;
  price: number;
  available?: boolean;
  sku?: string;
}

/** A product in few words; prices in whole units. */
export function product(
  id: string,
  title: string,
  {
    offers = [{ price: 10 }],
    ...fields
  }: Partial<Omit<z.input<typeof productRecord>, 'variants'>> & { offers?: Offer[] } = {},
) {
  return productRecord.parse({
    id,
    title,
    ...fields,
    variants: offers.map(({ options = {}, price, available = true, sku }, i) => ({
      id: `${id}-${i}`,
      options,
      priceCents: price * 100,
      available,
      sku,
    })),
  });
}

export type TestProduct = ReturnType<typeof product>;

export async function putProducts(db: Database, products: readonly TestProduct[]): Promise<void> {
  await db.transaction((tx) => upsertProducts(tx, products, 'USD'));
  await refreshProductFigures(
    db,
    products.map(({ id }) => id),
  );
}

/** A shop of its own with these products indexed; `find` returns ids, best first. Opening one is slow: refill it. */
export async function openTestShop(products: readonly TestProduct[], embedder?: Embedder) {
  const db = await openTestDatabase();
  const tokeniser = createTokeniser();
  const indexer = createIndexer({ db, tokeniser, embedder });
  const search = createSearch({ db, tokeniser, embedder });
  const refill = async (goods: readonly TestProduct[]) => {
    for (const no of await db.query<{ no: number }>('delete from search_embedders returning no')) {
      await db.execute(`drop index if exists search_embeddings_${no.no}`);
    }
    await db.script(
      'truncate products, variants, search_segments, search_documents, search_variants, search_postings, search_words, search_values, search_embeddings, search_models, search_model_parts, search_kind_aliases',
    );
    await putProducts(db, goods);
    await indexer.indexProducts('changed');
  };
  await refill(products);
  const ask = (text: string, query: Partial<ProductQuery> = {}) =>
    search.products({ text, filters: {}, sort: 'relevance', limit: 50, offset: 0, ...query });
  return {
    db,
    tokeniser,
    indexer,
    search,
    refill,
    ask,
    find: async (text: string, query?: Partial<ProductQuery>) =>
      (await ask(text, query)).hits.map(({ productId }) => productId),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}
