/** Where the built engine lies on a server, and the compiled module of it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that scripts/build-engine.mjs makes: beside this file, or in the project when this file is bundled. */
export function generatedFolder(): string {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), "generated");
  return existsSync(path.join(beside, "engine.wasm")) ? beside : path.resolve("app/sandbox/generated");
}

/** The metered engine, compiled; for `createInProcess({ wasm: await engineWasm() })`. */
export async function engineWasm(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array(await engineBytes()));
}

/** The metered engine as a file, for a process that may read none. */
export const engineBytes = (): Promise<Uint8Array> => readFile(path.join(generatedFolder(), "engine.wasm"));
