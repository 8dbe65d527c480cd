import { expect, test } from 'vitest';
import { createRandom } from '../../feeds/demo/random.ts';
import { knownItemKinds, makeKnownItemQueries, type NamedProduct, writeQuery } from './known-item.ts';
import { mistype } from './spoil-words.ts';

const title = 'Xerox 006R90321 toner cartridge Original Black';

test('every kind changes what it says and nothing else, whatever is drawn', () => {
  for (let seed = 0; seed < 200; seed++) {
    const write = (kind: (typeof knownItemKinds)[number]) =>
      writeQuery(kind, { title, model: ' 006R90321 ' }, createRandom(seed));
    expect(write('exact')).toBe('Xerox 006R90321 toner cartridge Original');
    const typo = write('typo')?.split(' ') ?? [];
    const before = 'Xerox 006R90321 toner cartridge Original'.split(' ');
    expect(typo.filter((word, at) => word !== before[at])).toHaveLength(1);
    expect(typo[1]).toBe('006R90321');
    const glued = write('glued') ?? '';
    expect(glued.split(' ')).toHaveLength(4);
    expect(glued.replaceAll(' ', '')).toBe(before.join(''));
    const split = write('split') ?? '';
    expect(split.split(' ')).toHaveLength(6);
    expect(split.replaceAll(' ', '')).toBe(before.join(''));
    expect(split.split(' ').every((part) => part.length >= 2)).toBe(true);
    expect(write('model')).toBe('006R90321');
    expect(write('partial')).toBe('006R90');
  }
});

test('a slip of the finger is one letter too many, too few, another or two swapped', () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < 300; seed++) {
    const typed = mistype('laptop', createRandom(seed));
    expect(typed).not.toBe('laptop');
    const isSwap = typed.length === 6 && [...typed].sort().join('') === [...'laptop'].sort().join('');
    kinds.add(isSwap ? 'swap' : String(typed.length));
  }
  expect([...kinds].sort()).toEqual(['5', '6', '7', 'swap']);
  // Swapping equal neighbours or typing the same letter again changes nothing and is not taken.
  for (let seed = 0; seed < 50; seed++) expect(mistype('aaaa', createRandom(seed))).not.toBe('aaaa');
});

test('texts that do not allow a kind give no query of it', () => {
  const write = (kind: (typeof knownItemKinds)[number]) =>
    writeQuery(kind, { title: 'A-1 9 V', model: null }, createRandom(1));
  expect(knownItemKinds.map(write)).toEqual([
    'A-1 9 V',
    undefined,
    'A-19 V',
    undefined,
    undefined,
    undefined,
  ]);
});

test('a Chinese title is cut into words that are not torn apart', () => {
  const exact = writeQuery(
    'exact',
    { title: 'Sonaquill 折叠 头戴式耳机 红色 新款 特价', model: null },
    createRandom(1),
  );
  expect(exact).toMatch(/^Sonaquill 折叠 头戴式?/);
  expect(exact).not.toContain('特价');
});

const catalogue: NamedProduct[] = Array.from({ length: 200 }, (_, at) => ({
  id: `p${String(at).padStart(3, '0')}`,
  // Ten products share each title start and model, which only the sixth word tells apart.
  title: `Brand${at % 20} desk lamp with shade number${at}`,
  model: `LX-${at % 20}`,
}));

test('the same seed makes the same queries, another seed others, and tuning never sees a tested product', () => {
  const make = (seed: number, part: 'tune' | 'test' = 'test') =>
    makeKnownItemQueries(catalogue, { count: 60, seed, part });
  expect(make(1)).toEqual(make(1));
  expect(make(1).map(({ text }) => text)).not.toEqual(make(2).map(({ text }) => text));
  for (const kind of knownItemKinds) expect(make(1).filter((query) => query.kind === kind)).toHaveLength(10);
  const tested = new Set(
    makeKnownItemQueries(catalogue, { count: 6_000, seed: 1, part: 'test' }).map(
      ({ productId }) => productId,
    ),
  );
  const tuned = make(1, 'tune').map(({ productId }) => productId);
  expect(tested.size).toBe(180);
  expect(tuned.filter((id) => tested.has(id))).toEqual([]);
  expect(tuned).not.toEqual([]);
});

test('twins are products that a query could as well have been made from', () => {
  const queries = makeKnownItemQueries(catalogue, { count: 60, seed: 1, part: 'test' });
  for (const { kind, productId, text, twins } of queries) {
    expect(twins.has(productId)).toBe(true);
    const models = catalogue.filter(({ model }) => model?.startsWith(text)).length;
    expect(twins.size).toBe(kind === 'partial' ? models : 10);
  }
});
