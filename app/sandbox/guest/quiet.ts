/**
 * The commonest assertions in few steps, for runs that need no words: those against mutants. Each decides as the library
 * does (a test compares them); what is not at hand here is left to it.
 */
import { wantsWords } from "./record";

interface Assertion {
  assert(holds: boolean, ...words: unknown[]): void;
  readonly __flags: Record<string, unknown>;
}

const isPrimitive = (value: unknown) => value === null || (typeof value !== "object" && typeof value !== "function");

/** Whether two values are equal, where both are primitive; else undefined. */
export const equalAtOnce = (a: unknown, b: unknown): boolean | undefined =>
  isPrimitive(a) && isPrimitive(b) ? Object.is(a, b) : undefined;

/** `throws` without a matcher, or with a part of the message or a pattern. False: not decided here, and nothing was called. */
export function throwsAtOnce(assertion: Assertion, wanted: unknown, other: unknown): boolean {
  const { object, negate } = assertion.__flags;
  const isPattern = wanted instanceof RegExp;
  if (wantsWords() || negate || other !== undefined || typeof object !== "function") return false;
  if (wanted !== undefined && typeof wanted !== "string" && !isPattern) return false;
  let thrown: unknown;
  let hasThrown = false;
  try {
    object();
  } catch (error) {
    hasThrown = true;
    thrown = error;
  }
  assertion.assert(hasThrown);
  if (wanted !== undefined && thrown) {
    const message = typeof thrown === "string" ? thrown : (thrown as { message: string | undefined }).message;
    const holds =
      message !== undefined && (isPattern ? wanted.test(message) : message.indexOf(wanted as string) !== -1);
    assertion.assert(holds);
  }
  assertion.__flags.object = thrown;
  return true;
}

/** Whether a text or a list has a length. False: not decided here. */
export function lengthAtOnce(assertion: Assertion, wanted: unknown): boolean {
  const { object } = assertion.__flags;
  if (wantsWords() || typeof wanted !== "number" || !(typeof object === "string" || Array.isArray(object)))
    return false;
  assertion.assert(object.length === wanted);
  return true;
}
