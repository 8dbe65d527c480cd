import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spreadVariants, variantKey } from './diversity.ts';
import { openTestShop, product } from './test-shop.ts';

const key = (title: string, brand = 'Sonaquill') => variantKey({ title, brand });

describe('variants of one product', () => {
  it.each([
    ['Sonaquill Aria headphones, black', 'Sonaquill Aria Headphones (midnight blue)'],
    ['Sonaquill Aria 耳机 黑色', 'Sonaquill Aria 耳机 白色'],
    ['Sonaquill MDR-ZX110W headphones white', 'Sonaquill MDR-ZX110B headphones'],
    ['Ridge shirt size L', 'Ridge shirt XS'],
    ['Ridge boots EU 42', 'Ridge boots EU 43'],
  ])('%s, %s', (some, other) => {
    expect(key(some)).toBe(key(other));
  });

  it.each([
    ['Sonaquill Aria headphones', 'Sonaquill Brio headphones'],
    ['Datavault 16 GB USB stick', 'Datavault 32 GB USB stick'],
    ['Pavilion dv7-1211ea laptop', 'Pavilion dv7-1300ea laptop'],
    ['2-person tent', '4-person tent'],
  ])('but not %s, %s', (some, other) => {
    expect(key(some)).not.toBe(key(other));
    expect(key(some, 'Other')).not.toBe(key(some));
  });

  it('stand behind what is nearly as good and before what is not', () => {
    const listed = [
      ['Aria black', 1],
      ['Aria white', 0.99],
      ['Aria red', 0.98],
      ['Brio', 0.9],
      ['Case for headphones', 0.4],
    ].map(([title, score]) => ({ title: String(title), score: Number(score), brand: null }));
    expect(spreadVariants(listed).map(({ title }) => title)).toEqual([
      'Aria black',
      'Aria white',
      'Brio',
      'Aria red',
      'Case for headphones',
    ]);
  });
});

describe('a list', () => {
  const colours = ['black', 'white', 'red', 'blue', 'green', 'pink', 'grey', 'brown', 'purple', 'orange'];
  let shop: Awaited<ReturnType<typeof openTestShop>>;
  beforeAll(async () => {
    shop = await openTestShop([
      ...colours.map((colour, i) =>
        product(`aria-${colour}`, `Aria wireless headphones ${colour}`, {
          offers: [{ price: 10 + (i % 3) }],
        }),
      ),
      ...['Brio', 'Canto', 'Dolce'].map((name) => product(name, `${name} grand wireless headphones`)),
    ]);
  });
  afterAll(() => shop[Symbol.asyncDispose]());

  it('is not ten colours of one product', async () => {
    const first = await shop.find('wireless headphones', { limit: 5 });
    expect(first).toEqual(expect.arrayContaining(['Brio', 'Canto', 'Dolce']));
  });

  it('pages as it is listed whole', async () => {
    const whole = await shop.find('wireless headphones');
    const paged: string[] = [];
    for (let offset = 0; offset < whole.length; offset += 3) {
      paged.push(...(await shop.find('wireless headphones', { limit: 3, offset })));
    }
    expect(whole).toHaveLength(13);
    expect(paged).toEqual(whole);
  });

  it('keeps the order that was asked for', async () => {
    const { hits } = await shop.ask('wireless headphones', { sort: 'price_high', limit: 3 });
    expect(hits.map(({ productId }) => productId).sort()).toEqual(['aria-pink', 'aria-purple', 'aria-red']);
  });
});
