/**
 * Decides the most common assertions in few steps, if they hold, or if no message is needed, as on mutants. The results
 * are the same as the library's (a test compares them). All other cases, and all messages, are left to the library.
 */
import { countBare, wantsWords } from "./record";

interface Assertion {
  assert(holds: boolean, ...words: unknown[]): void;
  readonly __flags: Record<string, unknown>;
}

const isPrimitive = (value: unknown) => value === null || (typeof value !== "object" && typeof value !== "function");

/**
 * Compares two values in few steps. Returns the result if both are primitive, true if they are plain data and certainly
 * equal, and otherwise undefined.
 */
export function equalAtOnce(a: unknown, b: unknown): boolean | undefined {
  if (isPrimitive(a) && isPrimitive(b)) return Object.is(a, b);
  return isSurelyEqual(a, b, PLAIN_DEPTH) || undefined;
}

const PLAIN_DEPTH = 6;
const { getPrototypeOf, prototype: objectPrototype } = Object;
const arrayPrototype = Array.prototype;

/**
 * Whether two values are equal by all rules of equality. Returns true only for primitive values, arrays without gaps
 * and objects like those that literals create, at all depths.
 */
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
  // An array's names are its indices and `length`. A different number means that there are gaps or other names.
  const keys = a.length + 1;
  if (Reflect.ownKeys(a).length !== keys || Reflect.ownKeys(b).length !== keys) return false;
  for (let i = 0; i < a.length; i++) if (!isSurelyEqual(a[i], b[i], depth - 1)) return false;
  return true;
}

function areSameRecords(a: Values, b: Values, depth: number): boolean {
  // A date, for example, is still a date after its prototype was replaced with that of a plain object.
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
 * Decides `throws` without a matcher, or with a part of the message or a pattern. Returns false if the library must
 * decide.
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
    // The learner's function must be called only once. The library gets a function that repeats the outcome.
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

/** The message that was read last. The library would read it again, and a getter could then return something else. */
let lastRead: { readonly thrown: unknown; readonly message: unknown } | null = null;

/** Whether a thrown value's message contains a text or matches a pattern. Reads the message only once. */
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

/** Decides whether a text or a list has this length. Returns false if the library must decide. */
export function lengthAtOnce(assertion: Assertion, wanted: unknown): boolean {
  const { object } = assertion.__flags;
  if (typeof wanted !== "number" || !(typeof object === "string" || Array.isArray(object))) return false;
  const { negate } = assertion.__flags;
  const holds = object.length === wanted;
  if (wantsWords() && (negate || !holds)) return false;
  assertion.assert(holds);
  return true;
}

/** For each matcher, whether it certainly holds for these values. If not, the library decides. */
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
/** Called when a learner adds rules for which values are equal. From then on, the library compares values. */
export function noteOwnEquality(): void {
  hasOwnEquality = true;
}

function areSurelyEqual(a: unknown, b: unknown): boolean {
  return !hasOwnEquality && isSurelyEqual(a, b, PLAIN_DEPTH);
}

/** The comparisons above are only for numbers. The library rejects other types, or compares them by its own rules. */
const isNumber = (value: unknown) => typeof value === "number";

const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** Lets one of vitest's matchers end at once if it certainly holds, because tests often loop over many assertions. */
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
  // chai has its own message for code that reads `length` from a matcher.
  for (const key of ["length", "name"]) defineProperty(shortCut, key, getOwnPropertyDescriptor(matcher, key)!);
  assertions[name] = shortCut;
}
