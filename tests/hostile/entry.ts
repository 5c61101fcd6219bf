/** One hostile program, what it tries, what must happen, and which wall stops it. */
import type { Files, Stop } from "~/sandbox/contract";
import type { Walls } from "~/sandbox/engine";

export type Must =
  /** No test passes: what the code under test returns is wrong, whatever else it does. */
  | "fail"
  /** Every test passes: the test itself states what hostile code sees, which is nothing. */
  | "pass"
  /**
   * It ends one way or the other on different machines (how deep native calls may go), but never as the test forbids.
   */
  | "contained"
  /** A wall is met, and told. */
  | { readonly stop: Stop }
  /** It does not load, or fails, with these words. */
  | { readonly refused: RegExp }
  /** In a kill matrix the suite passes, and no test of it fails on a mutant that does the same as the source. */
  | "survives"
  /**
   * This other text of `work`, which does the same, gets the same verdicts and log where it is run as one that is
   * compared (`spacious`).
   */
  | { readonly same: string };

export interface HostileEntry {
  readonly name: string;
  /** What the trick is. */
  readonly why: string;
  /** src/work.ts, the learner's code; it exports `work`. */
  readonly work?: string;
  /** tests/hidden.test.ts; `work` and everything of vitest are imported. */
  readonly test: string;
  readonly files?: Files;
  /** Of `files`, those that belong to the tests. */
  readonly helpers?: readonly string[];
  readonly must: Must;
  /** Walls each of which, taken down alone, lets it through. */
  readonly through?: readonly (keyof Walls)[];
  /** Units for one test, when fewer show the same. */
  readonly units?: number;
}

const HEAD = `import { describe, it, expect, vi, beforeAll, beforeEach, afterEach, afterAll } from "vitest"; import { work } from "../src/work";`;

/** The request for an entry; `work` may be replaced by another text of it. */
export function requestFor(entry: HostileEntry, work = entry.work ?? "export const work: any = () => 0;") {
  return {
    files: { ...entry.files, "src/work.ts": work, "tests/hidden.test.ts": `${HEAD}\n${entry.test}` },
    tests: ["tests/hidden.test.ts"],
    helpers: entry.helpers ?? [],
    unitsPerTest: entry.units ?? 40_000_000,
  };
}
