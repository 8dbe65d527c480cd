import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimilarQuery } from './search-types.ts';
import { openTestShop, product } from './test-shop.ts';

const tent = (id: string, title: string, price: number, colour = 'green') =>
  product(id, title, {
    brand: title.split(' ')[0],
    category: ['Outdoor', 'Tents'],
    description: 'A light waterproof tent for hiking with two doors.',
    offers: [{ options: { Colour: colour }, price }],
  });
const goods = [
  tent('t1', 'Ridgeline Pass 2-person tent green', 200),
  tent('t1-red', 'Ridgeline Pass 2-person tent red', 200, 'red'),
  tent('t2', 'Basecamp Duo 2-person tent', 220),
  tent('t3', 'Lodgepole Palace 6-person tent', 900),
  tent('t4', 'Summit Solo 1-person tent', 180),
  product('bag', 'Bag for a tent', { category: ['Outdoor', 'Bags'] }),
  product('kettle', 'Steel kettle', { category: ['Kitchen'] }),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(goods);
});
afterAll(() => shop[Symbol.asyncDispose]());

const like = (productId: string, query: Partial<SimilarQuery> = {}) =>
  shop.search.similar({ productId, filters: {}, limit: 10, offset: 0, ...query });
const idsLike = async (productId: string, query?: Partial<SimilarQuery>) =>
  (await like(productId, query)).hits.map((hit) => hit.productId);

describe('more like this', () => {
  it('is of the same kind, about the same price first, and neither the product nor its own variants', async () => {
    const ids = await idsLike('t1');
    expect(ids[0]).toBe('t2');
    expect(ids.slice(0, 3).sort()).toEqual(['t2', 't3', 't4']);
    for (const id of ['t1', 't1-red', 'kettle']) expect(ids).not.toContain(id);
  });

  it('is found where products share little but their kind', async () => {
    const names = ['Alder', 'Birch', 'Cedar', 'Elm'];
    await shop.refill(
      names.map((name, i) =>
        product(name, `${name} ${i} tent`, { category: ['Tents'], offers: [{ price: 100 + i }] }),
      ),
    );
    expect(await idsLike('Birch')).toEqual(expect.arrayContaining(['Alder', 'Cedar', 'Elm']));
    await shop.refill(goods);
  });

  it('keeps limits and order, and says which limit left nothing', async () => {
    expect(await idsLike('t1', { filters: { maxPriceCents: 200_00, category: 'tents' } })).toEqual(['t4']);
    expect((await idsLike('t1', { sort: 'price_high' }))[0]).toBe('t3');
    expect(await like('t1', { filters: { maxPriceCents: 100 } })).toMatchObject({
      match: 'nearest',
      emptiedBy: 'maxPriceCents',
      understood: [{ key: 'maxPriceCents', value: 100 }],
    });
    expect(await idsLike('t1', { filters: { exclude: ['basecamp'] } })).not.toContain('t2');
  });

  it('pages stably', async () => {
    const whole = await idsLike('t1');
    const paged = [...(await idsLike('t1', { limit: 2 })), ...(await idsLike('t1', { limit: 2, offset: 2 }))];
    expect(paged).toEqual(whole.slice(0, 4));
  });

  it('is nothing for a product that does not exist', async () => {
    expect(await like("x'; --")).toMatchObject({ hits: [], total: 0, confident: false });
  });
});
