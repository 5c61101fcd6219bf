/**
 * Detects misspelt matchers. chai wraps each assertion in a proxy that checks every property read. Here a single proxy
 * is at the end of all assertions' prototype chain, and is asked only for names that no object before it has.
 */
let telling = false;

/** Whether chai may create its proxies. It may do so only while a misspelt name is described. */
export const isTelling = (): boolean => telling;

/**
 * @param unsaid names that chai accepts, such as `then`
 * @param proxify chai's own function, whose proxy throws chai's message
 */
export function tellMisspelt(
  assertion: { prototype: object },
  unsaid: readonly string[],
  proxify: (object: object) => object,
): void {
  const behind = new Proxy(Object.prototype, {
    get(target, name, receiver) {
      if (typeof name !== "string" || name in target) return Reflect.get(target, name, receiver);
      // Only for assertions: when chai adds a method, it reads names that do not exist yet.
      if (receiver === assertion.prototype || unsaid.includes(name)) return undefined;
      telling = true;
      try {
        return Reflect.get(proxify(receiver), name);
      } finally {
        telling = false;
      }
    },
  });
  Object.setPrototypeOf(assertion.prototype, behind);
}
