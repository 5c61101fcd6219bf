/**
 * A worker for tests, with the same sandbox as the production worker (app/sandbox/browser/browser-worker.ts). Also
 * returns a hash of the engine's memory after each job.
 */
/// <reference lib="webworker" />
import { createInProcess } from "~/sandbox/in-process";
import { type EngineJob, fingerprint } from "./fingerprint";

declare const self: DedicatedWorkerGlobalScope;

const sandbox = WebAssembly.compileStreaming(fetch("/engine.wasm")).then((wasm) => createInProcess({ wasm }));

self.onmessage = async ({ data: job }: MessageEvent<EngineJob>) => {
  try {
    self.postMessage({ done: await fingerprint(await sandbox, job) });
  } catch (error) {
    self.postMessage({ fault: String(error) });
  }
};
