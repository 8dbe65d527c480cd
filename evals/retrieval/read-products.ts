import type { Queryable } from '../../db/connect.ts';
import { type IndexableProduct, readIndexableProducts, readProductIds } from '../../db/search-index.ts';

const BATCH = 2_000;

/** Every product of the shop as the search index reads it, in the order of the ids. */
export async function readAllProducts(db: Queryable): Promise<IndexableProduct[]> {
  const products: IndexableProduct[] = [];
  for (;;) {
    const ids = await readProductIds(db, products.at(-1)?.id ?? '', BATCH);
    if (ids.length === 0) return products;
    products.push(...(await readIndexableProducts(db, ids)));
  }
}
