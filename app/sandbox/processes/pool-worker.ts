/**
 * The code of a process in the pool (confined.server.ts), which has one engine and runs one job at a time.
 * build-engine.mjs bundles it into generated/pool-worker.mjs.
 */
import { readBootImages } from "../engine/boot-images";
import { createInProcess } from "../in-process";
import type { Answer, Job, WorkerStart } from "../jobs";
import { closeDoors } from "./close-doors";

closeDoors();

const answer = (message: Answer): void => void process.send?.(message);

let sandbox: ReturnType<typeof createInProcess>;
/** Starts the engine. The first run compiles and boots everything, so that no request waits for a cold engine. */
async function start({ wasm, images, walls }: WorkerStart): Promise<void> {
  const module = new WebAssembly.Module(new Uint8Array(wasm));
  sandbox = createInProcess({ wasm: module, images: readBootImages(images), walls });
  const warm = { files: { "warm.test.js": "test('warm', () => expect([1]).toEqual([1]))" }, tests: ["warm.test.js"] };
  await sandbox.run(warm);
  answer({ kind: "ready" });
}

async function work(job: Job): Promise<void> {
  try {
    const result = job.kind === "run" ? await sandbox.run(job.request) : await sandbox.matrixPart(job.request);
    answer({ kind: "done", id: job.id, result });
  } catch (error) {
    answer({ kind: "fault", id: job.id, message: error instanceof Error ? error.message : String(error) });
  }
}

process.on("message", (message: WorkerStart | Job) =>
  message.kind === "start" ? void start(message) : void work(message),
);
