/**
 * The transpiler and the engine must read the same program. Otherwise code could escape its module, and the code that
 * is checked would differ from the code that runs. Draws random texts on which JavaScript parsers may disagree. Each
 * text must behave the same here and in V8, or be refused. `ONRAMP_FUZZ_SEED` draws the texts of a long run again.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Engine } from "~/sandbox/engine/engine";
import { runRequest } from "~/sandbox/engine/run-request";
import { builtEngine } from "~/sandbox/wasm.server";
import { isLong, runs } from "../setup/runs";
import { escapeOf, textOf } from "./cases/reader-texts";
import { byOthers, byUs } from "./fuzz/readers";

const seed = Number(process.env.ONRAMP_FUZZ_SEED ?? (isLong ? Date.now() : 20261121));
const PATIENCE_MS = isLong ? 3_600_000 : 60_000;
/**
 * The largest share of the texts accepted by V8 that may be refused here, because the engine or the transpiler lacks
 * the syntax.
 */
const MOST_REFUSED = 0.08;
const LEAST_READ = 0.4;

let engine: Engine;
beforeAll(async () => {
  engine = new Engine(await builtEngine());
});

test.each([
  ["JavaScript", false, 300],
  ["TypeScript", true, 80],
] as const)("%s behaves the same here and in V8", { timeout: PATIENCE_MS }, (_, isTyped, count) => {
  let [all, read, refused] = [0, 0, 0];
  const property = fc.property(textOf(isTyped), (text) => {
    all++;
    const theirs = byOthers(text, isTyped);
    if (theirs === null) return;
    read++;
    const ours = byUs(engine, text, isTyped);
    if (ours === null) refused++;
    else expect(ours).toBe(theirs);
  });
  fc.assert(property, { numRuns: runs(count), seed });
  expect(read).toBeGreaterThan(LEAST_READ * all);
  expect(refused).toBeLessThan(MOST_REFUSED * read);
});

test("no text runs before its module is loaded", { timeout: PATIENCE_MS }, () => {
  const isSeen = (text: string, file: string, head = "") => {
    const test = `${head} it("x", () => { expect((globalThis as any).outside).toBe(1) });`;
    const run = runRequest(engine, { files: { [file]: text, "tests/a.test.ts": test }, tests: ["tests/a.test.ts"] });
    return run.tests[0]?.status === "passed";
  };
  const property = fc.property(escapeOf, fc.constantFrom("src/work.ts", "src/work.js"), (text, file) => {
    expect(isSeen(text, file)).toBe(false);
  });
  fc.assert(property, { numRuns: runs(1_000), seed });
  expect(isSeen("globalThis.outside = 1;", "src/work.js", `import "../src/work";`)).toBe(true);
});
