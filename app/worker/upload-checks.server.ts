import { fork } from "node:child_process";
import path from "node:path";
import { failUpload, queueNextUpload } from "~/cohort/uploads/check-upload.server";
import type { Handler } from "~/grading/queue/queue";
import { repeat } from "~/operations/repeat.server";
import type { CodeForm } from "./figures-process.server";

/**
 * The time limit for a check's process. It is higher than the check's own limit, which a very busy check may fail to
 * enforce.
 */
const MOST_MS = 12 * 60_000;
/**
 * The memory limit in MB for the process that reads the upload, not counting its sandbox. Our largest exercise needs a
 * fifth of this.
 */
const MOST_MEMORY = 768;

/** Creates the handler that checks uploads. Each grading process runs one check at a time, in a separate process. */
export function uploadsIn(form: CodeForm): Handler {
  let isBusy = false;
  return async (id) => {
    // The running check queues the next one when it ends.
    if (isBusy) return;
    isBusy = true;
    try {
      const ended = await runApart(form, id);
      if (ended === "lost") await failUpload(id, "takes too much time or memory to check: make the exercise smaller");
      if (ended === "failed") throw new Error("an upload could not be checked");
    } finally {
      isBusy = false;
      await queueNextUpload(id);
    }
  };
}

const SWEEP_MS = 60 * 60_000;

/**
 * Queues a waiting upload, now and every hour, in case a check ended without queueing the next one. Returns a function
 * that stops this.
 */
export const sweepUploads = (): (() => Promise<void>) =>
  repeat(SWEEP_MS, () => queueNextUpload(""), "uploads could not be queued");

/**
 * Checks an upload in a separate process. `lost` means that the check used too much time or memory, and `failed` means
 * a fault on our side.
 */
function runApart(form: CodeForm, id: string): Promise<"done" | "failed" | "lost"> {
  return new Promise((resolve, reject) => {
    const execArgv = [`--max-old-space-size=${MOST_MEMORY}`];
    const child = fork(path.resolve("scripts/check-upload.mjs"), [form, id], { execArgv });
    const late = setTimeout(() => child.kill("SIGKILL"), MOST_MS);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      clearTimeout(late);
      resolve(code === 0 ? "done" : signal === "SIGKILL" || signal === "SIGABRT" ? "lost" : "failed");
    });
  });
}
