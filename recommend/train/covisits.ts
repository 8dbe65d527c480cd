import { type Histories, lastEvents } from './histories.ts';
import { sharedFloat64, sharedInt32, sharedUint8 } from './shared-arrays.ts';

/** Where each product lies in the customers' windows: what rows are made from, shared by all threads. */
export interface Occurrences {
  items: Int32Array;
  /** Place of each event in its customer's window; 0 is where the next customer begins. */
  places: Uint8Array;
  /** Events of product `i` are `events` from `starts[i]` up to `starts[i + 1]`. */
  starts: Int32Array;
  events: Int32Array;
}

/** Turns windows, by customer, over to lists of events by product. */
export function indexOccurrences(histories: Histories, window: number): Occurrences {
  const { starts: customers, items, products } = lastEvents(histories, window);
  const places = sharedUint8(items.length);
  const starts = sharedInt32(products + 1);
  const events = sharedInt32(items.length);
  for (let u = 0; u + 1 < customers.length; u++) {
    for (let e = customers[u] as number, place = 0; e < (customers[u + 1] as number); e++, place++)
      places[e] = place;
  }
  for (let e = 0; e < items.length; e++)
    starts[(items[e] as number) + 1] = (starts[(items[e] as number) + 1] as number) + 1;
  for (let i = 0; i < products; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice(0, products);
  for (let e = 0; e < items.length; e++) {
    const item = items[e] as number;
    events[next[item] as number] = e;
    next[item] = (next[item] as number) + 1;
  }
  return { items, places, starts, events };
}

/** Weights of a pair by the gap between the two, from 1 up to `window`: of the later for the earlier, and back. */
export interface GapWeights {
  forward: Float64Array;
  backward: Float64Array;
}

/**
 * c(d) = sum over t = 1..d of (1/t) (1+d-t)^-2: the terms of the normal equation of a linear model that foretells the
 * next event from past ones weighted by 1/gap.
 */
export function directedGaps(window: number, beta: number): GapWeights {
  const forward = sharedFloat64(window + 1);
  for (let d = 1; d <= window; d++) {
    for (let t = 1; t <= d; t++) forward[d] = (forward[d] as number) + 1 / t / (1 + d - t) ** 2;
  }
  const backward = sharedFloat64(window + 1);
  forward.forEach((weight, d) => {
    backward[d] = beta * weight;
  });
  return { forward, backward };
}

/** Every pair alike, however far apart. */
export function evenGaps(window: number): GapWeights {
  const even = sharedFloat64(window + 1).fill(1, 1);
  return { forward: even, backward: even };
}

/** What a pair's sum is divided by: `own` of the row times `other` of the neighbour, plus `lambda`. */
export interface Divisors {
  own: Float64Array;
  other: Float64Array;
  lambda: number;
}

/** g of each product: over its events, 1/d^2 for each later one of the same customer. */
export function sumGaps({ items, places }: Occurrences, products: number, window: number): Float64Array {
  const g = sharedFloat64(products);
  const upTo = new Float64Array(window);
  for (let d = 1; d < window; d++) upTo[d] = (upTo[d - 1] as number) + 1 / d ** 2;
  for (let e = items.length - 1, later = 0; e >= 0; e--) {
    g[items[e] as number] = (g[items[e] as number] as number) + (upTo[later] as number);
    later = places[e] === 0 ? 0 : later + 1;
  }
  return g;
}

/** Sums a product's pairs into `sums`, which is all zero before; returns how many ids it left in `touched`. */
export function addCovisits(
  product: number,
  { items, places, starts, events }: Occurrences,
  { forward, backward }: GapWeights,
  sums: Float64Array,
  touched: Int32Array,
): number {
  let count = 0;
  const end = items.length;
  for (let o = starts[product] as number; o < (starts[product + 1] as number); o++) {
    const e = events[o] as number;
    for (let gap = places[e] as number; gap > 0; gap--) {
      const item = items[e - gap] as number;
      const weight = backward[gap] as number;
      if (item === product || weight === 0) continue;
      if (sums[item] === 0) touched[count++] = item;
      sums[item] = (sums[item] as number) + weight;
    }
    for (let later = e + 1; later < end && places[later] !== 0; later++) {
      const item = items[later] as number;
      if (item === product) continue;
      if (sums[item] === 0) touched[count++] = item;
      sums[item] = (sums[item] as number) + (forward[later - e] as number);
    }
  }
  return count;
}
