import { useId } from 'react';
import type { ReviewQuote, ReviewsCard } from '../../../tools/cards.ts';
import { Icon } from '../components/icons.tsx';
import { useWords } from '../words.tsx';
import { Stars } from './bits.tsx';

/** What customers wrote: how many stars, what they say of the thing asked about, and their own words. */
export function ReviewsCardView({ card }: { card: ReviewsCard }) {
  const { t, format } = useWords();
  const titleId = useId();
  return (
    <section className="card reviews" aria-labelledby={titleId}>
      <h3 id={titleId}>{t.reviews.title(card.productTitle)}</h3>
      {card.count === 0 ? (
        <p className="quiet">{t.reviews.none}</p>
      ) : (
        <div className="reviews-top">
          <div className="reviews-mean">
            {card.rating !== undefined && <strong aria-hidden="true">{format.rating(card.rating)}</strong>}
            <Stars rating={card.rating} />
            <span>{t.reviews.count(card.count)}</span>
          </div>
          <Histogram counts={card.histogram} />
        </div>
      )}
      {card.about && <About {...card.about} />}
      <ul className="quotes">
        {card.quotes.map((quote) => (
          <li key={quote.id}>
            <Quote quote={quote} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Histogram({ counts }: { counts: ReviewsCard['histogram'] }) {
  const { t, format } = useWords();
  const most = Math.max(1, ...counts);
  return (
    <ol className="histogram">
      {[5, 4, 3, 2, 1].map((stars) => {
        const count = counts[stars - 1] ?? 0;
        return (
          <li key={stars}>
            <span className="sr-only">{t.reviews.starsRow(stars, count)}</span>
            <span aria-hidden="true">{stars}</span>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span aria-hidden="true">{format.number(count)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function About({ text, positive, negative }: { text: string; positive: number; negative: number }) {
  const { t } = useWords();
  return (
    <div className="about">
      <p>
        <b>{t.reviews.about(text)}</b>
        <span className="praise">{t.reviews.praise(positive)}</span>
        <span className="fault">{t.reviews.fault(negative)}</span>
      </p>
      {positive + negative > 0 && (
        <span className="about-bar" aria-hidden="true">
          <i className="praise-part" style={{ flexGrow: positive }} />
          <i className="fault-part" style={{ flexGrow: negative }} />
        </span>
      )}
    </div>
  );
}

function Quote({ quote }: { quote: ReviewQuote }) {
  const { t, format, locale } = useWords();
  const { language } = quote;
  const facts = [
    quote.author ?? t.reviews.anonymous,
    quote.date && format.day(quote.date),
    language && language !== locale && (t.reviews.language[language] ?? language),
  ].filter(Boolean);
  return (
    <figure className="quote">
      <Stars rating={quote.rating} />
      <blockquote lang={language} dir="auto">
        {quote.title && <strong>{quote.title}</strong>}
        <p>{quote.text}</p>
      </blockquote>
      <figcaption>
        {facts.join(' · ')}
        {quote.verified && (
          <span className="verified">
            <Icon name="check" />
            {t.reviews.verified}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
