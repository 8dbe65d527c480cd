import type { Search } from '../../retrieval/search-types.ts';

export interface Ranked {
  productId: string;
  score: number;
  /** From 0 to 1, where the ranker tells. */
  confidence?: number;
}

/** Something that answers a query with products. */
export interface Ranker {
  /** For people. */
  name: string;
  /** Before its figures' names in files; nothing for the product itself. */
  prefix: string;
  /** Best first; fewer than `limit` only at the end. */
  rank(text: string, page: { limit: number; offset: number }): Promise<Ranked[]>;
}

/** The longest page of a product search. */
const PAGE = 50;

/** The product's own search, asked the way the assistant asks it: in words alone, a page at a time. */
export const createShopkeeper = (search: Search): Ranker => ({
  name: 'Shopkeeper',
  prefix: '',
  rank: async (text, { limit, offset }) => {
    const ranked: Ranked[] = [];
    while (ranked.length < limit) {
      const page = { limit: Math.min(PAGE, limit - ranked.length), offset: offset + ranked.length };
      const { hits } = await search.products({ text, filters: {}, ...page });
      ranked.push(...hits);
      if (hits.length < page.limit) break;
    }
    return ranked;
  },
});
