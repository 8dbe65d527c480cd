const SHORT = 12;

/**
 * Puts the `count` heaviest of the first `length` numbers in front, heaviest first, equal ones by lower id, ids and
 * keys alike; what is behind them stays in no order. Quicksort that leaves out the parts nobody reads.
 */
export function moveHeaviestFirst(ids: Int32Array, keys: Float64Array, length: number, count: number): void {
  sortTop(ids, keys, 0, length - 1, count);
}

function sortTop(ids: Int32Array, keys: Float64Array, from: number, high: number, count: number): void {
  let low = from;
  while (high - low > SHORT) {
    const middle = partition(ids, keys, low, high);
    sortTop(ids, keys, low, middle, count);
    if (middle + 1 >= count) return;
    low = middle + 1;
  }
  for (let i = low + 1; i <= high; i++) {
    const id = ids[i] as number;
    const key = keys[i] as number;
    let j = i - 1;
    while (
      j >= low &&
      ((keys[j] as number) < key || ((keys[j] as number) === key && (ids[j] as number) > id))
    ) {
      ids[j + 1] = ids[j] as number;
      keys[j + 1] = keys[j] as number;
      j--;
    }
    ids[j + 1] = id;
    keys[j + 1] = key;
  }
}

/** Hoare's partition around the middle element; everything up to the place returned comes before the rest. */
function partition(ids: Int32Array, keys: Float64Array, low: number, high: number): number {
  const middle = (low + high) >> 1;
  const id = ids[middle] as number;
  const key = keys[middle] as number;
  let i = low - 1;
  let j = high + 1;
  for (;;) {
    do i++;
    while ((keys[i] as number) > key || ((keys[i] as number) === key && (ids[i] as number) < id));
    do j--;
    while ((keys[j] as number) < key || ((keys[j] as number) === key && (ids[j] as number) > id));
    if (i >= j) return j;
    const otherId = ids[i] as number;
    const otherKey = keys[i] as number;
    ids[i] = ids[j] as number;
    keys[i] = keys[j] as number;
    ids[j] = otherId;
    keys[j] = otherKey;
  }
}
