/**
 * Names that only test files may assign: globals provided here (timers, `structuredClone`, `URL`, …), those of Node's
 * modules, `Date.now` and `Math.random`. Code under test is loaded before its tests, and a `structuredClone` that
 * returns its argument would let a test of "changes nothing" pass.
 */
import { isCalledByTest } from "./call-place";
import { hide } from "./hidden-accessors";

const owners = new WeakMap<object, Map<PropertyKey, { replaced: boolean; value: unknown }>>();

/** Defines global names that aren't enumerable. If they are locked, only test files can assign them. */
export function provide(globalObject: object, values: Record<string, unknown>, isLocked: boolean): void {
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (isLocked) lockName(globalObject, name, () => value);
    else Object.defineProperty(globalObject, name, { value, writable: true, enumerable: false, configurable: true });
  }
}

/**
 * Defines locked global names whose values are created when they are read. `isAssignable`: whether the code under test
 * may assign the name, too.
 */
export function provideLazily(
  globalObject: object,
  names: Iterable<string>,
  read: (name: string) => unknown,
  isAssignable: (name: string) => boolean,
): void {
  for (const name of names) lockName(globalObject, name, () => read(name), { isAssignable: isAssignable(name) });
}

/** Locks these members of an object, so that only test files can replace them. By default, locks all its members. */
export function provideMembers(owner: object, names: readonly PropertyKey[] = Reflect.ownKeys(owner)): void {
  for (const name of names) {
    const slot = Object.getOwnPropertyDescriptor(owner, name);
    if (slot?.configurable && "value" in slot)
      lockName(owner, name, () => slot.value, { enumerable: slot.enumerable === true });
  }
}

/** Locks a class's static methods and the methods of its instances. */
export function provideClass(made: object): void {
  const { prototype } = made as { prototype?: object };
  for (const owner of prototype ? [made, prototype] : []) {
    const slots = Object.entries(Object.getOwnPropertyDescriptors(owner));
    provideMembers(
      owner,
      slots.flatMap(([name, { value }]) => (typeof value === "function" && name !== "constructor" ? [name] : [])),
    );
  }
}

function lockName(
  owner: object,
  name: PropertyKey,
  read: () => unknown,
  { enumerable = false, isAssignable = false } = {},
): void {
  const names = owners.get(owner) ?? new Map<PropertyKey, { replaced: boolean; value: unknown }>();
  owners.set(owner, names);
  const state = { replaced: false, value: undefined as unknown };
  names.set(name, state);
  const accessors = {
    get: () => (state.replaced ? state.value : read()),
    set(this: object, value: unknown) {
      if (!isAssignable && !isCalledByTest())
        throw new TypeError(`${String(name)} cannot be assigned here: only test files may do so`);
      if (this === owner) Object.assign(state, { replaced: true, value });
      else Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  };
  hide(accessors.get, accessors.set);
  Object.defineProperty(owner, name, { ...accessors, enumerable, configurable: false });
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
