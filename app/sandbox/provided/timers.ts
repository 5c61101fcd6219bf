/** node:timers and node:timers/promises: the global timers, in virtual time. */

interface Options {
  readonly signal?: AbortSignal;
}

function wait<T>(start: (done: () => void) => unknown, stop: (timer: never) => void) {
  return (value: T | undefined, { signal }: Options = {}): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const refuse = () => {
        const message = "The operation was aborted";
        reject(Object.assign(new Error(message, { cause: signal?.reason }), { name: "AbortError", code: "ABORT_ERR" }));
      };
      if (signal?.aborted) return refuse();
      const timer = start(() => resolve(value));
      signal?.addEventListener("abort", () => {
        stop(timer as never);
        refuse();
      });
    });
}

async function* ticks<T>(ms?: number, value?: T, options?: Options): AsyncGenerator<T | undefined> {
  for (;;) yield await promises.setTimeout(ms, value, options);
}

const promises = {
  setTimeout: <T>(ms?: number, value?: T, options?: Options) =>
    wait<T>((done) => setTimeout(done, ms), clearTimeout)(value, options),
  setImmediate: <T>(value?: T, options?: Options) =>
    wait<T>((done) => setImmediate(done), clearImmediate)(value, options),
  setInterval: ticks,
  scheduler: {
    wait: (ms?: number, options?: Options) => promises.setTimeout(ms, undefined, options),
    yield: () => promises.setImmediate(),
  },
};

export default {
  setTimeout: (run: () => void, ms?: number, ...args: []) => setTimeout(run, ms, ...args),
  setInterval: (run: () => void, ms?: number, ...args: []) => setInterval(run, ms, ...args),
  setImmediate: (run: () => void, ...args: []) => setImmediate(run, ...args),
  clearTimeout: (timer: never) => clearTimeout(timer),
  clearInterval: (timer: never) => clearInterval(timer),
  clearImmediate: (timer: never) => clearImmediate(timer),
  promises,
};
