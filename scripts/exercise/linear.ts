/**
 * Ridge regression on few examples with many features, using the inverse of an n × n matrix, where n is the number of
 * examples. A single fit gives, for each example, the value that all other examples predict (Hastie, Tibshirani,
 * Friedman: The Elements of Statistical Learning, 2nd ed., equations 7.64 and 18.14), so a thousand shuffles of the
 * labels cost almost nothing.
 */

/**
 * Standardises the columns of rows of equal length, to mean 0 and standard deviation 1. Leaves out constant columns.
 */
export function standardised(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0]?.map((_, at) => rows.map((row) => row[at]!)) ?? [];
  const kept = columns.flatMap((column) => {
    const mean = sum(column) / column.length;
    const deviation = Math.sqrt(sum(column.map((value) => (value - mean) ** 2)) / column.length);
    return deviation > 1e-9 ? [column.map((value) => (value - mean) / deviation)] : [];
  });
  return rows.map((_, at) => kept.map((column) => column[at]!));
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/**
 * The hat matrix: the weight of each label in each fitted value. `rows` must be standardised. `ridge` is the penalty
 * per column.
 */
export function hatMatrix(rows: readonly (readonly number[])[], ridge: number): number[][] {
  const size = rows[0]?.length ?? 0;
  // The constant 1e4 represents a column of ones with almost no penalty, which fits the mean.
  const kernel = rows.map((a) =>
    rows.map((b) => sum(a.map((value, at) => value * b[at]!)) / (ridge * size || 1) + 1e4),
  );
  const inverse = invert(kernel.map((row, i) => row.map((value, j) => value + (i === j ? 1 : 0))));
  return kernel.map((row) => row.map((_, j) => sum(row.map((value, k) => value * inverse[k]![j]!))));
}

/** For each example, the value that all other examples predict. */
export function leftOut(hat: readonly (readonly number[])[], labels: readonly number[]): number[] {
  return hat.map((row, i) => {
    const fitted = sum(row.map((weight, j) => weight * labels[j]!));
    return (fitted - row[i]! * labels[i]!) / (1 - row[i]!);
  });
}

/** Inverts a matrix by Gauss–Jordan elimination with the largest pivot. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const own = rows[column]!;
    const by = own[column]!;
    for (let j = 0; j < 2 * n; j++) own[j]! /= by;
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const row = rows[i]!;
      const times = row[column]!;
      if (times !== 0) for (let j = 0; j < 2 * n; j++) row[j]! -= times * own[j]!;
    }
  }
  return rows.map((row) => row.slice(n));
}
