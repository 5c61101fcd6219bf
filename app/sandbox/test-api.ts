/**
 * The names that a test file can use without importing them. The host wraps test files in a function with these
 * parameters.
 */
export const TEST_API_NAMES = [
  "describe",
  "it",
  "test",
  "suite",
  "expect",
  "assert",
  "vi",
  "vitest",
  "jest",
  "xdescribe",
  "xit",
  "xtest",
  "fdescribe",
  "fit",
  "beforeAll",
  "beforeEach",
  "afterAll",
  "afterEach",
  // Called between module mocks and the imports after them (mock-order.ts).
  "mocksReady__",
] as const;

/**
 * The functions that a source with mutants calls. One returns which mutant is switched on, and the other records which
 * mutants were reached (@stryker-mutator/instrumenter 9.5).
 */
export const MUTANT_API_NAMES = ["stryMutAct_9fa48", "stryCov_9fa48"] as const;

/** A failure of a test, a hook or a file, as part of an event. */
export interface GuestFailureEvent {
  readonly kind: "assertion" | "error" | "hung" | "memory" | "depth";
  readonly message: string;
  readonly diff?: string;
  readonly stack?: string;
}

/** An event that the guest sends to the host, as JSON or in a short form (`saysBegin`, `saysEnd`). */
export type GuestEvent =
  | {
      readonly t: "plan";
      readonly tests: readonly { title: readonly string[]; mode: "run" | "skip" | "todo"; body: string }[];
    }
  | { readonly t: "load-failed"; readonly failure: GuestFailureEvent }
  | { readonly t: "begin"; readonly test: number | null; readonly within: readonly number[] }
  | {
      readonly t: "end";
      readonly test: number | null;
      readonly within: readonly number[];
      readonly failures: readonly GuestFailureEvent[];
      readonly assertions: number;
      readonly covered: readonly string[] | null;
      /** Whether the test called `skip()` on its context. */
      readonly skipped: boolean;
    }
  | { readonly t: "late"; readonly test: number; readonly failure: GuestFailureEvent }
  | { readonly t: "loaded"; readonly covered: readonly string[] | null }
  /** A provided script is missing (provided-names.ts), so the host stops the run. */
  | { readonly t: "wants" }
  | { readonly t: "done" };

/**
 * Short forms of the two events that each test sends. With JSON, these events would take up a third of the work for an
 * empty test.
 */
export const saysBegin = (test: number): string => `b${test}`;
export const saysEnd = (test: number, assertions: number): string => `e${test},${assertions}`;

export function readEvent(text: string): GuestEvent {
  const short = /^([be])(\d+)(?:,(\d+))?$/.exec(text);
  if (!short) return JSON.parse(text) as GuestEvent;
  const test = Number(short[2]);
  if (short[1] === "b") return { t: "begin", test, within: [] };
  return { t: "end", test, within: [], failures: [], assertions: Number(short[3]), covered: null, skipped: false };
}

/** The guest's start options, which are part of the snapshot. */
export interface GuestOptions {
  readonly frozen: boolean;
  readonly brands: boolean;
  readonly stack: boolean;
}

/** Options for running one test file. */
export interface StartOptions {
  readonly file: string;
  readonly tests: readonly string[];
  readonly wanted: readonly number[] | null;
  readonly closed: boolean;
  /** Whether to send messages and diffs. `counted`: a diff says how many equal lines it leaves out (`lineDiff`). */
  readonly plain: boolean | "counted";
  /** Whether to send the source code of test bodies. */
  readonly bodies: boolean;
  readonly locate: boolean;
  /** The number of the active mutant in the instrumented source; null if none is active. */
  readonly mutant: string | null;
  readonly coverage: boolean;
}
