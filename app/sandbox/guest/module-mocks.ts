/**
 * Modules that a test file has replaced (`vi.mock`, `jest.mock`). Only test files can do this. mock-order.ts ensures
 * that the calls run before the file's imports.
 */
import { fn } from "./spy";

type Factory = (importOriginal: () => Promise<unknown>) => unknown;

interface Mock {
  readonly key: string;
  readonly make: () => unknown;
  /** The pending result of an async factory. */
  readonly pending: Promise<unknown> | null;
  made: { exports: unknown } | null;
}

const mocks = new Map<string, Mock>();
const asyncPrototype = Object.getPrototypeOf(async () => {});

/**
 * Mocks a module. `how`: a factory of the exports, or `{ spy: true }` to call through. Otherwise, functions do nothing.
 */
export function mockModule(key: string, how: unknown, original: () => unknown): void {
  const importOriginal = async () => original();
  const isAsync = typeof how === "function" && Object.getPrototypeOf(how) === asyncPrototype;
  const spies = typeof how === "object" && how !== null && "spy" in how && how.spy === true;
  const make =
    typeof how === "function"
      ? () => (how as Factory)(importOriginal)
      : () => automock(original(), spies, new Map<unknown, unknown>());
  const mock: Mock = { key, make, pending: isAsync ? (make() as Promise<unknown>) : null, made: null };
  mocks.set(key, mock);
  mock.pending?.then(
    (exports) => {
      mock.made = { exports: asModule(exports, key) };
    },
    () => {},
  );
}

export const unmockModule = (key: string): boolean => mocks.delete(key);

/** Resolves when all async factories have resolved. */
export async function mocksReady(): Promise<void> {
  for (const mock of mocks.values()) await mock.pending;
}

/** The replacement for a module; null if the module is not mocked. */
export function findMocked(key: string): { exports: unknown } | null {
  const mock = mocks.get(key);
  if (!mock) return null;
  if (mock.pending && !mock.made) throw new Error(`the mock of ${key} is not ready: its factory has not ended`);
  mock.made ??= { exports: asModule(mock.make(), key) };
  return mock.made;
}

/** Makes factories run again (`vi.resetModules`). */
export function forgetMade(): void {
  for (const mock of mocks.values()) if (!mock.pending) mock.made = null;
}

function asModule(exports: unknown, key: string): unknown {
  if (
    (typeof exports !== "object" && typeof exports !== "function") ||
    exports === null ||
    exports instanceof Promise
  ) {
    throw new TypeError(`the factory of the mock of ${key} must return an object of exports (or be async)`);
  }
  if (Object.hasOwn(exports, "default") && !Object.hasOwn(exports, "__esModule") && Object.isExtensible(exports)) {
    Object.defineProperty(exports, "__esModule", { value: true });
  }
  return exports;
}

/**
 * Returns a copy of the same shape. Its functions do nothing, and its lists are empty. With `spies`, functions call the
 * originals, and lists are unchanged. Other values are always unchanged.
 */
function automock(value: unknown, spies: boolean, seen: Map<unknown, unknown>): unknown {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  if (Array.isArray(value)) return spies ? value : [];
  const plain = Object.getPrototypeOf(value);
  if (typeof value === "object" && plain !== Object.prototype && plain !== null) return value;
  const copy = typeof value === "function" ? fn(spies ? (value as never) : undefined) : {};
  seen.set(value, copy);
  copyMembers(value, copy, spies, seen);
  const { prototype } = value as { prototype?: object };
  if (typeof value === "function" && prototype) {
    const mocked = {};
    copyMembers(prototype, mocked, spies, seen);
    Object.defineProperty(copy, "prototype", { value: mocked, writable: true });
  }
  return copy;
}

function copyMembers(from: object, to: object, spies: boolean, seen: Map<unknown, unknown>): void {
  for (const name of Reflect.ownKeys(from)) {
    if (["length", "name", "prototype", "constructor", "arguments", "caller"].includes(name as string)) continue;
    const slot = Object.getOwnPropertyDescriptor(from, name)!;
    const value = automock("value" in slot ? slot.value : slot.get?.call(from), spies, seen);
    Object.defineProperty(to, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: slot.enumerable === true,
    });
  }
}
