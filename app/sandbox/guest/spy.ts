/**
 * `vi.fn` and `vi.spyOn`, after @vitest/spy 3.2, in one file and with one difference: a function is a mock if it is in
 * a WeakMap, so that code under test cannot pass a function that only claims to be one. Only test files can use the
 * methods that change a mock or bypass its record. To the code under test, a mock is an ordinary function. Long: every
 * mock has many methods.
 */

import { claimsToBeMock } from "./brands";
import { isCalledByTest } from "./call-place";
import { hide } from "./hidden-accessors";
import { isProvided, putBackProvided, replaceProvided } from "./provided";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type Outcome = { type: "return" | "throw"; value: unknown };
type Settled = { type: "fulfilled" | "rejected" | "incomplete"; value: unknown };

interface State {
  calls: unknown[][];
  contexts: unknown[];
  instances: unknown[];
  order: number[];
  results: Outcome[];
  settled: Settled[];
  implementation: AnyFunction | undefined;
  once: AnyFunction[];
  original: AnyFunction | undefined;
  /** The implementation that a mock was created with, which a reset restores. */
  readonly first: AnyFunction | undefined;
  name: string;
  restore: () => void;
}

const states = new WeakMap<object, State>();
/** The methods of all mocks of a file, for `vi.restoreAllMocks` and the like. */
const all: Record<"mockClear" | "mockReset" | "mockRestore", () => unknown>[] = [];
let order = 0;

export interface Mock extends AnyFunction {
  mock: unknown;
  mockClear(): Mock;
  mockReset(): Mock;
  mockRestore(): Mock;
}

export const isMockFunction = (value: unknown): value is Mock =>
  typeof value === "function" && (states.has(value) || claimsToBeMock(value));

function record(state: State, self: unknown, args: unknown[], target: AnyFunction | undefined): unknown {
  // Records a copy, because the called function may keep the list of its arguments and change it.
  state.calls.push([...args]);
  state.contexts.push(self);
  state.order.push(++order);
  const place = state.results.length;
  const implementation = state.once.shift() ?? state.implementation ?? state.original;
  let value: unknown;
  try {
    if (target) value = implementation ? Reflect.construct(implementation, args, target) : self;
    else value = implementation ? Reflect.apply(implementation, self, args) : undefined;
  } catch (error) {
    state.instances.push(self);
    state.results[place] = { type: "throw", value: error };
    state.settled[place] = { type: "rejected", value: error };
    throw error;
  }
  state.instances.push(target ? value : self);
  state.results[place] = { type: "return", value };
  state.settled[place] = { type: value instanceof Promise ? "incomplete" : "fulfilled", value };
  if (value instanceof Promise) {
    value.then(
      (settled) => {
        state.settled[place] = { type: "fulfilled", value: settled };
      },
      (error) => {
        state.settled[place] = { type: "rejected", value: error };
      },
    );
  }
  return value;
}

function emptyState(original: AnyFunction | undefined, first?: AnyFunction): State {
  return {
    calls: [],
    contexts: [],
    instances: [],
    order: [],
    results: [],
    settled: [],
    implementation: first,
    once: [],
    original,
    first,
    name: "",
    restore: () => {},
  };
}

function clear(state: State): void {
  state.calls = [];
  state.contexts = [];
  state.instances = [];
  state.order = [];
  state.results = [];
  state.settled = [];
}

function makeMock(state: State, length: number, name: string): Mock {
  const mock = function (this: unknown, ...args: unknown[]) {
    return record(state, this, args, new.target as AnyFunction | undefined);
  } as unknown as Mock;
  states.set(mock, state);
  Object.defineProperty(mock, "name", { value: name || "spy", configurable: true });
  Object.defineProperty(mock, "length", { value: length, configurable: true });
  Object.defineProperty(mock, "mock", { value: view(state) });
  const will = (implementation: AnyFunction) => {
    state.implementation = implementation;
    return mock;
  };
  const next = (implementation: AnyFunction) => {
    state.once.push(implementation);
    return mock;
  };
  Object.defineProperty(mock, "getMockName", {
    value: () => state.name || (state.original && name) || "vi.fn()",
  });
  const methods = {
    mockName(text: string) {
      state.name = text;
      return mock;
    },
    getMockImplementation: () => state.once[0] ?? state.implementation ?? state.original,
    mockClear() {
      clear(state);
      return mock;
    },
    mockReset() {
      clear(state);
      state.implementation = state.first;
      state.once = [];
      return mock;
    },
    mockRestore() {
      methods.mockReset();
      state.restore();
      return mock;
    },
    mockImplementation: will,
    mockImplementationOnce: next,
    withImplementation(implementation: AnyFunction, body: () => unknown) {
      const before = state.implementation;
      state.implementation = implementation;
      const back = () => {
        state.implementation = before;
        return mock;
      };
      const result = body();
      return result instanceof Promise ? result.then(back) : back();
    },
    mockReturnThis: () =>
      will(function (this: unknown) {
        return this;
      }),
    mockReturnValue: (value: unknown) => will(() => value),
    mockReturnValueOnce: (value: unknown) => next(() => value),
    mockResolvedValue: (value: unknown) => will(async () => value),
    mockResolvedValueOnce: (value: unknown) => next(async () => value),
    mockRejectedValue: (error: unknown) =>
      will(async () => {
        throw error;
      }),
    mockRejectedValueOnce: (error: unknown) =>
      next(async () => {
        throw error;
      }),
  };
  all.push(methods);
  for (const [key, method] of Object.entries(methods)) {
    const get = () => (isCalledByTest() ? method : undefined);
    hide(get);
    Object.defineProperty(mock, key, { get, configurable: false });
  }
  return mock;
}

