/**
 * Makes accessors that check who calls them look like plain values. If code under test could obtain such an accessor as
 * a function, it could bind the accessor to its object and pass it to a test as a callback. The test would then call
 * the accessor, which would take the call for an assignment by the test.
 */
const hidden = new WeakSet<object>();
const { apply, ownKeys } = Reflect;

export function hide(...accessors: object[]): void {
  for (const accessor of accessors) hidden.add(accessor);
}

const isHidden = (value: unknown) => typeof value === "function" && hidden.has(value);

function plain(owner: object, slot: PropertyDescriptor | undefined): PropertyDescriptor | undefined {
  if (!isHidden(slot?.get)) return slot;
  const { get, enumerable, configurable } = slot!;
  return { value: apply(get!, owner, []), writable: true, enumerable: enumerable!, configurable: configurable! };
}

/** Replaces the language's functions that return accessors, before these are frozen. */
export function hideAccessors(): void {
  const { getOwnPropertyDescriptor: one, getOwnPropertyDescriptors: all } = Object;
  const { getOwnPropertyDescriptor: reflected } = Reflect;
  const replace = (owner: object, methods: Record<string, (...args: never[]) => unknown>) => {
    for (const name of ownKeys(methods) as string[])
      Object.defineProperty(owner, name, {
        value: methods[name],
        writable: true,
        enumerable: false,
        configurable: true,
      });
  };
  replace(Object, {
    getOwnPropertyDescriptor: (owner: object, name: PropertyKey) => plain(owner, one(owner, name)),
    getOwnPropertyDescriptors(owner: object) {
      const slots = all(owner) as Record<PropertyKey, PropertyDescriptor>;
      for (const name of ownKeys(slots)) slots[name] = plain(owner, slots[name])!;
      return slots;
    },
  });
  replace(Reflect, {
    getOwnPropertyDescriptor: (owner: object, name: PropertyKey) => plain(owner, reflected(owner, name)),
  });
  for (const name of ["__lookupGetter__", "__lookupSetter__"]) {
    const original = one(Object.prototype, name)?.value as (key: PropertyKey) => unknown;
    replace(Object.prototype, {
      [name](this: object, key: PropertyKey) {
        const found = apply(original, this, [key]);
        return isHidden(found) ? undefined : found;
      },
    });
  }
}
