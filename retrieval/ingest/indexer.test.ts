import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../models/embedder.ts';
import { createSearch } from '../search.ts';
import { openTestShop, product, putProducts } from '../test-shop.ts';
import { createIndexer, type IndexProgress } from './indexer.ts';

const lamps = Array.from({ length: 12 }, (_, i) =>
  product(`lamp-${i}`, `Brightwell desk lamp model ${i}`, {
    description: `Lights a desk of ${i + 1} metres.`,
  }),
);

/** An embedder that knows two meanings, and counts what it is asked. */
function fakeEmbedder(id: string) {
  const asked = { query: 0, document: 0 };
  const embedder: Embedder = {
    id,
    dimension: 3,
    similarityFloor: 0.9,
    embed: async (texts, kind) => {
      asked[kind] += texts.length;
      return texts.map((text) => Float32Array.from(/lamp|lantern/i.test(text) ? [1, 0, 0] : [0, 1, 0.1]));
    },
  };
  return { embedder, asked };
}

describe('indexing', () => {
  it('does only what changed', async () => {
    await using shop = await openTestShop(lamps);
    const nothing = await shop.indexer.indexProducts('changed');
    expect(nothing).toMatchObject({ indexed: 0, embedded: 0 });

    const renamed = product('lamp-3', 'Brightwell floor lantern');
    const repriced = {
      ...lamps[4],
      variants: [{ ...lamps[4]?.variants[0], priceCents: 99_00 }],
    } as typeof renamed;
    await putProducts(shop.db, [renamed, repriced]);
    expect(await shop.find('lantern')).not.toContain('lamp-3');
    expect(await shop.indexer.indexProducts('changed')).toMatchObject({ indexed: 1, embedded: 1 });
    expect((await shop.find('lantern'))[0]).toBe('lamp-3');
    expect((await shop.find('desk lamp')).length).toBe(11);
    expect((await shop.find('', { sort: 'price_high' }))[0]).toBe('lamp-4');
  });

  it('indexes just the products it is given, once each, and passes over those that are not there', async () => {
    await using shop = await openTestShop(lamps);
    const summary = await shop.indexer.indexProducts(['lamp-1', 'lamp-1', 'gone']);
    expect(summary.indexed).toBe(2);
    expect((await shop.ask('desk lamp')).total).toBe(12);
  });

  it('forgets products that were deleted', async () => {
    await using shop = await openTestShop([...lamps, product('lantern-1', 'Copper lantern')]);
    expect(await shop.find('copper')).toEqual(['lantern-1']);
    await shop.db.execute('delete from products where id = $1', ['lantern-1']);
    expect(await shop.find('copper')).toEqual([]);
    await shop.indexer.indexProducts('changed');
    expect(await shop.find('copper')).toEqual([]);
    expect((await shop.ask('desk lamp')).total).toBe(12);
  });

  it('keeps few segments however many small runs there are', async () => {
    await using shop = await openTestShop(lamps);
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
    await using shop = await openTestShop(lamps);
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
    await using shop = await openTestShop(lamps);
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
    await using shop = await openTestShop(lamps);
    const seen: IndexProgress[] = [];
    await shop.indexer.indexProducts('all', (progress) => seen.push(progress));
    expect(seen[0]).toEqual({ phase: 'words', done: 12, total: 12 });
    expect(seen.at(-1)).toMatchObject({ phase: 'meaning', done: 12, total: 12 });
  });

  it('runs one after another when asked at the same time', async () => {
    await using shop = await openTestShop(lamps);
    await putProducts(shop.db, [product('lamp-0', 'Paper lantern')]);
    const runs = await Promise.all([
      shop.indexer.indexProducts('changed'),
      shop.indexer.indexProducts('changed'),
    ]);
    expect(runs.map((run) => run.indexed)).toEqual([1, 0]);
  });
});

