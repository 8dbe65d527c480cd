import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIDENT } from '../search-types.ts';
import { readHead } from './kinds-of-words.ts';
import { openTestShop, product, putProducts } from '../test-shop.ts';

/** Titles as makers write them, without categories: what things are is to be learned from them. */
const laptops = ['Nordal', 'Kestrel', 'Brightwater', 'Umbra'].flatMap((brand, i) => [
  product(`laptop-${brand}`, `${brand} Air ${i % 2 === 0 ? '' : 13 + i} laptop 16 GB silver`, {
    brand,
    attributes: { Processor: `Core ${i}`, 'Screen size': `${13 + i} inch`, Keyboard: 'backlit' },
    offers: [{ price: 900 + i }],
  }),
  product(`bag-${brand}`, `${brand} City laptop bag black`, {
    brand,
    attributes: { Material: 'nylon', Pockets: `${i + 2}`, Strap: 'padded' },
    offers: [{ price: 40 + i }],
  }),
]);
const phones = ['Solano', 'Quillon', 'Fennec'].flatMap((brand, i) => [
  product(`phone-${brand}`, `${brand} Zephyr ${i + 5} smartphone`, {
    brand,
    model: `Zephyr ${i + 5}`,
    attributes: { SIM: 'dual', Camera: `${40 + i} MP`, Display: 'OLED' },
    offers: [{ price: 500 }],
  }),
  product(`cover-${brand}`, `Casemore slim phone case for ${brand} Zephyr ${i + 5}`, {
    brand: i % 2 === 0 ? 'Casemore' : 'Shellby',
    attributes: { Material: 'silicone', Fits: `${brand} Zephyr ${i + 5}` },
    offers: [{ price: 15 }],
  }),
]);
const unnamed = product('laptop-unnamed', 'Kestrel X200 Pro', {
  brand: 'Kestrel',
  attributes: { Processor: 'Core 3', 'Screen size': '14 inch', Keyboard: 'backlit' },
  offers: [{ price: 1100 }],
});
const cable = product('cable', 'Umbra charging cable', {
  brand: 'Umbra',
  attributes: { Compatibility: 'Wristron watches' },
});

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([...laptops, ...phones, unnamed, cable]);
});
afterAll(() => shop[Symbol.asyncDispose]());

describe('what it is and what it is for', () => {
  it('puts laptops before their bags, and bags first where bags are asked for', async () => {
    const found = await shop.find('laptop');
    expect(found.slice(0, 4).every((id) => id.startsWith('laptop-'))).toBe(true);
    expect((await shop.find('laptop bag')).slice(0, 4).every((id) => id.startsWith('bag-'))).toBe(true);
  });

  it('knows which word of a query names the thing', () => {
    const headOf = (text: string) => [...readHead(text, shop.tokeniser)];
    expect(headOf('a quiet fan for my small office')).toEqual(['fan']);
    expect(headOf('适合跑步的耳机')).toEqual(['耳机']);
    expect(headOf('for the')).toEqual([]);
  });

  it('takes the name of a phone for the phone, unless a case is asked for', async () => {
    expect((await shop.find('zephyr 5'))[0]).toBe('phone-Solano');
    expect((await shop.find('zephyr 5 case'))[0]).toBe('cover-Solano');
    expect((await shop.find('phone case')).slice(0, 3).every((id) => id.startsWith('cover-'))).toBe(true);
  });

  it('finds for its kind what does not say what it is', async () => {
    expect(await shop.find('laptop')).toContain('laptop-unnamed');
    expect(await shop.find('smartphone')).not.toContain('laptop-unnamed');
  });

  it('limits and sorts nothing but the kind that is asked for', async () => {
    const cheapest = await shop.find('laptop', { sort: 'price_low' });
    expect(cheapest[0]).toBe('laptop-Nordal');
    expect(cheapest.some((id) => id.startsWith('bag-'))).toBe(false);
  });

  it('lets no popularity move a bag before a laptop', async () => {
    await shop.db.execute(
      "update products set units_sold = 100000, rating_mean = 5, rating_count = 900 where id like 'bag-%'",
    );
    const found = await shop.find('laptop');
    await shop.db.execute('update products set units_sold = 0, rating_mean = null, rating_count = 0');
    expect(found.slice(0, 4).every((id) => id.startsWith('laptop-'))).toBe(true);
  });

  it('knows the kind of a product that came later, without learning anew', async () => {
    const [model] = await shop.db.query('select no from search_models');
    await putProducts(shop.db, [
      product('laptop-late', 'Umbra Q7 Slate', {
        brand: 'Umbra',
        attributes: { Processor: 'Core 2', 'Screen size': '15 inch', Keyboard: 'backlit' },
      }),
    ]);
    await shop.indexer.indexProducts('changed');
    expect(await shop.db.query('select no from search_models')).toEqual([model]);
    expect(await shop.find('laptop')).toContain('laptop-late');
    await shop.db.execute("delete from products where id = 'laptop-late'");
  });
});

describe('confidence', () => {
  const surest = async (text: string) =>
    Math.max(0, ...(await shop.ask(text)).hits.map(({ confidence }) => confidence));

  it('is high for what a product is called by', async () => {
    for (const text of ['laptop', 'phone case', 'quillon smartphone', 'umbra laptop bag']) {
      expect(await surest(text), text).toBeGreaterThanOrEqual(CONFIDENT);
    }
  });

  it('is low for what is only mentioned, mostly unknown or another thing, and hides nothing', async () => {
    for (const text of ['wristron', 'wristron watch strap', 'inflatable laptop boat trailer']) {
      expect(await surest(text), text).toBeLessThan(CONFIDENT);
    }
    expect(await shop.find('wristron')).toEqual(['cable']);
  });
});

describe('in Chinese', () => {
  const named = (id: string, title: string, brand: string, attributes: Record<string, string>) =>
    product(id, title, { brand, attributes });
  const goods = ['北岚', '青屿', '木桅', '远川'].flatMap((brand, i) => [
    named(`computer-${i}`, `${brand} 轻薄笔记本电脑`, brand, { 处理器: `酷${i}`, 屏幕: `${13 + i}英寸` }),
    named(`sleeve-${i}`, `${brand} 防水笔记本电脑包`, brand, { 材质: '尼龙', 隔层: `${i + 2}` }),
    named(`shell-${i}`, `${brand} 硅胶手机壳`, brand, { 材质: '硅胶' }),
  ]);

  it('tells a computer from its bag', async () => {
    await shop.refill(goods);
    const computers = (await shop.find('笔记本电脑')).slice(0, 4);
    expect(computers.every((id) => id.startsWith('computer-'))).toBe(true);
    expect((await shop.find('电脑包')).slice(0, 4).every((id) => id.startsWith('sleeve-'))).toBe(true);
    expect((await shop.find('手机壳')).slice(0, 4).every((id) => id.startsWith('shell-'))).toBe(true);
  });
});
