import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Queryable } from '../db/connect.ts';
import { countDocuments } from './postings.ts';
import { createSnapshots, type IndexSnapshot } from './snapshot.ts';
import { openTestShop, product, putProducts } from './test-shop.ts';

const lamp = (no: number) => product(`lamp-${no}`, `Orbis desk lamp${no} white`, { model: `OL${no}` });

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([lamp(1), lamp(2)]);
});
afterAll(() => shop[Symbol.asyncDispose]());
beforeEach(() => shop.refill([lamp(1), lamp(2)]));

const add = async (...nos: number[]) => {
  await putProducts(shop.db, nos.map(lamp));
  await shop.indexer.indexProducts(nos.map((no) => lamp(no).id));
};

/** The shop's database with the number of times that postings were read from it. */
function watch(): Queryable & { reads: number } {
  const watched = {
    ...shop.db,
    reads: 0,
    query: <Row>(sql: string, params?: readonly unknown[]) => {
      if (sql.includes('search_postings')) watched.reads += 1;
      return shop.db.query<Row>(sql, params);
    },
  };
  return watched;
}

const lampsIn = async (index: IndexSnapshot): Promise<number> => {
  await index.load(['lamp']);
  const postings = index.get('lamp');
  return postings ? countDocuments(postings) : 0;
};

describe('what was read of the index', () => {
  it('is not read again, by this search or the next', async () => {
    const db = watch();
    const onSnapshot = createSnapshots(db);
    expect(await onSnapshot(lampsIn)).toBe(2);
    expect(await onSnapshot(lampsIn)).toBe(2);
    expect(db.reads).toBe(1);
  });

  it('tells what is in no document from what is', async () => {
    await createSnapshots(shop.db)(async (index) => {
      await index.load(['lamp', 'sofa', '#ol1']);
      expect(index.get('sofa')).toBeUndefined();
      expect(index.get('#ol1')?.pairs.length).toBe(2);
    });
  });

  it('is joined by what other processes index meanwhile', async () => {
    const onSnapshot = createSnapshots(shop.db);
    expect(await onSnapshot(lampsIn)).toBe(2);
    await add(3);
    expect(await onSnapshot(lampsIn)).toBe(3);
    await add(3, 4);
    await onSnapshot(async (index) => {
      await index.load(['lamp', 'desk']);
      const found = index.segments.map(({ size, dead }) => size - dead.length);
      expect(found.reduce((sum, live) => sum + live, 0)).toBe(4);
      expect(index.get('desk')).toEqual(index.get('lamp'));
    });
  });

  it('is of one moment throughout a search', async () => {
    await createSnapshots(shop.db)(async (index) => {
      await add(5);
      expect(await lampsIn(index)).toBe(2);
    });
  });

  it('is given up, and the search begun anew, when a segment was joined away meanwhile', async () => {
    const onSnapshot = createSnapshots(shop.db);
    let attempts = 0;
    const found = await onSnapshot(async (index) => {
      attempts += 1;
      // What was in the only segment is indexed anew in another, and the emptied one deleted.
      if (attempts === 1) await shop.indexer.indexProducts('all');
      return lampsIn(index);
    });
    expect({ attempts, found }).toEqual({ attempts: 2, found: 2 });
  });

  it('is forgotten when there is too much of it, what was asked for longest ago first', async () => {
    const db = watch();
    const onSnapshot = createSnapshots(db, 1_000);
    const ask = (...terms: string[]) => onSnapshot((index) => index.load(terms));
    await ask('lamp', 'desk');
    await ask('lamp');
    expect(db.reads).toBe(1);
    await ask('white', 'orbis');
    await ask('lamp');
    expect(db.reads).toBe(2);
    await ask('desk');
    expect(db.reads).toBe(3);
  });

  it('is kept, however much, for the search that asked', async () => {
    expect(await createSnapshots(shop.db, 0)(lampsIn)).toBe(2);
  });
});

it('numbers documents through all segments', async () => {
  await add(3, 4);
  await createSnapshots(shop.db)(async (index) => {
    expect(index.documents).toBe(4);
    for (let document = 0; document < index.documents; document++) {
      const { segment, place } = index.placeOf(document);
      expect(index.documentAt(segment, place)).toBe(document);
    }
    expect(index.documentAt(999, 0)).toBeUndefined();
  });
});
