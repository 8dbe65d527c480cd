import { ShopError } from '../../errors.ts';
import { type Histories, WINDOW } from './histories.ts';
import { sharedInt32 } from './shared-arrays.ts';

/** Something a customer did with a product. */
export interface ShopEvent {
  customerId: string;
  productId: string;
  timeMs: number;
}

/** Events that did not count, and customers who are no people. */
export interface EventReport {
  events: number;
  /** Said twice: the same customer, product and time. */
  duplicates: number;
  /** Later than now. */
  future: number;
  /** Of products that the catalogue no longer has. */
  unknownProducts: number;
  /** Without a time that is one. */
  untimed: number;
  /** Customers with more events than people have, most first; their newest count like anybody's. */
  bots: { customerId: string; events: number }[];
}

export interface CollectedEvents {
  histories: Histories;
  customerIds: string[];
  productIds: string[];
  report: EventReport;
}

export interface CollectOptions {
  nowMs: number;
  /** The catalogue: its products are numbered first, and events of others are left out. All are taken without it. */
  productIds?: readonly string[];
  /** Events of a customer that are kept, the newest. */
  window?: number;
}

const BOT_EVENTS = 10_000;
const FIRST_ROOM = 1_024;

/**
 * Reads events in any order, in batches, into histories: 16 bytes an event until all are read, 4 afterwards.
 */
export async function collectEvents(
  batches: AsyncIterable<readonly ShopEvent[]> | Iterable<readonly ShopEvent[]>,
  { nowMs, productIds, window = WINDOW }: CollectOptions,
): Promise<CollectedEvents> {
  const products = createNumbering(productIds);
  const customers = createNumbering();
  const report: EventReport = {
    events: 0,
    duplicates: 0,
    future: 0,
    unknownProducts: 0,
    untimed: 0,
    bots: [],
  };
  let room = FIRST_ROOM;
  let events = {
    customers: new Int32Array(room),
    products: new Int32Array(room),
    times: new Float64Array(room),
  };
  let count = 0;
  for await (const batch of batches) {
    for (const { customerId, productId, timeMs } of batch) {
      report.events++;
      if (!Number.isFinite(timeMs)) report.untimed++;
      else if (timeMs > nowMs) report.future++;
      else if (productIds && !products.has(productId)) report.unknownProducts++;
      else {
        if (count === room) {
          room *= 2;
          events = {
            customers: grow(events.customers, new Int32Array(room)),
            products: grow(events.products, new Int32Array(room)),
            times: grow(events.times, new Float64Array(room)),
          };
        }
        events.customers[count] = customers.numberOf(customerId);
        events.products[count] = products.numberOf(productId);
        events.times[count++] = timeMs;
      }
    }
  }
  const { histories, duplicates, sizes } = layOut(events, {
    count,
    customers: customers.ids.length,
    products: products.ids.length,
    window,
  });
  report.duplicates = duplicates;
  sizes.forEach((size, u) => {
    if (size > BOT_EVENTS) report.bots.push({ customerId: customers.ids[u] ?? '', events: size });
  });
  report.bots.sort((a, b) => b.events - a.events);
  return { histories, customerIds: customers.ids, productIds: products.ids, report };
}

function createNumbering(known: readonly string[] = []) {
  const ids = [...known];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  if (numbers.size < ids.length) throw new ShopError('bad_request', 'a product is listed twice.');
  return {
    ids,
    has: (id: string) => numbers.has(id),
    numberOf(id: string): number {
      const number = numbers.get(id) ?? ids.length;
      if (number === ids.length) {
        numbers.set(id, number);
        ids.push(id);
      }
      return number;
    },
  };
}

function grow<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

interface EventColumns {
  customers: Int32Array;
  products: Int32Array;
  times: Float64Array;
}

/** Sorts events by customer, then by time, those of one moment as they came; drops what is said twice. */
function layOut(
  events: EventColumns,
  {
    count,
    customers,
    products,
    window,
  }: { count: number; customers: number; products: number; window: number },
): { histories: Histories; duplicates: number; sizes: Int32Array } {
  const sizes = new Int32Array(customers);
  for (let e = 0; e < count; e++) {
    const u = events.customers[e] as number;
    sizes[u] = (sizes[u] as number) + 1;
  }
  const next = new Int32Array(customers + 1);
  for (let u = 0; u < customers; u++) next[u + 1] = (next[u] as number) + (sizes[u] as number);
  const order = new Int32Array(count);
  for (let e = 0; e < count; e++) {
    const u = events.customers[e] as number;
    order[next[u] as number] = e;
    next[u] = (next[u] as number) + 1;
  }
  const starts = sharedInt32(customers + 1);
  const kept = new Int32Array(count);
  let duplicates = 0;
  let end = 0;
  for (let u = 0; u < customers; u++) {
    const last = next[u] as number;
    const own = order.subarray(last - (sizes[u] as number), last);
    const fresh = sortOwn(own, events);
    duplicates += own.length - fresh.length;
    for (const e of fresh.subarray(-window)) kept[end++] = events.products[e] as number;
    starts[u + 1] = end;
  }
  const items = sharedInt32(end);
  items.set(kept.subarray(0, end));
  return { histories: { starts, items, products }, duplicates, sizes };
}

/** One customer's events oldest first, without those said before; sorts in place. */
function sortOwn(own: Int32Array, { products, times }: EventColumns): Int32Array {
  const timeOf = (e: number) => times[e] as number;
  let isSorted = true;
  for (let k = 1; k < own.length && isSorted; k++)
    isSorted = timeOf(own[k] as number) > timeOf(own[k - 1] as number);
  if (isSorted) return own;
  own.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  let moment = Number.NaN;
  const atMoment = new Set<number>();
  return own.filter((e) => {
    if (timeOf(e) !== moment) atMoment.clear();
    moment = timeOf(e);
    const product = products[e] as number;
    if (atMoment.has(product)) return false;
    atMoment.add(product);
    return true;
  });
}
