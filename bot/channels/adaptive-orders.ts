import type { OrderSummaryView, OrdersCard, OrderView } from '../../tools/cards.ts';
import {
  type Action,
  columns,
  type Element,
  facts,
  heading,
  openUrl,
  paragraph,
  say,
  subtle,
  textCell,
} from './adaptive-elements.ts';
import type { CardWords } from './card-words.ts';

type Content = { body: Element[]; actions: Action[] };

const lines = (order: OrderSummaryView, words: CardWords): Element[] =>
  order.items.map((item) => {
    const { name, price } = words.lineOf(item, order);
    return columns([textCell(name)], [textCell(price)]);
  });

function head(order: OrderSummaryView, words: CardWords): Element[] {
  const pairs: [string, string][] = [[words.status, words.statusOf(order.status)]];
  if (order.placedAt) pairs.push([words.placed, words.day(order.placedAt)]);
  if (order.expectedAt) pairs.push([words.expected, words.day(order.expectedAt)]);
  return [heading(`${words.order} ${order.id}`), ...facts(pairs)];
}

/** A customer's orders, each with a button that asks for its whereabouts. */
export function ordersElements({ orders, total }: OrdersCard, words: CardWords): Content {
  return {
    body: [
      subtle(words.orders(orders.length, total)),
      ...orders.map((order) => ({
        type: 'Container',
        separator: true,
        items: [
          ...head(order, words),
          ...lines(order, words),
          ...facts([[words.total, words.money(order.totalCents, order.currency)]]),
        ],
      })),
    ],
    actions: orders.slice(0, MOST_ACTIONS).map(({ id }) => say(`${words.order} ${id}`, words.askOrder(id))),
  };
}

/** Teams shows six buttons of a card. */
const MOST_ACTIONS = 6;

/** One order with the timeline of each of its parcels. */
export function orderElements(order: OrderView, words: CardWords): Content {
  const money = (cents: number) => words.money(cents, order.currency);
  const sums: [string, string][] = [[words.subtotal, money(order.subtotalCents)]];
  if (order.discountCents > 0) {
    const code = order.couponCode ? ` (${order.couponCode})` : '';
    sums.push([`${words.discount}${code}`, `−${money(order.discountCents)}`]);
  }
  if (order.shippingCents > 0) sums.push([words.shipping, money(order.shippingCents)]);
  sums.push([words.total, money(order.totalCents)]);
  for (const { kind, amountCents, method } of order.payments) {
    sums.push([words[kind], [money(amountCents), method].filter(Boolean).join(' · ')]);
  }
  const { address } = order;
  const place = address
    ? [address.line1, address.line2, address.postcode, address.city, address.region, address.country]
    : [];
  return {
    body: [
      ...head(order, words),
      ...(order.cancelReason ? [paragraph(`${words.cancelReason}${words.colon}${order.cancelReason}`)] : []),
      ...lines(order, words),
      ...facts(sums),
      ...(address
        ? [subtle(`${words.address}${words.colon}${place.filter(Boolean).join(words.separator)}`)]
        : []),
      ...order.shipments.map((shipment) => timeline(shipment, words)),
    ],
    actions: order.shipments
      .flatMap(({ trackingUrl }) => openUrl(words.trackParcel, trackingUrl))
      .slice(0, MOST_ACTIONS),
  };
}

function timeline(shipment: OrderView['shipments'][number], words: CardWords): Element {
  const tracking = shipment.trackingNumbers.join(words.separator);
  const title = [words.shipment, shipment.carrier, tracking].filter(Boolean).join(' · ');
  const last = shipment.events.length - 1;
  return {
    type: 'Container',
    separator: true,
    items: [
      { ...paragraph(title), weight: 'Bolder' },
      ...shipment.events.map(({ at, status, place }, index) => ({
        ...paragraph(
          `${index === last ? '●' : '○'} ${words.day(at)} · ${words.statusOf(status)}${place ? ` · ${place}` : ''}`,
        ),
        spacing: 'Small',
        ...(index === last ? { color: 'Good' } : {}),
      })),
    ],
  };
}
