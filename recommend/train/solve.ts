/**
 * Solves A x = b for a positive definite A by Cholesky; reads the lower half of A and overwrites both. Throws a
 * RangeError where A is not positive definite.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const d = right.length;
  for (let a = 0; a < d; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * d + b] as number;
      for (let k = 0; k < b; k++) sum -= (matrix[a * d + k] as number) * (matrix[b * d + k] as number);
      if (a > b) matrix[a * d + b] = sum / (matrix[b * d + b] as number);
      else if (sum > 0) matrix[a * d + a] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  for (let a = 0; a < d; a++) {
    let sum = right[a] as number;
    for (let k = 0; k < a; k++) sum -= (matrix[a * d + k] as number) * (right[k] as number);
    right[a] = sum / (matrix[a * d + a] as number);
  }
  for (let a = d - 1; a >= 0; a--) {
    let sum = right[a] as number;
    for (let k = a + 1; k < d; k++) sum -= (matrix[k * d + a] as number) * (right[k] as number);
    right[a] = sum / (matrix[a * d + a] as number);
  }
  return right;
}
