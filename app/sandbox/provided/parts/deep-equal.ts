/** Deep equality as in node:assert and `util.isDeepStrictEqual`. `strict`: types, prototypes and symbols count. */
import { harness } from "./harness";

const { collectionEquality, isDate, isMap, isRegExp, isSet } = harness;

/** The pairs that are being compared. A pair that occurs again inside itself counts as equal. */
type Pairs = [object, object][];

export function isDeepEqual(a: unknown, b: unknown, strict: boolean, within: Pairs = []): boolean {
  if (strict ? Object.is(a, b) : isLooselySame(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (within.some(([left, right]) => left === a && right === b)) return true;
  const same = (x: unknown, y: unknown) => isDeepEqual(x, y, strict, [...within, [a, b]]);
  if (!hasSameContent(a, b, same)) return false;
  const keys = keysOf(a, strict);
  const others = keysOf(b, strict);
  if (keys.length !== others.length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key)));
}

const isLooselySame = (a: unknown, b: unknown) =>
  // biome-ignore lint/suspicious/noDoubleEquals: the loose functions of node:assert compare so
  a == b || (typeof a === "number" && typeof b === "number" && Number.isNaN(a) && Number.isNaN(b));

/** Compares what values contain besides properties, such as the entries of a map. */
function hasSameContent(a: object, b: object, same: (x: unknown, y: unknown) => boolean): boolean {
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length;
  if (isDate(a) || isDate(b)) return isDate(a) && isDate(b) && Object.is(a.getTime(), b.getTime());
  if (isRegExp(a) || isRegExp(b)) return isRegExp(a) && isRegExp(b) && String(a) === String(b);
  if (a instanceof Error && b instanceof Error) return a.name === b.name && a.message === b.message;
  if (isMap(a) || isMap(b) || isSet(a) || isSet(b)) return collectionEquality(a, b, same) === true;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) return a.byteLength === b.byteLength;
  if (a instanceof ArrayBuffer && b instanceof ArrayBuffer)
    return isDeepEqual(new Uint8Array(a), new Uint8Array(b), true);
  for (const type of [Number, String, Boolean, Symbol, BigInt]) {
    if (a instanceof type || b instanceof type)
      return a instanceof type && b instanceof type && Object.is(a.valueOf(), b.valueOf());
  }
  return true;
}

function keysOf(value: object, withSymbols: boolean): PropertyKey[] {
  const symbols = withSymbols ? Object.getOwnPropertySymbols(value) : [];
  return [...Object.keys(value), ...symbols.filter((key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable)];
}
