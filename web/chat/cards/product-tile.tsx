import type { ProductView } from '../../../tools/cards.ts';
import { useHasTool } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import { Picture, Price, Stars, Stock } from './bits.tsx';
import { AskButtons, CartButton, ProductTitle } from './product-actions.tsx';
import { useVariant } from './use-variant.ts';
import { VariantPicker } from './variant-picker.tsx';

interface Props {
  product: ProductView;
  isCompared: boolean;
  onCompare: (isCompared: boolean) => void;
}

/** One product of a list. */
export function ProductTile({ product, isCompared, onCompare }: Props) {
  const { t } = useWords();
  const canCompare = useHasTool('compare_products');
  const { chosen, variant, image, priceCents, compareAtCents, choose } = useVariant(product);
  return (
    <article className="tile">
      <div className="tile-picture">
        <Picture src={image} title={product.title} />
        {canCompare && (
          <label className="compare" title={t.product.compareThis(product.title)}>
            <input
              type="checkbox"
              checked={isCompared}
              aria-label={t.product.compareThis(product.title)}
              onChange={(event) => onCompare(event.target.checked)}
            />
            <span aria-hidden="true">{t.product.compare}</span>
          </label>
        )}
      </div>
      <div className="tile-body">
        {product.brand && <p className="brand">{product.brand}</p>}
        <h3>
          <ProductTitle product={product} />
        </h3>
        <Stars rating={product.rating} count={product.ratingCount} />
        <p className="price-line">
          <Price priceCents={priceCents} compareAtCents={compareAtCents} currency={product.currency} />
          <Stock variant={variant} isKnown={product.inStock} />
        </p>
        <div className="choices">
          <VariantPicker product={product} chosen={chosen} onChoose={choose} compact />
        </div>
        <div className="tile-actions">
          <CartButton key={variant?.id} product={product} variant={variant} />
          <AskButtons product={product} withDetails />
        </div>
      </div>
    </article>
  );
}
