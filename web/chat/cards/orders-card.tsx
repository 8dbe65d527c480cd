import { useId } from 'react';
import type { OrderSummaryView, OrdersCard } from '../../../tools/cards.ts';
import { useIsRunning } from '../components/chat-context.tsx';
import { useFront } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import { Picture } from './bits.tsx';
import { OrderStatus } from './order-steps.tsx';

/** The customer's orders, each leading to its own card. */
export function OrdersCardView({ card }: { card: OrdersCard }) {
  const { t } = useWords();
  const titleId = useId();
  return (
    <section className="card orders" aria-labelledby={titleId}>
      <h3 id={titleId}>{t.order.listTitle(card.total)}</h3>
      {card.orders.length < card.total && (
        <p className="quiet">{t.order.shownOf(card.orders.length, card.total)}</p>
      )}
      <ul>
        {card.orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pictures beside an order in the list. */
const mostPictures = 3;

function OrderRow({ order }: { order: OrderSummaryView }) {
  const { t, format } = useWords();
  const front = useFront();
  const isRunning = useIsRunning();
  const count = order.items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <article className="order-row">
      <div className="order-pictures">
        {order.items.slice(0, mostPictures).map((item, index) => (
          <Picture key={`${item.variantId}-${index}`} src={item.image} title={item.title} />
        ))}
      </div>
      <div className="order-row-body">
        <h4>
          {t.order.title(order.id)} <OrderStatus status={order.status} />
        </h4>
        <p className="quiet">
          {[
            order.placedAt && format.day(order.placedAt),
            t.order.itemCount(count),
            format.money(order.totalCents, order.currency),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="order-titles">{order.items.map((item) => item.title).join(', ')}</p>
      </div>
      <button
        type="button"
        className="button small"
        disabled={isRunning}
        aria-label={t.order.openOrder(order.id)}
        onClick={() => void front.say(t.say.order(order.id))}
      >
        {t.product.details}
      </button>
    </article>
  );
}
