import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSnapshots } from '../snapshot.ts';
import { openTestShop, product } from '../test-shop.ts';
import { resolveWords } from './resolve-words.ts';

const goods = [
  product('headset-1', 'Nimbus wireless headset black'),
  product('headset-2', 'Nimbus gaming headset', { model: 'GH-2055X' }),
  product('cable-1', 'Tripp Lite patch cable Cat6 10m snagless', {
    model: 'Patch Cable N201-010',
    eans: ['0037332144164'],
  }),
  product('cable-2', 'Tripp Lite patch cable Cat6 3m snagless, 10 pieces', { model: 'Patch Cable N201-003' }),
  product('cable-3', 'Trip recorder cable', { model: 'TR' }),
  product('laser-1', 'Orbis laser printer colour', { model: 'OL 4400 dn' }),
  product('laser-2', 'Orbis laser printer mono', { model: 'OL4410' }),
  product('lamp-1', 'Desk lamp white'),
  product('zh-1', '蓝牙耳机 降噪'),
  product('zh-2', '跑步鞋 男'),
  // As many as it takes for a word to be far more frequent than another.
  ...Array.from({ length: 25 }, (_, i) => product(`drive-${i}`, `Tripp hard drive caddy number${i}`)),
  product('drive-x', 'Veloray harddrive'),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop(goods);
});
afterAll(() => shop[Symbol.asyncDispose]());

const resolve = (text: string) => createSnapshots(shop.db)((index) => resolveWords({ ...shop, index }, text));
const correct = async (text: string) => (await resolve(text)).corrected;

describe('words spelt otherwise', () => {
  it.each([
    ['one letter too many', 'headsett', 'headset'],
    ['one too few', 'printr', 'printer'],
    ['another one', 'wirelesz', 'wireless'],
    ['two swapped', 'haedset', 'headset'],
    ['two swapped in a word of five', 'cabel', 'cable'],
    ['two slips in a long word', 'wirreles', 'wireless'],
  ])('%s', async (_, typed, meant) => expect(await correct(typed)).toBe(meant));

  it('keeps the rest of the query as it was written', async () => {
    expect(await correct('Nimbus HAEDSET, black!')).toBe('Nimbus headset, black!');
  });

  it('says nothing of a query in known words', async () => {
    expect(await correct('Nimbus wireless headset')).toBeUndefined();
    expect(await correct('Tripp Lite patch cable')).toBeUndefined();
  });

  it('leaves alone what the shop has nothing like', async () => {
    for (const text of ['garmin', 'netflix', 'garmin watch', 'gutar']) {
      const { words, corrected } = await resolve(text);
      expect(corrected, text).toBeUndefined();
      expect(words.map(({ trust }) => trust)).toEqual(words.map(() => 1));
    }
  });

  it('leaves alone a wrong digit, which is another model', async () => {
    expect(await correct('GH-2056X')).toBeUndefined();
  });

  it('doubts a known word only when no product holds it with the rest and a frequent one would do', async () => {
    expect(await correct('trip lite patch cable')).toBe('tripp lite patch cable');
    expect(await correct('trip recorder cable')).toBeUndefined();
  });

  it('trusts a guess less than a word as the shop writes it', async () => {
    const { words } = await resolve('nimbus haedset');
    expect(words.map(({ trust }) => trust === 1)).toEqual([true, false]);
  });
});

