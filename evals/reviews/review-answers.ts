import type { Locale } from '../../db/records.ts';
import type { DemoShop } from '../../feeds/demo/generate.ts';
import { loadReviewLanguage } from '../../feeds/demo/review-language.ts';
import type { Search } from '../../retrieval/search-types.ts';

/** Fewer mentions of an aspect in a product's reviews may lean either way by chance. */
export const FEWEST_MENTIONS = 5;

/** One question to the reviews of a product, whose true answer is known. */
export interface AskedPair {
  productId: string;
  aspect: string;
  locale: Locale;
  /** The aspect's name as it was asked. */
  about: string;
  /** How many of the product's reviews speak of it. */
  spoken: number;
  /** The hidden trait, from -2 to 2 without 0. */
  value: number;
  found: { mentions: number; positive: number; negative: number };
  isRight: boolean;
}

/** Products with aspects that enough reviews speak of. Where the hidden trait is 0 there is no direction to find. */
export function findPairs(shop: DemoShop): {
  pairs: Omit<AskedPair, 'locale' | 'about' | 'found' | 'isRight'>[];
  undirected: number;
} {
  const spoken = new Map<string, Map<string, number>>();
  for (const review of shop.reviews) {
    const ofProduct = spoken.get(review.productId) ?? new Map<string, number>();
    spoken.set(review.productId, ofProduct);
    for (const { aspect } of shop.mentions.get(review.id) ?? [])
      ofProduct.set(aspect, (ofProduct.get(aspect) ?? 0) + 1);
  }
  const all = [...shop.traits].flatMap(([productId, traits]) =>
    traits.map(({ aspect, value }) => ({
      productId,
      aspect,
      value,
      spoken: spoken.get(productId)?.get(aspect) ?? 0,
    })),
  );
  const enough = all.filter((pair) => pair.spoken >= FEWEST_MENTIONS);
  const pairs = enough.filter(({ value }) => value !== 0);
  return { pairs, undirected: enough.length - pairs.length };
}

/** Asks for every pair, by the aspect's name in each language, how many reviews praise it and how many find fault. */
export async function askPairs(
  search: Pick<Search, 'reviews'>,
  shop: DemoShop,
  onAsked: (done: number, total: number) => void,
): Promise<{ asked: AskedPair[]; undirected: number }> {
  const { aspects } = loadReviewLanguage();
  const { pairs, undirected } = findPairs(shop);
  const asked: AskedPair[] = [];
  for (const locale of ['en', 'zh'] as const) {
    for (const pair of pairs) {
      const about = aspects[pair.aspect]?.name[locale] ?? pair.aspect;
      const { mentions, positive, negative } = await search.reviews({
        productId: pair.productId,
        about,
        locale,
        limit: 1,
      });
      const isRight = pair.value > 0 ? positive > negative : negative > positive;
      asked.push({ ...pair, locale, about, found: { mentions, positive, negative }, isRight });
      onAsked(asked.length, pairs.length * 2);
    }
  }
  return { asked, undirected };
}

/** What is asked of everything that can fit, and the fault that it confirms. */
const CLAIMS = [
  { lean: 'small', en: 'does it run small?', zh: '偏小吗' },
  { lean: 'large', en: 'does it run large?', zh: '偏大吗' },
] as const;

/** Asks whether products run small or large, in both languages; right where more say what the hidden trait is. */
export async function askClaims(
  search: Pick<Search, 'reviews'>,
  shop: DemoShop,
): Promise<{ locale: Locale; isRight: boolean }[]> {
  const asked: { locale: Locale; isRight: boolean }[] = [];
  for (const { productId, aspect, value } of findPairs(shop).pairs) {
    if (aspect !== 'fit') continue;
    const trait = shop.traits.get(productId)?.find((each) => each.aspect === aspect);
    for (const { lean, ...texts } of CLAIMS)
      for (const locale of ['en', 'zh'] as const) {
        const { claim } = await search.reviews({ productId, about: texts[locale], locale, limit: 1 });
        const isSo = value < 0 && trait?.lean === lean;
        asked.push({ locale, isRight: claim !== undefined && isSo === claim.yes > claim.no });
      }
  }
  return asked;
}
