/** One hostile program, what it tries, what must happen, and which wall stops it. */
import type { Files, Stop } from "~/sandbox/contract";
import type { Walls } from "~/sandbox/engine/walls";

export type Must =
  /** No test passes: the code under test returns a wrong value, whatever else it does. */
  | "fail"
  /** Every test passes, because the test itself asserts that hostile code sees nothing. */
  | "pass"
  /** The outcome depends on the machine (how deep native calls may go), but is never one that the test forbids. */
  | "contained"
  /** The run hits a limit, and the result names that limit. */
  | { readonly stop: Stop }
  /** The code fails to load, or a test fails, with a message that matches this pattern. */
  | { readonly refused: RegExp }
  /** In a kill matrix, the suite passes and none of its tests fails on a mutant that behaves like the source. */
  | "survives"
  /**
   * Other code for `work`, which behaves the same. It must get the same verdicts and log when it runs as a version that
   * is compared (`spacious`).
   */
  | { readonly same: string };

export interface HostileEntry {
  readonly name: string;
  /** What the trick is. */
  readonly why: string;
  /** src/work.ts, the learner's code; it exports `work`. */
  readonly work?: string;
  /** tests/hidden.test.ts; `work` and everything from vitest are imported. */
  readonly test: string;
  readonly files?: Files;
  /** The files in `files` that belong to the tests. */
  readonly helpers?: readonly string[];
  readonly must: Must;
  /** The walls that stop this entry: when only one of them is disabled, the entry gets through. */
  readonly through?: readonly (keyof Walls)[];
  /** The work limit for one test, in units, if the default doesn't suit. */
  readonly units?: number;
}

const HEAD = `import { describe, it, expect, vi, beforeAll, beforeEach, afterEach, afterAll } from "vitest"; import { work } from "../src/work";`;

/** Creates the request for an entry. If `work` is given, it replaces the entry's own `work`. */
export function requestFor(entry: HostileEntry, work = entry.work ?? "export const work: any = () => 0;") {
  return {
    files: { ...entry.files, "src/work.ts": work, "tests/hidden.test.ts": `${HEAD}\n${entry.test}` },
    tests: ["tests/hidden.test.ts"],
    helpers: entry.helpers ?? [],
    unitsPerTest: entry.units ?? 40_000_000,
  };
}
