/**
 * Reads and writes the file with an engine's two guests after booting. Booting evaluates the whole harness and takes at
 * least 40 ms, but restoring the memory takes 3 ms. build-engine.mjs creates the file. The result of booting depends
 * only on the engine's module and the harness, and a test compares the file with a fresh boot.
 */
import { deserialize, serialize } from "node:v8";
import { type BootImages, Engine } from "./engine";

/** @param engine the module's bytes */
export const makeBootImages = (engine: Uint8Array): Uint8Array =>
  serialize(new Engine({ wasm: new WebAssembly.Module(new Uint8Array(engine)) }).images());

export const readBootImages = (bytes: Uint8Array): BootImages => deserialize(bytes) as BootImages;
