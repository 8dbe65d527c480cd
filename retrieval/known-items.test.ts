import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, product } from './test-shop.ts';

/** Makers who put the whole title into the model, and others whose identifiers begin like it. */
const goods = [
  ...['Nordal', 'Kestrel', 'Umbra'].map((brand, i) =>
    product(`cable-${i}`, `${brand} LX${i}40 patch cable`, { brand, model: `LX${i}40` }),
  ),
  product('black', 'Nordal Cat.6 S/FTP Patch Cable, 15m , Black', {
    brand: 'Nordal',
    model: 'Cat.6 S/FTP Patch Cable, 15m , Black',
    attributes: { Colour: false, 'Cable length': '15 m' },
  }),
  product('kit', 'Kestrel kit fuser', { brand: 'Kestrel', model: 'Fuser kit' }),
  product('kit-600', 'Umbra printer fuser kit', { brand: 'Umbra', model: 'Fuser kit 600' }),
  product('350', 'Umbra 350 processor', { brand: 'Umbra', model: '350' }),
  product('350xl', 'Nordal 350XL ink 350', { brand: 'Nordal', model: '350XL' }),
  product('38', 'Kestrel 38 ink', { brand: 'Kestrel', model: '38' }),
  product('bst-38', 'Umbra BST-38 battery', { brand: 'Umbra', model: 'BST-38' }),
  product('15a', 'Kestrel 15A original', { brand: 'Kestrel', model: '15A' }),
  product('15a-colour', 'Umbra #15A Color Print Cartridge', {
    brand: 'Umbra',
    model: '#15A Color Print Cartridge',
  }),
  product('to', 'Umbra USB to DVI adapter', { brand: 'Umbra' }),
  product('without-to', 'Umbra USB DVI adapter', { brand: 'Umbra' }),
  product('yellow', 'Nordal 3 m Molded Yellow Crossover wire', { brand: 'Nordal' }),
  product('asked', 'Nordal 3 m Yellow Molded Ethernet wire', { brand: 'Nordal' }),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(goods);
});
afterAll(() => shop[Symbol.asyncDispose]());

describe('a product that is known by name', () => {
  it('is found under a limit although the model is its whole title', async () => {
    const found = await shop.ask('Nordal patch cable');
    expect(found.understood.map(({ key }) => key)).toContain('brand');
    expect(found.hits.map(({ productId }) => productId)).toContain('black');
    expect(await shop.find('patch cable in black')).toEqual(['black']);
  });

  it('comes first for its whole model, whose figures are no limits', async () => {
    const found = await shop.ask('Cat.6 S/FTP Patch Cable, 15m , Black');
    expect(found.understood).toEqual([]);
    expect(found.hits[0]?.productId).toBe('black');
    expect((await shop.find('Fuser kit'))[0]).toBe('kit');
  });

  it('stands before those whose identifiers begin or end with the same', async () => {
    expect((await shop.find('350'))[0]).toBe('350');
    expect((await shop.find('38'))[0]).toBe('38');
  });

  it('is not another brand’s product with the same code, where more was said', async () => {
    expect((await shop.find('umbra 15A color print cartridge'))[0]).toBe('15a-colour');
    expect((await shop.find('15A'))[0]).toBe('15a');
  });

  it('is told from its likes by the order of all that was typed, limits and small words too', async () => {
    expect((await shop.find('umbra usb to dvi'))[0]).toBe('to');
    expect((await shop.find('umbra usb dvi'))[0]).toBe('without-to');
    expect((await shop.find('nordal 3 m yellow molded'))[0]).toBe('asked');
  });
});
