import type { Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";

const kept = globalThis as { onrampTestSandbox?: Promise<Sandbox> };

/**
 * Returns a sandbox for tests that only need graded work. A process runs many test files, and most of them grade the
 * same samples of the same few exercises. They share one engine and its results, so that each distinct request runs
 * only once.
 */
export function testSandbox(): Promise<Sandbox> {
  kept.onrampTestSandbox ??= builtEngine().then((built) => remembering(createInProcess(built)));
  return kept.onrampTestSandbox;
}
