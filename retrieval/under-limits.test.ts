import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeeping } from '../db/search-keeping.ts';
import { readNearest, readNearestExactly } from '../db/search-nearest.ts';
import { readServingEmbedder } from '../db/search-embeddings.ts';
import type { ResolvedFilters } from '../db/search.ts';
import type { Embedder } from '../models/embedder.ts';
import { openTestShop, product } from './test-shop.ts';

const LAMPS = 150;

/** Puts each lamp at an angle of its number, and everything else at 0. */
const byNumber: Embedder = {
  id: 'by-number',
  dimension: 2,
  similarityFloor: 0.1,
  embed: (texts) =>
    Promise.resolve(
      texts.map((text) => {
        const angle = Number(/\d+/.exec(text)?.[0] ?? 0) / LAMPS;
        return Float32Array.of(Math.cos(angle), Math.sin(angle));
      }),
    ),
};

/** Costs its number; in two variants, the other at 1,000 more. */
const lamp = (no: number) =>
  product(`lamp-${no}`, `Orbis lamp ${no}`, {
    brand: no % 50 === 49 ? 'Orbis' : 'Umbra',
    offers: [
      { price: no, options: { Colour: 'white' } },
      { price: no + 1_000, options: { Colour: 'black' } },
    ],
  });

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(
    Array.from({ length: LAMPS }, (_, no) => lamp(no)),
    byNumber,
  );
});
afterAll(() => shop[Symbol.asyncDispose]());

const idsAt = async (found: readonly { segment: number; place: number }[]) => {
  const rows = await shop.db.query<{ id: string }>(
    `select d.product_id as id from unnest($1::int[], $2::int[]) with ordinality as c(segment, place, ordinal)
       join search_documents d using (segment, place) order by ordinal`,
    [found.map(({ segment }) => segment), found.map(({ place }) => place)],
  );
  return rows.map(({ id }) => id);
};

describe('what keeps the limits on products as a whole', () => {
  const keeping = async (filters: ResolvedFilters, most = 10) => {
    const found = await readKeeping(shop.db, filters, most);
    return (
      found &&
      (await idsAt(found.places.map((place, at) => ({ place, segment: found.segments[at] ?? 0 })))).sort()
    );
  };

  it.each<[string, ResolvedFilters, string[] | undefined]>([
    ['a price that a variant may have', { minPriceCents: 148_00, maxPriceCents: 149_00 }, undefined],
    ['a least price', { minPriceCents: 1_148_00 }, ['lamp-148', 'lamp-149']],
    ['a highest price', { maxPriceCents: 1_00 }, ['lamp-0', 'lamp-1']],
    ['a brand', { brands: ['orbis'] }, ['lamp-149', 'lamp-49', 'lamp-99']],
    ['a brand and a price', { brands: ['orbis'], maxPriceCents: 60_00 }, ['lamp-49']],
    ['a brand that the shop has not', { brands: [] }, []],
    ['prices that contradict each other', { minPriceCents: 2_00, maxPriceCents: 1_00 }, []],
    ['too many', { minPriceCents: 1_00 }, undefined],
    ['no such limit', { inStockOnly: true }, undefined],
  ])('%s', async (_, filters, ids) => {
    expect(await keeping(filters)).toEqual(ids);
  });
});

describe('neighbours by meaning', () => {
  const near = async (read: typeof readNearest, filters: ResolvedFilters) => {
    const serving = await readServingEmbedder(shop.db);
    if (!serving) throw new Error('no embedder serves');
    return idsAt(await read(shop.db, serving, Float32Array.of(1, 0), 3, filters));
  };

  it.each<[string, ResolvedFilters, string[]]>([
    [
      'far ones, where nothing near keeps the limits',
      { minPriceCents: 1_140_00 },
      ['lamp-140', 'lamp-141', 'lamp-142'],
    ],
    [
      'those with one variant that keeps all',
      { minPriceCents: 100_00, maxPriceCents: 1_000_00 },
      ['lamp-0', 'lamp-100', 'lamp-101'],
    ],
    ['of few that are looked for', { brands: ['orbis'] }, ['lamp-49', 'lamp-99', 'lamp-149']],
    ['of many', { inStockOnly: true }, ['lamp-0', 'lamp-1', 'lamp-2']],
  ])('are %s', async (_, filters, ids) => {
    expect(await near(readNearestExactly, filters)).toEqual(ids);
    expect(await near(readNearest, filters)).toEqual(ids);
  });

  it('are found within the limits by a search whose words nobody knows', async () => {
    const { hits, match } = await shop.ask('couch', { filters: { minPriceCents: 1_140_00 }, limit: 2 });
    expect({ ids: hits.map(({ productId }) => productId), match }).toEqual({
      ids: ['lamp-140', 'lamp-141'],
      match: 'exact',
    });
  });

  it('leave no brand uncounted that could be chosen instead', async () => {
    const { facets } = await shop.ask('couch', { filters: { brand: 'Orbis' }, facets: true });
    expect(facets?.brand.map(({ value }) => value).sort()).toEqual(['Orbis', 'Umbra']);
  });
});
