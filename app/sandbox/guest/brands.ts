/**
 * What is one of ours: membership of a WeakSet, never a property, since code under test can give its own objects any
 * property (`{ asymmetricMatch: () => true }` would equal everything).
 */
const matchers = new WeakSet<object>();
let walled = true;

export function setBrandWall(on: boolean): void {
  walled = on;
}

/** Called by the constructor of the asymmetric matchers (`expect.any`, …). */
export function brandMatcher(matcher: object): void {
  matchers.add(matcher);
}

export function isMatcher(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (walled) return matchers.has(value);
  return "asymmetricMatch" in value && typeof value.asymmetricMatch === "function";
}

/** With the wall off, a function is a mock if it says so, as in vitest. */
export const claimsToBeMock = (value: object): boolean =>
  !walled && "_isMockFunction" in value && value._isMockFunction === true;

const ordinary = Function.prototype[Symbol.hasInstance];
/** `instanceof` by the prototypes alone: a class of the learner may answer for itself otherwise. */
export function isInstance(value: unknown, type: unknown): boolean {
  if (!walled) return (value as object) instanceof (type as new () => object);
  if (typeof type !== "function") throw new TypeError("the right side of instanceof is not callable");
  return ordinary.call(type, value);
}
