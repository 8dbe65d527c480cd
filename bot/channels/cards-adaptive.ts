import type { Locale } from '../../db/records.ts';
import type {
  Card,
  ComparisonCard,
  HelpCard,
  ProductCard,
  ProductsCard,
  ProductView,
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
} from './adaptive-elements.ts';
import { orderElements, ordersElements } from './adaptive-orders.ts';
import { opinionsContent, reviewsContent } from './adaptive-reviews.ts';
import { type CardWords, starsOf, wordsOf } from './card-words.ts';
import { cardToText } from './cards-text.ts';
import { foundWords } from './found-words.ts';
import { reviewWords } from './review-words.ts';

export interface AdaptiveOptions {
  locale: Locale;
  timeZone?: string;
  /** The address of a picture that the channel can fetch; undefined leaves the picture out. */
  pictureUrl(image: string): string | undefined;
  /** Tools that are switched off by name: no button asks for what they would answer. */
  tools?: Partial<Record<string, boolean>>;
}

interface Pen extends CardWords {
  locale: Locale;
  found: ReturnType<typeof foundWords>;
  pictureUrl(image: string): string | undefined;
  has(tool: string): boolean;
}

type Content = Pick<AdaptiveCard, 'body' | 'actions'>;

/** Bot channels show at most ten cards in one carousel. */
const MOST_IN_CAROUSEL = 10;

/** A card as Adaptive Cards 1.5: one for each product of a list, to be shown as a carousel, else a single one. */
export function cardToAdaptive(card: Card, options: AdaptiveOptions): AdaptiveCard[] {
  const pen: Pen = {
    ...wordsOf(options.locale, options.timeZone),
    locale: options.locale,
    found: foundWords(options.locale),
    pictureUrl: options.pictureUrl,
    has: (tool) => options.tools?.[tool] !== false,
  };
  const asText = (shown: Card) =>
    cardToText(shown, { locale: options.locale, timeZone: options.timeZone, width: 80, colour: false });
  if (card.kind !== 'products') return [frame(contentOf(card, pen), asText(card))];
  const products = card.products.slice(0, MOST_IN_CAROUSEL).map((product, index) => {
    const text = asText({ ...card, products: [product], total: 1, offset: undefined });
    return frame(listedProduct(card, product, index, pen), text);
  });
  const choices = card.products.length < MOST_IN_CAROUSEL ? narrowing(card, pen) : undefined;
  return choices ? [...products, frame(choices, pen.found.countOf(card))] : products;
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
      return reviewsContent(card, pen, reviewWords(pen.locale));
    case 'opinions':
      return opinionsContent(card, pen, reviewWords(pen.locale));
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
  ...(asksDetails && pen.has('get_product') ? [say(pen.details, pen.askDetails(product.title))] : []),
  ...(product.ratingCount > 0 && pen.has('get_reviews')
    ? [say(pen.seeReviews, pen.askReviews(product.title))]
    : []),
  ...(pen.has('search_catalog') ? [say(pen.found.similar, pen.found.askSimilar(product.title))] : []),
  ...openUrl(pen.openPage, product.url),
];

function listedProduct(card: ProductsCard, product: ProductView, index: number, pen: Pen): Content {
  return {
    body: [
      ...picture(product, pen),
      ...(index === 0 ? pen.found.noticesOf(card).map(subtle) : []),
      heading(`${index + 1}. ${product.title}`),
      ...(product.brand ? [subtle(product.brand)] : []),
      ...summary(product, pen),
    ],
    actions: actionsOf(product, pen, true),
  };
}

/** The last card of a list that goes on: what it was searched by, and what would make it shorter. */
function narrowing(card: ProductsCard, { found }: Pen): Content | undefined {
  const choices = found.choicesOf(card);
  if (choices.length === 0) return undefined;
  const chips = found.chipsOf(card).join(' · ');
  return {
    body: [heading(found.narrow), subtle(found.countOf(card)), ...(chips ? [subtle(chips)] : [])],
    actions: [
      ...choices.map((choice) => say(`${choice.say} (${choice.count})`, choice.say)),
      say(found.more, found.more),
    ],
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

const helpContent = ({ pages }: HelpCard): Content => ({
  body: pages.flatMap(({ title, excerpt }) => [heading(title), paragraph(excerpt)]),
  actions: pages.flatMap(({ title, url }) => openUrl(title, url)),
});
