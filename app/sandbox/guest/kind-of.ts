/** Finds a value's real kind, for libraries that would trust what a value says about itself (`Symbol.toStringTag`). */
const { apply } = Reflect;
const describe = Object.prototype.toString;
const getterOf = (owner: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(owner, key)?.get;

/** Returns a check for a kind, based on a built-in method that throws for values of any other kind. */
const byMethod = (method: unknown) => (value: unknown) => {
  try {
    apply(method as () => unknown, value, []);
    return true;
  } catch {
    return false;
  }
};

/** Kinds that only the language can create. */
const MADE_BY_LANGUAGE = new Map<string, (value: unknown) => boolean>([
  ["Array", Array.isArray],
  ["BigInt", byMethod(BigInt.prototype.valueOf)],
  ["Boolean", byMethod(Boolean.prototype.valueOf)],
  ["Date", byMethod(Date.prototype.getTime)],
  ["Function", (value: unknown) => typeof value === "function"],
  ["Map", byMethod(getterOf(Map.prototype, "size"))],
  ["Null", (value: unknown) => value === null],
  ["Number", byMethod(Number.prototype.valueOf)],
  ["RegExp", byMethod(getterOf(RegExp.prototype, "global"))],
  ["Set", byMethod(getterOf(Set.prototype, "size"))],
  ["String", byMethod(String.prototype.valueOf)],
  ["Symbol", byMethod(Symbol.prototype.valueOf)],
  ["Undefined", (value: unknown) => value === undefined],
]);

/** "String", "Map", "Object", … as from `Object.prototype.toString`, except for values that only claim a kind. */
export function kindOf(value: unknown): string {
  if (typeof value === "string") return "String";
  const claimed = apply(describe, value, []).slice(8, -1);
  const isReally = MADE_BY_LANGUAGE.get(claimed);
  return isReally === undefined || isReally(value) ? claimed : "Object";
}
