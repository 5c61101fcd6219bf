/**
 * Typings for the collection methods of ES2025, until our TypeScript version ships them.
 * They are optional here, so that older runtimes fall back gracefully.
 */
declare global {
  interface ReadonlyArray<T> {
    /** Sums up the values of a callback. */
    sumBy?(value: (item: T) => number): number;
    /** The item with the largest value. */
    maxBy?(value: (item: T) => number): T | undefined;
    /** A copy without empty values. */
    compact?(): NonNullable<T>[];
  }
}

export {};
