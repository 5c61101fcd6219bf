import type { MatrixRequest, MatrixResult } from "~/sandbox/contract";

/** The meter's sandbox, whose runs can be abandoned. */
export interface MeterEngine {
  matrix(request: MatrixRequest): Promise<MatrixResult>;
  drop(): void;
}

/** While typing, pauses are shorter than this. */
const PAUSE_MS = 250;
/** A run that takes this long while a newer text waits is abandoned: it would block the meter. */
const PATIENCE_MS = 1000;

/** Runs the newest text of a suite after a pause in typing. Never reports an older text's result. */
export class MeterRun {
  #asked: string | null = null;
  #isBusy = false;
  #isWaiting = false;
  #isClosed = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** `hear`: receives each result for a text that is still the newest; null if the engine could not run. */
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

  /** Nothing is reported after this call. */
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
