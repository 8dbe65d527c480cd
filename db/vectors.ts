/** An expression as a vector of half precision, of which indexes are. */
export const half = (expression: string, dimension: number) =>
  `${expression}::vector(${integer(dimension)})::halfvec(${integer(dimension)})`;

/** As pgvector reads it. */
export const vectorText = (vector: Float32Array): string =>
  `[${Array.from(vector, (value) => Math.round(value * 1e5) / 1e5).join(',')}]`;

/** A number that goes into the text of a statement, where a parameter cannot stand. */
export function integer(value: number): string {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`${value} is no number of an embedder or dimension`);
  return String(value);
}