/**
 * Returns the object with `calls` and the other properties of `mock`. Their lists are copies that are synchronised with
 * the record on each read, so that code that receives a mock can't change the record.
 */
function view(state: State): object {
  const rows = (record: () => readonly unknown[][]) => shown(record, (row) => [...row], isSameList);
  const outcomes = (record: () => readonly (Outcome | Settled)[]) =>
    shown(record, (each) => ({ ...each }), isSameOutcome);
  const plain = (record: () => readonly unknown[]) => shown(record, (each) => each, Object.is);
  const calls = rows(() => state.calls);
  const views: Record<string, () => unknown> = {
    calls,
    lastCall: () => {
      const all = calls();
      return all[all.length - 1];
    },
    contexts: plain(() => state.contexts),
    instances: plain(() => state.instances),
    invocationCallOrder: plain(() => state.order),
    results: outcomes(() => state.results),
    settledResults: outcomes(() => state.settled),
  };
  const target = {};
  for (const name of Object.keys(views))
    Object.defineProperty(target, name, { get: views[name], enumerable: true, configurable: false });
  return Object.freeze(target);
}

function shown<T>(record: () => readonly T[], copy: (item: T) => T, isSame: (a: T, b: T) => boolean): () => T[] {
  let last: readonly T[] | null = null;
  let list: T[] = [];
  return () => {
    const now = record();
    // A cleared mock gets a new list, so the previous list stays unchanged for code that kept it.
    if (now !== last) list = [];
    last = now;
    if (Object.isFrozen(list)) list = [];
    if (list.length > now.length) list.length = now.length;
    for (let i = 0; i < now.length; i++) {
      const slot = Object.getOwnPropertyDescriptor(list, i);
      if (!slot || !("value" in slot) || !isSame(slot.value as T, now[i]!))
        Object.defineProperty(list, i, { value: copy(now[i]!), writable: true, enumerable: true, configurable: true });
    }
    return list;
  };
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (!Array.isArray(a) || a.length !== b.length) return false;
  for (let i = 0; i < b.length; i++) {
    const slot = Object.getOwnPropertyDescriptor(a, i);
    if (!slot || !("value" in slot) || !Object.is(slot.value, b[i])) return false;
  }
  return true;
}

function isSameOutcome(a: Outcome | Settled, b: Outcome | Settled): boolean {
  const type = Object.getOwnPropertyDescriptor(a, "type");
  const value = Object.getOwnPropertyDescriptor(a, "value");
  return type?.value === b.type && value !== undefined && "value" in value && Object.is(value.value, b.value);
}

/** Creates a mock function. Without an implementation, it returns undefined. */
export function fn(implementation?: AnyFunction): Mock {
  if (implementation !== undefined && typeof implementation !== "function") {
    throw new TypeError("vi.fn() takes a function or nothing");
  }
  return makeMock(emptyState(undefined, implementation), implementation?.length ?? 0, "");
}

/** Replaces a method (or its getter or setter) with a mock that calls through by default. */
export function spyOn(target: object, key: PropertyKey, access?: "get" | "set"): Mock {
  if ((typeof target !== "object" && typeof target !== "function") || target === null) {
    throw new TypeError("vi.spyOn() needs an object to spy upon");
  }
  let holder: object | null = target;
  let found: PropertyDescriptor | undefined;
  while (holder !== null && found === undefined) {
    found = Object.getOwnPropertyDescriptor(holder, key);
    if (found === undefined) holder = Object.getPrototypeOf(holder);
  }
  if (found === undefined) throw new Error(`${String(key)} does not exist`);
  const slot = access ?? "value";
  // A live export and the accessors that replace built-in names represent plain values.
  const original = (slot === "value" && !("value" in found) ? found.get?.call(target) : found[slot]) as AnyFunction;
  if (isMockFunction(original)) return original;
  if (typeof original !== "function") throw new TypeError(`${String(key)} is not a function, so it cannot be spied on`);
  const state = emptyState(original);
  const mock = makeMock(state, original.length, String(key));
  if (slot === "value" && original.prototype) {
    Object.defineProperty(mock, "prototype", { value: original.prototype, writable: true });
  }
  if (isProvided(target, key)) {
    replaceProvided(target, key, mock);
    state.restore = () => {
      putBackProvided(target, key);
      state.restore = () => {};
    };
    return mock;
  }
  const base = slot === "value" ? { writable: true, configurable: true, enumerable: found.enumerable } : { ...found };
  try {
    Object.defineProperty(target, key, { ...base, [slot]: mock });
  } catch {
    throw new TypeError(
      `${String(key)} is built in and cannot be replaced here, so it cannot be spied on: compare results instead`,
    );
  }
  state.restore = () => {
    if (holder === target) Object.defineProperty(target, key, found);
    else Reflect.deleteProperty(target, key);
    state.restore = () => {};
  };
  return mock;
}

/** For `vi.clearAllMocks`, `vi.resetAllMocks`, `vi.restoreAllMocks`. */
export function eachMock(method: "mockClear" | "mockReset" | "mockRestore"): void {
  for (const methods of all) methods[method]();
}
