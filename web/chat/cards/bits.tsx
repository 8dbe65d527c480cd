import { useState } from 'react';
import type { VariantView } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { percentOff } from './variants.ts';

/** A picture on a quiet ground; a missing or broken one leaves the ground with the title's first letter. */
export function Picture({ src, title, eager }: { src: string | undefined; title: string; eager?: boolean }) {
  const [broken, setBroken] = useState<string>();
  if (!src || broken === src) {
    return (
      <span className="picture empty" aria-hidden="true">
        {title.trim().slice(0, 1)}
      </span>
    );
  }
  return (
    <span className="picture">
      <img
        src={src}
        alt=""
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setBroken(src)}
      />
    </span>
  );
}

/** Stars with their number; one sentence for a screen reader. */
export function Stars({ rating, count }: { rating: number | undefined; count?: number }) {
  const { t, format } = useWords();
  if (rating === undefined) return <span className="quiet">{t.product.noReviews}</span>;
  const label =
    count === undefined
      ? t.product.stars(format.rating(rating))
      : t.product.rating(format.rating(rating), count);
  return (
    <span className="rating">
      <span className="sr-only">{label}</span>
      <svg className="stars" viewBox="0 0 100 20" aria-hidden="true">
        <path className="stars-empty" d={fiveStars} />
        <path
          className="stars-full"
          d={fiveStars}
          style={{ clipPath: `inset(0 ${100 - (rating / 5) * 100}% 0 0)` }}
        />
      </svg>
      <span aria-hidden="true">
        {count === undefined ? '' : `${format.rating(rating)} (${format.number(count)})`}
      </span>
    </span>
  );
}

const star = (x: number) =>
  `M${x + 10} 1.800l2.500 5.300 5.700.800-4.200 4 1 5.800-5-2.800-5 2.800 1-5.800-4.200-4 5.700-.800z`;
const fiveStars = [0, 20, 40, 60, 80].map(star).join('');

interface PriceProps {
  priceCents: number;
  compareAtCents: number | undefined;
  currency: string;
}

/** The price, with the former one struck through where it has fallen. */
export function Price({ priceCents, compareAtCents, currency }: PriceProps) {
  const { t, format } = useWords();
  const off = percentOff(priceCents, compareAtCents);
  return (
    <span className="price">
      <strong>{format.money(priceCents, currency)}</strong>
      {off !== undefined && compareAtCents !== undefined && (
        <>
          <s aria-hidden="true">{format.money(compareAtCents, currency)}</s>
          <span className="sr-only">{t.product.was(format.money(compareAtCents, currency))}</span>
          <span className="off">{t.product.off(off)}</span>
        </>
      )}
    </span>
  );
}

/** Below this many units the customer is told how many are left. */
const few = 5;

/** Whether a variant can be had, in words. */
export function Stock({ variant, isKnown }: { variant: VariantView | undefined; isKnown: boolean }) {
  const { t } = useWords();
  const isAvailable = variant?.available ?? isKnown;
  if (!isAvailable) return <span className="stock out">{t.product.soldOut}</span>;
  const left = variant?.stock;
  if (left !== undefined && left > 0 && left <= few)
    return <span className="stock low">{t.product.fewLeft(left)}</span>;
  return <span className="stock in">{t.product.inStock}</span>;
}
