import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Files, MutatedFiles } from "../contract";
import { generatedFolder } from "../wasm.server";
import type { MutantAnswer, MutantJob } from "./mutants-thread";

/**
 * Generates mutants on a separate thread. The library takes up to a second for some sources, and pages must not wait
 * for it.
 */

/** How long one job may take, including the start of the thread. Our own exercises take about a second. */
const MOST_MS = 30_000;
/** The memory limit in MB. Our own exercises take about 100. */
const MOST_MEMORY = 512;

/** Thrown if making mutants takes more time or memory than the limits allow, or if the code is nested too deeply. */
export class CostlyMutants extends Error {}

class MutantThread {
  #thread: Worker | null = null;
  /** The previous job. Jobs run one at a time, so a job that uses too much time or memory fails alone. */
  #last: Promise<unknown> = Promise.resolve();

  /** Starts the thread, which loads the library. */
  start(): Worker {
    if (this.#thread) return this.#thread;
    const folder = generatedFolder();
    const thread = new Worker(path.join(folder, "mutants-thread.mjs"), {
      workerData: { folder },
      // The thread doesn't inherit this process's flags, because these flags would load a source loader again.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    this.#thread = thread;
    // An idle thread does not prevent a command from ending.
    thread.unref();
    const forget = () => {
      if (this.#thread === thread) this.#thread = null;
    };
    thread.on("error", forget);
    thread.on("exit", forget);
    return thread;
  }

  mutate(files: Files, paths: readonly string[], mostMs: number): Promise<MutatedFiles> {
    const made = this.#last.then(() => this.#run({ files, paths }, mostMs));
    this.#last = made.catch(() => {});
    return made;
  }

  #run(job: MutantJob, mostMs: number): Promise<MutatedFiles> {
    const thread = this.start();
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(late);
        thread.removeAllListeners("message").off("error", lose).off("exit", lose).unref();
      };
      const lose = (cause: unknown) => {
        end();
        const isFull = (cause as { code?: unknown } | null)?.code === "ERR_WORKER_OUT_OF_MEMORY";
        const Ended = isFull ? CostlyMutants : Error;
        reject(new Ended("The thread that makes mutants ended.", { cause }));
      };
      const late = setTimeout(() => {
        end();
        this.#thread = null;
        void thread.terminate();
        reject(new CostlyMutants(`Making mutants took longer than ${mostMs / 1_000} s.`));
      }, mostMs);
      thread.ref();
      thread.on("error", lose).on("exit", lose);
      thread.on("message", (answer: MutantAnswer) => {
        end();
        if ("made" in answer) resolve(answer.made);
        else reject(new (answer.isTooDeep ? CostlyMutants : Error)(answer.problem));
      });
      thread.postMessage(job);
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
 * @param mostMs the time limit, which only tests change
 * @returns those files with their mutants, and the list of mutants in source order
 * @throws if a source does not parse; `CostlyMutants` if it takes too much time or memory
 */
export const mutate = (files: Files, paths: readonly string[], mostMs = MOST_MS): Promise<MutatedFiles> =>
  mutantThread().mutate(files, paths, mostMs);
