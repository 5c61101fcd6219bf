import type { Sandbox } from "./contract";

/** The same request gives the same result, so each is run once: for many hand-ins of one exercise. Keeps all that it ran. */
export function remembering(sandbox: Sandbox): Sandbox {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: unknown, make: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(key);
    if (!known.has(name)) known.set(name, make());
    return known.get(name) as Promise<T>;
  };
  return {
    run: (request) => once(["run", request], () => sandbox.run(request)),
    matrix: (request) => once(["matrix", request], () => sandbox.matrix(request)),
    close: () => sandbox.close(),
  };
}
