import type { Locale } from '../../db/records.ts';
import type {
  Card,
  ComparisonCard,
  HelpCard,
  ProductCard,
  ProductsCard,
  ProductView,
  ReviewsCard,
} from '../../tools/cards.ts';
import {
  type AdaptiveCard,
  columns,
  type Element,
  facts,
  heading,
  openUrl,
  paragraph,
  say,
  subtle,
  textCell,
  verbatim,
} from './adaptive-elements.ts';
import { orderElements, ordersElements } from './adaptive-orders.ts';
import { type CardWords, starsOf, wordsOf } from './card-words.ts';
import { cardToText } from './cards-text.ts';

export interface AdaptiveOptions {
  locale: Locale;
  timeZone?: string;
  /** The address of a picture that the channel can fetch; undefined leaves the picture out. */
  pictureUrl(image: string): string | undefined;
}

interface Pen extends CardWords {
  pictureUrl(image: string): string | undefined;
}

type Content = Pick<AdaptiveCard, 'body' | 'actions'>;

/** Bot channels show at most ten cards in one carousel. */
const MOST_IN_CAROUSEL = 10;

/** A card as Adaptive Cards 1.5: one for each product of a list, to be shown as a carousel, else a single one. */
export function cardToAdaptive(card: Card, options: AdaptiveOptions): AdaptiveCard[] {
  const pen: Pen = { ...wordsOf(options.locale, options.timeZone), pictureUrl: options.pictureUrl };
  const asText = (shown: Card) =>
    cardToText(shown, { locale: options.locale, timeZone: options.timeZone, width: 80, colour: false });
  if (card.kind !== 'products') return [frame(contentOf(card, pen), asText(card))];
  return card.products.slice(0, MOST_IN_CAROUSEL).map((product, index) => {
    const text = asText({ ...card, products: [product], total: 1 });
    return frame(listedProduct(card, product, index, pen), text);
  });
}

const frame = ({ body, actions }: Content, fallbackText: string): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText,
  body,
  ...(actions && actions.length > 0 ? { actions } : {}),
});

function contentOf(card: Exclude<Card, ProductsCard>, pen: Pen): Content {
  switch (card.kind) {
    case 'product':
      return productContent(card, pen);
    case 'comparison':
      return comparisonContent(card, pen);
    case 'reviews':
      return reviewsContent(card, pen);
    case 'order':
      return orderElements(card.order, pen);
    case 'orders':
      return ordersElements(card, pen);
    case 'help':
      return helpContent(card);
  }
}

function picture(product: ProductView, pen: Pen): Element[] {
  const url = product.image && pen.pictureUrl(product.image);
  return url ? [{ type: 'Image', url, altText: product.title, size: 'Stretch' }] : [];
}

function summary(product: ProductView, pen: Pen): Element[] {
  const { compareAtCents, priceCents, currency, rating, ratingCount } = product;
  const stars =
    rating === undefined
      ? pen.noReviews
      : `${starsOf(rating)} ${rating.toFixed(1)} (${pen.reviews(ratingCount)})`;
  return [
    columns(
      [{ ...textCell(pen.priceOf(product)), weight: 'Bolder' }],
      [{ ...textCell(pen.stockOf(product)), color: product.inStock ? 'Good' : 'Attention' }],
    ),
    ...(compareAtCents && compareAtCents > priceCents
      ? [subtle(pen.was(pen.money(compareAtCents, currency)))]
      : []),
    subtle(stars),
    ...pen.optionsOf(product).map(({ name, values }) => subtle(`${name}${pen.colon}${values}`)),
  ];
}

const actionsOf = (product: ProductView, pen: Pen, asksDetails: boolean) => [
  ...(asksDetails ? [say(pen.details, pen.askDetails(product.title))] : []),
  ...(product.ratingCount > 0 ? [say(pen.seeReviews, pen.askReviews(product.title))] : []),
  ...openUrl(pen.openPage, product.url),
];

function listedProduct(card: ProductsCard, product: ProductView, index: number, pen: Pen): Content {
  return {
    body: [
      ...picture(product, pen),
      ...(card.match === 'nearest' && index === 0 ? [subtle(pen.nearest)] : []),
      heading(`${index + 1}. ${product.title}`),
      ...(product.brand ? [subtle(product.brand)] : []),
      ...summary(product, pen),
    ],
    actions: actionsOf(product, pen, true),
  };
}

function productContent({ product, description, attributes }: ProductCard, pen: Pen): Content {
  return {
    body: [
      ...picture(product, pen),
      heading(product.title),
      ...(product.brand ? [subtle(product.brand)] : []),
      ...summary(product, pen),
      ...(description ? [paragraph(description)] : []),
      ...facts(attributes.map(({ name, value }): [string, string] => [name, value])),
    ],
    actions: actionsOf(product, pen, false),
  };
}

function comparisonContent({ products, rows }: ComparisonCard, pen: Pen): Content {
  const rating = ({ rating: value }: ProductView) => (value === undefined ? '–' : `★ ${value.toFixed(1)}`);
  const table = [
    ['', ...products.map((product, index) => `${index + 1}. ${product.title}`)],
    [pen.price, ...products.map(pen.priceOf)],
    [pen.rating, ...products.map(rating)],
    [pen.stock, ...products.map(pen.stockOf)],
    ...rows.map(({ name, values }) => [name, ...values.map((value) => value || '–')]),
  ];
  const body: Element[] = [
    {
      type: 'Table',
      columns: ['', ...products].map(() => ({ width: 1 })),
      rows: table.map((row) => ({
        type: 'TableRow',
        cells: row.map((text) => ({ type: 'TableCell', items: [textCell(text || ' ')] })),
      })),
    },
  ];
  return { body, actions: products.map((product) => say(product.title, pen.askDetails(product.title))) };
}

function reviewsContent(card: ReviewsCard, pen: Pen): Content {
  const { rating, count, histogram, about } = card;
  const spread = histogram.map((n, index): [string, string] => [`${index + 1} ★`, String(n)]).reverse();
  const body = [
    heading(card.productTitle),
    paragraph(
      rating === undefined
        ? pen.noReviews
        : `${starsOf(rating)} ${rating.toFixed(1)} · ${pen.reviews(count)}`,
    ),
    ...(count > 0 ? facts(spread) : []),
    ...(about ? [verbatim(pen.about(about.text, about.positive, about.negative))] : []),
    ...card.quotes.map((quote): Element => {
      const by = [quote.author, quote.date && pen.day(quote.date), quote.verified ? pen.verified : undefined];
      return {
        type: 'Container',
        separator: true,
        items: [
          verbatim(`${starsOf(quote.rating)} ${quote.title}`.trim(), { weight: 'Bolder' }),
          verbatim(quote.text),
          ...(by.some(Boolean) ? [verbatim(by.filter(Boolean).join(' · '), { isSubtle: true })] : []),
        ],
      };
    }),
  ];
  return { body };
}

const helpContent = ({ pages }: HelpCard): Content => ({
  body: pages.flatMap(({ title, excerpt }) => [heading(title), paragraph(excerpt)]),
  actions: pages.flatMap(({ title, url }) => openUrl(title, url)),
});
