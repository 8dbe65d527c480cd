import type { ProductRecord } from '../db/records.ts';
import { createRandom, type Random } from '../feeds/demo/random.ts';

/** A word of a title gives way to one of another product of its brand or category this often. */
const SWAPPED = 0.2;
/** What a shop of a million products says of each; the rest of a rich catalogue's attributes would only fill the disk. */
const ATTRIBUTES = 12;
const PROSE = 300;

/**
 * Makes products after a catalogue's own: the words of a title follow those of products of the same brand or category,
 * model numbers keep their shape, prices their spread. The same `seed` and `index` give the same product.
 */
export function createSynthesiser(
  originals: readonly ProductRecord[],
  seed: number,
): (index: number) => ProductRecord {
  const kin = new Map<string, ProductRecord[]>();
  const keyOf = ({ category, brand }: ProductRecord) => category.at(-1) ?? brand ?? '';
  for (const original of originals) {
    const group = kin.get(keyOf(original)) ?? [];
    kin.set(keyOf(original), [...group.slice(-499), original]);
  }
  return (index) => {
    const random = createRandom(seed, 'synthetic', index);
    const model = random.pick(originals);
    const other = random.pick(kin.get(keyOf(model)) ?? originals);
    const variant = model.variants[0];
    if (!variant) throw new Error(`product ${model.id} has no variant`);
    const id = `synthetic-${index}`;
    return {
      ...model,
      id,
      title: mixTitle(model.title, other.title, random),
      description: model.description.slice(0, PROSE),
      attributes: Object.fromEntries(Object.entries(model.attributes).slice(0, ATTRIBUTES)),
      eans: [],
      model: model.model && renumber(model.model, random),
      images: [],
      translations: {},
      variants: [
        {
          ...variant,
          id,
          sku: undefined,
          barcode: undefined,
          priceCents: Math.max(1, Math.round(variant.priceCents * Math.exp(random.normal() * 0.3))),
        },
      ],
    };
  };
}

function mixTitle(title: string, other: string, random: Random): string {
  const words = title.split(/\s+/);
  const others = other.split(/\s+/);
  return words
    .map((word, place) => {
      if (/\d/.test(word) && /[a-z]/i.test(word)) return renumber(word, random);
      return random.chance(SWAPPED) ? (others[place] ?? word) : word;
    })
    .join(' ');
}

/** Another number of the same shape: a digit for a digit, the letters as they are. */
const renumber = (code: string, random: Random): string =>
  code.replace(/\d/g, () => String(random.int(0, 9)));
