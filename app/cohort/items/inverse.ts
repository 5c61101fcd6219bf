import type { Work } from "./work";

/**
 * A pivot below this share of its diagonal element is only a rounding error: the matrix has no information in this
 * direction.
 */
const NOTHING_LEFT = 1e-10;

/**
 * The inverse of a symmetric positive definite matrix, by Cholesky decomposition; for any other matrix, the index of
 * the first row that is linearly dependent on those before it.
 */
export function* inverse(
  matrix: readonly (readonly number[])[],
): Work<{ readonly values: readonly (readonly number[])[] } | { readonly untold: number }> {
  const size = matrix.length;
  const lower = matrix.map(() => new Float64Array(size));
  for (let row = 0; row < size; row++) {
    yield;
    for (let column = 0; column <= row; column++) {
      let left = matrix[row]![column]!;
      for (let k = 0; k < column; k++) left -= lower[row]![k]! * lower[column]![k]!;
      if (row > column) lower[row]![column] = left / lower[column]![column]!;
      else if (left > NOTHING_LEFT * matrix[row]![row]!) lower[row]![row] = Math.sqrt(left);
      else return { untold: row };
    }
  }
  // The inverse of the lower triangle. Its transpose times itself is the matrix's inverse.
  const turned = matrix.map(() => new Float64Array(size));
  for (let column = 0; column < size; column++) {
    yield;
    turned[column]![column] = 1 / lower[column]![column]!;
    for (let row = column + 1; row < size; row++) {
      let sum = 0;
      for (let k = column; k < row; k++) sum -= lower[row]![k]! * turned[k]![column]!;
      turned[row]![column] = sum / lower[row]![row]!;
    }
  }
  const values: number[][] = [];
  for (let one = 0; one < size; one++) {
    yield;
    values.push(
      matrix.map((_, other) => {
        let sum = 0;
        for (let k = Math.max(one, other); k < size; k++) sum += turned[k]![one]! * turned[k]![other]!;
        return sum;
      }),
    );
  }
  return { values };
}
