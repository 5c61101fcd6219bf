import { buildEngine } from "../build-engine.mjs";

/** The compiled engine without counting of work, to measure what the counting costs. */
export const unmeteredWasm = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(new Uint8Array(await buildEngine({ charges: false })));
