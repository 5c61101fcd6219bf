/**
 * The names that are provided here: global ones (timers, `structuredClone`, `URL`, …) and those of Node's modules. They
 * cannot be assigned: code under test is loaded before its tests, and a `structuredClone` that hands back what it is
 * given would let a test of "changes nothing" pass. Test files put something in their place by `vi.stubGlobal` and
 * `vi.spyOn`.
 */
const owners = new WeakMap<object, Map<PropertyKey, { replaced: boolean; value: unknown }>>();

/** Global names, not enumerable. A locked one cannot be assigned. */
export function provide(globalObject: object, values: Record<string, unknown>, isLocked: boolean): void {
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (isLocked) lockName(globalObject, name, () => value, false);
    else Object.defineProperty(globalObject, name, { value, writable: true, enumerable: false, configurable: true });
  }
}

/** Global names whose values are made when they are first read. `isAssignable`: programs put their own there. */
export function provideLazily(
  globalObject: object,
  names: Iterable<string>,
  read: (name: string) => unknown,
  isAssignable: (name: string) => boolean,
): void {
  for (const name of names) lockName(globalObject, name, () => read(name), false, isAssignable(name));
}

/** All that a module exports. */
export function provideModule(exports: object): void {
  for (const name of Reflect.ownKeys(exports)) {
    const slot = Object.getOwnPropertyDescriptor(exports, name);
    if (slot?.configurable && "value" in slot) lockName(exports, name, () => slot.value, slot.enumerable === true);
  }
}

function lockName(
  owner: object,
  name: PropertyKey,
  read: () => unknown,
  enumerable: boolean,
  isAssignable = false,
): void {
  const names = owners.get(owner) ?? new Map<PropertyKey, { replaced: boolean; value: unknown }>();
  owners.set(owner, names);
  const state = { replaced: false, value: undefined as unknown };
  names.set(name, state);
  Object.defineProperty(owner, name, {
    get: () => (state.replaced ? state.value : read()),
    set(value: unknown) {
      if (isAssignable) {
        state.replaced = true;
        state.value = value;
        return;
      }
      const text = String(name);
      throw new TypeError(
        enumerable
          ? `${text} cannot be assigned here: in a test, use vi.spyOn(…, "${text}")`
          : `${text} cannot be assigned here: in a test, use vi.stubGlobal("${text}", …)`,
      );
    },
    enumerable,
    configurable: false,
  });
}

export const isProvided = (target: object, name: PropertyKey): boolean => owners.get(target)?.has(name) === true;
export function replaceProvided(target: object, name: PropertyKey, value: unknown): void {
  const state = owners.get(target)?.get(name);
  if (state) Object.assign(state, { replaced: true, value });
}
export function putBackProvided(target: object, name: PropertyKey): void {
  const state = owners.get(target)?.get(name);
  if (state) Object.assign(state, { replaced: false, value: undefined });
}
