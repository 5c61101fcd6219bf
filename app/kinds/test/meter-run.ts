import type { MatrixRequest, MatrixResult } from "~/sandbox/contract";

/** What the meter runs on: a sandbox that can give up what it was asked. */
export interface MeterEngine {
  matrix(request: MatrixRequest): Promise<MatrixResult>;
  drop(): void;
}

/** Anyone who types on pauses for less. */
const PAUSE_MS = 250;
/** What runs this long while a newer text waits is given up: it would hold the meter up. */
const PATIENCE_MS = 1000;

/** Runs the newest text of a suite, a pause of typing after it came. An older text's result is never told. */
export class MeterRun {
  #asked: string | null = null;
  #isBusy = false;
  #isWaiting = false;
  #isClosed = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** `hear`: told each result of a text that is still the newest; null where the engine could not run. */
  constructor(
    private readonly engine: MeterEngine,
    private readonly request: (suite: string) => MatrixRequest,
    private readonly hear: (result: MatrixResult | null, suite: string) => void,
  ) {}

  /** The suite as it is now. */
  ask(suite: string): void {
    if (suite === this.#asked) return;
    this.#asked = suite;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#begin(), PAUSE_MS);
  }

  /** Nothing is told after it. */
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
      this.#patience = setTimeout(() => this.engine.drop(), PATIENCE_MS);
    }
  }

  async #run(): Promise<void> {
    const suite = this.#asked ?? "";
    this.#isBusy = true;
    const result = await this.engine.matrix(this.request(suite)).catch(() => null);
    this.#isBusy = false;
    if (this.#isClosed) return;
    if (suite === this.#asked) this.hear(result, suite);
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    clearTimeout(this.#patience);
    void this.#run();
  }
}
