import type { OpinionsCard, ReviewQuote, ReviewsCard } from '../../tools/cards.ts';
import {
  type AdaptiveCard,
  columns,
  type Element,
  facts,
  heading,
  paragraph,
  say,
  subtle,
  textCell,
  verbatim,
} from './adaptive-elements.ts';
import { type CardWords, starsOf } from './card-words.ts';
import type { ReviewWords } from './review-words.ts';

type Content = Pick<AdaptiveCard, 'body' | 'actions'>;
type Words = CardWords & { found: ReviewWords };

/** A product's reviews: stars, what they judge it by, whom to trust, and their own words. */
export function reviewsContent(card: ReviewsCard, words: CardWords, found: ReviewWords): Content {
  const pen = { ...words, found };
  const { rating, count, histogram, about, summary } = card;
  const spread = histogram.map((n, index): [string, string] => [`${index + 1} ★`, String(n)]).reverse();
  const doubts = summary && found.doubts(summary);
  const head = [
    rating === undefined ? pen.noReviews : `${starsOf(rating)} ${rating.toFixed(1)} · ${pen.reviews(count)}`,
    ...(summary ? [found.praised(found.percent(summary.share))] : []),
  ];
  return {
    body: [
      heading(card.productTitle),
      paragraph(head.join(' · ')),
      ...(count > 0 ? facts(spread) : []),
      ...(summary && !about ? aspectElements(summary, pen) : []),
      ...(about ? [verbatim(found.aboutOf(about, pen.about))] : []),
      ...(about?.mentions === 0 ? [paragraph(found.nobody)] : []),
      ...card.quotes.map((quote) => quoteElement(quote, pen)),
      ...(doubts ? [subtle(doubts)] : []),
    ],
  };
}

function aspectElements({ aspects }: NonNullable<ReviewsCard['summary']>, { found }: Words): Element[] {
  if (aspects.length === 0) return [];
  return [
    subtle(found.aspects),
    ...facts(
      aspects.map(({ name, positive, negative }): [string, string] => [
        name,
        found.sides(positive, negative),
      ]),
    ),
  ];
}

function quoteElement(quote: ReviewQuote, pen: Words): Element {
  const by = [
    quote.stance && pen.found.stance[quote.stance],
    quote.author,
    quote.date && pen.day(quote.date),
    quote.verified ? pen.verified : undefined,
  ];
  return {
    type: 'Container',
    separator: true,
    items: [
      verbatim(`${starsOf(quote.rating)} ${quote.title}`.trim(), { weight: 'Bolder' }),
      verbatim(quote.text),
      ...(by.some(Boolean) ? [verbatim(by.filter(Boolean).join(' · '), { isSubtle: true })] : []),
    ],
  };
}

/** Products by what reviews say of one thing; a button each asks on. */
export function opinionsContent(card: OpinionsCard, words: CardWords, found: ReviewWords): Content {
  const pen = { ...words, found };
  const { mentions, positive, negative } = card.about;
  return {
    body: [
      verbatim(found.titleOf(card), { weight: 'Bolder' }),
      subtle(found.total(mentions, positive, negative)),
      ...card.products.flatMap(({ product, quote, ...sides }, index) => [
        columns(
          [{ ...textCell(`${index + 1}. ${product.title}`), weight: 'Bolder' }],
          [textCell(pen.priceOf(product))],
        ),
        subtle(found.sides(sides.positive, sides.negative)),
        ...(quote ? [quoteElement(quote, pen)] : []),
      ]),
    ],
    actions: card.products.map(({ product }) => say(product.title, pen.askReviews(product.title))),
  };
}
