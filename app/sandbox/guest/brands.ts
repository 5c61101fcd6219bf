/**
 * Recognises our own objects by membership of a WeakSet, never by a property, since code under test can give its
 * objects any property (`{ asymmetricMatch: () => true }` would equal everything).
 */
const matchers = new WeakSet<object>();
let walled = true;

export function setBrandWall(on: boolean): void {
  walled = on;
}

/** Called by the constructors of the asymmetric matchers (`expect.any`, …). */
export function brandMatcher(matcher: object): void {
  matchers.add(matcher);
}

export function isMatcher(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (walled) return matchers.has(value);
  return "asymmetricMatch" in value && typeof value.asymmetricMatch === "function";
}

/**
 * Whether a function says that it is a mock, which is enough in vitest. Always false unless a test removed the wall.
 */
export const claimsToBeMock = (value: object): boolean =>
  !walled && "_isMockFunction" in value && value._isMockFunction === true;

const ordinary = Function.prototype[Symbol.hasInstance];
/** Like `instanceof`, but compares only prototypes, because a learner's class could define another answer. */
export function isInstance(value: unknown, type: unknown): boolean {
  if (!walled) return (value as object) instanceof (type as new () => object);
  if (typeof type !== "function") throw new TypeError("the right side of instanceof is not callable");
  return ordinary.call(type, value);
}
