import type { Example } from './classifier.ts';
import { createLexicon } from './lexicon.ts';
import { readMessage } from './reading.ts';
import { cleanText, hasHan } from './text.ts';

/** Training texts by intent; the entry `{kind}` lists nouns to put in place of that sign. */
export type TrainingTexts = Readonly<Record<string, readonly string[]>>;

/** A shop of one brand and one kind: whatever a real shop sells is marked as these are. */
const SAMPLE_SHOP = {
  brands: ['Brandolino'],
  categories: [{ name: 'Kindolinos', zh: '样品类' }],
  colours: [],
  sizes: ['42', '44'],
};

const VALUES_EN = {
  brand: ['Brandolino'],
  colour: ['blue', 'black', 'red'],
  size: ['size 42', '42', 'size M'],
  price: ['$80', '50', '200 dollars'],
  order: ['SK-100234', '#W2345678'],
  which: [
    'the second one',
    'it',
    'this one',
    'the Brandolino one',
    'the first one',
    'the Brandolino',
    'the last one',
  ],
};
const VALUES_ZH = {
  brand: ['Brandolino'],
  colour: ['蓝色', '黑色', '红色'],
  size: ['42码', 'M码'],
  price: ['200元', '两百', '500块'],
  order: ['SK-100234', 'W2345678'],
  which: ['第二个', '这款', 'Brandolino那款', '它', '第一款', '那个'],
};

/**
 * Examples as the classifier meets messages: read just as a message is, so that limits stand as marks in both. An
 * example with {kind} is learnt twice, as a known kind and as a noun that the shop may not know.
 */
export function expandTraining(texts: TrainingTexts): Example[] {
  const nouns = texts['{kind}'] ?? [];
  const chinese = hasHan(nouns.join(''));
  const values: Record<string, string[]> = chinese ? VALUES_ZH : VALUES_EN;
  const aids = { lexicon: createLexicon(SAMPLE_SHOP), mendTypos: (text: string) => text };
  let turn = 0;
  const next = (list: readonly string[]) => list[turn++ % list.length] ?? '';
  const examples: Example[] = [];
  for (const [label, lines] of Object.entries(texts)) {
    if (label === '{kind}') continue;
    for (const line of lines) {
      const filled = line.replace(/\{(?!kind)(\w+)\}/g, (_, sign: string) => next(values[sign] ?? []));
      const known = filled.replaceAll('{kind}', chinese ? '样品类' : 'kindolinos');
      const variants = filled.includes('{kind}')
        ? [known, filled.replace(/\{kind\}/g, () => next(nouns))]
        : [known];
      for (const text of variants) examples.push({ label, text: readMessage(text, aids).marked });
    }
  }
  return examples;
}

/** Every Latin word that customers use around products; known words are never taken for typing errors. */
export const wordsOfTraining = (texts: TrainingTexts): Set<string> =>
  new Set(
    Object.values(texts)
      .flat()
      .flatMap(
        (line) =>
          cleanText(line)
            .toLowerCase()
            .replace(/\{\w+\}/g, ' ')
            .match(/[a-z]{3,}/g) ?? [],
      ),
  );
