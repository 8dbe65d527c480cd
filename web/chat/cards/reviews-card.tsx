import { useId } from 'react';
import type { ReviewsCard } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { Stars } from './bits.tsx';
import { Quote } from './review-bits.tsx';
import { ReviewSummary } from './review-summary.tsx';

/** What customers wrote: all in all, or first of the thing asked about; and their own words. */
export function ReviewsCardView({ card }: { card: ReviewsCard }) {
  const { t } = useWords();
  const titleId = useId();
  return (
    <section className="card reviews" aria-labelledby={titleId}>
      <h3 id={titleId}>{t.reviews.title(card.productTitle)}</h3>
      {card.count === 0 && <p className="quiet">{t.reviews.none}</p>}
      {card.about && <About {...card.about} />}
      {!card.about && <AllReviews card={card} />}
      <ul className="quotes">
        {card.quotes.map((quote) => (
          <li key={quote.id}>
            <Quote quote={quote} />
          </li>
        ))}
      </ul>
      {card.about && card.count > 0 && (
        <details className="reviews-more">
          <summary>{t.reviews.overall}</summary>
          <AllReviews card={card} />
        </details>
      )}
    </section>
  );
}

function AllReviews({ card }: { card: ReviewsCard }) {
  const { t, format } = useWords();
  if (card.count === 0) return null;
  return (
    <div className="reviews-all">
      <div className="reviews-top">
        <div className="reviews-mean">
          {card.rating !== undefined && <strong aria-hidden="true">{format.rating(card.rating)}</strong>}
          <Stars rating={card.rating} />
          <span>{t.reviews.count(card.count)}</span>
        </div>
        <Histogram counts={card.histogram} />
      </div>
      {card.summary && <ReviewSummary summary={card.summary} />}
    </div>
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

function About({ text, mentions, positive, negative, claim }: NonNullable<ReviewsCard['about']>) {
  const { t } = useWords();
  if (claim) return <Claim {...claim} />;
  if (mentions === 0) {
    return (
      <div className="about">
        <p>{t.reviews.unheard(text)}</p>
      </div>
    );
  }
  const mixed = (mentions ?? positive + negative) - positive - negative;
  return (
    <div className="about">
      <p>
        <b>{t.reviews.about(text)}</b>
        <span className="praise">{t.reviews.praise(positive)}</span>
        <span className="fault">{t.reviews.fault(negative)}</span>
        {mixed > 0 && <span>{t.reviews.mixed(mixed)}</span>}
      </p>
      <span className="about-bar" aria-hidden="true">
        <i className="praise-part" style={{ flexGrow: positive }} />
        <i className="mixed-part" style={{ flexGrow: mixed }} />
        <i className="fault-part" style={{ flexGrow: negative }} />
      </span>
    </div>
  );
}

/** Whether something is so: neither answer is praise or fault, so both have plain colours. */
function Claim({ statement, yes, no }: NonNullable<NonNullable<ReviewsCard['about']>['claim']>) {
  const { t } = useWords();
  return (
    <div className="about">
      <p>
        <b>{t.reviews.claim(statement)}</b>
        <span>{t.reviews.saySo(yes)}</span>
        <span>{t.reviews.sayOtherwise(no)}</span>
      </p>
      <span className="about-bar" aria-hidden="true">
        <i className="yes-part" style={{ flexGrow: yes }} />
        <i className="mixed-part" style={{ flexGrow: no }} />
      </span>
    </div>
  );
}
