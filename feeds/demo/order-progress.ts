import type { AddressRecord, OrderRecord } from '../../db/records.ts';
import type { Random } from './random.ts';

type Shipments = OrderRecord['shipments'];

/** How far an order has come by the reference moment, and when it got there (milliseconds). */
export interface Progress {
  status: OrderRecord['status'];
  shippedAt: number;
  expectedAt: number;
  deliveredAt: number;
  /** When it was cancelled, sent back or exchanged. */
  closedAt?: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Draws an order's dates and from them its status: nothing has happened that lies after `now`. */
export function drawProgress(placedAt: number, abroad: boolean, now: number, random: Random): Progress {
  const processedAt = placedAt + random.int(6, 26) * hourMs;
  const shippedAt = processedAt + random.int(10, 40) * hourMs;
  const transitDays = abroad ? 5 + random.next() * 7 : 1.6 + random.next() * 3.6;
  const deliveredAt = shippedAt + Math.round(transitDays * 24) * hourMs + random.int(0, 59) * 60_000;
  const expectedAt = shippedAt + Math.ceil(abroad ? 11 : 4.5) * dayMs;
  const dates = { shippedAt, expectedAt, deliveredAt };
  const cancelledAt = placedAt + random.int(1, 5) * hourMs;
  if (random.chance(0.045) && cancelledAt <= now)
    return { ...dates, status: 'cancelled', closedAt: cancelledAt };
  if (deliveredAt <= now) return { ...dates, ...drawAfterlife(deliveredAt, now, random) };
  if (deliveredAt - 11 * hourMs <= now) return { ...dates, status: 'out_for_delivery' };
  if (shippedAt <= now) return { ...dates, status: 'shipped' };
  return { ...dates, status: processedAt <= now ? 'processed' : 'pending' };
}

function drawAfterlife(
  deliveredAt: number,
  now: number,
  random: Random,
): Pick<Progress, 'status' | 'closedAt'> {
  const closedAt = deliveredAt + random.int(8, 24) * dayMs;
  const fate = random.next();
  const fresh = now - deliveredAt < 24 * dayMs;
  if (fresh && fate < 0.06) return { status: 'return_requested' };
  if (fresh && fate < 0.1) return { status: 'exchange_requested' };
  if (fate < 0.045 && closedAt <= now) return { status: 'returned', closedAt };
  if (fate > 0.982 && closedAt <= now) return { status: 'exchanged', closedAt };
  return { status: 'delivered' };
}

const carriers = [
  { name: 'Swiftmoor Express', prefix: 'SWM', slug: 'swiftmoor' },
  { name: 'Parcelyn', prefix: 'PCL', slug: 'parcelyn' },
  { name: 'Northbound Post', prefix: 'NBP', slug: 'northbound' },
] as const;
const overseas = { name: 'Transmarin Cargo', prefix: 'TMC', slug: 'transmarin' } as const;

const warehouse = 'Reno, NV';
const hubs: Record<string, string> = {
  US: 'Kansas City, MO',
  CA: 'Calgary, AB',
  GB: 'Birmingham, GB',
  DE: 'Leipzig, DE',
  CN: '广州, CN',
  SG: 'Changi, SG',
};

/** The parcels of an order that has left the warehouse, with their tracking events up to `now`. */
export function createShipments(
  progress: Progress,
  variantIds: readonly string[],
  address: AddressRecord,
  now: number,
  random: Random,
): Shipments {
  if (progress.status === 'cancelled' || progress.shippedAt > now) return [];
  const split =
    variantIds.length > 1 && random.chance(0.15) ? random.int(1, variantIds.length - 1) : variantIds.length;
  const parcels = [variantIds.slice(0, split), variantIds.slice(split)].filter((ids) => ids.length > 0);
  const carrier = address.country === 'US' ? random.pick(carriers) : overseas;
  const shipments = parcels.flatMap((ids, i) => {
    const shippedAt = progress.shippedAt + i * 5 * hourMs;
    if (shippedAt > now) return [];
    const tracking = carrier.prefix + String(random.int(0, 999_999_999)).padStart(10, '0');
    const events = route(shippedAt, progress.deliveredAt, address).filter((event) => event.time <= now);
    return {
      carrier: carrier.name,
      trackingNumbers: [tracking],
      trackingUrl: `https://tracking.example.com/${carrier.slug}/${tracking}`,
      variantIds: [...ids],
      events: events.map(({ time, status, place }) => ({ at: new Date(time).toISOString(), status, place })),
    };
  });
  const last = shipments.at(-1);
  if (last && progress.closedAt !== undefined) {
    const home = progress.status === 'returned' ? 'return_received' : 'replacement_delivered';
    const place = progress.status === 'returned' ? warehouse : address.city;
    last.events.push({ at: new Date(progress.closedAt - 6 * hourMs).toISOString(), status: home, place });
  }
  return shipments;
}

function route(shippedAt: number, deliveredAt: number, address: AddressRecord) {
  const abroad = address.country !== 'US';
  const way = deliveredAt - shippedAt;
  const at = (share: number) => Math.round((shippedAt + way * share) / 60_000) * 60_000;
  return [
    { time: shippedAt, status: 'picked_up', place: warehouse },
    {
      time: at(abroad ? 0.2 : 0.3),
      status: 'in_transit',
      place: abroad ? 'San Francisco, CA' : (hubs.US ?? ''),
    },
    ...(abroad
      ? [{ time: at(0.55), status: 'customs_cleared', place: hubs[address.country] ?? address.city }]
      : []),
    { time: at(abroad ? 0.8 : 0.7), status: 'in_transit', place: address.city },
    { time: deliveredAt - 8 * hourMs, status: 'out_for_delivery', place: address.city },
    { time: deliveredAt, status: 'delivered', place: address.city },
  ].filter((event, i, all) => all.slice(0, i).every((earlier) => earlier.time <= event.time));
}