describe('embedders', () => {
  const servingId = async (shop: Awaited<ReturnType<typeof openTestShop>>) =>
    (
      await shop.db.query<{ embedder_id: string }>('select embedder_id from search_embedders where serving')
    )[0]?.embedder_id;

  it('finds by meaning what the words do not', async () => {
    const { embedder } = fakeEmbedder('fake-1');
    await using shop = await openTestShop([...lamps, product('tent-1', 'Tent')], embedder);
    expect(await servingId(shop)).toBe('fake-1');
    expect((await shop.find('lantern')).sort()).toEqual(lamps.map(({ id }) => id).sort());
  });

  it('builds a new one beside the old, which serves until it is complete', async () => {
    const first = fakeEmbedder('fake-1');
    await using shop = await openTestShop(lamps, first.embedder);
    const second = fakeEmbedder('fake-2');
    let calls = 0;
    const failing: Embedder = {
      ...second.embedder,
      embed: async (...args) => {
        calls += 1;
        throw new Error(`unreachable for ${args[1]}`);
      },
    };
    const broken = createIndexer({ db: shop.db, tokeniser: shop.tokeniser, embedder: failing });
    await expect(broken.indexProducts('changed')).rejects.toThrow('unreachable for document');
    expect(calls).toBe(1);
    expect(await servingId(shop)).toBe('fake-1');

    const mended = createIndexer({ db: shop.db, tokeniser: shop.tokeniser, embedder: second.embedder });
    expect(await mended.indexProducts('changed')).toMatchObject({ indexed: 0, embedded: 12 });
    expect(await servingId(shop)).toBe('fake-2');
    const [left] = await shop.db.query<{ n: number }>(
      'select count(distinct embedder_no) as n from search_embeddings',
    );
    expect(left?.n).toBe(1);
  });

  it('does without meaning while the model cannot be reached', async () => {
    const { embedder } = fakeEmbedder('fake-1');
    await using shop = await openTestShop(lamps, embedder);
    const cutOff = { ...embedder, embed: () => Promise.reject(new Error('unreachable')) };
    const search = createSearch({ db: shop.db, tokeniser: shop.tokeniser, embedder: cutOff });
    const ask = (text: string) =>
      search.products({ text, filters: {}, sort: 'relevance', limit: 5, offset: 0 });
    expect((await ask('lantern')).hits).toEqual([]);
    expect((await ask('lamp')).total).toBe(12);
  });

  it('is fitted anew when the shop has outgrown it, and not before', async () => {
    await using shop = await openTestShop(lamps);
    const before = await servingId(shop);
    await putProducts(shop.db, [product('tent-1', 'Ridgeline tent')]);
    expect(await shop.indexer.indexProducts('changed')).toMatchObject({ embedded: 1 });
    expect(await servingId(shop)).toBe(before);
    const tents = Array.from({ length: 12 }, (_, i) =>
      product(`tent-${i}`, `Ridgeline tent for ${i} people`),
    );
    await putProducts(shop.db, tents);
    expect(await shop.indexer.indexProducts('changed')).toMatchObject({ indexed: 12, embedded: 24 });
    expect(await servingId(shop)).not.toBe(before);
  });

  it('learns from the shop which words mean alike', async () => {
    const kinds = [
      ['sofa', 'couch', 'Seats three in the living room'],
      ['lamp', 'light', 'Glows beside the bed'],
      ['kettle', 'boiler', 'Boils water for tea'],
    ] as const;
    const goods = kinds.flatMap(([name, other, text]) =>
      Array.from({ length: 8 }, (_, i) =>
        product(`${name}-${i}`, `${name} number ${i}`, {
          description: i % 2 ? `${text}. A ${other} to love.` : text,
        }),
      ),
    );
    await using shop = await openTestShop(goods);
    const found = await shop.find('couch');
    expect(found.slice(0, 4).sort()).toEqual(['sofa-1', 'sofa-3', 'sofa-5', 'sofa-7']);
    expect(found.slice(4).sort()).toEqual(['sofa-0', 'sofa-2', 'sofa-4', 'sofa-6']);
  });
});
