const ROUNDS = 60;
/** One over the variance of the weights around those expected: without many examples they stay near. */
const STIFFNESS = 1;

/** `weights`, one for each score, and a constant, that turn scores into a logit. */
export interface Logit {
  weights: number[];
  constant: number;
}

/**
 * Weights for several scores per text (`scores` holds a row for each of `sides`), by logistic regression with a normal
 * prior around the `expected` ones; minimised one weight at a time by Newton's method.
 */
export function fitLogit(scores: Float64Array, sides: Int8Array, expected: readonly number[]): Logit {
  const width = expected.length;
  const weights = [...expected, 0];
  const logits = Float64Array.from(sides, (_, row) =>
    expected.reduce((sum, weight, k) => sum + weight * (scores[row * width + k] ?? 0), 0),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k <= width; k++) {
      const scoreOf = (row: number) => (k < width ? (scores[row * width + k] ?? 0) : 1);
      let slope = STIFFNESS * ((weights[k] ?? 0) - (expected[k] ?? 0));
      let bend = STIFFNESS;
      for (let row = 0; row < sides.length; row++) {
        const score = scoreOf(row);
        const probability = 1 / (1 + Math.exp(-(logits[row] ?? 0)));
        slope += (probability - (sides[row] === 1 ? 1 : 0)) * score;
        bend += probability * (1 - probability) * score * score;
      }
      const change = -slope / bend;
      weights[k] = (weights[k] ?? 0) + change;
      for (let row = 0; row < sides.length; row++) logits[row] = (logits[row] ?? 0) + change * scoreOf(row);
    }
  }
  return { weights: weights.slice(0, width), constant: weights[width] ?? 0 };
}
