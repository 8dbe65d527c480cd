import type { NeighbourRow } from '../db/recommend-candidates.ts';

/** Something that a customer did with a product, which speaks for others. */
export interface Source {
  productId: string;
  kind: string;
  /** What its row of neighbours is multiplied by. */
  weight: number;
}

/** What a source adds to a product's score. */
export interface Reason {
  source: Pick<Source, 'productId' | 'kind'>;
  /** By what customers had together, and by what the two products have in common. */
  covisit: number;
  content: number;
}

/** How much less the event before counts: (1 + x)^-0.75 for the event that `x` newer ones follow. */
const DECAY = 0.75;

export const weightOfPlace = (newer: number): number => (1 + newer) ** -DECAY;

/** The sum over all sources of weight times neighbour's weight, by product. */
export function scoreSources(
  sources: readonly Source[],
  rows: ReadonlyMap<string, NeighbourRow>,
): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { productId, weight } of sources) {
    const row = rows.get(productId);
    row?.neighbours.forEach((neighbour, i) => {
      const added = weight * ((row.covisit[i] ?? 0) + (row.content[i] ?? 0));
      scores.set(neighbour, (scores.get(neighbour) ?? 0) + added);
    });
  }
  return scores;
}

/** What each source added to the score of `productId`, largest first; they sum to it. */
export function reasonsOf(
  productId: string,
  sources: readonly Source[],
  rows: ReadonlyMap<string, NeighbourRow>,
): Reason[] {
  return sources
    .flatMap(({ productId: from, kind, weight }) => {
      const row = rows.get(from);
      const place = row?.neighbours.indexOf(productId) ?? -1;
      const covisit = weight * (row?.covisit[place] ?? 0);
      const content = weight * (row?.content[place] ?? 0);
      return covisit + content > 0 ? [{ source: { productId: from, kind }, covisit, content }] : [];
    })
    .sort((a, b) => b.covisit + b.content - (a.covisit + a.content));
}
