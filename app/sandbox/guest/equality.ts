/** Parts of equality that must not call the values themselves (see edits/assertion-edits.mjs). */
import { isMap, isSet } from "./print";
import { WebUrl } from "./web-url";

const call = Function.prototype.call;
const uncurry = <F>(fn: unknown): F => call.bind(fn as never) as F;
const sizeOf = uncurry<(map: unknown) => number>(Object.getOwnPropertyDescriptor(Map.prototype, "size")?.get);
const setSizeOf = uncurry<(set: unknown) => number>(Object.getOwnPropertyDescriptor(Set.prototype, "size")?.get);
const mapEach = uncurry<(map: unknown, each: (value: unknown, key: unknown) => void) => void>(Map.prototype.forEach);
const setEach = uncurry<(set: unknown, each: (value: unknown) => void) => void>(Set.prototype.forEach);
const setHas = uncurry<(set: unknown, value: unknown) => boolean>(Set.prototype.has);
const mapHas = uncurry<(map: unknown, key: unknown) => boolean>(Map.prototype.has);
const mapGet = uncurry<(map: unknown, key: unknown) => unknown>(Map.prototype.get);
const href = uncurry<(url: unknown) => string>(Object.getOwnPropertyDescriptor(WebUrl.prototype, "href")?.get);

type Same = (a: unknown, b: unknown) => boolean;

const items = (set: unknown): unknown[] => {
  const out: unknown[] = [];
  setEach(set, (value) => out.push(value));
  return out;
};
const pairs = (map: unknown): [unknown, unknown][] => {
  const out: [unknown, unknown][] = [];
  mapEach(map, (value, key) => out.push([key, value]));
  return out;
};

/**
 * Whether two maps or sets are equal. Undefined if neither value is a map or a set. Ignores a subclass's own `has`,
 * `size` or iterator.
 */
export function collectionEquality(a: unknown, b: unknown, same: Same): boolean | undefined {
  if (isSet(a) || isSet(b)) {
    if (!isSet(a) || !isSet(b) || setSizeOf(a) !== setSizeOf(b)) return false;
    const others = items(b);
    return items(a).every((value) => setHas(b, value) || others.some((other) => same(value, other)));
  }
  if (isMap(a) || isMap(b)) {
    if (!isMap(a) || !isMap(b) || sizeOf(a) !== sizeOf(b)) return false;
    const others = pairs(b);
    return pairs(a).every(
      ([key, value]) =>
        (mapHas(b, key) && same(value, mapGet(b, key))) ||
        others.some(([otherKey, other]) => same(key, otherKey) && same(value, other)),
    );
  }
  return undefined;
}

/** Whether two URLs are equal. Undefined unless both values are URLs. */
export function urlEquality(a: unknown, b: unknown): boolean | undefined {
  try {
    return href(a) === href(b);
  } catch {
    return undefined;
  }
}
