import crypto from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * The thread that renders texts. If a text takes too long, the thread is terminated, and the text isn't rendered again
 * for a while.
 */

export interface Task {
  /** "prose", "words" of prose on one line, or the language of code. */
  readonly as: string;
  readonly text: string;
  /** The time limit for highlighting. Code that is not highlighted by then stays plain. */
  readonly toneMs?: number;
}

interface Job extends Task {
  readonly runMs: number;
  readonly goesFirst: boolean;
  finish(value: unknown): void;
}

/**
 * How long a text may occupy the thread, and how long a page waits for the text, including for earlier texts in the
 * queue. A text that goes first waits only for the text that is being rendered, and for other texts that go first.
 */
export interface Patience {
  readonly runMs: number;
  readonly waitMs: number;
  readonly goesFirst?: boolean;
}

/** The maximum length of a rendered text. Longer texts are shown as their source. */
const MOST_CHARACTERS = 200_000;
const THREAD_MB = 192;
const LOAD_AGAIN_MS = 1_000;
/** The maximum number of failed texts whose hashes are remembered, so that viewing them again costs nothing. */
const MOST_REFUSED = 10_000;
const REFUSED_MS = 2 * 60_000;

export class RenderThread {
  readonly #queue: Job[] = [];
  readonly #refused = new Map<string, number>();
  readonly #origins: readonly string[];
  #thread: Worker | null = null;
  #isReady = false;
  #running: Job | null = null;
  #limit: NodeJS.Timeout | undefined;
  /**
   * Resolves when the thread has started for the first time. Pages wait for the start, and their time limits begin only
   * after it.
   */
  #firstStart: Promise<void> | undefined;

  constructor(origins: readonly string[]) {
    this.#origins = origins;
  }

  /** Loads the thread early, so that no page waits for it. */
  start(): Promise<void> {
    this.#firstStart ??= new Promise((resolve) => this.#load(resolve));
    return this.#firstStart;
  }

  /** Returns the thread's result for the text; null if the text exceeds a limit. */
  async draw<T>(task: Task, { runMs, waitMs, goesFirst = false }: Patience): Promise<T | null> {
    const key = hash(task);
    const until = this.#refused.get(key);
    if (task.text.length > MOST_CHARACTERS || (until !== undefined && until > Date.now())) return null;
    await this.start();
    return new Promise((resolve) => {
      const job: Job = {
        ...task,
        runMs,
        goesFirst,
        finish: (value) => {
          clearTimeout(late);
          if (value === undefined) this.#refuse(key);
          resolve((value ?? null) as T | null);
        },
      };
      const late = setTimeout(() => {
        const at = this.#queue.indexOf(job);
        if (at >= 0) this.#queue.splice(at, 1);
        resolve(null);
      }, waitMs);
      const behind = goesFirst ? this.#queue.findIndex((other) => !other.goesFirst) : -1;
      this.#queue.splice(behind < 0 ? this.#queue.length : behind, 0, job);
      this.#next();
    });
  }

  #load(onEnd: () => void): void {
    const thread = new Worker(scriptFile(), {
      workerData: { origins: this.#origins },
      // The thread doesn't get this process's flags, which would load a source loader again.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MB },
    });
    this.#thread = thread;
    this.#isReady = false;
    thread.unref();
    thread.on("message", (message: "ready" | { readonly value: unknown }) => {
      if (this.#thread !== thread) return;
      if (message === "ready") {
        this.#isReady = true;
        onEnd();
      } else this.#finish(message.value);
      this.#next();
    });
    // The thread ran out of memory or failed to load, so its current text fails.
    thread.on("error", () => this.#replace(thread));
    thread.on("exit", () => {
      this.#replace(thread);
      onEnd();
    });
  }

  #next(): void {
    if (!this.#isReady || this.#running || this.#queue.length === 0) return;
    const thread = this.#thread!;
    const job = this.#queue.shift()!;
    this.#running = job;
    this.#limit = setTimeout(() => this.#replace(thread), job.runMs);
    thread.postMessage({ as: job.as, text: job.text, toneMs: job.toneMs } satisfies Task);
  }

  #finish(value: unknown): void {
    clearTimeout(this.#limit);
    const job = this.#running;
    this.#running = null;
    job?.finish(value);
  }

  /**
   * Ends the thread, which abandons the text that it is rendering, and starts a new thread. Waits before the start if
   * the old thread never became ready.
   */
  #replace(thread: Worker): void {
    if (this.#thread !== thread) return;
    const load = () => this.#load(() => {});
    if (this.#isReady) load();
    else setTimeout(load, LOAD_AGAIN_MS).unref();
    void thread.terminate();
    this.#finish(undefined);
  }

  #refuse(key: string): void {
    this.#refused.delete(key);
    this.#refused.set(key, Date.now() + REFUSED_MS);
    if (this.#refused.size > MOST_REFUSED) this.#refused.delete(this.#refused.keys().next().value!);
  }
}

const hash = ({ as, text }: Task) => crypto.createHash("sha256").update(`${as}\n${text}`).digest("base64");

/** Finds the thread's bundle, which is in this file's source folder. The production build loads it from there, too. */
function scriptFile(): string {
  const name = "generated/render-thread.mjs";
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), name);
  return existsSync(beside) ? beside : path.resolve("app/ui/text", name);
}
