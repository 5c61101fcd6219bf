/** The thread of the pool: one engine, one job at a time. Bundled into generated/pool-worker.mjs by build-engine.mjs. */
import { parentPort, workerData } from "node:worker_threads";
import { createInProcess } from "./in-process";
import type { Answer, Job, WorkerStart } from "./jobs";

const { wasm, walls } = workerData as WorkerStart;
const sandbox = createInProcess(walls ? { wasm, walls } : { wasm });

function answer(message: Answer): void {
  parentPort?.postMessage(message);
}

// The first run compiles and boots everything, so that no request meets a cold engine.
const warm = { files: { "warm.test.js": "test('warm', () => expect([1]).toEqual([1]))" }, tests: ["warm.test.js"] };
sandbox.run(warm).then(() => answer({ kind: "ready" }));

parentPort?.on("message", async (job: Job) => {
  try {
    const result = job.kind === "run" ? await sandbox.run(job.request) : await sandbox.matrix(job.request);
    answer({ kind: "done", id: job.id, result });
  } catch (error) {
    answer({ kind: "fault", id: job.id, message: error instanceof Error ? error.message : String(error) });
  }
});
