import type { MatrixRequest, MatrixResult, RunRequest, RunResult } from "~/sandbox/contract";
import { MAX_TRIED_UNITS } from "./constants";
import { costsOf, heaviestOf } from "./heavy";

/** The meter's sandbox. Its runs can be cancelled. */
export interface MeterEngine {
  run(request: RunRequest): Promise<RunResult>;
  matrix(request: MatrixRequest): Promise<MatrixResult>;
  drop(): void;
}

/** The pause in typing, in milliseconds, after which the suite runs. Pauses between keystrokes are usually shorter. */
const PAUSE_MS = 250;
/**
 * The time, in milliseconds, after which a run is cancelled if a newer version of the suite is waiting, because the run
 * would otherwise block the meter.
 */
const PATIENCE_MS = 1000;

/**
 * A suite's results on the unchanged code, and its kills of mutants. As in grading, the heaviest tests don't run on
 * mutants if the suite exceeds the work limit.
 */
export interface Measured extends Omit<MatrixResult, "units"> {
  /** Ids of tests that did not run on mutants. */
  readonly untried: ReadonlySet<string>;
}

async function measure(engine: MeterEngine, request: MatrixRequest): Promise<Measured> {
  const { mutated: _, ...unchanged } = request;
  const baseline = await engine.run(unchanged);
  const untried = heaviestOf(costsOf(baseline, baseline), MAX_TRIED_UNITS);
  const tried = baseline.tests.filter(({ id }) => !untried.has(id)).map(({ id }) => id);
  if (tried.length === 0) return { baseline, kills: {}, assertions: {}, untried };
  if (untried.size === 0) return { ...(await engine.matrix(request)), untried };
  return { ...(await engine.matrix({ ...request, runOnly: tried })), baseline, untried };
}

/** Runs the latest version of a suite after a pause in typing. Never reports a result for an older version. */
export class MeterRun {
  #asked: string | null = null;
  #isBusy = false;
  #isWaiting = false;
  #isDropped = false;
  #isClosed = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /**
   * `hear`: called with each result, unless the suite has changed in the meantime or the run was cancelled. The result
   * is null if the engine could not run.
   */
  constructor(
    private readonly engine: MeterEngine,
    private readonly request: (suite: string) => MatrixRequest,
    private readonly hear: (result: Measured | null) => void,
  ) {}

  /** Sets the latest text of the suite. */
  ask(suite: string): void {
    if (suite === this.#asked) return;
    this.#asked = suite;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#begin(), PAUSE_MS);
  }

  /** Stops all reporting. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    clearTimeout(this.#patience);
    this.engine.drop();
  }

  #begin(): void {
    if (!this.#isBusy) void this.#run();
    else if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#patience = setTimeout(() => {
        this.#isDropped = true;
        this.engine.drop();
      }, PATIENCE_MS);
    }
  }

  async #run(): Promise<void> {
    const suite = this.#asked ?? "";
    this.#isBusy = true;
    const result = await measure(this.engine, this.request(suite)).catch(() => null);
    this.#isBusy = false;
    if (this.#isClosed) return;
    // A cancelled run isn't reported, even if the suite has the same text again, because another run follows.
    if (suite === this.#asked && !this.#isDropped) this.hear(result);
    this.#isDropped = false;
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    clearTimeout(this.#patience);
    void this.#run();
  }
}
