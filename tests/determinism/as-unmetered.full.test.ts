/**
 * The metered engine behaves like the plain one: on the programs of test262's parser tests, each run as a script, and
 * on everything that runs when exercises are checked. Programs that the metered engine stops (endless loops, endless
 * calls) are left out, because the plain engine would never return. The test runs a sample of the exercises, or all of
 * them in the long run.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { KIND_IDS } from "~/kinds/registry";
import { EngineStop, Instance, MAX_PAGES, type Snapshot } from "~/sandbox/engine/instance";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { unmeteredWasm } from "../../scripts/bench/unmetered";
import { isLong } from "../setup/runs";
import { jobsOf, slugsOf } from "./catalogue";
import type { EngineJob } from "./fingerprint";

const PROGRAMS = path.dirname(createRequire(import.meta.url).resolve("test262-parser-tests/package.json"));
/**
 * The folders of well-formed programs, of the same programs with all brackets and semicolons written out, and of
 * programs that must be refused.
 */
const FOLDERS = ["pass", "pass-explicit", "fail", "early"];
/** The work limit of each program: a thousandth of the limit for one test in an exercise. */
const UNITS = 1_000_000n;

let metered: WebAssembly.Module;
let plain: WebAssembly.Module;
beforeAll(async () => {
  [{ wasm: metered }, plain] = await Promise.all([builtEngine(), unmeteredWasm()]);
});

/**
 * Returns a function that runs one script in an engine reset to its initial state. That function returns the outcome as
 * text, or null if the script was stopped.
 */
function runnerOf(module: WebAssembly.Module): (code: string) => string | null {
  const instance = new Instance(module, { maxPages: MAX_PAGES, fuel: true });
  const fresh: Snapshot = instance.snapshot();
  return (code) => {
    instance.restore(fresh);
    instance.fuel = UNITS;
    try {
      const outcome = instance.evaluate(code, "program.js");
      instance.runJobs();
      return "error" in outcome ? `throws ${instance.text(outcome.error)}` : `gives ${instance.text(outcome.value)}`;
    } catch (error) {
      if (error instanceof EngineStop) return null;
      throw error;
    }
  };
}

describe.each(FOLDERS)("test262's programs in %s", (folder) => {
  // Modules are left out, because the product's transpiler rewrites them before the engine sees them.
  const names = fs.readdirSync(path.join(PROGRAMS, folder)).filter((name) => !name.endsWith(".module.js"));

  test("end alike with and without metering", () => {
    const [counted, free] = [runnerOf(metered), runnerOf(plain)];
    let stopped = 0;
    let threw = 0;
    for (const name of names) {
      const code = fs.readFileSync(path.join(PROGRAMS, folder, name), "utf8");
      const told = counted(code);
      if (told === null) stopped++;
      else expect(free(code), name).toBe(told);
      if (told?.startsWith("throws SyntaxError")) threw++;
    }
    console.info(`${folder}: ${names.length} programs, ${threw} are refused, ${stopped} stopped`);
    expect(stopped).toBeLessThan(names.length / 20);
    // Both engines parse the programs correctly: most that must fail are refused, and most that must pass are accepted.
    if (folder.startsWith("pass")) expect(threw).toBeLessThan(names.length / 10);
    else expect(threw).toBeGreaterThan(names.length / 2);
  });
});

/** Returns a result as text, without the counted units. */
const withoutUnits = (result: unknown) => JSON.stringify(result, (key, value) => (key === "units" ? undefined : value));
const isStopped = (text: string) => /"kind":"(?:units|depth|memory|hung)"|"outcome":"stopped"/.test(text);

describe("what the checks of exercises run", () => {
  const slugs = KIND_IDS.flatMap((kind) => (isLong ? slugsOf(kind) : slugsOf(kind).slice(0, 1)));

  test.each(slugs)(
    "%s ends alike with and without metering",
    async (slug) => {
      const counted = createInProcess({ wasm: metered });
      const free = createInProcess({ wasm: plain });
      const run = async (sandbox: typeof counted, job: EngineJob) =>
        withoutUnits(job.kind === "run" ? await sandbox.run(job.request) : await sandbox.matrix(job.request));
      const jobs = await jobsOf(slug, createInProcess({ wasm: metered }));
      expect(jobs.length).toBeGreaterThan(0);
      for (const job of isLong ? jobs : jobs.slice(0, 5)) {
        const told = await run(counted, job);
        if (!isStopped(told)) expect(await run(free, job), job.name).toBe(told);
      }
    },
    600_000,
  );
});
