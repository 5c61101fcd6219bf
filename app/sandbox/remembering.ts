import { createHash } from "node:crypto";
import type { Sandbox } from "./contract";

/** The maximum size of the cache, in characters. This is enough for several thousand results. */
const LETTERS = 16_000_000;

interface Kept {
  readonly result: Promise<unknown>;
  letters: number;
}

/**
 * Caches a sandbox's results, because the same request always gives the same result. For example, an exercise's
 * versions run only once for all learners. When the cache is full, the least recently used result is dropped. Faults
 * are not cached.
 *
 * @param room maximum characters of cached results (as JSON)
 */
export function remembering(sandbox: Sandbox, room = LETTERS): Sandbox {
  /** The cached results, keyed by the request's hash, least recently used first. */
  const known = new Map<string, Kept>();
  let letters = 0;

  const forget = (name: string, kept: Kept): void => {
    if (known.get(name) !== kept) return;
    known.delete(name);
    letters -= kept.letters;
  };
  const weigh = (kept: Kept, result: unknown): void => {
    kept.letters = JSON.stringify(result).length;
    letters += kept.letters;
    for (const [oldest, each] of known) {
      if (letters <= room) break;
      // Keep a request that is still running: it has no size yet, and other callers may be waiting for its result.
      if (each.letters > 0) forget(oldest, each);
    }
  };
  const once = <T>(request: readonly unknown[], make: () => Promise<T>): Promise<T> => {
    const name = createHash("sha256").update(JSON.stringify(request)).digest("base64");
    const found = known.get(name);
    const kept = found ?? { result: make(), letters: 0 };
    known.delete(name);
    known.set(name, kept);
    if (!found)
      kept.result.then(
        (result) => weigh(kept, result),
        () => forget(name, kept),
      );
    return kept.result as Promise<T>;
  };
  return {
    run: (request) => once(["run", request], () => sandbox.run(request)),
    matrix: (request) => once(["matrix", request], () => sandbox.matrix(request)),
    close: () => sandbox.close(),
  };
}
