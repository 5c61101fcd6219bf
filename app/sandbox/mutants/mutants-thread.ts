import { parentPort, workerData } from "node:worker_threads";
import type { Files, MutatedFiles } from "../contract";
import { loadInstrumenter, makeMutants } from "./mutants";

/** The code of the thread that mutants.server.ts starts. */

export interface MutantJob {
  readonly files: Files;
  readonly paths: readonly string[];
}
export type MutantAnswer = { readonly made: MutatedFiles } | { readonly problem: string; readonly isTooDeep: boolean };

const { folder } = workerData as { folder: string };
const port = parentPort!;

port.on("message", ({ files, paths }: MutantJob) => {
  const answer = (given: MutantAnswer) => port.postMessage(given);
  makeMutants(folder, files, paths).then(
    (made) => answer({ made }),
    (error: Error) => answer({ problem: error.message, isTooDeep: error.message.includes("Maximum call stack size") }),
  );
});

// Loads the library early, so that the first job doesn't wait. If loading fails, the job reports the error.
loadInstrumenter(folder).catch(() => {});
