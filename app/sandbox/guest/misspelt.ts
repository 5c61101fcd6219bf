/**
 * Misspelt matchers. chai wraps each assertion in a proxy that looks at every name that is asked for; here one stands
 * at the end of all assertions' prototype chain, and is asked only for names that nothing before it has.
 */
let telling = false;

/** Whether chai may make its proxies: only to tell what is misspelt. */
export const isTelling = (): boolean => telling;

/**
 * @param unsaid names that chai lets pass, such as `then`
 * @param proxify chai's own, whose proxy throws in chai's words
 */
export function tellMisspelt(
  assertion: { prototype: object },
  unsaid: readonly string[],
  proxify: (object: object) => object,
): void {
  const behind = new Proxy(Object.prototype, {
    get(target, name, receiver) {
      if (typeof name !== "string" || name in target) return Reflect.get(target, name, receiver);
      // Of assertions alone: chai looks for what is not there yet where it adds a method.
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
