import { foldWord } from '../text.ts';

/** Materials and contents that people refuse. */
const MATERIALS = new Set(
  'leather cotton wool polyester nylon plastic metal wood silk linen suede fur rubber latex alcohol perfume fragrance scent sugar gluten glass aluminium silicone paraben sulphate down feather lace zip hood heel wire logo'.split(
    ' ',
  ),
);
/** The Chinese words with their English ones: a shop's records may hold either. */
export const MATERIALS_ZH = new Map([
  ['皮', 'leather'],
  ['真皮', 'leather'],
  ['皮革', 'leather'],
  ['皮质', 'leather'],
  ['羊毛', 'wool'],
  ['涤纶', 'polyester'],
  ['尼龙', 'nylon'],
  ['塑料', 'plastic'],
  ['金属', 'metal'],
  ['玻璃', 'glass'],
  ['硅胶', 'silicone'],
  ['香精', 'fragrance'],
  ['酒精', 'alcohol'],
  ['糖', 'sugar'],
  ['羽绒', 'down'],
]);

/** The material that these words begin with, in all the ways a shop may write it. */
export function materialOf(words: string): { values: string[]; length: number } | undefined {
  for (const [zh, en] of MATERIALS_ZH) {
    if (words === zh || words === `${zh}的` || words === `${zh}制`)
      return { values: [zh, en], length: words.length };
  }
  const [first = ''] = words.split(/[ -]/);
  return MATERIALS.has(foldWord(first)) ? { values: [first.toLowerCase()], length: first.length } : undefined;
}
