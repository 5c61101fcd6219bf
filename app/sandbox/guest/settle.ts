/**
 * Waits for a value of the learner by the `then` that was there before their code: a promise's own `then` (or one that
 * only looks like a promise) could report another outcome to the test than it has.
 */
import { currentScope, errorThrown, inScope } from "./record";

const then = Promise.prototype.then;
const apply = Reflect.apply;

/** A native promise with the outcome of `value`: for real promises by the built-in `then`, for others by their own. */
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
      // Both functions act once, so what comes first counts.
      apply(own, value, [resolve, reject]);
    } catch (error) {
      reject(error);
    }
  });
}

/** Of a promise of the harness' own, which is never rejected. */
export function whenDone<T>(work: Promise<T>, next: (value: T) => void): void {
  apply(then, work, [next]);
}

const done = Promise.resolve();
/** `queueMicrotask`: the engine's own drops what the callback throws. */
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
