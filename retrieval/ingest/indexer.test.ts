import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../models/embedder.ts';
import { createSearch } from '../search.ts';
import { openTestShop, product, putProducts } from '../test-shop.ts';
import { createIndexer, type IndexProgress } from './indexer.ts';

const lamps = Array.from({ length: 12 }, (_, i) =>
  product(`lamp-${i}`, `Brightwell desk lamp model ${i}`, {
    description: `Lights a desk of ${i + 1} metres.`,
  }),
);
/** Three kinds of things with two names each, of which every other product has both. */
const furniture = [
  ['sofa', 'couch', 'Seats three in the living room'],
  ['lamp', 'light', 'Glows beside the bed'],
  ['kettle', 'boiler', 'Boils water for tea'],
].flatMap(([name, other, text]) =>
  Array.from({ length: 16 }, (_, i) =>
    product(`${name}-${i}`, `Fine ${name}`, { description: i % 2 ? `${text}. A ${other} to love.` : text }),
  ),
);

/** An embedder that knows two meanings. */
const fakeEmbedder = (id: string): Embedder => ({
  id,
  dimension: 3,
  similarityFloor: 0.9,
  embed: async (texts) =>
    texts.map((text) => Float32Array.from(/lamp|lantern/i.test(text) ? [1, 0, 0] : [0, 1, 0.1])),
});

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([]);
});
afterAll(() => shop[Symbol.asyncDispose]());

const indexWith = (embedder: Embedder) => createIndexer({ db: shop.db, tokeniser: shop.tokeniser, embedder });
const searchWith = (embedder: Embedder) => {
  const search = createSearch({ db: shop.db, tokeniser: shop.tokeniser, embedder });
  return (text: string) => search.products({ text, filters: {}, sort: 'relevance', limit: 50, offset: 0 });
};

describe('indexing', () => {
  beforeEach(() => shop.refill(lamps));

  it('does only what changed', async () => {
    const nothing = await shop.indexer.indexProducts('changed');
    expect(nothing).toMatchObject({ indexed: 0, embedded: 0 });

    const renamed = product('lamp-3', 'Brightwell floor lantern');
    const repriced = {
      ...lamps[4],
      variants: [{ ...lamps[4]?.variants[0], priceCents: 99_00 }],
    } as typeof renamed;
    await putProducts(shop.db, [renamed, repriced]);
    expect(await shop.find('lantern')).not.toContain('lamp-3');
    expect(await shop.indexer.indexProducts('changed')).toMatchObject({ indexed: 1 });
    expect((await shop.find('lantern'))[0]).toBe('lamp-3');
    expect((await shop.find('desk lamp')).length).toBe(11);
    expect((await shop.find('', { sort: 'price_high' }))[0]).toBe('lamp-4');
  });

  it('indexes just the products it is given, once each, and passes over those that are not there', async () => {
    const summary = await shop.indexer.indexProducts(['lamp-1', 'lamp-1', 'gone']);
    expect(summary.indexed).toBe(2);
    expect((await shop.ask('desk lamp')).total).toBe(12);
  });

  it('forgets products that were deleted', async () => {
    await shop.refill([...lamps, product('lantern-1', 'Copper lantern')]);
    expect(await shop.find('copper')).toEqual(['lantern-1']);
    await shop.db.execute('delete from products where id = $1', ['lantern-1']);
    expect(await shop.find('copper')).toEqual([]);
    await shop.indexer.indexProducts('changed');
    expect(await shop.find('copper')).toEqual([]);
    expect((await shop.ask('desk lamp')).total).toBe(12);
  });

  it('keeps few segments however many small runs there are', async () => {
    for (const lamp of lamps) await shop.indexer.indexProducts([lamp.id]);
    const [row] = await shop.db.query<{ n: number }>('select count(*) as n from search_segments');
    expect(row?.n).toBeLessThanOrEqual(9);
    const places = await shop.db.query(
      'select 1 from search_documents d left join search_segments s on s.id = d.segment where s.id is null',
    );
    expect(places).toEqual([]);
    expect((await shop.ask('desk lamp')).total).toBe(12);
  });

  it('answers from the old state while all is indexed anew, and when that is cut off', async () => {
    await putProducts(shop.db, [product('lamp-0', 'Paper lantern')]);
    const stop = new AbortController();
    const running = shop.indexer.indexProducts('all', () => stop.abort(new Error('cut off')), stop.signal);
    await expect(running).rejects.toThrow('cut off');
    expect((await shop.ask('desk lamp')).total).toBe(12);
    await shop.indexer.indexProducts('changed');
    expect((await shop.ask('desk lamp')).total).toBe(11);
    expect((await shop.find('lantern'))[0]).toBe('lamp-0');
  });

  it('clears away what a killed run left, once it is sure that nobody works on it', async () => {
    const leave = (age: string) =>
      shop.db.query<{ id: number }>(
        `insert into search_segments (size, touched_at) values (1, now() - interval '${age}') returning id`,
      );
    const [old] = await leave('1 hour');
    const [fresh] = await leave('1 minute');
    await shop.db.execute(
      "insert into search_postings (segment, term, postings) select id, 'desk', '' from search_segments where not live",
    );
    expect((await shop.ask('desk lamp')).total).toBe(12);
    await shop.indexer.indexProducts('changed');
    const left = await shop.db.query(
      'select distinct segment from search_postings join search_segments s on s.id = segment where not s.live',
    );
    expect(left).toEqual([{ segment: fresh?.id }]);
    expect(old?.id).not.toBe(fresh?.id);
  });

  it('tells how far it is', async () => {
    const seen: IndexProgress[] = [];
    await shop.indexer.indexProducts('all', (progress) => seen.push(progress));
    expect(seen).toEqual([
      { phase: 'words', done: 12, total: 12 },
      { phase: 'meaning', done: 0, total: 0 },
    ]);
    await indexWith(fakeEmbedder('fake-1')).indexProducts('changed', (progress) => seen.push(progress));
    expect(seen.at(-1)).toEqual({ phase: 'meaning', done: 12, total: 12 });
  });

  it('runs one after another when asked at the same time', async () => {
    await putProducts(shop.db, [product('lamp-0', 'Paper lantern')]);
    const runs = await Promise.all([
      shop.indexer.indexProducts('changed'),
      shop.indexer.indexProducts('changed'),
    ]);
    expect(runs.map((run) => run.indexed)).toEqual([1, 0]);
  });
});

