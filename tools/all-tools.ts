import type { Database } from '../db/connect.ts';
import { grantOrder, hasGrant, takeProofAttempt } from '../db/grants.ts';
import { readHelpPages } from '../db/help-pages.ts';
import { listOrders, readOrder } from '../db/orders.ts';
import { readListedProducts, readProducts } from '../db/products.ts';
import { countStars, listReviews, readReviews } from '../db/reviews.ts';
import type { Search } from '../retrieval/search-types.ts';
import type { ShopSettings } from '../shop/settings.ts';
import { createCompareProducts } from './compare-products.ts';
import { createGetOrder } from './get-order.ts';
import { createGetProduct } from './get-product.ts';
import { createGetReviews } from './get-reviews.ts';
import { createListOrders } from './list-orders.ts';
import { createSearchCatalog } from './search-catalog.ts';
import { createSearchHelp } from './search-help.ts';
import { createSearchReviews } from './search-reviews.ts';
import type { Tool } from './tool.ts';

/** The tools that the shop has switched on; one that is off is not constructed, so no model can find it. */
export function createTools({
  db,
  search,
  settings,
}: {
  db: Database;
  search: Search;
  settings: Pick<ShopSettings, 'currency' | 'tools'>;
}): Tool[] {
  const read = (ids: readonly string[]) => readProducts(db, ids);
  const constructors: Record<keyof ShopSettings['tools'], () => Tool> = {
    search_catalog: () =>
      createSearchCatalog({
        search,
        readListedProducts: (ids) => readListedProducts(db, ids),
        currency: settings.currency,
      }),
    get_product: () => createGetProduct({ readProducts: read }),
    compare_products: () => createCompareProducts({ readProducts: read }),
    get_reviews: () =>
      createGetReviews({
        search,
        readProducts: read,
        readReviews: (ids) => readReviews(db, ids),
        listReviews: (query) => listReviews(db, query),
        countStars: (productId) => countStars(db, productId),
      }),
    search_reviews: () =>
      createSearchReviews({
        search,
        readListedProducts: (ids) => readListedProducts(db, ids),
        readReviews: (ids) => readReviews(db, ids),
        currency: settings.currency,
      }),
    list_orders: () => createListOrders({ listOrders: (query) => listOrders(db, query) }),
    get_order: () =>
      createGetOrder({
        readOrder: (orderNumber) => readOrder(db, orderNumber),
        hasGrant: (conversationId, orderId) => hasGrant(db, conversationId, orderId),
        grantOrder: (conversationId, orderId) => grantOrder(db, conversationId, orderId),
        takeProofAttempt: (attempt) => takeProofAttempt(db, attempt),
      }),
    search_help: () =>
      createSearchHelp({ search, readHelpPages: (ids, language) => readHelpPages(db, ids, language) }),
  };
  return Object.entries(constructors).flatMap(([name, construct]) =>
    settings.tools[name as keyof ShopSettings['tools']] === false ? [] : [construct()],
  );
}
