import type { ReviewQuote } from '../../../tools/cards.ts';
import { Icon } from '../components/icons.tsx';
import { useWords } from '../words.tsx';
import { Stars } from './bits.tsx';

/** One review, or a sentence of one, as it was written, with who wrote it and when. */
export function Quote({ quote }: { quote: ReviewQuote }) {
  const { t, format, locale } = useWords();
  const { language } = quote;
  const facts = [
    quote.stance && t.reviews.stance[quote.stance],
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

/** Praise and fault as two parts of one line; what they come to must stand beside it in words. */
export function ShareBar({ share, isEmpty }: { share: number; isEmpty?: boolean }) {
  return (
    <span className="share-bar" aria-hidden="true">
      {!isEmpty && share > 0 && <i className="praise-part" style={{ flexGrow: share }} />}
      {!isEmpty && share < 1 && <i className="fault-part" style={{ flexGrow: 1 - share }} />}
    </span>
  );
}
