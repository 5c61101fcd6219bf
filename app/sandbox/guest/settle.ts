/**
 * Waits for a learner's value with the original `then`, which was saved before any of their code ran. A promise's own
 * `then`, or an object that looks like a promise, could report a false outcome to the test.
 */
import { currentScope, errorThrown, inScope } from "./record";

const then = Promise.prototype.then;
const apply = Reflect.apply;

/**
 * Returns a native promise with the outcome of `value`. Uses the built-in `then` for real promises, and the value's own
 * `then` for all others.
 */
export function settle(value: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    try {
      apply(then, value, [resolve, reject]);
      return;
    } catch {
      // Not a real promise.
    }
    const own = (value as { then?: unknown }).then;
    if (typeof own !== "function") return resolve(value);
    try {
      // Each function acts only once, so the first call counts.
      apply(own, value, [resolve, reject]);
    } catch (error) {
      reject(error);
    }
  });
}

/** For one of the harness's own promises, which are never rejected. */
export function whenDone<T>(work: Promise<T>, next: (value: T) => void): void {
  apply(then, work, [next]);
}

const done = Promise.resolve();
/** `queueMicrotask` for learners' code. The engine's own function ignores errors that the callback throws. */
export function queueMicrotask(run: unknown): void {
  if (typeof run !== "function") throw new TypeError("queueMicrotask needs a function");
  const owner = currentScope();
  apply(then, done, [
    () =>
      inScope(owner, () => {
        try {
          run();
        } catch (error) {
          errorThrown(error, "in a microtask");
        }
      }),
  ]);
}

/** Keeps the test open until an assertion on a promise is decided, whether it is awaited or not. */
export function trackAssertion(promise: Promise<unknown>): Promise<unknown> {
  apply(then, promise, [undefined, () => {}]);
  currentScope().pending.push(promise);
  return promise;
}
