/**
 * Both guests of an engine as they are once booted, as one file: booting evaluates the whole harness, which takes 40 ms
 * and more, putting its memory back takes 3. Made by build-engine.mjs; what a boot makes depends on nothing but the
 * engine's module and the harness (a test boots once more and compares).
 */
import { deserialize, serialize } from "node:v8";
import { type BootImages, Engine } from "./engine";

/** @param engine the module's bytes */
export const makeBootImages = (engine: Uint8Array): Uint8Array =>
  serialize(new Engine({ wasm: new WebAssembly.Module(new Uint8Array(engine)) }).images());

export const readBootImages = (bytes: Uint8Array): BootImages => deserialize(bytes) as BootImages;
