/**
 * The server's sandbox. It consists of processes, each with one warm engine, and a queue in which short jobs overtake
 * long ones. A matrix is divided among the idle processes.
 *
 * Each job has a wall-clock limit, after which its worker is terminated (fuel should always run out first). If a worker
 * dies, its job is retried once on a new worker. After that, the caller gets a `SandboxFault`, which means `ungraded`.
 * Long, because a process and the pool call each other, so two files would have to import each other.
 */
import path from "node:path";
import type { MatrixRequest, MatrixResult, RunRequest, RunResult, Sandbox } from "../contract";
import { SandboxFault } from "../contract";
import type { Walls } from "../engine/walls";
import { type Answer, type Job, lengthOf, type WorkerStart, wallClock } from "../jobs";
import { type MatrixPart, mergeMatrix, splitMatrix } from "../mutants/matrix-parts";
import { engineFiles, generatedFolder } from "../wasm.server";
import { startConfined } from "./confined.server";

export interface PoolOptions {
  /** The number of worker processes. */
  readonly size: number;
  /** The path of the bundled worker. Default: generated/pool-worker.mjs. */
  readonly script?: string;
  /** The wall-clock limit in ms, used by tests and benchmarks in place of the usual limit. */
  readonly wallClockMs?: number;
  /** Walls that a test removes to prove that they protect the system. */
  readonly walls?: Partial<Walls>;
  /** Whether the processes run without Node's permission model, for tests whose worker scripts write files. */
  readonly isOpen?: boolean;
}

/** The pool's state, as numbers of processes and jobs. */
export interface PoolState {
  readonly size: number;
  readonly busy: number;
  /** The number of jobs that no process has started. */
  readonly waiting: number;
  /** Whether processes can start. False if the most recent attempts failed. */
  readonly isUp: boolean;
}

/** The server's sandbox. */
export interface SandboxPool extends Sandbox {
  state(): PoolState;
}

interface Ticket {
  readonly job: Job;
  /**
   * The job's position in the queue: its arrival number plus its length, so a few later jobs can overtake a long job.
   */
  readonly turn: number;
  readonly resolve: (result: RunResult | MatrixPart) => void;
  readonly reject: (error: Error) => void;
  tries: number;
}

type State = "starting" | "idle" | "busy" | "gone";

const TRIES = 2;

/** The pause in ms before a process is started in place of one that didn't start. */
const PAUSE = 500;

/** The maximum number of characters that are reported from a dead process's output. */
const LAST_WORDS = 2_000;

/** One process and its current ticket. */
class PoolWorker {
  state: State = "starting";
  readonly #process: ReturnType<typeof startConfined>;
  readonly #pool: Pool;
  #ticket: Ticket | null = null;
  #clock: NodeJS.Timeout | undefined;
  readonly exited: Promise<void>;

  constructor(pool: Pool, script: string, start: WorkerStart, isOpen: boolean) {
    this.#pool = pool;
    this.#process = startConfined(script, { isOpen });
    let said = "";
    this.#process.stderr?.on("data", (text: Buffer) => {
      said = `${said}${text}`.slice(-LAST_WORDS);
    });
    this.#process.on("message", (answer: Answer) => this.#hear(answer));
    this.#process.on("error", (error) => this.#gone(error.message));
    this.exited = new Promise((resolve) => {
      this.#process.on("close", (code, signal) => {
        this.#gone(`the worker ended with ${signal ?? `code ${code}`}${said && `: ${said.trim()}`}`);
        resolve();
      });
    });
    this.#tell(start);
  }

  /**
   * Sends a message to the process. If the process is already gone, its exit event reports that. If the system couldn't
   * start it, for example because too many files are open, it has no `send`, and its error event reports that.
   */
  #tell(message: WorkerStart | Job): void {
    this.#process.send?.(message, () => {});
  }

  give(ticket: Ticket, wallClockMs: number): void {
    this.state = "busy";
    this.#ticket = ticket;
    this.#clock = setTimeout(() => this.#gone(`no answer within ${wallClockMs} ms`), wallClockMs);
    this.#tell(ticket.job);
  }

  #take(): Ticket | null {
    clearTimeout(this.#clock);
    const ticket = this.#ticket;
    this.#ticket = null;
    return ticket;
  }

  #hear(answer: Answer): void {
    if (this.state === "gone") return;
    const ticket = this.#take();
    this.state = "idle";
    if (answer.kind === "done") ticket?.resolve(answer.result);
    else if (answer.kind === "fault") ticket?.reject(new SandboxFault(answer.message));
    this.#pool.next();
  }

  #gone(why: string): void {
    if (this.state === "gone") return;
    const early = this.state === "starting";
    this.state = "gone";
    // After an error, the process may still be running.
    this.#process.kill("SIGKILL");
    this.#pool.lost(this, this.#take(), why, early);
  }

  terminate(): void {
    this.state = "gone";
    clearTimeout(this.#clock);
    this.#process.kill("SIGKILL");
  }
}

