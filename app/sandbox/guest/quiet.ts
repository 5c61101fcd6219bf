/**
 * The most common assertions in few steps, if they hold or if no message is needed, as with mutants. Each decides as
 * the library does (a test compares them); any other case, and any message, is left to the library.
 */
import { countBare, wantsWords } from "./record";

interface Assertion {
  assert(holds: boolean, ...words: unknown[]): void;
  readonly __flags: Record<string, unknown>;
}

const isPrimitive = (value: unknown) => value === null || (typeof value !== "object" && typeof value !== "function");

/**
 * Whether two values are equal, if both are primitive; true for plain data that is certainly equal; otherwise
 * undefined.
 */
export function equalAtOnce(a: unknown, b: unknown): boolean | undefined {
  if (isPrimitive(a) && isPrimitive(b)) return Object.is(a, b);
  return isSurelyEqual(a, b, PLAIN_DEPTH) || undefined;
}

const PLAIN_DEPTH = 6;
const { getPrototypeOf, prototype: objectPrototype } = Object;
const arrayPrototype = Array.prototype;

/** Arrays without gaps and objects as created by literals, at all depths: all rules of equality agree on these. */
function isSurelyEqual(a: unknown, b: unknown, depth: number): boolean {
  if (isPrimitive(a) || isPrimitive(b)) return Object.is(a, b);
  if (depth === 0) return false;
  const prototype = getPrototypeOf(a);
  if (getPrototypeOf(b) !== prototype) return false;
  if (prototype === arrayPrototype) return areSameLists(a, b, depth);
  return prototype === objectPrototype && areSameRecords(a as Values, b as Values, depth);
}

type Values = Readonly<Record<string, unknown>>;

function areSameLists(a: unknown, b: unknown, depth: number): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  // Plus one for the length: neither gaps nor other names.
  const keys = a.length + 1;
  if (Reflect.ownKeys(a).length !== keys || Reflect.ownKeys(b).length !== keys) return false;
  for (let i = 0; i < a.length; i++) if (!isSurelyEqual(a[i], b[i], depth - 1)) return false;
  return true;
}

function areSameRecords(a: Values, b: Values, depth: number): boolean {
  // Dates and similar objects keep their kind even without their prototype.
  if (tagOf(a) !== RECORD || tagOf(b) !== RECORD) return false;
  const keys = Object.keys(a);
  if (Object.keys(b).length !== keys.length) return false;
  // Hidden or non-string names are left to the library.
  if (Reflect.ownKeys(a).length !== keys.length || Reflect.ownKeys(b).length !== keys.length) return false;
  for (const key of keys) if (!Object.hasOwn(b, key) || !isSurelyEqual(a[key], b[key], depth - 1)) return false;
  return true;
}

const RECORD = "[object Object]";
const tagOf = Function.prototype.call.bind(objectPrototype.toString) as (value: unknown) => string;

/**
 * `throws` without a matcher, or with a part of the message or a pattern. False: not decided here, and nothing was
 * called.
 */
export function throwsAtOnce(assertion: Assertion, wanted: unknown, other: unknown): boolean {
  const { object, negate } = assertion.__flags;
  const isPattern = wanted instanceof RegExp;
  if (negate || other !== undefined || typeof object !== "function") return false;
  if (wanted !== undefined && typeof wanted !== "string" && !isPattern) return false;
  let thrown: unknown;
  let hasThrown = false;
  lastRead = null;
  try {
    object();
  } catch (error) {
    hasThrown = true;
    thrown = error;
  }
  const isSought = wanted !== undefined && hasThrown;
  const holds = hasThrown && (!isSought || hasMessage(thrown, wanted));
  if (!holds && wantsWords()) {
    // The function is called only once: the library receives its outcome.
    const again = () => {
      if (hasThrown) throw thrown;
    };
    assertion.__flags.object = Object.defineProperty(again, "name", { value: nameOf(object) });
    return false;
  }
  assertion.assert(hasThrown);
  if (isSought) assertion.assert(holds);
  assertion.__flags.object = thrown;
  return true;
}

