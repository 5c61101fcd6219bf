/** The values of a callback, added up; 0 for an empty list. */
export function sumBy<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((sum, item) => sum + value(item), 0);
}

/** The item with the largest value, the first of several; undefined for an empty list. */
export function maxBy<T>(list: readonly T[], value: (item: T) => number): T | undefined {
  let largest = list[0];
  for (const item of list) {
    if (largest !== undefined && value(item) > value(largest)) largest = item;
  }
  return largest;
}
