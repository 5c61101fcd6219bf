/**
 * The global names that are provided here (timers, `structuredClone`, `URL`, …). They cannot be assigned: code under
 * test is loaded before its tests, and a `structuredClone` that hands back what it is given would let a test of
 * "changes nothing" pass. Test files put something in their place by `vi.stubGlobal` and `vi.spyOn`.
 */
let owner: object = {};
const names = new Set<PropertyKey>();
const replaced = new Map<PropertyKey, unknown>();

export function provide(globalObject: object, values: Record<string, unknown>, isLocked: boolean): void {
  owner = globalObject;
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (!isLocked) {
      Object.defineProperty(owner, name, { value, writable: true, enumerable: false, configurable: true });
      continue;
    }
    names.add(name);
    Object.defineProperty(owner, name, {
      get: () => (replaced.has(name) ? replaced.get(name) : value),
      set() {
        throw new TypeError(`${name} cannot be assigned here: in a test, use vi.stubGlobal("${name}", …)`);
      },
      enumerable: false,
      configurable: false,
    });
  }
}

export const isProvided = (target: object, name: PropertyKey): boolean => target === owner && names.has(name);
export function replaceProvided(name: PropertyKey, value: unknown): void {
  replaced.set(name, value);
}
export function putBackProvided(name: PropertyKey): void {
  replaced.delete(name);
}
