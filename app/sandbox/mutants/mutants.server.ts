import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Files, MutatedFiles } from "../contract";
import { generatedFolder } from "../wasm.server";
import type { MutantAnswer, MutantJob } from "./mutants-thread";

/**
 * Generates mutants on a separate thread. The library takes up to a second for some sources, and pages must not wait
 * for it.
 */

interface Ticket {
  readonly resolve: (made: MutatedFiles) => void;
  readonly reject: (error: Error) => void;
}

class MutantThread {
  readonly #waiting = new Map<number, Ticket>();
  #thread: Worker | null = null;
  #last = 0;

  /** Starts the thread, which loads the library. */
  start(): Worker {
    if (this.#thread) return this.#thread;
    const folder = generatedFolder();
    // The thread doesn't inherit this process's flags, because these flags would load a source loader again.
    const thread = new Worker(path.join(folder, "mutants-thread.mjs"), { workerData: { folder }, execArgv: [] });
    this.#thread = thread;
    // An idle thread does not prevent a command from ending.
    thread.unref();
    thread.on("message", (answer: MutantAnswer) => {
      const ticket = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) thread.unref();
      if ("made" in answer) ticket?.resolve(answer.made);
      else ticket?.reject(new Error(answer.problem));
    });
    const lose = (error: Error) => {
      if (this.#thread === thread) this.#thread = null;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    thread.on("error", lose);
    thread.on("exit", (code) => lose(new Error(`The thread that makes mutants ended with code ${code}.`)));
    return thread;
  }

  mutate(files: Files, paths: readonly string[]): Promise<MutatedFiles> {
    const thread = this.start();
    thread.ref();
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      thread.postMessage({ id, files, paths } satisfies MutantJob);
    });
  }
}

/** There is one thread per process, even if modules are loaded again, as in development and between test files. */
const shared = globalThis as { onrampMutantThread?: MutantThread };
const mutantThread = () => (shared.onrampMutantThread ??= new MutantThread());

/** Loads the library, so that no submission waits for it. */
export const startMutantThread = (): void => void mutantThread().start();

/**
 * @param paths which of `files` to mutate
 * @returns those files with their mutants, and the list of mutants in source order
 * @throws if a source does not parse
 */
export const mutate = (files: Files, paths: readonly string[]): Promise<MutatedFiles> =>
  mutantThread().mutate(files, paths);
