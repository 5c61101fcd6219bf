/** Stands in for deep-eql: chai's `deep.equal` by the same rules as `toStrictEqual`, less the comparison of classes. */
import { equals, iterableEquality } from "@vitest/expect";

export default function deepEqual(a: unknown, b: unknown): boolean {
  return equals(a, b, [iterableEquality], true);
}
