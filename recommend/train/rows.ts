/** A sparse matrix by rows: row `i` has `ids` and `weights` from `starts[i]` up to `starts[i + 1]`, heaviest first. */
export interface Rows {
  starts: Int32Array;
  ids: Int32Array;
  weights: Float32Array;
}

/** Rows of `first` and the products that follow it; row `k` lies from `starts[k]` up to `starts[k + 1]`. */
export interface NeighbourBatch {
  first: number;
  starts: Int32Array;
  ids: Int32Array;
  /** What customers did: S of the product and its neighbour. */
  covisit: Float32Array;
  /** What the two are: the weighted B. A neighbour's weight is the sum of the two. */
  content: Float32Array;
}

/** Puts batches together, the two weights summed; hand its `add` to the training. */
export function createRowCollector(): { add: (batch: NeighbourBatch) => void; rows: () => Rows } {
  const batches: NeighbourBatch[] = [];
  return {
    add: (batch) => void batches.push(batch),
    rows() {
      batches.sort((a, b) => a.first - b.first);
      const products = batches.reduce((sum, { starts }) => sum + starts.length - 1, 0);
      const entries = batches.reduce((sum, { ids }) => sum + ids.length, 0);
      const starts = new Int32Array(products + 1);
      const ids = new Int32Array(entries);
      const weights = new Float32Array(entries);
      let end = 0;
      for (const batch of batches) {
        ids.set(batch.ids, end);
        weights.set(
          batch.covisit.map((weight, e) => weight + (batch.content[e] as number)),
          end,
        );
        batch.starts.forEach((start, k) => {
          starts[batch.first + k] = end + start;
        });
        end += batch.ids.length;
      }
      return { starts, ids, weights };
    },
  };
}

/** The first `count` of each row. */
export function cutRows({ starts, ids, weights }: Rows, count: number): Rows {
  const rows = starts.length - 1;
  const kept = new Int32Array(rows + 1);
  const start = (i: number) => starts[i] as number;
  for (let i = 0; i < rows; i++) kept[i + 1] = (kept[i] as number) + Math.min(count, start(i + 1) - start(i));
  const cut = {
    starts: kept,
    ids: new Int32Array(kept[rows] ?? 0),
    weights: new Float32Array(kept[rows] ?? 0),
  };
  for (let i = 0; i < rows; i++) {
    const to = kept[i] as number;
    const end = start(i) + (kept[i + 1] as number) - to;
    cut.ids.set(ids.subarray(start(i), end), to);
    cut.weights.set(weights.subarray(start(i), end), to);
  }
  return cut;
}
