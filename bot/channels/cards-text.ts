import type {
  Card,
  ComparisonCard,
  HelpCard,
  ProductCard,
  ProductsCard,
  ProductView,
} from '../../tools/cards.ts';
import { starsOf } from './card-words.ts';
import { foundWords } from './found-words.ts';
import { orderLines, ordersLines } from './order-text.ts';
import { opinionsLines, reviewsLines } from './reviews-text.ts';
import { layOutTable, oneLine, padEnd } from './text-layout.ts';
import { createPen, type Pen, type TextCardOptions } from './text-pen.ts';

/** A card for a terminal or a channel that shows plain text only; numbered as the customer may refer to it. */
export function cardToText(card: Card, options: TextCardOptions): string {
  const pen = createPen(options);
  return linesOf(card, pen).join('\n');
}

function linesOf(card: Card, pen: Pen): string[] {
  switch (card.kind) {
    case 'products':
      return productsLines(card, pen);
    case 'product':
      return productLines(card, pen);
    case 'comparison':
      return comparisonLines(card, pen);
    case 'reviews':
      return reviewsLines(card, pen);
    case 'opinions':
      return opinionsLines(card, pen);
    case 'order':
      return orderLines(card.order, pen);
    case 'orders':
      return ordersLines(card, pen);
    case 'help':
      return helpLines(card, pen);
  }
}

function factsOf(product: ProductView, pen: Pen): string {
  const { rating, ratingCount, compareAtCents, priceCents, currency } = product;
  const was =
    compareAtCents && compareAtCents > priceCents ? ` (${pen.was(pen.money(compareAtCents, currency))})` : '';
  const stars =
    rating === undefined
      ? pen.noReviews
      : `${starsOf(rating)} ${rating.toFixed(1)} (${pen.reviews(ratingCount)})`;
  return `${pen.priceOf(product)}${was} · ${stars} · ${pen.stockOf(product)}`;
}

const titleOf = ({ title, brand }: ProductView) =>
  brand && !title.toLowerCase().includes(brand.toLowerCase()) ? `${title} · ${brand}` : title;

function factLines(product: ProductView, pen: Pen, indent: number): string[] {
  const colour = product.inStock ? pen.paint.green : pen.paint.red;
  return [
    ...pen.write(factsOf(product, pen), indent).map(colour),
    ...pen.dim(
      pen.optionsOf(product).flatMap(({ name, values }) => pen.write(`${name}${pen.colon}${values}`, indent)),
    ),
  ];
}

function productsLines(card: ProductsCard, pen: Pen): string[] {
  const found = foundWords(pen.locale);
  const choices = found.choicesOf(card).map(({ say, count }) => `${say} (${count})`);
  const indent = `${card.products.length}. `.length;
  return [
    ...found.noticesOf(card).flatMap((notice) => pen.write(oneLine(notice)).map(pen.paint.yellow)),
    ...pen.dim(pen.write([found.countOf(card), ...found.chipsOf(card).map(oneLine)].join(' · '))),
    ...card.products.flatMap((product, index) => {
      const [first = '', ...rest] = pen.write(oneLine(titleOf(product)), indent);
      const number = padEnd(`${index + 1}.`, indent);
      return [...pen.bold([number + first.slice(indent), ...rest]), ...factLines(product, pen, indent)];
    }),
    ...(choices.length > 0
      ? pen.dim(pen.write(`${found.narrow}${pen.colon}${choices.map(oneLine).join(' · ')}`))
      : []),
  ];
}

function productLines({ product, description, attributes }: ProductCard, pen: Pen): string[] {
  return [
    ...pen.bold(pen.write(oneLine(titleOf(product)))),
    ...factLines(product, pen, 0),
    ...(description ? pen.write(description.trim()) : []),
    ...layOutTable(
      attributes.map(({ name, value }) => [oneLine(name), oneLine(value)]),
      pen.width,
      (text, _row, column) => (column === 0 ? pen.paint.dim(text) : text),
    ),
    ...pen.link(product.url),
  ];
}

function comparisonLines({ products, rows }: ComparisonCard, pen: Pen): string[] {
  const rating = ({ rating: value }: ProductView) => (value === undefined ? '–' : `★ ${value.toFixed(1)}`);
  const table = [
    ['', ...products.map((product, index) => `${index + 1}. ${oneLine(product.title)}`)],
    [pen.price, ...products.map(pen.priceOf)],
    [pen.rating, ...products.map(rating)],
    [pen.stock, ...products.map(pen.stockOf)],
    ...rows.map(({ name, values }) => [oneLine(name), ...values.map((value) => oneLine(value) || '–')]),
  ];
  const firstRow = table.length - rows.length;
  return layOutTable(table, pen.width, (text, row, column) => {
    if (row === 0) return pen.paint.bold(text);
    if (column === 0) return pen.paint.dim(text);
    return rows[row - firstRow]?.differs ? pen.paint.yellow(text) : text;
  });
}

function helpLines({ pages }: HelpCard, pen: Pen): string[] {
  return pages.flatMap(({ title, excerpt, url }) => [
    ...pen.bold(pen.write(oneLine(title))),
    ...pen.write(excerpt.trim(), 2),
    ...pen.link(url, 2),
  ]);
}
