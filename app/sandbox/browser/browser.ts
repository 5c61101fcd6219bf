/**
 * The browser's sandbox: one Web Worker, which starts with the first request (or when `warm` is called) and is
 * restarted when a job exceeds its wall-clock limit. Graded runs happen on the server. Runs in the browser are only for
 * the learner.
 */
import type { MatrixRequest, MatrixResult, RunRequest, RunResult, Sandbox } from "../contract";
import { SandboxFault } from "../contract";
import { type Answer, type Job, wallClock } from "../jobs";
import { type MatrixPart, mergeMatrix } from "../mutants/matrix-parts";

interface Ticket {
  readonly job: Job;
  readonly resolve: (result: RunResult | MatrixPart) => void;
  readonly reject: (error: Error) => void;
}

export interface BrowserSandbox extends Sandbox {
  /** Loads the engine (about 300 kB), so that the first run is instant. */
  warm(): void;
  /** Cancels all pending requests: each one rejects, and a busy worker is terminated. */
  drop(): void;
}

class WorkerSandbox implements BrowserSandbox {
  #worker: Worker | null = null;
  #nextId = 1;
  /** The pending requests. The first one is running. */
  #tickets: Ticket[] = [];
  #clock: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #whenIdle: (() => void)[] = [];

  warm(): void {
    if (this.#worker || this.#closed) return;
    const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
    worker.onerror = (event) => this.#broke(event.message || "the worker did not start");
    this.#worker = worker;
  }

  run(request: RunRequest): Promise<RunResult> {
    return this.#enqueue({ kind: "run", id: this.#nextId++, request }) as Promise<RunResult>;
  }

  async matrix(request: MatrixRequest): Promise<MatrixResult> {
    const whole = await this.#enqueue({ kind: "matrix", id: this.#nextId++, request });
    return mergeMatrix(request, [whole as MatrixPart]);
  }

  #enqueue(job: Job): Promise<RunResult | MatrixPart> {
    if (this.#closed) return Promise.reject(new SandboxFault("the sandbox is closed"));
    return new Promise((resolve, reject) => {
      this.#tickets.push({ job, resolve, reject });
      if (this.#tickets.length === 1) this.#begin();
    });
  }

  #begin(): void {
    const ticket = this.#tickets[0];
    if (!ticket) {
      for (const done of this.#whenIdle.splice(0)) done();
      return;
    }
    this.warm();
    this.#worker?.postMessage(ticket.job);
    const ms = wallClock(ticket.job);
    this.#clock = setTimeout(() => this.#broke(`no answer within ${ms} ms`), ms);
  }

  /** Settles the running ticket and starts the next one. */
  #finish(settle: (ticket: Ticket) => void): void {
    clearTimeout(this.#clock);
    const ticket = this.#tickets.shift();
    if (ticket) settle(ticket);
    this.#begin();
  }

  #hear(answer: Answer): void {
    if (answer.kind === "ready") return;
    if (answer.id === 0) this.#broke(answer.kind === "fault" ? answer.message : "");
    else if (answer.id !== this.#tickets[0]?.job.id) return;
    else if (answer.kind === "done") this.#finish((ticket) => ticket.resolve(answer.result));
    else this.#finish((ticket) => ticket.reject(new SandboxFault(answer.message)));
  }

  /** Replaces a worker that can no longer be used. The next job gets a new worker. */
  #broke(why: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    if (this.#tickets.length > 0) this.#finish((ticket) => ticket.reject(new SandboxFault(why)));
  }

  drop(): void {
    if (this.#tickets.length === 0) return;
    clearTimeout(this.#clock);
    this.#worker?.terminate();
    this.#worker = null;
    for (const ticket of this.#tickets.splice(0)) ticket.reject(new SandboxFault("given up"));
    this.#begin();
  }

  async close(): Promise<void> {
    if (this.#tickets.length > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    this.#closed = true;
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** Creates the browser's sandbox. Nothing is loaded before the first request. */
export function createBrowserSandbox(): BrowserSandbox {
  return new WorkerSandbox();
}
