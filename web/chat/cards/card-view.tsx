import type { Card } from '../../../tools/cards.ts';
import { ComparisonCardView } from './comparison-card.tsx';
import { HelpCardView } from './help-card.tsx';
import { OpinionsCardView } from './opinions-card.tsx';
import { OrderCardView } from './order-card.tsx';
import { OrdersCardView } from './orders-card.tsx';
import { ProductCardView } from './product-card.tsx';
import { ProductsCardView } from './products-card.tsx';
import { ReviewsCardView } from './reviews-card.tsx';

/** The drawing of one card; a kind that this page does not know is left out. */
export function CardView({ card }: { card: Card }) {
  switch (card.kind) {
    case 'products':
      return <ProductsCardView card={card} />;
    case 'product':
      return <ProductCardView card={card} />;
    case 'comparison':
      return <ComparisonCardView card={card} />;
    case 'reviews':
      return <ReviewsCardView card={card} />;
    case 'opinions':
      return <OpinionsCardView card={card} />;
    case 'order':
      return <OrderCardView card={card} />;
    case 'orders':
      return <OrdersCardView card={card} />;
    case 'help':
      return <HelpCardView card={card} />;
    default:
      return null;
  }
}