class Pool implements SandboxPool {
  readonly #options: PoolOptions;
  readonly #script: string;
  readonly #engine: ReturnType<typeof engineFiles>;
  readonly #queue: Ticket[] = [];
  readonly #workers = new Set<PoolWorker>();
  #nextId = 1;
  #closed = false;
  /** The number of consecutive workers that died before they were ready. After too many, no more are started. */
  #deadStarts = 0;
  /** Set during the pause after a process didn't start. */
  #pause: NodeJS.Timeout | undefined;
  /** Whether requests had to be rejected, and no process has become ready since then. */
  #isBroken = false;
  readonly #waitingForIdle: (() => void)[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#script = options.script ?? path.join(generatedFolder(), "pool-worker.mjs");
    this.#engine = engineFiles();
    this.#engine.then(
      () => this.#fill(),
      (error: Error) => this.#refuseAll(`the engine did not load: ${error.message}`),
    );
  }

  run(request: RunRequest): Promise<RunResult> {
    const id = this.#nextId++;
    return this.#whenUp(() => this.#enqueue({ kind: "run", id, request }, id) as Promise<RunResult>);
  }

  matrix(request: MatrixRequest): Promise<MatrixResult> {
    const arrived = this.#nextId++;
    return this.#whenUp(async () => {
      const parts = splitMatrix(request, this.#free());
      const judged = parts.map((part) => this.#enqueue({ kind: "matrix", id: this.#nextId++, request: part }, arrived));
      return mergeMatrix(request, (await Promise.all(judged)) as MatrixPart[]);
    });
  }

  /** Runs the work once the engine has loaded, in the order of the requests. This order includes `close`. */
  #whenUp<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new SandboxFault("the sandbox is closed"));
    return this.#engine.then(work, () => Promise.reject(new SandboxFault("the engine did not load")));
  }

  /** Returns the number of processes that have no job and won't get a waiting job. Includes starting processes. */
  #free(): number {
    const free = [...this.#workers].filter(({ state }) => state === "idle" || state === "starting").length;
    return Math.max(1, free - this.#queue.length);
  }

  /** Inserts a job at its position. */
  #enqueue(job: Job, arrived: number): Promise<RunResult | MatrixPart> {
    return new Promise((resolve, reject) => {
      const turn = arrived + lengthOf(job);
      const after = this.#queue.findLastIndex((other) => other.turn <= turn);
      this.#queue.splice(after + 1, 0, { job, turn, resolve, reject, tries: 0 });
      this.#fill();
      this.next();
    });
  }

  /** Starts workers until the pool has its full size, unless the pool is closed and no jobs are waiting. */
  async #fill(): Promise<void> {
    const files = await this.#engine;
    while (!this.#pause && (!this.#closed || this.#queue.length > 0) && this.#workers.size < this.#options.size) {
      const { walls = {}, isOpen = false } = this.#options;
      try {
        this.#workers.add(new PoolWorker(this, this.#script, { kind: "start", ...files, walls }, isOpen));
      } catch (error) {
        // The system has no memory for another process, for example.
        return this.#deadStart(error instanceof Error ? error.message : String(error));
      }
    }
  }

  /** Counts a worker that died before it was ready. Starts another one after a pause, unless too many have died. */
  #deadStart(why: string): void {
    if (++this.#deadStarts > this.#options.size + TRIES) {
      this.#refuseAll(`the workers do not start: ${why}`);
      return;
    }
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      void this.#fill();
    }, PAUSE);
  }

  /** Assigns waiting jobs to idle workers. */
  next(): void {
    for (const worker of this.#workers) {
      if (worker.state !== "idle") continue;
      this.#deadStarts = 0;
      this.#isBroken = false;
      const ticket = this.#queue.shift();
      if (!ticket) break;
      ticket.tries++;
      worker.give(ticket, this.#options.wallClockMs ?? wallClock(ticket.job));
    }
    if (this.#isIdle()) for (const done of this.#waitingForIdle.splice(0)) done();
  }

  #isIdle(): boolean {
    return this.#queue.length === 0 && ![...this.#workers].some((worker) => worker.state === "busy");
  }

  /**
   * Called when a worker is gone. Retries its job once on another worker. If that worker is lost, too, rejects the job
   * with a fault.
   */
  lost(worker: PoolWorker, ticket: Ticket | null, why: string, early: boolean): void {
    this.#workers.delete(worker);
    if (early) {
      // It had no job, because it wasn't ready.
      this.#deadStart(why);
      return;
    }
    if (ticket && ticket.tries < TRIES) this.#queue.unshift(ticket);
    else ticket?.reject(new SandboxFault(why));
    void this.#fill();
    this.next();
  }

  #refuseAll(why: string): void {
    this.#isBroken = true;
    for (const ticket of this.#queue.splice(0)) ticket.reject(new SandboxFault(why));
    this.next();
  }

  state(): PoolState {
    const busy = [...this.#workers].filter((worker) => worker.state === "busy").length;
    return { size: this.#options.size, busy, waiting: this.#queue.length, isUp: !this.#isBroken };
  }

  /** Finishes pending requests, then ends the processes and waits for their exit. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine.catch(() => {});
    if (!this.#isIdle()) await new Promise<void>((resolve) => this.#waitingForIdle.push(resolve));
    clearTimeout(this.#pause);
    const workers = [...this.#workers];
    for (const worker of workers) worker.terminate();
    await Promise.all(workers.map((worker) => worker.exited));
    this.#workers.clear();
  }
}

/** Starts a pool with `size` processes, which boot and warm up immediately. */
export function createPool(options: PoolOptions): SandboxPool {
  return new Pool(options);
}
