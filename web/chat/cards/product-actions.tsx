import { useState } from 'react';
import type { ProductView, VariantView } from '../../../tools/cards.ts';
import { Icon } from '../components/icons.tsx';
import { useIsRunning } from '../components/chat-context.tsx';
import { useFront, useHasTool, useHostState, useSurroundings } from '../front-context.tsx';
import { useWords } from '../words.tsx';

/** Asks for a product's details, its reviews or others like it in the customer's own words. */
export function AskButtons({ product, withDetails }: { product: ProductView; withDetails: boolean }) {
  const { t } = useWords();
  const front = useFront();
  const isRunning = useIsRunning();
  const [hasDetails, hasReviews, hasSearch] = [
    useHasTool('get_product'),
    useHasTool('get_reviews'),
    useHasTool('search_catalog'),
  ];
  const { id, title } = product;
  return (
    <>
      {withDetails && hasDetails && (
        <button
          type="button"
          className="button small"
          disabled={isRunning}
          aria-label={t.product.detailsOf(title)}
          onClick={() => void front.say(t.say.details(title), id)}
        >
          {t.product.details}
        </button>
      )}
      {product.ratingCount > 0 && hasReviews && (
        <button
          type="button"
          className="button small"
          disabled={isRunning}
          aria-label={t.product.reviewsOf(title)}
          onClick={() => void front.say(t.say.reviews(title), id)}
        >
          {t.product.reviews}
        </button>
      )}
      {hasSearch && (
        <button
          type="button"
          className="button small"
          disabled={isRunning}
          aria-label={t.product.similarTo(title)}
          onClick={() => void front.say(t.refine.like(title), id)}
        >
          {t.product.similar}
        </button>
      )}
    </>
  );
}

/** Hands the variant to the site around the widget, when that site has a cart that listens. */
export function CartButton({ product, variant }: { product: ProductView; variant: VariantView | undefined }) {
  const { t } = useWords();
  const { host } = useSurroundings();
  const { listeners } = useHostState();
  const [state, setState] = useState<'idle' | 'adding' | 'added' | 'failed'>('idle');
  if (!host || !variant || !listeners.includes('add-to-cart')) return null;
  const add = async () => {
    setState('adding');
    const detail = { productId: product.id, variantId: variant.id, quantity: 1 };
    setState((await host.ask('add-to-cart', detail)) ? 'added' : 'failed');
  };
  const words = {
    idle: t.product.addToCart,
    adding: t.product.adding,
    added: t.product.added,
    failed: t.product.addFailed,
  };
  return (
    <>
      <button
        type="button"
        className="button small primary"
        disabled={!variant.available || state === 'adding'}
        aria-label={state === 'idle' ? t.product.addTitleToCart(product.title) : undefined}
        onClick={() => void add()}
      >
        <Icon name={state === 'added' ? 'check' : 'bag'} />
        {words[state]}
      </button>
      <span className="sr-only" role="status">
        {state === 'added' || state === 'failed' ? words[state] : ''}
      </span>
    </>
  );
}

/** The product's title, leading to its own page where it has one; the site around the widget may open it instead. */
export function ProductTitle({ product }: { product: ProductView }) {
  const { host } = useSurroundings();
  const { listeners } = useHostState();
  const { id, title, url } = product;
  if (host && listeners.includes('product-click')) {
    const tell = () => host.emit('product-click', { productId: id, ...(url ? { url } : {}) });
    return (
      <button type="button" className="title-link" onClick={tell}>
        {title}
      </button>
    );
  }
  if (!url || !/^(https?:\/\/|\/(?!\/))/i.test(url)) return title;
  return (
    <a className="title-link" href={url} target={host ? '_top' : '_blank'} rel="noopener noreferrer">
      {title}
    </a>
  );
}
