/**
 * Freezes all built-ins once the harness and the assertions are loaded and before any learner's code runs: a patched
 * `Array.prototype.map`, restored later, could make a failing assertion pass.
 *
 * A frozen prototype would also forbid `error.name = "…"` on an instance (JavaScript's "override mistake"), so names
 * that programs assign on instances become accessors that put the value on the instance instead. The list was found by
 * running public exercises; SES (endojs/endo, enable-property-overrides) has a longer one.
 */
import { standIns } from "./print";

const OVERRIDABLE = ["constructor", "toString", "valueOf", "toJSON", "name", "message"];

/**
 * Functions that return kinds of iterators that can't be reached otherwise. `zip` may be missing, because it is new.
 */
interface IteratorMakers {
  from(source: object): { map(change: (each: unknown) => unknown): unknown };
  zip?(sources: unknown[]): unknown;
}

/** Intrinsics that cannot be reached from a global name. */
function hidden(globalObject: object): unknown[] {
  const iterators: unknown[] = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ""[Symbol.iterator](),
    /a/[Symbol.matchAll]("a"),
  ];
  const functions: unknown[] = [
    function* () {},
    async () => {},
    async function* () {},
    Object.getOwnPropertyDescriptor(Function.prototype, "caller")?.get,
  ];
  const { Iterator: iterator } = globalObject as { Iterator?: IteratorMakers };
  const helpers = iterator
    ? [
        iterator.from({ next: () => ({ done: true, value: 0 }) }),
        iterator.from([].values()).map((each) => each),
        iterator.zip?.([]),
      ]
    : [];
  const typed = [Object.getPrototypeOf(Uint8Array)];
  return [...iterators, ...functions, ...helpers, ...typed].flatMap((value) =>
    value === undefined ? [] : [Object.getPrototypeOf(value as object), (value as { prototype?: unknown }).prototype],
  );
}

/** `languageNames`: the global names that the engine itself brings. */
export function lockDown(globalObject: object, languageNames: readonly string[]): void {
  const found = new Set<object>();
  const visit = (value: unknown): void => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return;
    if (value === globalObject || found.has(value)) return;
    found.add(value);
    visit(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const slot = Object.getOwnPropertyDescriptor(value, key);
      if (!slot) continue;
      if ("value" in slot) visit(slot.value);
      else {
        visit(slot.get);
        visit(slot.set);
      }
    }
  };
  for (const name of languageNames) visit(Object.getOwnPropertyDescriptor(globalObject, name)?.value);
  for (const value of hidden(globalObject)) visit(value);
  const errors = new Set<object>([Object.prototype]);
  for (const value of found) if (value === Error.prototype || value instanceof Error) errors.add(value);
  for (const object of found) lockObject(object, errors.has(object));
  for (const name of languageNames) {
    const slot = Object.getOwnPropertyDescriptor(globalObject, name);
    if (slot?.configurable)
      Object.defineProperty(
        globalObject,
        name,
        "value" in slot ? { writable: false, configurable: false } : { configurable: false },
      );
  }
}

/**
 * Freezes a module's exports and everything reachable from them. Skips `open` objects and objects that are already
 * frozen, such as built-ins. Instances may still assign every name that their prototype has, because libraries keep
 * default values on prototypes.
 */
export function lockGraph(root: unknown, open: WeakSet<object>): void {
  const found = new Set<object>();
  const visit = (value: unknown): void => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return;
    if (found.has(value) || open.has(value) || Object.isFrozen(value) || ArrayBuffer.isView(value)) return;
    found.add(value);
    visit(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const slot = Object.getOwnPropertyDescriptor(value, key) ?? {};
      for (const part of [slot.value, slot.get, slot.set]) visit(part);
    }
  };
  visit(root);
  const prototypes = new Set([...found].map((value) => Object.getOwnPropertyDescriptor(value, "prototype")?.value));
  for (const object of found) lockObject(object, prototypes.has(object));
}

/** Freezes one object. Turns names that instances override into accessors. */
export function lockObject(object: object, allNames = false): void {
  const isPrototype = typeof object === "object" || object === Function.prototype;
  for (const key of Reflect.ownKeys(object)) {
    const slot = Object.getOwnPropertyDescriptor(object, key);
    if (!slot?.configurable) continue;
    if (!("value" in slot)) Object.defineProperty(object, key, { configurable: false });
    else if (isPrototype && (allNames || (typeof key === "string" && OVERRIDABLE.includes(key))))
      standIn(object, key, slot);
    else Object.defineProperty(object, key, { writable: false, configurable: false });
  }
  Object.freeze(object);
}

/** Freezes a prototype, and the prototypes of the iterators that its generator methods return. */
export function lockMethods(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const method: unknown = Object.getOwnPropertyDescriptor(prototype, key)?.value;
    if (typeof method !== "function" || key === "constructor") continue;
    if (method.prototype) lockObject(method.prototype as object);
  }
  lockObject(prototype);
}

/** Replaces a property with an accessor. Reading returns the value, and writing defines a property on the instance. */
function standIn(owner: object, key: PropertyKey, slot: PropertyDescriptor): void {
  const { value, enumerable } = slot;
  const get = () => value;
  standIns.add(get);
  Object.defineProperty(owner, key, {
    get,
    set(this: object, next: unknown) {
      if (this === owner) throw new TypeError(`${String(key)} is read-only`);
      if (Object.hasOwn(this, key))
        (Object.getOwnPropertyDescriptor(this, key)?.writable ?? true) &&
          Object.defineProperty(this, key, { value: next });
      else Object.defineProperty(this, key, { value: next, writable: true, enumerable: true, configurable: true });
    },
    enumerable,
    configurable: false,
  });
  Object.freeze(get);
}
