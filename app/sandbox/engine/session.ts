/**
 * Runs one test file in a guest, step by step, and records the results. When a test reaches a limit (work, memory or
 * output), the memory is restored and the file is loaded again for the remaining tests, so that an endless loop costs
 * one test, not the whole file. Long, because it is one loop with its record-keeping, which is easier to check in one
 * place.
 */
import { type Call, type Failure, NOT_RUN, type Stop } from "../contract";
import type { StartOptions } from "../test-api";
import { type Guest, knock } from "./engine";
import { EngineStop, type Snapshot, type StopReason } from "./instance";
import { Book, type TestEntry } from "./verdict";

export interface SessionJob {
  readonly start: StartOptions;
  /** A snapshot of the guest in which its modules are defined but have not run. */
  readonly prepared: Snapshot;
  /** The loaded file, if this run can reuse it. */
  readonly loaded?: LoadedFile | null;
  /**
   * Returns the work limit for one test, by index, in units. Null stands for loading and for hooks of several tests.
   */
  readonly limit: (index: number | null) => number;
  /** Receives printed text, with the index of the test that is running; null if no test is running. */
  readonly log: (text: string, test: number | null) => void;
  readonly callsIn: (stack: string) => readonly Call[];
  /** The units that are left for all tests in a request together. The request's files share this object. */
  readonly budget: { left: number };
  readonly patience: Patience;
  readonly spacious: boolean;
  /**
   * Whether the host decides which tests ended. False if a test removed the wall `counts`. Then a step that never ends
   * counts as ended.
   */
  readonly counts: boolean;
}

/** A guest that has loaded a file, and the events that it sent while loading. */
export interface LoadedFile {
  readonly snapshot: Snapshot;
  readonly messages: readonly string[];
}

export interface SessionResult {
  readonly tests: readonly TestEntry[];
  /** The failure if loading failed or no test was registered. If set, no test counts. */
  readonly loadFailure: Failure | null;
  /** The limit that was reached while loading; null if none was. */
  readonly stopped: Failure | null;
  /** The limit that ended the run, such as the output limit; null if none did. */
  readonly ended: Failure | null;
  readonly coveredByAll: readonly string[];
  /** All units used, including the harness's own. */
  readonly units: number;
}

const STOPS: Record<StopReason, { kind: Stop; message: string }> = {
  units: {
    kind: "units",
    message: "stopped: it used up the work that one test may do (an endless loop, or far too slow)",
  },
  depth: { kind: "depth", message: "stopped: calls are nested too deeply" },
  output: { kind: "output", message: "stopped: the run printed more than 64 kB" },
  broken: { kind: "memory", message: "stopped: out of memory" },
};
const stopFailure = (reason: StopReason): Failure => STOPS[reason];

const HUNG: Failure = { kind: "hung", message: "did not finish: it waits for something that never comes" };

/** What happens to the other tests in a file after some tests have reached limits. */
export interface Patience {
  /** After this many tests have reached a limit, the work limit is a tenth, but at least 20 million units. */
  readonly short: number;
  /** After this many tests have reached a limit, the remaining tests don't run. */
  readonly most: number;
  /** Whether tests that don't run count as failed or are left out. */
  readonly rest: "failed" | "left-out";
}

class Session {
  readonly #guest: Guest;
  readonly #job: SessionJob;
  readonly #results = new Map<number, TestEntry>();
  /** The fuel that the current step received, the units that it has used, and the units used in total. */
  #given = 0n;
  #used = 0;
  #units = 0;
  #stops = 0;

  constructor(guest: Guest, job: SessionJob) {
    this.#guest = guest;
    this.#job = job;
  }

