import type { OpinionsCard, ReviewQuote, ReviewsCard } from '../../tools/cards.ts';
import { starsOf } from './card-words.ts';
import { reviewWords } from './review-words.ts';
import { oneLine, padEnd, truncate } from './text-layout.ts';
import type { Pen } from './text-pen.ts';

const BAR = 20;
const SHARE_BAR = 10;
const STEPS = '▁▂▃▄▅▆▇█';

/** A product's reviews: stars, what they judge it by, whom to trust, and their own words. */
export function reviewsLines(card: ReviewsCard, pen: Pen): string[] {
  const { rating, count, about, summary } = card;
  const words = reviewWords(pen.locale);
  const head = [
    rating === undefined ? pen.noReviews : `${starsOf(rating)} ${rating.toFixed(1)} · ${pen.reviews(count)}`,
    ...(summary ? [words.praised(words.percent(summary.share))] : []),
  ];
  const isUnheard = about?.mentions === 0;
  return [
    ...pen.bold(pen.write(oneLine(card.productTitle))),
    ...pen.write(head.join(' · ')).map(pen.paint.yellow),
    ...histogramLines(card, pen),
    ...(summary && !about ? summaryLines(summary, pen) : []),
    ...(about ? pen.write(oneLine(words.aboutOf(about, pen.about))) : []),
    ...(isUnheard ? pen.write(words.nobody) : []),
    ...card.quotes.flatMap((quote) => quoteLines(quote, pen)),
    ...doubtLines(summary, pen),
  ];
}

function histogramLines({ count, histogram }: ReviewsCard, pen: Pen): string[] {
  const most = Math.max(1, ...histogram);
  const bars = histogram
    .map((n, index) => `${index + 1}★ ${padEnd('█'.repeat(Math.round((n / most) * BAR)), BAR)} ${n}`)
    .reverse();
  return count > 0 ? pen.dim(bars.map((bar) => truncate(bar, pen.width))) : [];
}

type Summary = NonNullable<ReviewsCard['summary']>;

function summaryLines({ aspects, trend }: Summary, pen: Pen): string[] {
  const words = reviewWords(pen.locale);
  const rows = aspects.map(({ name, share, positive, negative }) => {
    const filled = Math.round(share * SHARE_BAR);
    const bar = positive + negative > 0 ? '█'.repeat(filled) + '░'.repeat(SHARE_BAR - filled) : '';
    return `  ${padEnd(bar, SHARE_BAR)} ${oneLine(name)}${pen.colon}${words.sides(positive, negative)}`;
  });
  const steps = trend.map(({ reviews, rating }) =>
    reviews === 0 ? ' ' : (STEPS[Math.round(((rating - 1) / 4) * (STEPS.length - 1))] ?? ' '),
  );
  return [
    ...(rows.length > 0
      ? [...pen.dim(pen.write(words.aspects)), ...rows.map((row) => truncate(row, pen.width))]
      : []),
    ...(trend.length > 1 ? pen.dim(pen.write(`${words.trend}${pen.colon}${steps.join('')}`)) : []),
  ];
}

function doubtLines(summary: Summary | undefined, pen: Pen): string[] {
  const why = summary && reviewWords(pen.locale).doubts(summary);
  return why ? pen.write(why).map(pen.paint.yellow) : [];
}

function quoteLines(quote: ReviewQuote, pen: Pen, indent = 0): string[] {
  const by = [
    quote.stance && reviewWords(pen.locale).stance[quote.stance],
    quote.author,
    quote.date && pen.day(quote.date),
    quote.verified ? pen.verified : undefined,
  ];
  return [
    ...pen
      .write([starsOf(quote.rating), oneLine(quote.title)].filter(Boolean).join(' '), indent)
      .map(pen.paint.yellow),
    ...pen.write(quote.text.trim(), indent + 2),
    ...pen.dim(pen.write(by.filter(Boolean).join(' · '), indent + 2)),
  ];
}

/** Products by what reviews say of one thing. */
export function opinionsLines(card: OpinionsCard, pen: Pen): string[] {
  const words = reviewWords(pen.locale);
  const { mentions, positive, negative } = card.about;
  const indent = `${card.products.length}. `.length;
  return [
    ...pen.bold(pen.write(oneLine(words.titleOf(card)))),
    ...pen.dim(
      pen.write(
        [words.total(mentions, positive, negative), ...card.understood.map(({ label }) => label)].join(' · '),
      ),
    ),
    ...card.products.flatMap(({ product, quote, ...sides }, index) => {
      const [first = '', ...rest] = pen.write(oneLine(product.title), indent);
      return [
        ...pen.bold([padEnd(`${index + 1}.`, indent) + first.slice(indent), ...rest]),
        ...pen.write(`${pen.priceOf(product)} · ${words.sides(sides.positive, sides.negative)}`, indent),
        ...(quote ? quoteLines(quote, pen, indent) : []),
      ];
    }),
  ];
}
