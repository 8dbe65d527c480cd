import { type CSSProperties, useId, useState } from 'react';
import type { ComparisonCard, ProductView } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { Picture, Price, Stars } from './bits.tsx';
import { AskButtons, ProductTitle } from './product-actions.tsx';

/** Products side by side; rows in which they differ are marked in words and colour. */
export function ComparisonCardView({ card }: { card: ComparisonCard }) {
  const { t } = useWords();
  const titleId = useId();
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const rows = onlyDifferences ? card.rows.filter((row) => row.differs) : card.rows;
  const canFilter = card.rows.some((row) => row.differs) && card.rows.some((row) => !row.differs);
  return (
    <section className="card comparison" aria-labelledby={titleId}>
      <header className="comparison-head">
        <h3 id={titleId}>{t.comparison.title(card.products.length)}</h3>
        {canFilter && (
          <label className="check">
            <input
              type="checkbox"
              checked={onlyDifferences}
              onChange={(event) => setOnlyDifferences(event.target.checked)}
            />
            {t.comparison.onlyDifferences}
          </label>
        )}
      </header>
      {/* A wide table scrolls by itself; the keyboard reaches it as one stop. */}
      <section className="table-scroll" aria-labelledby={titleId} tabIndex={0}>
        <table style={{ '--columns': card.products.length } as CSSProperties}>
          <thead>
            <tr>
              <td className="corner" />
              {card.products.map((product) => (
                <th key={product.id} scope="col">
                  <Picture src={product.image} title={product.title} />
                  <ProductTitle product={product} />
                  <span className="column-actions">
                    <AskButtons product={product} withDetails />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <FactRows products={card.products} />
            {rows.map((row) => (
              <tr key={row.name} className={row.differs ? 'differs' : undefined}>
                <th scope="row">
                  {row.name}
                  {row.differs && <small>{t.comparison.differs}</small>}
                </th>
                {card.products.map((product, index) => (
                  <td key={product.id}>
                    {row.values[index] || <span className="quiet">{t.comparison.nothing}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function FactRows({ products }: { products: readonly ProductView[] }) {
  const { t, format } = useWords();
  return (
    <>
      <tr>
        <th scope="row">{t.comparison.price}</th>
        {products.map(({ id, priceCents, priceMaxCents, compareAtCents, currency }) => (
          <td key={id}>
            {priceMaxCents > priceCents ? (
              <strong>{t.product.from(format.money(priceCents, currency))}</strong>
            ) : (
              <Price priceCents={priceCents} compareAtCents={compareAtCents} currency={currency} />
            )}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t.comparison.rating}</th>
        {products.map(({ id, rating, ratingCount }) => (
          <td key={id}>
            <Stars rating={rating} count={ratingCount} />
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t.comparison.stock}</th>
        {products.map(({ id, inStock }) => (
          <td key={id}>
            <span className={inStock ? 'stock in' : 'stock out'}>
              {inStock ? t.product.inStock : t.product.soldOut}
            </span>
          </td>
        ))}
      </tr>
    </>
  );
}
