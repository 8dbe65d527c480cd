/** A sparse matrix by rows: row i holds `values` at `columns` between `starts[i]` and `starts[i + 1]`. */
export interface SparseMatrix {
  columnCount: number;
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

const OVERSAMPLING = 12;
const ITERATIONS = 3;

/**
 * The leading right singular vectors of `matrix`, one row of `rank` numbers per column, by subspace iteration from a
 * seeded start (Halko, Martinsson and Tropp 2011, algorithm 4.4 without forming the left side).
 */
export function leadingRightVectors(matrix: SparseMatrix, rank: number, seed: number): Float32Array {
  const width = Math.min(rank + OVERSAMPLING, matrix.columnCount);
  let basis = orthonormalise(randomNormal(matrix.columnCount * width, seed), width);
  for (let i = 0; i < ITERATIONS; i++) basis = orthonormalise(applyGram(matrix, basis, width), width);
  // Once more, for one pass leaves columns that are close to each other's span askew.
  basis = orthonormalise(basis, width);
  const image = applyGram(matrix, basis, width);
  const { vectors, order } = symmetricEigen(symmetricProduct(basis, image, width), width);
  const leading = new Float32Array(matrix.columnCount * rank);
  for (let row = 0; row < matrix.columnCount; row++) {
    for (let k = 0; k < Math.min(rank, width); k++) {
      const eigen = order[k] ?? 0;
      let sum = 0;
      for (let j = 0; j < width; j++) sum += at(basis, row * width + j) * at(vectors, j * width + eigen);
      leading[row * rank + k] = sum;
    }
  }
  return leading;
}

const at = (array: Float32Array | Float64Array | Int32Array, index: number): number => array[index] ?? 0;

/** A-transpose times A times `block`, row by row of A. */
function applyGram(
  { starts, columns, values }: SparseMatrix,
  block: Float32Array,
  width: number,
): Float32Array {
  const result = new Float32Array(block.length);
  const image = new Float32Array(width);
  for (let row = 0; row + 1 < starts.length; row++) {
    const [start, end] = [at(starts, row), at(starts, row + 1)];
    image.fill(0);
    for (let entry = start; entry < end; entry++) {
      const [offset, value] = [at(columns, entry) * width, at(values, entry)];
      for (let j = 0; j < width; j++) image[j] = at(image, j) + value * at(block, offset + j);
    }
    for (let entry = start; entry < end; entry++) {
      const [offset, value] = [at(columns, entry) * width, at(values, entry)];
      for (let j = 0; j < width; j++) result[offset + j] = at(result, offset + j) + value * at(image, j);
    }
  }
  return result;
}

/** Left-transpose times right, both with `width` columns, where that is known to be symmetric. */
function symmetricProduct(left: Float32Array, right: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let start = 0; start < left.length; start += width) {
    for (let i = 0; i < width; i++) {
      const value = at(left, start + i);
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) {
        product[i * width + j] = at(product, i * width + j) + value * at(right, start + j);
      }
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) product[j * width + i] = at(product, i * width + j);
  }
  return product;
}

/** Nearly orthonormal columns of the same span, by Cholesky QR; a column in the others' span becomes zero. */
function orthonormalise(block: Float32Array, width: number): Float32Array {
  const factor = cholesky(symmetricProduct(block, block, width), width);
  const result = new Float32Array(block.length);
  for (let start = 0; start < block.length; start += width) {
    for (let j = 0; j < width; j++) {
      const pivot = at(factor, j * width + j);
      let value = at(block, start + j);
      for (let k = 0; k < j; k++) value -= at(result, start + k) * at(factor, j * width + k);
      result[start + j] = pivot > 0 ? value / pivot : 0;
    }
  }
  return result;
}

function cholesky(matrix: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i * width + j);
      for (let k = 0; k < j; k++) sum -= at(lower, i * width + k) * at(lower, j * width + k);
      if (i === j) lower[i * width + i] = sum > at(matrix, i * width + i) * 1e-9 ? Math.sqrt(sum) : 0;
      else lower[i * width + j] = at(lower, j * width + j) > 0 ? sum / at(lower, j * width + j) : 0;
    }
  }
  return lower;
}

/** Eigenvectors (as columns) of a symmetric matrix by cyclic Jacobi rotations, and their order by falling eigenvalue. */
export function symmetricEigen(
  matrix: Float64Array,
  width: number,
): { vectors: Float64Array; order: number[] } {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(width * width);
  for (let i = 0; i < width; i++) vectors[i * width + i] = 1;
  for (let sweep = 0; sweep < 30 && offDiagonal(a, width) > 1e-18 * trace(a, width) ** 2; sweep++) {
    for (let p = 0; p < width; p++) {
      for (let q = p + 1; q < width; q++) rotate(a, vectors, width, p, q);
    }
  }
  const order = Array.from({ length: width }, (_, i) => i).sort(
    (i, j) => at(a, j * width + j) - at(a, i * width + i),
  );
  return { vectors, order };
}

function rotate(a: Float64Array, vectors: Float64Array, width: number, p: number, q: number): void {
  const apq = at(a, p * width + q);
  if (apq === 0) return;
  const theta = (at(a, q * width + q) - at(a, p * width + p)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (array: Float64Array, i: number, j: number) => {
    const [x, y] = [at(array, i), at(array, j)];
    array[i] = c * x - s * y;
    array[j] = s * x + c * y;
  };
  for (let k = 0; k < width; k++) turn(a, k * width + p, k * width + q);
  for (let k = 0; k < width; k++) turn(a, p * width + k, q * width + k);
  for (let k = 0; k < width; k++) turn(vectors, k * width + p, k * width + q);
}

const trace = (a: Float64Array, width: number): number => {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += Math.abs(at(a, i * width + i));
  return sum;
};

function offDiagonal(a: Float64Array, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) sum += 2 * at(a, i * width + j) ** 2;
  }
  return sum;
}

/** Normally distributed numbers (Box and Muller 1958) from a seeded generator (mulberry32). */
function randomNormal(count: number, seed: number): Float32Array {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  );
}
