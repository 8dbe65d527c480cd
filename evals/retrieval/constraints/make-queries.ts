import { createRandom, type Random } from '../../../feeds/demo/random.ts';
import { keepsAll } from './examiner.ts';
import type { Limit, LimitKind } from './limits.ts';
import { phraseChinese } from './phrase-chinese.ts';
import { phraseEnglish } from './phrase-english.ts';
import type { ProductFacts, VariantFacts } from './read-facts.ts';

export interface ConstraintQuery {
  text: string;
  language: 'en' | 'zh';
  limits: Limit[];
  /** A product that keeps them all, with a variant that is available. */
  productId: string;
}

/** What a query is made around, in turn. */
const MAIN_KINDS = ['price', 'brand', 'capacity', 'size', 'colour'] as const satisfies LimitKind[];
const STOCK_SHARE = 0.15;

/**
 * Makes queries with one to three limits each, half of them in Chinese, as many around one kind of limit as around
 * another where the catalogue has such values. The limits are those of one available variant of a product drawn at
 * random, so that at least that product keeps them all.
 */
export function makeConstraintQueries(
  products: readonly ProductFacts[],
  { count, seed }: { count: number; seed: number },
): ConstraintQuery[] {
  const named = products.filter(({ nouns }) => nouns.en ?? nouns.zh);
  const pools = MAIN_KINDS.map((kind) => ({
    kind,
    choices: named.flatMap((product) =>
      product.variants
        .filter((variant) => variant.available && limitMakers[kind](product, variant, createRandom(seed)))
        .map((variant) => ({ product, variant })),
    ),
  })).filter(({ choices }) => choices.length > 0);
  if (pools.length === 0) return [];
  return Array.from({ length: count }, (_, at) => {
    const random = createRandom('constraints', seed, at);
    const { kind, choices } = pools[at % pools.length] as (typeof pools)[number];
    const { product, variant } = random.pick(choices);
    const limits = drawLimits(kind, product, variant, random);
    // Whole rounds of the kinds change the language, for an even number of kinds must not fall apart by it.
    const language = Math.floor(at / pools.length) % 2 === 0 ? 'en' : 'zh';
    const noun = product.nouns[language] ?? product.nouns.en ?? product.nouns.zh ?? '';
    const phrase = language === 'en' ? phraseEnglish : phraseChinese;
    const text = phrase(noun, limits, { currency: product.currency, random });
    return { text, language, limits, productId: product.id };
  });
}

/** One limit of the main kind and none to two others, all kept by this variant. */
function drawLimits(main: LimitKind, product: ProductFacts, variant: VariantFacts, random: Random): Limit[] {
  const others = random.sample(
    MAIN_KINDS.filter((kind) => kind !== main),
    random.int(0, 2),
  );
  const kinds: LimitKind[] = [main, ...others];
  if (kinds.length < 3 && random.chance(STOCK_SHARE)) kinds.push('stock');
  return kinds
    .map((kind) => limitMakers[kind](product, variant, random))
    .filter((limit) => limit !== undefined);
}

type MakeLimit = (product: ProductFacts, variant: VariantFacts, random: Random) => Limit | undefined;

const pickFrom = <T>(values: readonly T[], random: Random): T | undefined =>
  values.length > 0 ? random.pick(values) : undefined;

/** Sizes that are asked for in so many words: M, XXL, 42, 39-42. */
const ASKED_SIZE = /^(?:x{0,3}[sml]|\d{1,2}xl|\d{1,3}(?:\.5)?|\d{2}-\d{2})$/i;
const ASKED_CAPACITY = /^[\d.]+ ?(?:TB|GB|MB|L|m[lL]|mAh)$/;
const ASKED_BRAND = /^\p{L}[\p{L}\p{N} .&'’+-]{1,30}$/u;

const limitMakers: Record<LimitKind, MakeLimit> = {
  price: (_, { priceCents }, random) => (priceCents > 0 ? drawPrice(priceCents, random) : undefined),
  brand: ({ brand }) => (brand && ASKED_BRAND.test(brand) ? { kind: 'brand', brand } : undefined),
  capacity: (product, variant, random) => {
    const limits = [...product.capacities, ...variant.capacities]
      .filter(({ written }) => ASKED_CAPACITY.test(written))
      .map(({ of, amount, written }): Limit => ({ kind: 'capacity', capacity: { of, amount }, written }));
    const own = { ...product, variants: [variant] };
    return pickFrom(
      limits.filter((limit) => keepsAll(own, [limit]) && keepsAll(product, [limit])),
      random,
    );
  },
  size: (_, { sizes }, random) => {
    const size = pickFrom(
      sizes.filter((one) => ASKED_SIZE.test(one)),
      random,
    );
    return size === undefined ? undefined : { kind: 'size', size };
  },
  colour: (_, { colours }, random) => {
    const colour = pickFrom(colours, random);
    return colour === undefined ? undefined : { kind: 'colour', colour };
  },
  stock: (_, { available }) => (available ? { kind: 'stock' } : undefined),
};

/** Up to so much for most, from so much on or between for some; in round sums, a little to far beyond the price. */
function drawPrice(cents: number, random: Random): Limit {
  const maxCents = roundUp(cents * (1 + random.next() * 0.6), cents);
  const minCents = roundDown(cents * (1 - random.next() * 0.6), cents);
  const style = random.next();
  if (style < 0.6 || minCents === 0) return { kind: 'price', maxCents };
  return style < 0.8 ? { kind: 'price', minCents } : { kind: 'price', minCents, maxCents };
}

/** Above the price itself, for "less than 80" leaves 80 out. */
const roundUp = (cents: number, price: number): number => {
  const rounded = Math.ceil(cents / stepOf(price)) * stepOf(price);
  return rounded > price ? rounded : rounded + stepOf(price);
};

const roundDown = (cents: number, price: number): number => {
  const rounded = Math.floor(cents / stepOf(price)) * stepOf(price);
  return rounded < price ? rounded : rounded - stepOf(price);
};

/** Sums are as round as they are large: 17, 85, 340, 1250, 3400. */
function stepOf(cents: number): number {
  if (cents < 2_000) return 100;
  if (cents < 20_000) return 500;
  if (cents < 100_000) return 1_000;
  return cents < 200_000 ? 5_000 : 10_000;
}