  run(): SessionResult {
    let wanted = this.#job.start.wanted;
    const covered: string[] = [];
    for (;;) {
      const book = new Book(this.#job.callsIn);
      const stop = this.#load(book, wanted) ?? this.#steps(book);
      covered.push(...book.coveredByAll);
      const loading = !book.planned || book.loadFailures.length > 0;
      for (const test of book.tests) this.#keep(test, wanted);
      const result = { tests: this.#list(), coveredByAll: covered, units: this.#units };
      if (loading) {
        const stopped = stop ? stopFailure(stop.reason) : null;
        return { ...result, loadFailure: book.loadFailures[0] ?? null, stopped, ended: null };
      }
      const finished = { ...result, loadFailure: null, stopped: null, ended: null };
      if (!stop) return finished;
      this.#stops++;
      // If a hook of several tests reached a limit, its tests have failed, and it doesn't run again. A hook that ran
      // out of memory runs again, because it may succeed without what earlier tests left in memory.
      const left = book.tests.filter(
        (test) =>
          test.mode === "run" &&
          test.state === "waiting" &&
          (test.failures.length === 0 || stop.reason === "broken") &&
          this.#isWanted(test, wanted),
      );
      const over = this.#isOver(stop.reason);
      if (over !== null || left.length === 0) {
        if (over !== null && this.#job.patience.rest === "failed") {
          const failure: Failure = { kind: STOPS[stop.reason].kind, message: over };
          for (const test of left) this.#results.get(test.index)?.failures.push(failure);
        }
        return { ...finished, tests: this.#list(), ended: stop.reason === "output" ? stopFailure("output") : null };
      }
      wanted = left.map((test) => test.index);
    }
  }

  /** Returns the message of the remaining tests if they don't run. Null if they run. */
  #isOver(reason: StopReason): string | null {
    if (reason === "output") return "not run: the run had printed more than 64 kB";
    if (this.#job.budget.left <= 0) return NOT_RUN.spent;
    return this.#stops >= this.#job.patience.most ? NOT_RUN.stops : null;
  }

  #isWanted(test: TestEntry, wanted: readonly number[] | null): boolean {
    return wanted === null || wanted.includes(test.index);
  }

  #keep(test: TestEntry, wanted: readonly number[] | null): void {
    if (!this.#results.has(test.index) || (this.#isWanted(test, wanted) && test.mode === "run")) {
      this.#results.set(test.index, test);
    }
  }

  #list(): TestEntry[] {
    return [...this.#results.values()].sort((a, b) => a.index - b.index);
  }

  /**
   * Returns the work limit for one step. It is lower after several tests have reached limits. A null index stands for
   * loading, or a hook of several tests.
   */
  #limit(index: number | null): bigint {
    const full = Math.min(this.#job.limit(index), this.#job.budget.left);
    if (index === null || this.#stops < this.#job.patience.short) return BigInt(Math.max(0, full));
    return BigInt(Math.max(0, Math.min(full, Math.max(20_000_000, Math.trunc(full / 10)))));
  }

  /**
   * Loads the file, or restores the loaded one. `messages` receives the events that a guest sends while it loads the
   * file.
   */
  #load(book: Book, wanted: readonly number[] | null, messages: string[] = []): EngineStop | null {
    const { instance } = this.#guest;
    const { loaded, start } = this.#job;
    if (loaded) return this.#resume(loaded, book, wanted);
    const hear = (text: string) => {
      messages.push(text);
      this.#hear(book, text);
    };
    instance.restore(this.#job.prepared);
    instance.isSpacious = this.#job.spacious;
    instance.setHost({ send: hear, log: this.#logOf(book) });
    const text = instance.string(JSON.stringify({ ...start, wanted }));
    return this.#charged(() => {
      if ("error" in knock(this.#guest, "start", text)) throw new EngineStop("broken");
      this.#settle();
      if ("error" in knock(this.#guest, "collected")) throw new EngineStop("broken");
    });
  }

  #resume({ snapshot, messages }: LoadedFile, book: Book, wanted: readonly number[] | null): EngineStop | null {
    const { instance } = this.#guest;
    instance.restore(snapshot);
    instance.isSpacious = this.#job.spacious;
    instance.setHost({ send: (text) => this.#hear(book, text), log: this.#logOf(book) });
    for (const text of messages) book.hear(text);
    const text = instance.string(JSON.stringify({ mutant: this.#job.start.mutant, wanted }));
    return this.#charged(() => {
      if ("error" in knock(this.#guest, "resume", text)) throw new EngineStop("broken");
    });
  }

  /** Returns the loaded file before any of its tests have run. Null if the file doesn't load. */
  load(): LoadedFile | null {
    const book = new Book(this.#job.callsIn);
    const messages: string[] = [];
    const stop = this.#load(book, this.#job.start.wanted, messages);
    if (stop || !book.planned || book.loadFailures.length > 0) return null;
    return { snapshot: this.#guest.instance.snapshot(), messages: messages };
  }

  #logOf(book: Book): (text: string) => void {
    return (text) => this.#job.log(text, book.running?.test?.index ?? null);
  }

  #hear(book: Book, text: string): void {
    const before = book.running;
    book.hear(text);
    // The step has begun. From now on, it uses its own fuel.
    if (book.running !== before) this.#give(book.running?.test?.index ?? null);
  }

  #give(index: number | null): void {
    this.#given = this.#limit(index);
    this.#guest.instance.fuel = this.#given;
  }

  /** Runs `body` with a step's fuel, and records how much was used. */
  #charged(body: () => void): EngineStop | null {
    const { instance } = this.#guest;
    this.#give(null);
    try {
      body();
      return null;
    } catch (error) {
      if (!(error instanceof EngineStop)) throw error;
      return error;
    } finally {
      this.#used = Math.min(Number(this.#given - instance.fuel), Number(this.#given));
      this.#units += this.#used;
      this.#job.budget.left -= this.#used;
      instance.refuel();
    }
  }

  #steps(book: Book): EngineStop | null {
    if (book.loadFailures.length > 0) return null;
    while (!book.done) {
      const before = book.running;
      this.#guest.instance.refusedMemory = false;
      const stop = this.#charged(() => {
        if ("error" in knock(this.#guest, "step")) throw new EngineStop("broken");
        if (book.done) return;
        if (book.running === before) throw new Error("the guest neither began a step nor ended");
        this.#untilEnd(book);
      });
      if (book.done) return null;
      const { test } = book.running!;
      if (test) {
        test.units = this.#used;
        if (this.#guest.instance.refusedMemory) nameOutOfMemory(test);
      }
      if (stop) {
        book.blame(stopFailure(stop.reason));
        return stop;
      }
    }
    return null;
  }

  /** Runs jobs until the step has ended. When no job is left, runs timers. */
  #untilEnd(book: Book): void {
    for (;;) {
      this.#settle();
      if (book.ended) return;
      if (this.#answers("fire")) continue;
      if (!this.#job.counts) {
        book.endQuietly();
        return;
      }
      if (this.#answers("giveUp")) continue;
      book.blame(HUNG);
      book.endQuietly();
      return;
    }
  }

  /** Runs all jobs, and reports to the guest which rejections are still unhandled. */
  #settle(): void {
    const { instance } = this.#guest;
    instance.runJobs();
    for (const reason of instance.takeRejections()) {
      if ("error" in knock(this.#guest, "unhandled", reason)) throw new EngineStop("broken");
      instance.free(reason);
    }
  }

  #answers(door: "fire" | "giveUp"): boolean {
    const outcome = knock(this.#guest, door);
    if ("error" in outcome) throw new EngineStop("broken");
    const yes = this.#guest.instance.text(outcome.value) !== "";
    this.#guest.instance.free(outcome.value);
    return yes;
  }
}

/** Names the error if memory ran out: without memory for an error object, the engine throws null. */
function nameOutOfMemory(test: TestEntry): void {
  test.failures = test.failures.map((failure) =>
    failure.kind === "error" && /^(?:.*: )?(?:threw null)?$/.test(failure.message)
      ? { kind: "memory", message: "out of memory" }
      : failure,
  );
}

/** Loads a file once for many runs. Null if it does not load. @throws only for faults on our side */
export function loadFile(guest: Guest, job: SessionJob): LoadedFile | null {
  return new Session(guest, job).load();
}

/** @throws only for faults on our side */
export function runSession(guest: Guest, job: SessionJob): SessionResult {
  return new Session(guest, job).run();
}
