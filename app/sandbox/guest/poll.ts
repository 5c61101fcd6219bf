/** `expect.poll`: calls a function repeatedly, in virtual time, until a matcher holds for its result. */
import { realNow } from "./clock";
import { SNAPSHOT_MATCHERS } from "./inline-snapshots";
import { pause } from "./pause";
import { currentScope, tentatively } from "./record";
import { trackAssertion } from "./settle";

interface Options {
  readonly timeout?: number;
  readonly interval?: number;
  readonly message?: string;
}
type Expect = (value: unknown, message?: string) => unknown;

export function makePoll(expect: Expect): (read: unknown, options?: Options) => unknown {
  return (read, { timeout = 1000, interval = 50, message } = {}) => {
    if (typeof read !== "function") throw new TypeError("expect.poll() takes a function");
    const check = async (names: readonly string[], args: unknown[]): Promise<unknown> => {
      const until = realNow() + timeout;
      for (;;) {
        const isLast = realNow() >= until;
        const { assertions } = currentScope();
        const match = (value: unknown) => {
          let at = expect(value, message) as Record<string, unknown>;
          for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
          return (at[names[names.length - 1]!] as (...args: unknown[]) => unknown)(...args);
        };
        try {
          const value = await (isLast ? read() : tentatively(read as () => unknown));
          return await (isLast ? match(value) : tentatively(() => match(value)));
        } catch (error) {
          if (isLast) throw error;
          currentScope().assertions = assertions;
        }
        await pause(interval);
      }
    };
    const chain = (names: readonly string[]): unknown =>
      new Proxy(() => {}, {
        get(_target, name) {
          if (typeof name === "symbol" || name === "then") return undefined;
          if (SNAPSHOT_MATCHERS.has(name))
            throw new SyntaxError(
              `expect.poll() is not supported in combination with .${name}(). Use vi.waitFor() if your assertion condition is unstable.`,
            );
          return chain([...names, name]);
        },
        apply: (_target, _self, args) => trackAssertion(check(names, args)),
        set: () => false,
      });
    return chain([]);
  };
}
