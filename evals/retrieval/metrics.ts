/** Grades of a query's judged products; 0 is not relevant, anything above is. */
export type Grades = ReadonlyMap<string, number>;

/** Gain 2^grade - 1 and discount log2(rank + 1) (Burges et al., 2005); what was not judged counts as grade 0. */
function discountedGain(grades: Iterable<number>, cut: number): number {
  let sum = 0;
  let rank = 0;
  for (const grade of grades) {
    if (++rank > cut) break;
    sum += (2 ** grade - 1) / Math.log2(rank + 1);
  }
  return sum;
}

/** Between 0 and 1, beside the best order of all judged products; NaN for a query without any relevant one. */
export function ndcg(ranking: readonly string[], grades: Grades, cut: number): number {
  const ideal = [...grades.values()].sort((a, b) => b - a);
  const gained = ranking.map((productId) => grades.get(productId) ?? 0);
  return discountedGain(gained, cut) / discountedGain(ideal, cut);
}

/** The ranking without products that nobody judged. */
export const judgedOnly = (ranking: readonly string[], grades: Grades): string[] =>
  ranking.filter((productId) => grades.has(productId));

/** One over the rank of the first product that is wanted; 0 when none is among the first `cut`. */
export function reciprocalRank(
  ranking: readonly string[],
  isWanted: (productId: string) => boolean,
  cut = Number.POSITIVE_INFINITY,
): number {
  const at = ranking.findIndex(isWanted);
  return at < 0 || at >= cut ? 0 : 1 / (at + 1);
}

/** The share of the relevant products that is among the first `cut`; NaN for a query without any. */
export function recall(ranking: readonly string[], grades: Grades, cut: number): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([productId]) => productId);
  const found = new Set(ranking.slice(0, cut));
  return relevant.filter((productId) => found.has(productId)).length / relevant.length;
}

/**
 * The reciprocal rank that can be expected at best, when `twins` products (the one asked for among them) answer a
 * query equally well and nothing tells which is meant: the mean of 1/1, 1/2 ... 1/cut over the twins.
 */
export function bestReciprocalRank(twins: number, cut: number): number {
  let sum = 0;
  for (let rank = 1; rank <= Math.min(twins, cut); rank++) sum += 1 / rank;
  return sum / twins;
}

/** NaN of no values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far a mean of as many such values is usually off. */
export function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.map((value) => (value - middle) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (values.length - 1) / values.length);
}
