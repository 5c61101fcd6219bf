/** `vi` (and `jest`, which shares what both have). What needs a module loader or real time says that it is not here. */
import { fakeTimers, realNow } from "./clock";
import { isProvided, putBackProvided, replaceProvided } from "./provided";
import { tentatively } from "./record";
import { eachMock, fn, isMockFunction, spyOn } from "./spy";

const notHere = (name: string) => () => {
  throw new Error(`vi.${name} is not available here`);
};

interface WaitOptions {
  timeout?: number;
  interval?: number;
}

/** Tries again, in virtual time, until `body` neither throws nor fails an assertion. */
async function waitFor(body: () => unknown, options: WaitOptions | number = {}): Promise<unknown> {
  const { timeout = 1000, interval = 50 } = typeof options === "number" ? { timeout: options } : options;
  const until = realNow() + timeout;
  for (;;) {
    try {
      return await tentatively(body);
    } catch (error) {
      if (realNow() >= until) {
        // The last try, without leniency, so that the failure is recorded.
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

let sleep: (run: () => void, ms: number) => unknown = () => 0;
export function setSleep(timer: typeof sleep): void {
  sleep = timer;
}
async function pause(ms: number): Promise<void> {
  if (fakeTimers.isOn()) return fakeTimers.advanceAsync(ms);
  await new Promise<void>((resolve) => sleep(resolve, ms));
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
  clearAllMocks: () => each((mock) => mock.mockClear()),
  resetAllMocks: () => each((mock) => mock.mockReset()),
  restoreAllMocks: () => each((mock) => mock.mockRestore()),
  useFakeTimers: (options?: { now?: unknown }) => then(() => fakeTimers.use(options)),
  useRealTimers: () => then(() => fakeTimers.stop()),
  isFakeTimers: () => fakeTimers.isOn(),
  setSystemTime: (time: unknown) => then(() => fakeTimers.setTime(time ?? realNow())),
  getMockedSystemTime: () => (fakeTimers.isOn() ? new Date(fakeTimers.now()) : null),
  getRealSystemTime: () => realNow(),
  advanceTimersByTime: (ms: number) => then(() => fakeTimers.advance(ms)),
  advanceTimersByTimeAsync: (ms: number) => afterwards(fakeTimers.advanceAsync(ms)),
  advanceTimersToNextTimer: () => then(() => fakeTimers.next()),
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
    Object.defineProperty(globalObject, name, { value, writable: true, configurable: true, enumerable: true });
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
  setConfig: () => {},
  resetConfig: () => {},
  hoisted: (body: () => unknown) => body(),
};
for (const name of [
  "mock",
  "doMock",
  "unmock",
  "doUnmock",
  "importActual",
  "importMock",
  "resetModules",
  "dynamicImportSettled",
  "stubEnv",
  "unstubAllEnvs",
]) {
  api[name] = notHere(name);
}
api.createMockFromModule = notHere("createMockFromModule");
api.requireActual = notHere("importActual");

function each(act: Parameters<typeof eachMock>[0]): unknown {
  eachMock(act);
  return vi;
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
