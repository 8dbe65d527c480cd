import type { ReviewsCard } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { ShareBar } from './review-bits.tsx';

type Summary = NonNullable<ReviewsCard['summary']>;

const percent = (share: number): number => Math.round(share * 100);

/** What all reviews of a product come to: praise, what it is judged by, over time, and how far to trust it. */
export function ReviewSummary({ summary }: { summary: Summary }) {
  const { t } = useWords();
  return (
    <>
      <div className="reviews-part">
        <p className="overall-share">
          <strong>{t.reviews.share(percent(summary.share))}</strong>
        </p>
        <ShareBar share={summary.share} />
      </div>
      {summary.aspects.length > 0 && <Aspects aspects={summary.aspects} />}
      {summary.trend.length > 1 && <Trend trend={summary.trend} />}
      <Trust trust={summary.trust} />
    </>
  );
}

function Aspects({ aspects }: { aspects: Summary['aspects'] }) {
  const { t } = useWords();
  return (
    <div className="reviews-part">
      <h4>{t.reviews.aspects}</h4>
      <ul className="aspects">
        {aspects.map(({ name, positive, negative, share, quote }) => (
          <li key={name} className="aspect">
            <p className="aspect-head">
              <b>{name}</b>
              <span>{t.reviews.sides(positive, negative)}</span>
            </p>
            <ShareBar share={share} isEmpty={positive + negative === 0} />
            {quote && (
              <blockquote lang={quote.language} dir="auto">
                {quote.text}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Trend({ trend }: { trend: Summary['trend'] }) {
  const { t, format } = useWords();
  const most = Math.max(1, ...trend.map(({ reviews }) => reviews));
  return (
    <div className="reviews-part">
      <h4>{t.reviews.trend}</h4>
      <ol className="trend">
        {trend.map(({ quarter, reviews, rating }) => {
          const [year = '', month = ''] = quarter.split('-');
          const number = Math.floor((Number(month) - 1) / 3) + 1;
          const stars = format.rating(rating);
          return (
            <li key={quarter} className={reviews === 0 ? 'empty' : undefined}>
              <span className="sr-only">
                {t.reviews.trendRow(t.reviews.quarter(number, year), reviews, stars)}
              </span>
              <span aria-hidden="true">{reviews > 0 && stars}</span>
              <span className="trend-column" aria-hidden="true">
                <i style={{ height: `${(reviews / most) * 100}%` }} />
              </span>
              <span aria-hidden="true">
                Q{number}
                <br />
                {year.slice(2)}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Trust({ trust: { score, doubted, reasons } }: { trust: Summary['trust'] }) {
  const { t } = useWords();
  if (doubted === 0) return <p className="trust">{t.reviews.trusted}</p>;
  return (
    <div className="trust doubted">
      <p>{t.reviews.lower(doubted, percent(score))}</p>
      <ul>
        {reasons.map(({ reason, reviews }) => (
          <li key={reason}>{(t.reviews.reasons[reason] ?? t.reviews.reasons.other)?.(reviews)}</li>
        ))}
      </ul>
    </div>
  );
}
