import { useId } from 'react';
import type { OpinionsCard } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { Picture, Price } from './bits.tsx';
import { AskButtons, ProductTitle } from './product-actions.tsx';
import { Quote, ShareBar } from './review-bits.tsx';

/** Products by what their reviews say of one thing, with a sentence that says so. */
export function OpinionsCardView({ card }: { card: OpinionsCard }) {
  const { t } = useWords();
  const titleId = useId();
  const { text, mentions, positive, negative } = card.about;
  return (
    <section className="card opinions" aria-labelledby={titleId}>
      <header className="reviews-part">
        <h3 id={titleId}>
          {card.leaning === 'positive' ? t.reviews.mostPraised(text) : t.reviews.mostBlamed(text)}
        </h3>
        <p className="quiet">
          {[
            t.reviews.spoken(mentions),
            t.reviews.sides(positive, negative),
            ...card.understood.map(({ label }) => label),
          ].join(' · ')}
        </p>
      </header>
      <ol className="opinions-list">
        {card.products.map((opinion) => (
          <li key={opinion.product.id}>
            <Picture src={opinion.product.image} title={opinion.product.title} />
            <Opinion opinion={opinion} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Opinion({ opinion }: { opinion: OpinionsCard['products'][number] }) {
  const { t } = useWords();
  const { product, positive, negative, quote } = opinion;
  const { priceCents, compareAtCents, currency } = product;
  return (
    <article className="opinion">
      <div className="opinion-head">
        <h4>
          <ProductTitle product={product} />
        </h4>
        <Price priceCents={priceCents} compareAtCents={compareAtCents} currency={currency} />
      </div>
      <p className="opinion-sides">
        <span className="praise">{t.reviews.praise(positive)}</span>
        <span className="fault">{t.reviews.fault(negative)}</span>
      </p>
      <ShareBar share={positive / Math.max(1, positive + negative)} isEmpty={positive + negative === 0} />
      {quote && <Quote quote={quote} />}
      <div className="tile-actions">
        <AskButtons product={product} withDetails />
      </div>
    </article>
  );
}
