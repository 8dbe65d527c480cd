import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, product } from './test-shop.ts';

const shoe = (id: string, title: string, offers: Parameters<typeof product>[2] = {}) =>
  product(id, title, { category: ['Sport', 'Running Shoes'], ...offers });
const sized = (colour: string, size: string, price: number, available = true) => ({
  options: { Colour: colour, Size: size },
  price,
  available,
});

const products = [
  shoe('run-1', 'Cloudstep running shoes', {
    brand: 'Veloray',
    offers: [sized('Navy', 'EU 42', 90), sized('Navy', 'EU 43', 90, false), sized('Black', 'EU 43', 95)],
    translations: { zh: { title: '云步跑鞋', description: '轻便透气的跑步鞋' } },
    description: 'Light and breathable, for the road.',
  }),
  shoe('run-2', 'Trailhawk running shoes', {
    brand: 'Ostrelle',
    offers: [sized('Red', 'EU 42', 120), sized('Red', 'EU 44', 120)],
    attributes: { Upper: 'leather' },
  }),
  shoe('run-3', 'Dawnpace running shoes', { brand: 'Veloray', offers: [sized('White', 'EU 42', 60, false)] }),
  product('sock-1', 'Running socks', { category: ['Sport', 'Socks'], offers: [{ price: 8 }] }),
  product('tent-1', 'Ridgeline 2-person tent', {
    category: ['Outdoor', 'Tents'],
    offers: [{ price: 200 }, { price: 500 }],
    description: 'Waterproof to 3000 mm. Weighs 2.1 kg.',
    translations: { zh: { title: 'Ridgeline', category: ['户外', '帐篷'] } },
  }),
  product('tent-2', 'Basecamp 4-person tent', {
    category: ['Outdoor', 'Tents'],
    offers: [{ price: 350 }],
    translations: { zh: { title: 'Basecamp', category: ['户外', '帐篷'] } },
  }),
  product('drive-1', 'Datavault DV7-1211EA external drive 1 TB', {
    model: 'DV7-1211EA',
    eans: ['4006381333931'],
    category: ['Electronics', 'Storage'],
    offers: [{ price: 70, sku: 'ST/99-X1' }],
  }),
  product('drive-2', 'Datavault DV7-1300 external drive 2TB', {
    model: 'DV7-1300',
    category: ['Electronics', 'Storage'],
    offers: [{ price: 110 }],
  }),
  product('ear-1', 'Sonaquill wireless headphones', {
    brand: 'Sonaquill',
    category: ['Electronics', 'Audio'],
    offers: [{ options: { 颜色: '黑色' }, price: 150 }],
    translations: { zh: { title: '无线蓝牙降噪耳机', description: '续航三十小时' } },
  }),
  product('case-1', 'Hard case for wireless headphones', {
    category: ['Electronics', 'Accessories'],
    attributes: { Material: 'fake leather', Touchscreen: false },
    offers: [{ price: 20 }],
  }),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(products);
});
afterAll(() => shop[Symbol.asyncDispose]());

