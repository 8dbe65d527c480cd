import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestShop, product, putProducts } from '../test-shop.ts';
import { measureDrift } from './drift.ts';

const make = (kind: string, words: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    product(`${kind}-${i}`, `${words.split(' ')[i % 3]} ${kind}`, { description: words }),
  );

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([]);
});
afterAll(() => shop[Symbol.asyncDispose]());

it('is told when the catalogue has moved away from what the embedder was fitted on', async () => {
  expect(await measureDrift(shop)).toBeUndefined();
  const furniture = [
    ...make('sofa', 'soft wide grey seat living room', 15),
    ...make('lamp', 'bright small brass light beside bed', 15),
    ...make('kettle', 'steel quick quiet boils water tea', 15),
    ...make('rug', 'woven long warm covers cold floors', 15),
  ];
  await shop.refill(furniture);
  await shop.indexer.indexProducts('all');
  expect(await measureDrift(shop)).toEqual({ fittedProducts: 60, products: 60, strangers: 0, pays: false });

  const fashion = make('dress', 'floral cotton summer midi sleeveless pleated', 20);
  await putProducts(shop.db, fashion);
  await shop.indexer.indexProducts('changed');
  const drifted = await measureDrift(shop);
  expect(drifted).toEqual({ fittedProducts: 60, products: 80, strangers: 0.25, pays: true });

  await shop.indexer.indexProducts('all');
  expect(await measureDrift(shop)).toMatchObject({ fittedProducts: 80, strangers: 0, pays: false });
});
