import { describe, expect, it } from 'vitest';
import type { IndexableProduct } from '../../db/search-index.ts';
import { createTokeniser } from '../tokenise.ts';
import { type KindModel, kindsOf, packKinds, unpackKinds } from './kind-model.ts';
import { learnKinds } from './learn-kinds.ts';
import { readRuns } from './title-runs.ts';

const tokeniser = createTokeniser();

function indexable(title: string, fields: Partial<IndexableProduct> = {}): IndexableProduct {
  return {
    id: title,
    title,
    description: '',
    brand: null,
    category: [],
    attributes: {},
    tags: [],
    eans: [],
    model: null,
    translations: {},
    content_hash: '',
    variants: [],
    ...fields,
  };
}

async function* inOneBatch(products: IndexableProduct[]) {
  yield products;
}

const learn = (products: IndexableProduct[]): Promise<KindModel> =>
  learnKinds(inOneBatch(products), tokeniser);

const wordsIn = (title: string, fields?: Partial<IndexableProduct>) =>
  readRuns(indexable(title, fields), tokeniser).map((runs) => runs.map(({ words }) => words.join(' ')));

describe('reading titles', () => {
  it('leaves out brand, model, attribute values, figures and colours', () => {
    const fields = {
      brand: 'Case Ltd',
      model: 'QX-9 Pro',
      attributes: { Colour: 'Grey', System: 'Vista Home' },
    };
    expect(wordsIn('Case Ltd QX-9 Pro notebook case Gray 17" Vista Home', fields)).toEqual([
      ['notebook case'],
    ]);
  });

  it('ends where the title goes on to what it is for', () => {
    expect(wordsIn('Hard case for wireless headphones')).toEqual([['hard case', 'wireless headphon']]);
    expect(wordsIn('power adapter/inverter, 2 sockets')[0]?.[0]).toBe('power adapterinvert/adapt/invert');
  });

  it('reads every language', () => {
    const translations = { zh: { title: '云步 跑鞋', description: '' } };
    expect(wordsIn('Cloudstep running shoes', { translations })).toEqual([
      ['cloudstep run shoe'],
      ['云步 跑鞋'],
    ]);
  });
});

/** Printers that say so, printers that do not, and their ink. */
const office = ['Arbel', 'Corvo', 'Delph'].flatMap((brand, i) => [
  ...[1, 2, 3].map((n) =>
    indexable(`${brand} P${i}${n} laser printer ${n}00 pages`, {
      brand,
      description: 'Prints letters and photos for the office.',
      attributes: { 'Print speed': `${n}0 ppm`, 'Paper tray': 'A4', Duplex: true },
    }),
  ),
  ...[1, 2, 3].map((n) =>
    indexable(`${brand} T${i}${n} ink cartridge ${n} pieces`, {
      brand,
      description: 'Fresh ink.',
      attributes: { Yield: 'high', 'Ink colours': n },
    }),
  ),
]);

describe('learning kinds', () => {
  it('takes for a kind what several brands say, and neither series nor units', async () => {
    const { names } = await learn([
      ...office,
      ...[1, 2, 3].map((n) => indexable(`Arbel Zenith ${n}x`, { brand: 'Arbel' })),
    ]);
    expect([...names.keys()].sort()).toEqual(['cartridg', 'ink cartridg', 'laser printer', 'printer']);
  });

  it('tells by what else a product says what it is, after a round trip, and not what is like nothing', async () => {
    const model = unpackKinds(JSON.parse(JSON.stringify(packKinds(await learn(office)))));
    const silent = indexable('Corvo M2727', {
      brand: 'Corvo',
      description: 'Photos and letters for the office.',
      attributes: { 'Print speed': '22 ppm', 'Paper tray': 'A4', Duplex: true },
    });
    const { kinds, trust } = kindsOf(silent, model, tokeniser);
    expect(kinds).toEqual(['laser printer']);
    expect(trust).toBeGreaterThan(0.5);
    expect(trust).toBeLessThan(1);
    const other = indexable('Corvo garden gnome', {
      brand: 'Corvo',
      attributes: { Height: '30 cm', Beard: 'white' },
    });
    expect(kindsOf(other, model, tokeniser)).toEqual({ kinds: [], trust: 0 });
  });

  it('puts the narrowest category before what the title says', async () => {
    const model = await learn(office);
    const product = indexable('Corvo P9 laser printer', {
      brand: 'Corvo',
      category: ['Office', 'Photo Printers'],
    });
    expect(kindsOf(product, model, tokeniser)).toEqual({
      kinds: ['photo printer', 'laser printer'],
      trust: 1,
    });
  });

  it('finds that one word stands in place of another, from the kinds it goes with', async () => {
    const pairs = ['case', 'stand', 'lock'].flatMap((head) =>
      ['Arbel', 'Corvo', 'Delph'].map((brand, i) =>
        indexable(`${brand} N${i} notebook ${head}`, {
          brand,
          description: `Laptop ${head}, ${brand} quality`,
        }),
      ),
    );
    const others = Array.from({ length: 12 }, (_, i) =>
      office.map((one) => ({ ...one, title: `${one.title} ${i}` })),
    );
    expect((await learn([...pairs, ...others.flat()])).aliases).toEqual([
      { word: 'laptop', means: 'notebook' },
    ]);
    expect((await learn([...pairs.slice(0, 3), ...others.flat()])).aliases).toEqual([]);
  });

  it('learns nothing from nothing', async () => {
    const model = await learn([]);
    expect(kindsOf(indexable('Anything'), model, tokeniser)).toEqual({ kinds: [], trust: 0 });
  });
});
