import type { ProductsCard } from '../../../tools/cards.ts';
import { useFrontState } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import type { RefineWords } from './refine.ts';

/** What a card's search is said with, in the page's language and the card's currency. */
export function useRefineWords(card: ProductsCard): RefineWords {
  const { t, format } = useWords();
  const { shop } = useFrontState();
  return { t: t.refine, format, currency: card.products[0]?.currency ?? shop?.currency ?? 'USD' };
}
