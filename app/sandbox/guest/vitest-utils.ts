/** Replaces @vitest/utils (and its diff and error parts) in the bundle of @vitest/expect: no colours, safe printing. */
import { lineDiff } from "./line-diff";
import { print } from "./print";

export const stringify = (value: unknown, _depth?: number, options?: { min?: boolean }): string =>
  print(value, { lines: !options?.min });

export function getType(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

export const isObject = (value: unknown): boolean =>
  value !== null && typeof value === "object" && !Array.isArray(value);

export function noop(): void {}

export function assertTypes(value: unknown, name: string, types: string[]): void {
  const received = typeof value;
  if (!types.includes(received)) {
    throw new TypeError(`${name} value must be ${types.join(" or ")}, received "${received}"`);
  }
}

export const diff = (expected: unknown, actual: unknown): string =>
  lineDiff(print(expected, { lines: true }), print(actual, { lines: true })) ?? "";

export const printDiffOrStringify = (received: unknown, expected: unknown): string => diff(expected, received);

export const processError = (error: unknown): unknown => error;
