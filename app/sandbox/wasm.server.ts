/** Locates and loads the built engine on a server. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readBootImages } from "./engine/boot-images";
import type { EngineOptions } from "./engine/engine";

/**
 * Returns the folder that scripts/build-engine.mjs creates. It is next to this file, or in the project if this file is
 * bundled.
 */
export function generatedFolder(): string {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), "generated");
  return existsSync(path.join(beside, "engine.wasm")) ? beside : path.resolve("app/sandbox/generated");
}

/** Returns the compiled, metered engine and its booted guests, for `createInProcess(await builtEngine())`. */
export async function builtEngine(): Promise<Required<Pick<EngineOptions, "wasm" | "images">>> {
  const { wasm, images } = await engineFiles();
  return { wasm: await WebAssembly.compile(new Uint8Array(wasm)), images: readBootImages(images) };
}

/** Returns the bytes of the built engine and its guests, for a process that may not read files. */
export async function engineFiles(): Promise<{ wasm: Uint8Array; images: Uint8Array }> {
  const read = (name: string) => readFile(path.join(generatedFolder(), name));
  const [wasm, images] = await Promise.all([read("engine.wasm"), read("boot-images.bin")]);
  return { wasm, images };
}