/** The last message read: the library reads it again for its own message, and a getter could answer differently. */
let lastRead: { readonly thrown: unknown; readonly message: unknown } | null = null;

/** Whether the thrown value has a text, read once, that contains another or matches a pattern. */
export function hasMessage(thrown: unknown, wanted: unknown): boolean {
  if (typeof thrown === "object" && thrown !== null) {
    if (lastRead?.thrown !== thrown) lastRead = { thrown, message: (thrown as { message?: unknown }).message };
  }
  const message = typeof thrown === "string" ? thrown : lastRead?.thrown === thrown ? lastRead?.message : undefined;
  if (typeof message !== "string") return false;
  return wanted instanceof RegExp ? wanted.test(message) : message.includes(wanted as string);
}

function nameOf(made: object): string {
  const name: unknown = Object.getOwnPropertyDescriptor(made, "name")?.value;
  return typeof name === "string" ? name : "";
}

/** Whether a text or a list has this length. False: not decided here. */
export function lengthAtOnce(assertion: Assertion, wanted: unknown): boolean {
  const { object } = assertion.__flags;
  if (typeof wanted !== "number" || !(typeof object === "string" || Array.isArray(object))) return false;
  const { negate } = assertion.__flags;
  const holds = object.length === wanted;
  if (wantsWords() && (negate || !holds)) return false;
  assertion.assert(holds);
  return true;
}

/** Whether a matcher certainly holds for these values. False: not decided here. */
const CERTAIN: Readonly<Record<string, (value: unknown, expected: unknown) => boolean>> = {
  toBe: Object.is,
  toEqual: areSurelyEqual,
  toStrictEqual: areSurelyEqual,
  toBeGreaterThan: (a, b) => isNumber(a) && isNumber(b) && (a as number) > (b as number),
  toBeGreaterThanOrEqual: (a, b) => isNumber(a) && isNumber(b) && (a as number) >= (b as number),
  toBeLessThan: (a, b) => isNumber(a) && isNumber(b) && (a as number) < (b as number),
  toBeLessThanOrEqual: (a, b) => isNumber(a) && isNumber(b) && (a as number) <= (b as number),
  toBeTruthy: (value) => Boolean(value),
  toBeFalsy: (value) => !value,
  toBeDefined: (value) => value !== undefined,
  toBeUndefined: (value) => value === undefined,
  toBeNull: (value) => value === null,
};

let hasOwnEquality = false;
/** From now on, a learner's own rules decide which values are equal. */
export function noteOwnEquality(): void {
  hasOwnEquality = true;
}

function areSurelyEqual(a: unknown, b: unknown): boolean {
  return !hasOwnEquality && isSurelyEqual(a, b, PLAIN_DEPTH);
}

/** Other values would be converted. */
const isNumber = (value: unknown) => typeof value === "number";

const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** Lets one of vitest's matchers end immediately if it certainly holds: loops of thousands of assertions are usual. */
export function addShortCut(assertions: Record<string, unknown>, name: string): void {
  const holds = CERTAIN[name];
  if (!holds) return;
  const matcher = assertions[name] as (...args: unknown[]) => unknown;
  function shortCut(this: Assertion, ...args: unknown[]) {
    const { __flags: flags } = this;
    const isPlain =
      flags !== undefined && flags.negate === undefined && flags.promise === undefined && flags.soft === undefined;
    if (!isPlain || !holds!(flags.object, args[0])) return apply(matcher, this, args);
    countBare();
    return this;
  }
  // chai explains a `length` that is read from a matcher.
  for (const key of ["length", "name"]) defineProperty(shortCut, key, getOwnPropertyDescriptor(matcher, key)!);
  assertions[name] = shortCut;
}
