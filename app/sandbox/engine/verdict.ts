/**
 * The host's record of one test file: which tests were announced, begun and ended, and which failures were reported.
 * The guest only reports events. The host decides whether a test passed: the guest must have announced, begun and ended
 * the test, and reported no failure.
 */
import type { Call, Failure } from "../contract";
import { type GuestEvent, type GuestFailureEvent, readEvent } from "../test-api";

/** `isInnermost`: the code in this place threw the error itself, and not a built-in function or the harness. */
export type PlacedFailure = Failure & { readonly isInnermost?: boolean };

export interface TestEntry {
  readonly index: number;
  readonly title: readonly string[];
  readonly mode: "run" | "skip" | "todo";
  readonly body: string;
  state: "waiting" | "running" | "ended";
  assertions: number;
  units: number;
  failures: PlacedFailure[];
  covered: readonly string[];
  /** Whether the test skipped itself while it ran. */
  skipped: boolean;
}

/** The running step: a test, or a hook that belongs to several tests. */
export interface RunningStep {
  readonly test: TestEntry | null;
  readonly within: readonly TestEntry[];
}

/** Thrown if the guest needs a provided module that no file names. The request then runs again with all of them. */
export class ProvidedWanted extends Error {}

export class Book {
  tests: TestEntry[] = [];
  planned = false;
  done = false;
  loadFailures: Failure[] = [];
  /** Mutants that were reached while loading or in hooks of several tests. They count as reached by every test. */
  coveredByAll: string[] = [];
  running: RunningStep | null = null;
  /** Whether the running step has reported its end (its remaining jobs may still run). */
  ended = false;

  readonly #callsIn: (stack: string) => readonly Call[];

  constructor(callsIn: (stack: string) => readonly Call[]) {
    this.#callsIn = callsIn;
  }

  hear(text: string): void {
    const event = readEvent(text);
    switch (event.t) {
      case "load-failed":
        this.loadFailures.push(this.failure(event.failure));
        return;
      case "loaded":
        this.coveredByAll.push(...(event.covered ?? []));
        return;
      case "plan":
        this.#plan(event.tests);
        return;
      case "begin":
        this.#begin(event.test, event.within);
        return;
      case "end":
        this.#end(event);
        return;
      case "wants":
        throw new ProvidedWanted();
      case "late":
        this.tests[event.test]?.failures.push(this.failure(event.failure));
        return;
      case "done":
        this.done = this.tests.every((test) => test.state !== "running");
    }
  }

  #plan(tests: Extract<GuestEvent, { t: "plan" }>["tests"]): void {
    if (this.planned) throw new Error("the guest announced its tests twice");
    this.planned = true;
    this.tests = tests.map((test, index) => ({
      index,
      ...test,
      state: "waiting",
      assertions: 0,
      units: 0,
      failures: [],
      covered: [],
      skipped: false,
    }));
  }

  #begin(index: number | null, within: readonly number[]): void {
    const test = index === null ? null : (this.tests[index] ?? null);
    if (test) {
      if (test.state !== "waiting" || test.mode !== "run") throw new Error("the guest began a test out of turn");
      test.state = "running";
    }
    this.running = { test, within: within.flatMap((each) => this.tests[each] ?? []) };
    this.ended = false;
  }

  #end(event: Extract<GuestEvent, { t: "end" }>): void {
    const running = this.running;
    if (!running || this.ended) throw new Error("the guest ended a step that was not running");
    this.ended = true;
    if (running.test) {
      if (running.test.index !== event.test) throw new Error("the guest ended a test other than the one it began");
      running.test.state = "ended";
      running.test.assertions = event.assertions;
      running.test.failures.push(...event.failures.map((failure) => this.failure(failure)));
      running.test.covered = event.covered ?? [];
      running.test.skipped = event.skipped;
    } else {
      this.coveredByAll.push(...(event.covered ?? []));
      for (const test of running.within) {
        test.failures.push(...event.failures.map((failure) => this.failure(failure)));
      }
    }
  }

  /** Ends a step that has nothing left to run, although the guest did not report its end. */
  endQuietly(): void {
    this.ended = true;
    if (this.running?.test) this.running.test.state = "ended";
  }

  /** Records a failure for the running test or hook. */
  blame(failure: Failure): void {
    if (!this.running) return;
    const blamed = this.running.test ? [this.running.test] : this.running.within;
    for (const test of blamed) {
      test.failures.push(failure);
      if (this.running.test) test.state = "ended";
    }
  }

  failure(event: GuestFailureEvent): PlacedFailure {
    return {
      kind: event.kind,
      message: event.message.slice(0, 2000),
      ...(event.diff === undefined ? {} : { diff: event.diff.slice(0, 10_000) }),
      ...this.#placeOf(event),
    };
  }

  #placeOf({ stack = "", message }: GuestFailureEvent): Partial<PlacedFailure> {
    const [place, ...calls] = this.#callsIn(stack);
    if (!place) return {};
    const { file, line } = place;
    const isInnermost = this.#callsIn(stack.split("\n", 1)[0]!).length > 0;
    return { file, isInnermost, ...(!LINELESS.test(message) && { line }), ...(calls.length > 0 && { calls }) };
  }
}

/**
 * Matches errors that have no reliable line. QuickJS-ng records positions at calls, operators and throws, but not at
 * property or name reads, so such an error would have the line of some earlier code. A missing line is better than a
 * wrong one.
 */
const LINELESS = /^(?:[\w ]+: )?(?:TypeError: cannot (?:read|set) property|ReferenceError: )/;

/**
 * Returns a function that extracts the calls in the request's files from an engine stack trace, innermost first. A
 * frame reads "    at addDays (src/dates.ts:12:5)", or "    at src/dates.ts:12:5" outside functions.
 */
export function callsIn(files: ReadonlySet<string>): (stack: string) => readonly Call[] {
  return (stack) => {
    const calls: Call[] = [];
    for (const frame of stack.split("\n", MOST_FRAMES)) {
      const place = PLACE.exec(frame);
      if (!place) continue;
      const before = frame.slice(0, place.index);
      const start = 1 + Math.max(before.lastIndexOf(" "), before.lastIndexOf("("));
      const file = before.slice(start);
      if (!files.has(file)) continue;
      const name = NAMED.exec(before.slice(0, start))?.[1];
      calls.push({ file, line: Number(place[1]), ...(name && { name }) });
      if (calls.length > MOST_CALLS) break;
    }
    return calls;
  };
}

/**
 * Matches a line number. A stack may be any text that the learner wrote, so the pattern reads each character once, and
 * accepts only plausible line numbers.
 */
const PLACE = /:([1-9]\d{0,5})(?::\d{1,7})?\)?$/;
/**
 * Matches the name in a frame, except "<anonymous>", which the engine writes for functions without a name, such as our
 * wrapper around a module's own code.
 */
const NAMED = /^ {4}at ([\w$.#]{1,80}) \($/;
const MOST_FRAMES = 60;
const MOST_CALLS = 20;
