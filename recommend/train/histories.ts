import { sharedInt32 } from './shared-arrays.ts';

/**
 * Every customer's events in time order, one customer after another: those of customer `u` are `items` from
 * `starts[u]` up to `starts[u + 1]`. Products go by number, from 0.
 */
export interface Histories {
  starts: Int32Array;
  items: Int32Array;
  products: number;
}

/** Older events say little of what a customer wants next. */
export const WINDOW = 50;

/** Keeps of every customer the newest `window` events; the very same histories where nobody has more. */
export function lastEvents(histories: Histories, window = WINDOW): Histories {
  const { starts, items, products } = histories;
  const customers = starts.length - 1;
  const kept = sharedInt32(customers + 1);
  for (let u = 0; u < customers; u++) {
    kept[u + 1] = (kept[u] as number) + Math.min(window, (starts[u + 1] as number) - (starts[u] as number));
  }
  if ((kept[customers] as number) === (starts[customers] as number)) return histories;
  const last = sharedInt32(kept[customers] as number);
  for (let u = 0; u < customers; u++) {
    const end = starts[u + 1] as number;
    last.set(items.subarray(end - ((kept[u + 1] as number) - (kept[u] as number)), end), kept[u] as number);
  }
  return { starts: kept, items: last, products };
}

/** How many events each product has. */
export function countEvents({ items, products }: Pick<Histories, 'items' | 'products'>): Int32Array {
  const counts = new Int32Array(products);
  for (let e = 0; e < items.length; e++)
    counts[items[e] as number] = (counts[items[e] as number] as number) + 1;
  return counts;
}

/** Lays lists of product numbers, one a customer, one after another. */
export function toHistories(lists: readonly ArrayLike<number>[], products: number): Histories {
  const starts = sharedInt32(lists.length + 1);
  lists.forEach((list, u) => {
    starts[u + 1] = (starts[u] as number) + list.length;
  });
  const items = sharedInt32(starts[lists.length] as number);
  lists.forEach((list, u) => items.set(list, starts[u] as number));
  return { starts, items, products };
}

/** One customer's events, oldest first; a view, not a copy. */
export const historyOf = ({ starts, items }: Histories, customer: number): Int32Array =>
  items.subarray(starts[customer], starts[customer + 1]);