describe('words', () => {
  it('finds products by their words in any inflection and either language', async () => {
    expect(await shop.find('running shoe')).toEqual(['run-1', 'run-2', 'run-3', 'sock-1']);
    expect((await shop.find('跑鞋'))[0]).toBe('run-1');
    expect(await shop.find('降噪耳机')).toEqual(['ear-1']);
    expect((await shop.find('HEADPHONES'))[0]).toMatch('ear-1');
  });

  it('puts what is sold out after what is as relevant, and still finds it', async () => {
    const { hits, match } = await shop.ask('veloray running shoes');
    expect(match).toBe('exact');
    expect(hits.slice(0, 2).map((hit) => hit.productId)).toEqual(['run-1', 'run-3']);
  });

  it('finds an exact model number, EAN, SKU or id first, whatever its punctuation', async () => {
    for (const code of ['dv7 1211ea', 'DV7-1211EA', '4006381333931', 'st/99-x1', 'DRIVE-1']) {
      expect((await shop.find(code))[0], code).toBe('drive-1');
    }
    expect((await shop.find('is the DV7-1300 any good?'))[0]).toBe('drive-2');
  });

  it('reads a number and its unit as one, written together or apart', async () => {
    expect((await shop.find('1TB drive'))[0]).toBe('drive-1');
    expect((await shop.find('drive 2 tb'))[0]).toBe('drive-2');
  });

  it('understands a misspelt word', async () => {
    expect((await shop.find('hedphones'))[0]).toBe('ear-1');
    expect((await shop.find('runing shooes')).slice(0, 3).sort()).toEqual(['run-1', 'run-2', 'run-3']);
  });

  it('finds nothing for what the shop does not sell', async () => {
    const nothing = { hits: [], total: 0, match: 'exact', confident: false };
    expect(await shop.ask('garmin')).toMatchObject(nothing);
    expect(await shop.ask('冰箱洗衣机')).toMatchObject(nothing);
    expect((await shop.ask('dishwasher detergent tablets light')).hits).toEqual([]);
  });
});

describe('limits', () => {
  it('keeps brand, category and its parents', async () => {
    expect((await shop.find('running shoes', { filters: { brand: 'veloray' } })).sort()).toEqual([
      'run-1',
      'run-3',
    ]);
    expect((await shop.find('', { filters: { category: 'tent' } })).sort()).toEqual(['tent-1', 'tent-2']);
    expect(await shop.find('', { filters: { category: 'outdoor' } })).toHaveLength(2);
    expect((await shop.find('', { filters: { category: 'Sport > Running shoes' } })).length).toBe(3);
  });

  it('knows a category by its name in either language, and finds by it', async () => {
    expect((await shop.find('', { filters: { category: '帐篷' } })).sort()).toEqual(['tent-1', 'tent-2']);
    expect((await shop.find('300元以内的帐篷')).sort()).toEqual(['tent-1']);
  });

  it('takes a price given anew for the whole range, in place of the one in the text', async () => {
    const { hits, understood } = await shop.ask('tents under 300', { filters: { minPriceCents: 30_000 } });
    expect(understood).toEqual([{ key: 'minPriceCents', value: 30_000 }]);
    expect(hits.map(({ productId }) => productId).sort()).toEqual(['tent-1', 'tent-2']);
  });

  it('understands a brand or category with a slip in it', async () => {
    expect(await shop.find('shoes', { filters: { brand: 'Ostrele' } })).toEqual(['run-2']);
    expect(await shop.find('', { filters: { category: 'Accesories' } })).toEqual(['case-1']);
  });

  it('knows colours by family and in both languages', async () => {
    expect(await shop.find('shoes', { filters: { colour: 'blue' } })).toEqual(['run-1']);
    expect(await shop.find('shoes', { filters: { colour: '藏青色' } })).toEqual(['run-1']);
    expect(await shop.find('headphones', { filters: { colour: 'black' } })).toEqual(['ear-1']);
    expect((await shop.ask('shoes', { filters: { colour: 'green' } })).emptiedBy).toBe('colour');
  });

  it('wants colour, size, price and stock on one and the same variant', async () => {
    const ask = (colour: string, size: string, inStockOnly = false) =>
      shop.ask('running shoes', { filters: { colour, size, inStockOnly } });
    expect((await ask('navy', '42')).hits).toHaveLength(1);
    expect((await ask('navy', '42', true)).match).toBe('exact');
    expect((await ask('navy', '43')).match).toBe('exact');
    expect((await ask('navy', '43码', true)).match).toBe('nearest');
    expect((await ask('black', '42')).match).toBe('nearest');
    const between = { minPriceCents: 300_00, maxPriceCents: 400_00 };
    expect(await shop.find('tent', { filters: between })).toEqual(['tent-2']);
  });

  it('leaves out what holds an unwanted word, in whatever language the shop names the colour', async () => {
    expect(await shop.find('running shoes', { filters: { exclude: ['leather', 'white'] } })).toEqual([
      'run-1',
    ]);
    expect(await shop.find('headphones', { filters: { exclude: ['black'] } })).toEqual(['case-1']);
    expect(await shop.find('headphones', { filters: { exclude: ['fake leather'] } })).toEqual(['ear-1']);
    expect(await shop.find('', { filters: { category: 'sport', exclude: ['shoes'] } })).toEqual(['sock-1']);
    expect(await shop.find('headphones', { filters: { exclude: ['touchscreen'] } })).toHaveLength(2);
  });

  it('names the limit that left nothing and shows what comes closest', async () => {
    const cheap = await shop.ask('tent', { filters: { maxPriceCents: 100_00 } });
    expect(cheap).toMatchObject({ match: 'nearest', emptiedBy: 'maxPriceCents', total: 2 });
    expect(cheap.hits.map((hit) => hit.productId)).toEqual(['tent-1', 'tent-2']);
    const dear = await shop.ask('running shoes', { filters: { minPriceCents: 1000_00 } });
    expect(dear).toMatchObject({ match: 'nearest', emptiedBy: 'minPriceCents' });
    expect(dear.hits[0]?.productId).toBe('run-2');
    const unknown = await shop.ask('running shoes', { filters: { brand: 'Nike' } });
    expect(unknown).toMatchObject({ match: 'nearest', emptiedBy: 'brand', total: 3 });
  });

  it('says nothing of one limit when several had to go', async () => {
    const result = await shop.ask('tent', { filters: { maxPriceCents: 1_00, brand: 'Nike' } });
    expect(result.match).toBe('nearest');
    expect(result.emptiedBy).toBeUndefined();
    expect(result.hits).not.toEqual([]);
  });

  it('looks for a category it does not have by its name', async () => {
    const result = await shop.ask('', { filters: { category: 'headphones' } });
    expect(result).toMatchObject({ match: 'nearest', emptiedBy: 'category' });
    expect(result.hits.map((hit) => hit.productId).sort()).toEqual(['case-1', 'ear-1']);
  });

  it('treats limits that contradict each other as keeping nothing', async () => {
    const result = await shop.ask('tent', { filters: { minPriceCents: 400_00, maxPriceCents: 100_00 } });
    expect(result).toMatchObject({ match: 'nearest', emptiedBy: 'price' });
    // Between 100 and 400 both are as near as can be.
    expect(result.hits.map((hit) => hit.productId).sort()).toEqual(['tent-1', 'tent-2']);
  });
});

