import type { Queryable } from '../../../db/connect.ts';
import { type ProductRow, readProducts } from '../../../db/products.ts';
import { readProductIds } from '../../../db/search-index.ts';
import { familiesOf } from './colour-families.ts';
import type { Capacity } from './limits.ts';

/** What a product's record says of what limits can name. */
export interface ProductFacts {
  id: string;
  title: string;
  brand?: string;
  /** What it is called, by language; of a category or, failing that, in the title. */
  nouns: { en?: string; zh?: string };
  currency: string;
  /** Good for a variant that tells no colour of its own. */
  titleColours: string[];
  /** Stated of the product as a whole. */
  capacities: WrittenCapacity[];
  variants: VariantFacts[];
}

export interface VariantFacts {
  priceCents: number;
  available: boolean;
  colours: string[];
  sizes: string[];
  capacities: WrittenCapacity[];
}

export interface WrittenCapacity extends Capacity {
  written: string;
}

const COLOUR_KEY = /colou?r|颜色/i;
const SIZE_KEY = /^(?:(?:shoe|clothing|eu|uk|us) )?size$|尺码|鞋码/i;
/** The size of a thing without options may be that of its screen or paper, but not in letters. */
const LETTER_SIZE = /^(?:x{0,4}[sl]|m|\dxl)$/i;
/** However a title spells it; "Gb/s" and "Gbps" are rates. */
const DATA = /(?<![\w.])(\d+(?:\.\d+)?) ?(TB|GB|MB)(?![\w/])/gi;
const WHOLE = /^(\d+(?:\.\d+)?) ?(TB|GB|MB|L|ml|mL|mAh)$/;
const UNITS: Record<string, Capacity> = {
  TB: { of: 'data', amount: 1_000 },
  GB: { of: 'data', amount: 1 },
  MB: { of: 'data', amount: 0.001 },
  L: { of: 'volume', amount: 1 },
  ml: { of: 'volume', amount: 0.001 },
  mL: { of: 'volume', amount: 0.001 },
  mAh: { of: 'charge', amount: 1 },
};
const BATCH = 100;

/** Every product of the shop, in the order of the ids. */
export async function readAllFacts(db: Queryable): Promise<ProductFacts[]> {
  const facts: ProductFacts[] = [];
  for (;;) {
    const ids = await readProductIds(db, facts.at(-1)?.id ?? '', BATCH);
    if (ids.length === 0) return facts;
    facts.push(...(await readProducts(db, ids)).map(readFacts));
  }
}

/** Colours and sizes come from a variant's own options and, where those do not say, from the product's attributes. */
export function readFacts(product: ProductRow): ProductFacts {
  const attributes = Object.entries(product.attributes).map(([key, value]): [string, string[]] => [
    key,
    [value].flat().map(String),
  ]);
  const under = (entries: readonly [string, string[]][], key: RegExp) =>
    entries.filter(([name]) => key.test(name)).flatMap(([, values]) => values);
  const colours = under(attributes, COLOUR_KEY);
  const letterSizes = under(attributes, SIZE_KEY).filter((size) => LETTER_SIZE.test(size));
  return {
    id: product.id,
    title: product.title,
    brand: product.brand ?? undefined,
    nouns: readNouns(product),
    currency: product.currency,
    titleColours: familiesOf(product.title),
    capacities: [
      ...readCapacities(product.title.matchAll(DATA)),
      ...attributes.flatMap(([, values]) => values.flatMap(readWhole)),
    ],
    variants: product.variants.map(({ price_cents, available, options }) => {
      const entries = Object.entries(options).map(([key, value]): [string, string[]] => [key, [value]]);
      return {
        priceCents: price_cents,
        available,
        colours: firstSaid(under(entries, COLOUR_KEY), colours).flatMap(familiesOf),
        sizes: firstSaid(under(entries, SIZE_KEY), letterSizes),
        capacities: Object.values(options).flatMap(readWhole),
      };
    }),
  };
}

const firstSaid = (...values: string[][]): string[] => values.find((some) => some.length > 0) ?? [];

/** A text that is a capacity and nothing else, for a longer one may speak of what fits or is needed. */
const readWhole = (text: string): WrittenCapacity[] => readCapacities([WHOLE.exec(text.trim())]);

function readCapacities(matches: Iterable<RegExpMatchArray | null>): WrittenCapacity[] {
  return [...matches].flatMap((match) => {
    const name = match?.[2] ?? '';
    const unit = UNITS[name] ?? UNITS[name.toUpperCase()];
    return match && unit ? [{ of: unit.of, amount: Number(match[1]) * unit.amount, written: match[0] }] : [];
  });
}

const PLAIN_NOUN = /^\p{L}[\p{L} '’-]{1,30}$/u;

function readNouns({ title, category, translations }: ProductRow): ProductFacts['nouns'] {
  const zh = (translations.zh as { category?: string[] } | undefined)?.category?.at(-1);
  const en = category.at(-1);
  return {
    en: en && PLAIN_NOUN.test(en) ? en.toLowerCase() : findTypeWords(title),
    zh: zh && PLAIN_NOUN.test(zh) ? zh : undefined,
  };
}

const NOT_A_TYPE = new Set([
  'with',
  'for',
  'from',
  'over',
  'under',
  'and',
  'per',
  'the',
  'pack',
  'piece',
  'pieces',
]);

/** The first words of a title in small letters, as in "Xerox 006R90321 toner cartridge Original". */
function findTypeWords(title: string): string | undefined {
  const run = /(?<![\p{L}\p{N}-])\p{Ll}{4,}(?: \p{Ll}{3,}){0,2}(?![\p{L}\p{N}-])/u.exec(title)?.[0];
  const words = run?.split(' ') ?? [];
  const end = words.findIndex((word) => NOT_A_TYPE.has(word) || familiesOf(word).length > 0);
  return words.slice(0, end < 0 ? words.length : end).join(' ') || undefined;
}
