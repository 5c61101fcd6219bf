/**
 * What a test's functions get. vitest hands over an object, jest a function to wait for: this is both. A function that
 * names it `done`, returns nothing and leaves it alone is waited for until it calls it.
 */
import { settle } from "./settle";
import { type Body, isWaitedFor, type TestCase } from "./suite";
import { WebAbortController } from "./web-events";

/** Thrown by `skip()`. */
export class Skipped extends Error {}

/** What all tests are given alike. */
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
  // Plain fields, there when the first function wants them: most tests want none, and each field is work.
  declare private handle?: unknown;
  declare private isTouched?: boolean;
  declare private settled?: Promise<void>;
  declare private finish?: (error?: unknown) => void;

  /** `undo`: where clean-ups of the test are kept. */
  constructor(
    private readonly test: TestCase,
    undo: Body[],
  ) {
    cleanups = undo;
  }

  /** Calls a function of the learner; returns what is to be waited for. */
  call(body: Body): unknown {
    // Most take nothing: a context costs as much as a small test.
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
