import { buildEngine } from "../build-engine.mjs";

/** The engine without the counting of work, compiled: for what the counting costs. */
export const unmeteredWasm = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(new Uint8Array(await buildEngine({ charges: false })));
