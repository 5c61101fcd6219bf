/**
 * What identifies a job's outcome: its result as text, including units, and the hash of the engine's whole memory
 * afterwards.
 */
import type { MatrixRequest, RunRequest } from "~/sandbox/contract";
import type { createInProcess } from "~/sandbox/in-process";

export type EngineJob =
  | { readonly name: string; readonly kind: "run"; readonly request: RunRequest }
  | { readonly name: string; readonly kind: "matrix"; readonly request: MatrixRequest };

export interface Fingerprint {
  readonly name: string;
  readonly result: string;
  /** The SHA-256 hash of the engine's memory, in hex. */
  readonly image: string;
}

/** Runs the job on this engine, the same way in Node and in a browser's worker. */
export async function fingerprint(sandbox: ReturnType<typeof createInProcess>, job: EngineJob): Promise<Fingerprint> {
  const result = job.kind === "run" ? await sandbox.run(job.request) : await sandbox.matrix(job.request);
  const image = new Uint8Array(sandbox.engine.guest.instance.image());
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", image));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name: job.name, result: JSON.stringify(result), image: hex };
}
