/**
 * Both guests of an engine after booting, as one file: booting evaluates the whole harness and takes at least 40 ms,
 * restoring its memory takes 3 ms. Made by build-engine.mjs. A boot depends only on the engine's module and the harness
 * (a test boots once more and compares).
 */
import { deserialize, serialize } from "node:v8";
import { type BootImages, Engine } from "./engine";

/** @param engine the module's bytes */
export const makeBootImages = (engine: Uint8Array): Uint8Array =>
  serialize(new Engine({ wasm: new WebAssembly.Module(new Uint8Array(engine)) }).images());

export const readBootImages = (bytes: Uint8Array): BootImages => deserialize(bytes) as BootImages;
