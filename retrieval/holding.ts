import type { IndexSnapshot } from './snapshot.ts';

/** A mark of 1 or 0 for each document of a snapshot. */
export type Marks = Uint8Array;

/** Words all of which are meant, each with the terms any of which stands for it. */
export type Words = readonly (readonly string[])[];

const DEAD = 255;

/**
 * Visits the documents that hold every word, each once: with all of `bits` set in the posting's weight (see
 * retrieval/postings.ts), dead documents left out or not.
 */
export function visitHolding(
  index: IndexSnapshot,
  words: Words,
  { bits, dead: withDead }: { bits: number; dead: boolean },
  visit: (document: number) => void,
): void {
  const lists = words.map((terms) => terms.flatMap((term) => index.get(term) ?? []));
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return;
  // How many words in a row, from the first, each place of a segment holds.
  const reached = new Uint8Array(Math.max(...index.segments.map(({ size }) => size)));
  for (const [segment, { first, size, dead }] of index.segments.entries()) {
    const isHeld = lists.every((list) =>
      list.some(({ starts }) => (starts[segment + 1] ?? 0) > (starts[segment] ?? 0)),
    );
    if (!isHeld) continue;
    reached.fill(0, 0, size);
    if (!withDead) for (const place of dead) reached[place] = DEAD;
    for (const [word, list] of lists.entries()) {
      for (const { pairs, starts } of list) {
        const end = starts[segment + 1] as number;
        for (let at = starts[segment] as number; at < end; at += 2) {
          const place = pairs[at] as number;
          if (reached[place] !== word || ((pairs[at + 1] as number) & bits) !== bits) continue;
          reached[place] = word + 1;
          if (word + 1 === lists.length) visit(first + place);
        }
      }
    }
  }
}

/** How many documents hold every word; parameters as in `visitHolding`. */
export function countHolding(
  index: IndexSnapshot,
  words: Words,
  which: Parameters<typeof visitHolding>[2],
): number {
  let count = 0;
  visitHolding(index, words, which, () => count++);
  return count;
}