describe('embedders', () => {
  const servingId = async () =>
    (
      await shop.db.query<{ embedder_id: string }>('select embedder_id from search_embedders where serving')
    )[0]?.embedder_id;

  it('finds by meaning what the words do not', async () => {
    await shop.refill([...lamps, product('tent-1', 'Tent')]);
    await indexWith(fakeEmbedder('fake-1')).indexProducts('changed');
    expect(await servingId()).toBe('fake-1');
    const { hits } = await searchWith(fakeEmbedder('fake-1'))('lantern');
    expect(hits.map((hit) => hit.productId).sort()).toEqual(lamps.map(({ id }) => id).sort());
    expect((await shop.ask('lantern')).hits, 'no longer configured').toEqual([]);
  });

  it('builds a new one beside the old, which serves until it is complete', async () => {
    await shop.refill(lamps);
    await indexWith(fakeEmbedder('fake-1')).indexProducts('changed');
    const broken = { ...fakeEmbedder('fake-2'), embed: () => Promise.reject(new Error('unreachable')) };
    await expect(indexWith(broken).indexProducts('changed')).rejects.toThrow('unreachable');
    expect(await servingId()).toBe('fake-1');
    expect((await searchWith(fakeEmbedder('fake-1'))('lantern')).total).toBe(12);

    const mended = await indexWith(fakeEmbedder('fake-2')).indexProducts('changed');
    expect(mended).toMatchObject({ indexed: 0, embedded: 12 });
    expect(await servingId()).toBe('fake-2');
    const left = await shop.db.query<{ n: number }>(
      'select count(distinct embedder_no) as n from search_embeddings',
    );
    expect(left).toEqual([{ n: 1 }]);
  });

  it('does without meaning while the model cannot be reached', async () => {
    await shop.refill(lamps);
    await indexWith(fakeEmbedder('fake-1')).indexProducts('changed');
    const ask = searchWith({
      ...fakeEmbedder('fake-1'),
      embed: () => Promise.reject(new Error('unreachable')),
    });
    expect((await ask('lantern')).hits).toEqual([]);
    expect((await ask('lamp')).total).toBe(12);
  });

  it('learns from the shop which words mean alike', async () => {
    await shop.refill(furniture);
    const found = await shop.find('couch');
    const sofas = (rest: number) =>
      furniture.map(({ id }) => id).filter((id, i) => /sofa/.test(id) && i % 2 === rest);
    expect(found.slice(0, 8).sort()).toEqual(sofas(1).sort());
    expect(found.slice(8).sort()).toEqual(sofas(0).sort());
  });

  it('is fitted anew when the shop has outgrown it, and not before', async () => {
    await shop.refill(furniture);
    const before = await servingId();
    await putProducts(shop.db, [product('tent-1', 'Ridgeline tent')]);
    expect(await shop.indexer.indexProducts('changed')).toMatchObject({ indexed: 1, embedded: 1 });
    expect(await servingId()).toBe(before);
    const tents = Array.from({ length: 48 }, (_, i) =>
      product(`tent-${i}`, `Ridgeline tent for ${i} people`),
    );
    await putProducts(shop.db, tents);
    expect(await shop.indexer.indexProducts('changed')).toMatchObject({ indexed: 96, embedded: 96 });
    expect(await servingId()).not.toBe(before);
  });
});
