import { buildEngine } from "../build-engine.mjs";

/** Compiles the engine without the code that counts work, to measure what counting costs. */
export const unmeteredWasm = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(new Uint8Array(await buildEngine({ charges: false })));
