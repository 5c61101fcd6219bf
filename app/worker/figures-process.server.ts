import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { log } from "~/operations/log.server";

/** Which code a new process runs: the production build, or the source. */
export type CodeForm = "built" | "source";

/**
 * The delay before the process is first started. Loading the process's code takes a second, and the first page requests
 * have priority.
 */
const FIRST_MS = 3_000;
/** Delay before restarting a process that ended by itself. */
const AGAIN_MS = 5_000;

/**
 * Starts the process that updates the reports' counts and figures, and adds results to the mentors' queue
 * (`figures.server.ts`). Returns a function that stops the process and resolves once the process has ended. The
 * function kills the process after `patienceMs`.
 */
export function startFigures(form: CodeForm): (patienceMs: number) => Promise<void> {
  let child: ChildProcess | undefined;
  let isStopping = false;
  const start = () => {
    const started = fork(path.resolve("scripts/figures.mjs"), [form], { execArgv: [] });
    child = started;
    const startAgain = (why: object, message: string) => {
      // An error event may or may not be followed by an exit event.
      if (isStopping || child !== started) return;
      child = undefined;
      log.error(why, message);
      next = setTimeout(start, AGAIN_MS);
      next.unref();
    };
    started.on("error", (err) => {
      if (started.pid === undefined) startAgain({ err }, "the process for figures could not be started");
      else log.error({ err }, "the process for figures could not be reached");
    });
    started.on("exit", (code, signal) => startAgain({ code, signal }, "the process for figures ended unexpectedly"));
  };
  let next = setTimeout(start, FIRST_MS);
  next.unref();
  return async (patienceMs) => {
    isStopping = true;
    clearTimeout(next);
    const last = child;
    if (!last?.connected) return;
    const ended = new Promise((resolve) => last.once("exit", resolve));
    const late = setTimeout(() => last.kill("SIGKILL"), patienceMs);
    last.disconnect();
    await ended;
    clearTimeout(late);
  };
}
