/**
 * The browser's worker: the same engine as on the server, compiled from the same file. The page's CSP needs
 * 'wasm-unsafe-eval'.
 */
/// <reference lib="webworker" />
import wasmUrl from "../generated/engine.wasm?url";
import { createInProcess } from "../in-process";
import type { Answer, Job } from "../jobs";

declare const self: DedicatedWorkerGlobalScope;

const answer = (message: Answer) => self.postMessage(message);

/**
 * Compiles the engine synchronously. If WebAssembly compiles in the background while the user leaves the page, Chromium
 * 143 sometimes crashes the tab (docs/decisions/032-compiled-at-once.md). The worker has nothing else to do during
 * compilation.
 */
async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new WebAssembly.Module(await response.arrayBuffer());
}

const sandbox = compile().then((wasm) => createInProcess({ wasm }));
sandbox.then(
  () => answer({ kind: "ready" }),
  (error: unknown) => answer({ kind: "fault", id: 0, message: `the engine did not load: ${String(error)}` }),
);

self.onmessage = async ({ data: job }: MessageEvent<Job>) => {
  try {
    const engine = await sandbox;
    const result = job.kind === "run" ? await engine.run(job.request) : await engine.matrixPart(job.request);
    answer({ kind: "done", id: job.id, result });
  } catch (error) {
    answer({ kind: "fault", id: job.id, message: error instanceof Error ? error.message : String(error) });
  }
};
