/** Replaces deep-eql: chai's `deep.equal` follows the rules of `toStrictEqual`, without comparing classes. */
import { equals, iterableEquality } from "@vitest/expect";

export default function deepEqual(a: unknown, b: unknown): boolean {
  return equals(a, b, [iterableEquality], true);
}