describe('words parted otherwise', () => {
  it.each([
    ['laserprinter', 'laser printer'],
    ['TrippLite patch cable', 'tripp lite patch cable'],
    ['headsetblack nimbus wireless', 'headset black nimbus wireless'],
    ['cat6snagless patch cable', 'cat6 snagless patch cable'],
    ['tripp lite cat6 10msnagless', 'tripp lite cat6 10m snagless'],
  ])('%s is glued', async (typed, meant) => expect(await correct(typed)).toBe(meant));

  it('gives a number back to the unit that it was glued away from', async () => {
    const { words } = await resolve('tripp lite patch cable10 m');
    expect(words.map(({ terms }) => terms[0])).toEqual(['tripp', 'lite', 'patch', 'cabl', '10m']);
  });

  it.each([
    ['head set', 'headset'],
    ['wire less nimbus', 'wireless nimbus'],
    ['snag less cable', 'snagless cable'],
    // Its first half is a stop word.
    ['or bis printer', 'orbis printer'],
  ])('%s is split', async (typed, meant) => expect(await correct(typed)).toBe(meant));

  it('leaves two words that are found together as they are', async () => {
    expect(await correct('hard drive')).toBeUndefined();
    expect(await correct('patch cable')).toBeUndefined();
  });

  it('takes a rare compound for its parts as well, and does not lose it', async () => {
    expect(await correct('harddrive')).toBe('hard drive');
    expect((await shop.find('harddrive'))[0]).toBe('drive-x');
    expect((await resolve('harddrive')).words.map(({ terms }) => terms)).toEqual([
      ['harddriv', 'hard'],
      ['harddriv', 'drive'],
    ]);
  });

  it('does not part a word into pieces that no product holds together', async () => {
    expect(await correct('lampdrive')).toBeUndefined();
  });

  it('cuts unknown Chinese words into known ones', async () => {
    expect((await resolve('降噪耳机')).words.flatMap(({ terms }) => terms)).toEqual(
      expect.arrayContaining(['降噪', '耳机']),
    );
    expect(await shop.find('蓝 牙 耳机')).toContain('zh-1');
  });
});

describe('model numbers', () => {
  it.each(['GH-2055X', 'gh2055x', 'GH 2055 X', 'gh.2055/x'])(
    'finds %s however it is parted',
    async (text) => {
      expect((await shop.find(text))[0]).toBe('headset-2');
    },
  );

  it('finds a number by its beginning, the shorter first', async () => {
    expect((await shop.find('GH-20'))[0]).toBe('headset-2');
    expect((await shop.find('n201'))[0]).toMatch(/^cable-[12]$/);
    const { begun } = await resolve('OL44');
    expect(begun.map(({ terms }) => terms[0])).toEqual(['#ol4410', '#ol4400dn']);
  });

  it('finds a model by its first words when the last one is cut', async () => {
    expect((await shop.find('Patch Cable N201-00')).slice(0, 1)).toEqual(['cable-2']);
  });

  it('puts an EAN before everything', async () => {
    expect((await shop.find('0037332144164'))[0]).toBe('cable-1');
    expect((await resolve('EAN 0037332144164')).codes).toContainEqual({
      terms: ['#0037332144164'],
      trust: 1,
    });
  });

  it('does not take words for the beginning of a model', async () => {
    expect((await resolve('patch cable')).begun).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    ['10,000 letters', 'q'.repeat(10_000)],
    ['10,000 digits', '7'.repeat(10_000)],
    ['10,000 Chinese characters', '噪'.repeat(10_000)],
    ['2,000 unknown words', 'zqxv '.repeat(2_000)],
    ['as many different ones', Array.from({ length: 2_000 }, (_, i) => `zq${i}v`).join(' ')],
    ['metacharacters of patterns', 'a% _b [c] (d)+ {2} \\ ^$ .*? |'],
    ['metacharacters of SQL', "'; drop table products; -- $1 $$"],
    ['marks alone', '--- /// ... \u0000\u200b'],
    ['half a pair of surrogates', 'lamp\ud83d headset\udc00'],
  ])('survives %s', async (_, text) => {
    const { words, codes, begun } = await resolve(text);
    expect(words.length).toBeLessThanOrEqual(30);
    expect(codes.length + begun.length).toBeLessThanOrEqual(100);
  });

  it('reads a misspelt word among metacharacters', async () => {
    expect(await correct("(haedset) % '; --")).toBe("(headset) % '; --");
  });
});
