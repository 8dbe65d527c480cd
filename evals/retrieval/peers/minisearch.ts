import type { SearchOptions } from 'minisearch';
import type { IndexableProduct } from '../../../db/search-index.ts';
import type { Ranker } from '../ranker.ts';

/** How MiniSearch is asked, and a line that tells it from other ways. */
export interface MiniSearchSettings {
  name: string;
  options: SearchOptions;
}

const FIELDS = ['title', 'brand', 'category', 'model', 'description'];

/**
 * MiniSearch 7 over the fields a shop would give it, in this process's memory. Returns a maker of rankers, for the
 * same index can be asked with other settings for every query.
 */
export async function indexMiniSearch(products: readonly IndexableProduct[]) {
  // Here and not above, for whoever asks for no peers needs no peers installed.
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch({ fields: FIELDS });
  await index.addAllAsync(
    products.map(({ id, title, brand, category, model, description }) => ({
      id,
      title,
      brand: brand ?? '',
      category: category.join(' '),
      model: model ?? '',
      description: description.replace(/<[^>]*>/g, ' '),
    })),
    { chunkSize: 500 },
  );
  return (settingsFor: (text: string) => MiniSearchSettings): Ranker['rank'] =>
    async (text, { limit, offset }) =>
      index
        .search(text, settingsFor(text).options)
        .slice(offset, offset + limit)
        .map(({ id, score }) => ({ productId: String(id), score }));
}

/** BM25 as it was published: no prefixes, no misspellings, every field worth the same, no lower bound. */
export const plainBm25: MiniSearchSettings = {
  name: 'plain BM25',
  options: { bm25: { k: 1.2, b: 0.75, d: 0 } },
};

/** MiniSearch's own numbers, and short saturation with full length normalisation, which suits short texts. */
const BM25_PLUS = [
  { k: 1.2, b: 0.7, d: 0.5 },
  { k: 0.4, b: 0.9, d: 0.5 },
];

const BOOSTS: Record<string, number>[] = [
  {},
  { title: 2, category: 2, description: 0.5 },
  { title: 3, category: 3, brand: 0.5, model: 0.5, description: 0.5 },
];

/** A fifth of its letters off, as in MiniSearch's manual; short words have too many neighbours. */
const fuzzy = (term: string) => (term.length > 4 ? 0.2 : false);
const prefix = (term: string) => term.length > 3;

const MATCHING: Record<string, SearchOptions> = {
  'whole words': {},
  prefix: { prefix },
  'fuzzy and prefix': { fuzzy, prefix },
  'fuzzy and prefix at low weight': { fuzzy, prefix, weights: { fuzzy: 0.1, prefix: 0.15 } },
};

const nameBoosts = (boost: Record<string, number>) =>
  Object.entries(boost).map(([field, weight]) => `${field} x${weight}`);

/** What is tried when MiniSearch is tuned. */
export const miniSearchGrid: MiniSearchSettings[] = BOOSTS.flatMap((boost) =>
  BM25_PLUS.flatMap((bm25) =>
    Object.entries(MATCHING).map(([matching, options]) => ({
      name: [matching, `k ${bm25.k}, b ${bm25.b}`, ...nameBoosts(boost)].join(', '),
      options: { ...options, boost, bm25 },
    })),
  ),
);