describe('order and pages', () => {
  it('sorts what is relevant only', async () => {
    expect(await shop.find('running shoes', { sort: 'price_low' })).toEqual(['run-3', 'run-1', 'run-2']);
    expect(await shop.find('running shoes', { sort: 'price_high' })).toEqual(['run-2', 'run-1', 'run-3']);
  });

  it('pages without repeating or missing any, and has an end', async () => {
    const whole = await shop.find('external drive tent running');
    const paged: string[] = [];
    for (let offset = 0; offset < whole.length; offset += 2) {
      const page = await shop.ask('external drive tent running', { limit: 2, offset });
      expect(page.total).toBe(whole.length);
      paged.push(...page.hits.map((hit) => hit.productId));
    }
    expect(paged).toEqual(whole);
    const beyond = await shop.ask('tent', { offset: 5_000 });
    expect(beyond).toMatchObject({ hits: [], total: 2, match: 'exact', confident: true });
  });

  it('browses without words', async () => {
    expect(await shop.ask('')).toMatchObject({ total: products.length, match: 'exact' });
    expect(await shop.find('', { sort: 'price_low', limit: 1 })).toEqual(['sock-1']);
  });

  it('refuses a page that is none', async () => {
    for (const page of [{ limit: 0 }, { limit: 1.5 }, { offset: -1 }, { offset: Number.NaN }]) {
      await expect(shop.ask('tent', page)).rejects.toMatchObject({ code: 'bad_request' });
    }
  });
});
