import { useState } from 'react';
import type { ProductCard } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { Picture, Price, Stars, Stock } from './bits.tsx';
import { AskButtons, CartButton, ProductTitle } from './product-actions.tsx';
import { useVariant } from './use-variant.ts';
import { VariantPicker } from './variant-picker.tsx';

/** One product in full. */
export function ProductCardView({ card }: { card: ProductCard }) {
  const { t } = useWords();
  const { product } = card;
  const { chosen, variant, image, priceCents, compareAtCents, choose } = useVariant(product);
  return (
    <article className="card product">
      <div className="product-top">
        <Picture src={image} title={product.title} eager />
        <div className="product-facts">
          <p className="brand">{[product.brand, product.category.join(' › ')].filter(Boolean).join(' · ')}</p>
          <h3>
            <ProductTitle product={product} />
          </h3>
          <Stars rating={product.rating} count={product.ratingCount} />
          <p className="price-line">
            <Price priceCents={priceCents} compareAtCents={compareAtCents} currency={product.currency} />
            <Stock variant={variant} isKnown={product.inStock} />
          </p>
          <VariantPicker product={product} chosen={chosen} onChoose={choose} compact={false} />
          <div className="tile-actions">
            <CartButton key={variant?.id} product={product} variant={variant} />
            <AskButtons product={product} withDetails={false} />
          </div>
        </div>
      </div>
      {card.description && <Description text={card.description} />}
      {card.attributes.length > 0 && (
        <table className="attributes">
          <caption>{t.product.attributes}</caption>
          <tbody>
            {card.attributes.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}

/** Longer descriptions are folded at first. */
const foldedCharacters = 320;

function Description({ text }: { text: string }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(text.length <= foldedCharacters * 1.3);
  return (
    <div className="description">
      {(isWhole ? text : `${text.slice(0, foldedCharacters).trimEnd()}…`)
        .split(/\n+/)
        .map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      {!isWhole && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t.product.more}
        </button>
      )}
    </div>
  );
}
