/**
 * Creates the argument for a test's functions. vitest passes an object, and jest passes a callback. This argument is
 * both. If a function names its parameter `done`, returns nothing, and doesn't use the parameter as an object, the
 * harness waits until `done` is called.
 */
import { settle } from "./settle";
import { type Body, isWaitedFor, type TestCase } from "./suite";
import { WebAbortController } from "./web-events";

/** Thrown by `skip()`. */
export class Skipped extends Error {}

/** Properties that all tests' contexts share. */
let api: Record<string, unknown> = {};
export function setContextApi(value: Record<string, unknown>): void {
  api = { ...value, onTestFailed: () => {}, annotate: () => {}, onTestFinished };
}

let cleanups: Body[] = [];
/** Registers a clean-up of the running test. */
export function onTestFinished(body: unknown): void {
  if (typeof body !== "function") throw new TypeError("onTestFinished takes a function");
  cleanups.push(body as Body);
}

export class Context {
  // These fields are created on first use, because most tests need none of them, and each field costs work.
  declare private handle?: unknown;
  declare private isTouched?: boolean;
  declare private settled?: Promise<void>;
  declare private finish?: (error?: unknown) => void;

  /** `undo`: where the test's clean-ups are stored. */
  constructor(
    private readonly test: TestCase,
    undo: Body[],
  ) {
    cleanups = undo;
  }

  /** Calls a learner's function; returns a value to wait for, if any. */
  call(body: Body): unknown {
    // Most functions take no argument, and creating a context costs as much as a small test.
    if (body.length === 0) return body(undefined);
    this.handle ??= this.make();
    this.isTouched = false;
    this.settled = new Promise((resolve, reject) => {
      this.finish = (error) => (error === undefined || error === null ? resolve() : reject(error));
    });
    settle(this.settled).catch(() => {});
    const returned = body(this.handle);
    return returned === undefined && !this.isTouched && isWaitedFor(body) ? this.settled : returned;
  }

  private make(): unknown {
    const { name, scope } = this.test;
    const done = (error?: unknown) => this.finish?.(error);
    const own = {
      task: { name },
      signal: new WebAbortController().signal,
      skip: (condition: unknown = true) => {
        if (!condition) return;
        scope.skipped = true;
        throw new Skipped();
      },
      fail: (error: unknown) => this.finish?.(error ?? new Error("done.fail() was called")),
    };
    const touch = () => {
      this.isTouched = true;
    };
    return new Proxy(Object.assign(done, api, own), {
      get: (target, key) => {
        if (key !== "fail") touch();
        return Reflect.get(target, key);
      },
      set: (target, key, value) => {
        touch();
        return Reflect.set(target, key, value);
      },
    });
  }
}
