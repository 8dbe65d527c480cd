import type { Locale } from '../../db/records.ts';
import { formatMoney } from '../../prompts/money.ts';
import type { ProductsCard } from '../../tools/cards.ts';

const en = {
  nearest: 'Nothing meets every wish; these come closest:',
  nearestBut: (limit: string) => `Nothing meets “${limit}”; these come closest:`,
  notConfident: 'Nothing fits well; these are the closest:',
  corrected: (query: string) => `Showing results for “${query}”.`,
  shown: (from: number, to: number, total: number) =>
    from > 1 ? `${from} to ${to} of ${total} products` : `${to} of ${total} products`,
  like: (title: string) => `like ${title}`,
  inStock: 'in stock',
  sorts: {
    price_low: 'cheapest first',
    price_high: 'dearest first',
    rating: 'best rated first',
    newest: 'newest first',
    popular: 'most popular first',
  } as Record<string, string>,
  narrow: 'Narrow it down',
  sayBrand: (brand: string) => `Only by ${brand}`,
  sayMost: (price: string) => `Under ${price}`,
  more: 'Show me more',
  similar: 'More like this',
  askSimilar: (title: string) => `Show me products like “${title}”`,
};

const zh: typeof en = {
  nearest: '没有完全符合的商品，以下最为接近：',
  nearestBut: (limit) => `没有符合“${limit}”的商品，以下最为接近：`,
  notConfident: '没有很符合的商品，以下最为接近：',
  corrected: (query) => `已按“${query}”显示结果。`,
  shown: (from, to, total) =>
    from > 1 ? `共 ${total} 件商品，第 ${from} 到 ${to} 件` : `共 ${total} 件商品，显示 ${to} 件`,
  like: (title) => `类似${title}`,
  inStock: '有货',
  sorts: {
    price_low: '价格从低到高',
    price_high: '价格从高到低',
    rating: '评分从高到低',
    newest: '最新的在前',
    popular: '最热销的在前',
  },
  narrow: '缩小范围',
  sayBrand: (brand) => `只看${brand}`,
  sayMost: (price) => `${price}以内的`,
  more: '再看几款',
  similar: '看类似的',
  askSimilar: (title) => `看看类似“${title}”的商品`,
};

/** A narrower search to choose, with how many products it leaves. */
export interface Choice {
  /** What the customer says by choosing it, which the list before it gives its meaning. */
  say: string;
  count: number;
}

const BRANDS = 3;
const PRICES = 2;

/** What a list that was searched for says of itself, in the reader's language. */
export function foundWords(locale: Locale) {
  const words = locale === 'zh' ? zh : en;
  const chipOf = ({ key, label }: ProductsCard['understood'][number]): string =>
    key === 'in_stock_only' ? words.inStock : key === 'sort' ? (words.sorts[label] ?? label) : label;
  return {
    ...words,
    /** How the list differs from what was asked for. */
    noticesOf: ({ match, emptiedBy, confident, corrected, understood }: ProductsCard): string[] => {
      const limits = understood.filter(
        ({ key }) => key === emptiedBy || (emptiedBy === 'price' && key.endsWith('_price')),
      );
      const limit = limits.map(chipOf).join(' ');
      return [
        ...(corrected ? [words.corrected(corrected)] : []),
        ...(match === 'nearest' ? [limit ? words.nearestBut(limit) : words.nearest] : []),
        ...(match === 'exact' && confident === false ? [words.notConfident] : []),
      ];
    },
    countOf: ({ offset = 0, products, total }: ProductsCard): string =>
      words.shown(offset + 1, offset + products.length, total),
    chipsOf: ({ similarTo, understood }: ProductsCard): string[] => [
      ...(similarTo ? [words.like(similarTo.title)] : []),
      ...understood.map(chipOf),
    ],
    /** Worth telling where more was found than is shown. */
    choicesOf: ({ facets, offset = 0, products, total }: ProductsCard): Choice[] => {
      const currency = products[0]?.currency;
      if (!facets || !currency || total <= offset + products.length) return [];
      let below = 0;
      const prices = facets.price.flatMap(({ maxCents, count }) => {
        below += count;
        return maxCents === undefined
          ? []
          : [{ say: words.sayMost(formatMoney(maxCents, currency, locale)), count: below }];
      });
      const brands = facets.brand.map(({ value, count }) => ({ say: words.sayBrand(value), count }));
      return [...brands.slice(0, BRANDS), ...prices.slice(0, PRICES)];
    },
  };
}
