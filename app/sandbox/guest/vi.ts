/**
 * `vi` (and `jest`, for the functions that both have). Functions that need a module loader or real time throw an error
 * that says that they aren't available.
 */
import { fakeTimers, letJobsRun, realNow } from "./clock";
import { moduleMocks } from "./modules";
import { pause } from "./pause";
import { isProvided, putBackProvided, replaceProvided } from "./provided";
import { providedGlobal } from "./provided-modules";
import { tentatively } from "./record";
import { eachMock, fn, isMockFunction, spyOn } from "./spy";
import { setDefaultTimeout } from "./suite";

const notHere = (name: string) => () => {
  throw new Error(`vi.${name} is not available here`);
};

interface WaitOptions {
  timeout?: number;
  interval?: number;
}

/** Repeats `body`, in virtual time, until it neither throws nor fails an assertion. */
async function waitFor(body: () => unknown, options: WaitOptions | number = {}): Promise<unknown> {
  const { timeout = 1000, interval = 50 } = typeof options === "number" ? { timeout: options } : options;
  const until = realNow() + timeout;
  for (;;) {
    try {
      return await tentatively(body);
    } catch (error) {
      if (realNow() >= until) {
        // The last attempt is final, so that its failure is recorded.
        if (!fakeTimers.isOn()) return body();
        throw error;
      }
    }
    await pause(interval);
  }
}

async function waitUntil(body: () => unknown, options: WaitOptions | number = {}): Promise<unknown> {
  const { timeout = 1000, interval = 50 } = typeof options === "number" ? { timeout: options } : options;
  const until = realNow() + timeout;
  for (;;) {
    const value = await body();
    if (value) return value;
    if (realNow() >= until) throw new Error("Timed out in waitUntil!");
    await pause(interval);
  }
}

const stubs = new Map<PropertyKey, PropertyDescriptor | undefined>();
let globalObject: object = {};
export function setGlobalObject(value: object): void {
  globalObject = value;
}

const api: Record<string, unknown> = {
  fn,
  spyOn,
  isMockFunction,
  mocked: (value: unknown) => value,
  clearAllMocks: () => then(() => eachMock("mockClear")),
  resetAllMocks: () => then(() => eachMock("mockReset")),
  restoreAllMocks: () => then(() => eachMock("mockRestore")),
  useFakeTimers: (options?: { now?: unknown }) => then(() => fakeTimers.use(options)),
  useRealTimers: () => then(() => fakeTimers.stop()),
  isFakeTimers: () => fakeTimers.isOn(),
  setSystemTime: (time: unknown) => then(() => fakeTimers.setTime(time ?? realNow())),
  getMockedSystemTime: () => (fakeTimers.isOn() ? new Date(fakeTimers.now()) : null),
  getRealSystemTime: () => realNow(),
  advanceTimersByTime: (ms: number) => then(() => fakeTimers.advance(ms)),
  advanceTimersByTimeAsync: (ms: number) => afterwards(fakeTimers.advanceAsync(ms)),
  advanceTimersToNextTimer: (times = 1) =>
    then(() => {
      for (let i = 0; i < times; i++) fakeTimers.next();
    }),
  advanceTimersToNextTimerAsync: () => afterwards(fakeTimers.nextAsync()),
  runAllTimers: () => then(() => fakeTimers.all()),
  runAllTimersAsync: () => afterwards(fakeTimers.allAsync()),
  runOnlyPendingTimers: () => then(() => fakeTimers.pending()),
  runOnlyPendingTimersAsync: () => afterwards(fakeTimers.pendingAsync()),
  runAllTicks: () => vi,
  getTimerCount: () => fakeTimers.count(),
  clearAllTimers: () => then(() => fakeTimers.clear()),
  waitFor,
  waitUntil,
  stubGlobal(name: PropertyKey, value: unknown) {
    if (isProvided(globalObject, name)) {
      replaceProvided(globalObject, name, value);
      stubs.set(name, undefined);
      return vi;
    }
    if (!stubs.has(name)) stubs.set(name, Object.getOwnPropertyDescriptor(globalObject, name));
    try {
      Object.defineProperty(globalObject, name, { value, writable: true, configurable: true, enumerable: true });
    } catch {
      stubs.delete(name);
      throw new TypeError(
        `${String(name)} is built in and cannot be replaced here, so it cannot be stubbed: try vi.setSystemTime() or vi.spyOn()`,
      );
    }
    return vi;
  },
  unstubAllGlobals() {
    for (const [name, slot] of stubs) {
      if (isProvided(globalObject, name)) putBackProvided(globalObject, name);
      else if (slot) Object.defineProperty(globalObject, name, slot);
      else Reflect.deleteProperty(globalObject, name);
    }
    stubs.clear();
    return vi;
  },
  stubEnv(name: string, value: unknown) {
    const env = environment();
    if (!envs.has(name)) envs.set(name, env[name]);
    if (value === undefined) delete env[name];
    else env[name] = String(value);
    return vi;
  },
  unstubAllEnvs() {
    const env = environment();
    for (const [name, value] of envs) {
      if (value === undefined) delete env[name];
      else env[name] = value;
    }
    envs.clear();
    return vi;
  },
  setConfig: ({ testTimeout }: { testTimeout?: number } = {}) => setDefaultTimeout(testTimeout),
  resetConfig: () => setDefaultTimeout(undefined),
  // Functions that have other names in jest. `retryTimes` has no effect, because a retry would give the same result.
  setTimeout: (ms: unknown) => then(() => setDefaultTimeout(ms)),
  retryTimes: () => vi,
  now: () => Date.now(),
  replaceProperty,
  hoisted: (body: () => unknown) => body(),
  mock: mockThe,
  doMock: mockThe,
  unmock: (name: unknown) => then(() => moduleMocks.unmock(name)),
  doUnmock: (name: unknown) => then(() => moduleMocks.unmock(name)),
  importActual: async (name: unknown) => moduleMocks.actual(name),
  importMock: async (name: unknown) => moduleMocks.mocked(name),
  requireActual: moduleMocks.actual,
  requireMock: moduleMocks.mocked,
  resetModules: () => then(moduleMocks.reset),
  dynamicImportSettled: letJobsRun,
};
for (const name of ["isolateModules", "isolateModulesAsync", "createMockFromModule", "setMock", "enableAutomock"]) {
  api[name] = notHere(name);
}

function mockThe(name: unknown, how?: unknown): unknown {
  moduleMocks.mock(name, how);
  return vi;
}

const envs = new Map<string, string | undefined>();
const environment = () => (providedGlobal("process") as { env: Record<string, string> }).env;

/** Replaces a property's value until `restore()`. */
function replaceProperty(target: Record<PropertyKey, unknown>, name: PropertyKey, value: unknown): object {
  const isOurs = isProvided(target, name);
  const slot = isOurs ? { value: target[name] } : Object.getOwnPropertyDescriptor(target, name);
  if (!slot || !("value" in slot)) throw new TypeError(`${String(name)} is no property with a value`);
  const put = (next: unknown) =>
    isOurs ? replaceProvided(target, name, next) : Object.defineProperty(target, name, { ...slot, value: next });
  put(value);
  const replaced = {
    replaceValue(next: unknown) {
      put(next);
      return replaced;
    },
    restore: () => put(slot.value),
  };
  return replaced;
}

async function afterwards(done: Promise<void>): Promise<unknown> {
  await done;
  return vi;
}
function then(act: () => void): unknown {
  act();
  return vi;
}

export const vi = api;
