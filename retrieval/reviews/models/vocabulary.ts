import type { FeatureList } from './feature-lists.ts';

/** The features that a model knows, ascending, and where each is. */
export interface Vocabulary {
  hashes: Int32Array;
  /** Column of a feature, -1 for an unknown one. */
  columnOf(hash: number): number;
}

/** One row per text: what it has are the `columns` between `starts[row]` and `starts[row + 1]`. */
export interface SparseRows {
  count: number;
  width: number;
  starts: Int32Array;
  columns: Int32Array;
}

export function createVocabulary(hashes: Int32Array): Vocabulary {
  const mask = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)) - 1;
  // Column + 1, so that 0 is an empty place.
  const table = new Int32Array(mask + 1);
  for (let column = 0; column < hashes.length; column++) {
    let place = (hashes[column] ?? 0) & mask;
    while (table[place] !== 0) place = (place + 1) & mask;
    table[place] = column + 1;
  }
  return {
    hashes,
    columnOf: (hash) => {
      for (let place = hash & mask; ; place = (place + 1) & mask) {
        const column = (table[place] ?? 0) - 1;
        if (column < 0 || hashes[column] === hash) return column;
      }
    },
  };
}

/** The features that at least `leastTexts` of the texts have. */
export function findVocabulary(lists: readonly FeatureList[], leastTexts: number): Vocabulary {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  const sorted = all.sort();
  let kept = 0;
  for (let start = 0; start < length; ) {
    const hash = sorted[start] ?? 0;
    let end = start + 1;
    while (end < length && sorted[end] === hash) end++;
    // Only places already read are written to.
    if (end - start >= leastTexts) sorted[kept++] = hash;
    start = end;
  }
  return createVocabulary(sorted.slice(0, kept));
}

/** What of each text is in the vocabulary. */
export function toRows(lists: readonly FeatureList[], vocabulary: Vocabulary): SparseRows {
  const starts = new Int32Array(lists.length + 1);
  const columns = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let length = 0;
  for (const [row, list] of lists.entries()) {
    for (const hash of list) {
      const column = vocabulary.columnOf(hash);
      if (column >= 0) columns[length++] = column;
    }
    starts[row + 1] = length;
  }
  return { count: lists.length, width: vocabulary.hashes.length, starts, columns: columns.slice(0, length) };
}
