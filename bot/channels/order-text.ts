import type { OrderSummaryView, OrdersCard, OrderView } from '../../tools/cards.ts';
import { oneLine } from './text-layout.ts';
import type { Pen } from './text-pen.ts';

function summaryOf(order: OrderSummaryView, pen: Pen): string {
  const facts = [
    `${pen.order} ${order.id}`,
    pen.statusOf(order.status),
    order.placedAt && `${pen.placed} ${pen.day(order.placedAt)}`,
    order.expectedAt && `${pen.expected} ${pen.day(order.expectedAt)}`,
    `${pen.total} ${pen.money(order.totalCents, order.currency)}`,
  ];
  return facts.filter(Boolean).join(' · ');
}

const itemLines = (order: OrderSummaryView, pen: Pen, indent: number): string[] =>
  order.items.flatMap((item) => {
    const { name, price } = pen.lineOf(item, order);
    return pen.write(`${oneLine(name)} · ${price}`, indent);
  });

/** A customer's orders, numbered. */
export function ordersLines({ orders, total }: OrdersCard, pen: Pen): string[] {
  return [
    ...pen.dim(pen.write(pen.orders(orders.length, total))),
    ...orders.flatMap((order, index) => [
      ...pen.bold(pen.write(`${index + 1}. ${oneLine(summaryOf(order, pen))}`)),
      ...itemLines(order, pen, 3),
    ]),
  ];
}

/** One order with its sums, parcels and payments; the latest event of a parcel is the filled dot. */
export function orderLines(order: OrderView, pen: Pen): string[] {
  const money = (cents: number) => pen.money(cents, order.currency);
  const sums = [
    order.discountCents > 0 &&
      `${pen.discount} −${money(order.discountCents)}${order.couponCode ? ` (${order.couponCode})` : ''}`,
    order.shippingCents > 0 && `${pen.shipping} ${money(order.shippingCents)}`,
  ].filter((sum) => sum !== false);
  const { address } = order;
  const place = address && [
    address.line1,
    address.line2,
    address.postcode,
    address.city,
    address.region,
    address.country,
  ];
  return [
    ...pen.bold(pen.write(oneLine(summaryOf(order, pen)))),
    ...itemLines(order, pen, 2),
    ...(sums.length > 0 ? pen.dim(pen.write(oneLine(sums.join(' · ')), 2)) : []),
    ...(order.cancelReason
      ? pen.write(`${pen.cancelReason}${pen.colon}${oneLine(order.cancelReason)}`, 2)
      : []),
    ...(place
      ? pen.dim(
          pen.write(`${pen.address}${pen.colon}${oneLine(place.filter(Boolean).join(pen.separator))}`, 2),
        )
      : []),
    ...order.shipments.flatMap((shipment) => shipmentLines(shipment, pen)),
    ...order.payments.flatMap(({ kind, amountCents, method, at }) => {
      const facts = [`${pen[kind]} ${money(amountCents)}`, method, at && pen.day(at)];
      return pen.dim(pen.write(oneLine(facts.filter(Boolean).join(' · ')), 2));
    }),
  ];
}

function shipmentLines(shipment: OrderView['shipments'][number], pen: Pen): string[] {
  const tracking = shipment.trackingNumbers.join(pen.separator);
  const head = [pen.shipment, shipment.carrier, tracking && `${pen.tracking}${pen.colon}${tracking}`];
  const last = shipment.events.length - 1;
  return [
    ...pen.write(oneLine(head.filter(Boolean).join(' · ')), 2),
    ...shipment.events.flatMap(({ at, status, place }, index) => {
      const text = `${index === last ? '●' : '○'} ${pen.day(at)} ${pen.statusOf(status)}${place ? ` · ${place}` : ''}`;
      return pen.write(oneLine(text), 4).map(index === last ? pen.paint.green : pen.paint.dim);
    }),
    ...pen.link(shipment.trackingUrl, 4),
  ];
}
