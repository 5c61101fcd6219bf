/** A list with the collection methods that the runtime does not have yet. */
export type Extended<T> = readonly T[] & {
  sumBy(value: (item: T) => number): number;
  maxBy(value: (item: T) => number): T | undefined;
  compact(): T[];
};

/** Polyfill: adds the missing methods to a list. */
export function extend<T>(list: readonly T[]): Extended<T> {
  return Object.assign(list, {
    sumBy: (value: (item: T) => number) => list.reduce((sum, item) => sum + value(item), 0),
    maxBy(value: (item: T) => number) {
      const values = list.map(value);
      return list[values.indexOf(Math.max(...values))];
    },
    compact: () => list.filter(Boolean),
  });
}
