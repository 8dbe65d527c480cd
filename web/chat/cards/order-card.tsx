import type { OrderCard, OrderLineView, OrderView } from '../../../tools/cards.ts';
import { Icon } from '../components/icons.tsx';
import { safeHref } from '../markdown.ts';
import { useWords } from '../words.tsx';
import { Picture } from './bits.tsx';
import { OrderStatus, OrderSteps } from './order-steps.tsx';

/** One order: where it is, what is in it, what it cost and where it goes. */
export function OrderCardView({ card: { order } }: { card: OrderCard }) {
  const { t, format } = useWords();
  const isOpen = ['pending', 'processed', 'shipped', 'out_for_delivery'].includes(order.status);
  return (
    <article className="card order">
      <header className="order-head">
        <h3>{t.order.title(order.id)}</h3>
        <OrderStatus status={order.status} />
        <p className="quiet">
          {order.placedAt && `${t.order.placed} ${format.day(order.placedAt)}`}
          {order.expectedAt && isOpen && (
            <>
              {' · '}
              <b>
                {t.order.expected} {format.day(order.expectedAt)}
              </b>
            </>
          )}
        </p>
      </header>
      <OrderSteps status={order.status} />
      {order.cancelReason && (
        <p className="notice">
          {t.order.reason}: {order.cancelReason}
        </p>
      )}
      <Shipments order={order} />
      <ul className="lines" aria-label={t.order.items}>
        {order.items.map((item, index) => (
          <li key={`${item.variantId}-${index}`}>
            <OrderLine item={item} currency={order.currency} />
          </li>
        ))}
      </ul>
      <div className="order-foot">
        <Totals order={order} />
        <Address order={order} />
      </div>
    </article>
  );
}

/** One product of an order. */
export function OrderLine({ item, currency }: { item: OrderLineView; currency: string }) {
  const { t, format } = useWords();
  return (
    <div className="line">
      <Picture src={item.image} title={item.title} />
      <p>
        <b>{item.title}</b>
        <small>{Object.values(item.options).join(' · ')}</small>
      </p>
      <p className="line-price">
        {format.money(item.priceCents * item.quantity, currency)}
        {item.quantity > 1 && <small>{t.order.quantity(item.quantity)}</small>}
      </p>
    </div>
  );
}

function Shipments({ order }: { order: OrderView }) {
  const { t, format } = useWords();
  return order.shipments.map((shipment, index) => {
    const link = shipment.trackingUrl ? safeHref(shipment.trackingUrl) : undefined;
    return (
      <section key={index} className="shipment">
        <h4>
          {t.order.shipment(index + 1, order.shipments.length)}
          {shipment.carrier && <span> · {shipment.carrier}</span>}
        </h4>
        {shipment.trackingNumbers.length > 0 && (
          <p className="quiet">
            {t.order.tracking} <code>{shipment.trackingNumbers.join(', ')}</code>
          </p>
        )}
        {shipment.events.length > 0 && (
          <ol className="timeline">
            {[...shipment.events].reverse().map((event) => (
              <li key={`${event.at}-${event.status}`}>
                <b>{t.order.events[event.status] ?? t.order.statuses[event.status] ?? event.status}</b>
                <span className="quiet">
                  <time dateTime={event.at}>{format.moment(event.at)}</time>
                  {event.place && ` · ${event.place}`}
                </span>
              </li>
            ))}
          </ol>
        )}
        {link && (
          <a className="button small" href={link} target="_blank" rel="noopener noreferrer">
            <Icon name="out" />
            {t.order.track}
            <span className="sr-only"> {t.order.opensElsewhere}</span>
          </a>
        )}
      </section>
    );
  });
}

function Totals({ order }: { order: OrderView }) {
  const { t, format } = useWords();
  const money = (cents: number) => format.money(cents, order.currency);
  return (
    <dl className="totals">
      <dt>{t.order.subtotal}</dt>
      <dd>{money(order.subtotalCents)}</dd>
      {order.discountCents > 0 && (
        <>
          <dt>{t.order.discount(order.couponCode ?? '')}</dt>
          <dd>−{money(order.discountCents)}</dd>
        </>
      )}
      <dt>{t.order.shipping}</dt>
      <dd>{order.shippingCents === 0 ? t.order.freeShipping : money(order.shippingCents)}</dd>
      <dt className="total">{t.order.total}</dt>
      <dd className="total">{money(order.totalCents)}</dd>
      {order.payments.map((payment, index) => (
        <div key={index} className="payment">
          <dt>
            {t.order[payment.kind]}
            {payment.method && ` · ${t.order.methods[payment.method] ?? payment.method}`}
          </dt>
          <dd>{money(payment.amountCents)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Address({ order: { address } }: { order: OrderView }) {
  const { t } = useWords();
  if (!address) return null;
  const lines = [
    address.line1,
    address.line2,
    [address.postcode, address.city].filter(Boolean).join(' '),
    [address.region, address.country].filter(Boolean).join(', '),
  ];
  return (
    <div className="address">
      <h4>{t.order.address}</h4>
      <address>
        {lines.filter(Boolean).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
    </div>
  );
}
