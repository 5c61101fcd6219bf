import { beforeAll, describe, expect, it } from "vitest";
import type { MatrixRequest, MutatedFiles, Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick } from "../../../tests/setup/runs";
import { type Measured, MeterRun } from "./meter-run";

const SOURCE = { "src/a.ts": "export const add = (a: number, b: number) => a + b;" };
const suiteFor = (title: string) =>
  `import { add } from "../src/a"; test("${title}", () => { expect(add(1, 2)).toBe(3); });`;

let sandbox: Sandbox;
let mutated: MutatedFiles;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
  mutated = await mutate(SOURCE, ["src/a.ts"]);
});

const request = (suite: string): MatrixRequest => ({
  files: { ...SOURCE, "a.test.ts": suite.replace("../", "./") },
  tests: ["a.test.ts"],
  mutated,
});

/** Starts a run on the real engine. Each answer is held back until `answers` resolves. */
function start(answers: (asked: number) => Promise<void>, drop = () => {}) {
  const ran: string[] = [];
  const heard: string[] = [];
  const run = new MeterRun(
    {
      run: (asked) => sandbox.run(asked),
      matrix: async (asked) => {
        ran.push(asked.files["a.test.ts"]!);
        await answers(ran.length);
        return sandbox.matrix(asked);
      },
      drop,
    },
    request,
    (result: Measured | null) => heard.push(result ? result.baseline.tests[0]!.title[0]! : "fault"),
  );
  return { run, ran, heard };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

describe("the meter's runs", () => {
  it("the meter's runs", async () => {
    const { run, ran, heard } = start(async () => {});
    for (const title of ["o", "on", "one"]) run.ask(suiteFor(title));
    expect(ran).toEqual([]);
    await expect.poll(() => heard).toEqual(["one"]);
    run.ask(suiteFor("one"));
    await pause(400);
    expect(ran).toHaveLength(1);
  });

  it("report nothing about an older text, and continue with the newer one", async () => {
    let answer = () => {};
    const { run, ran, heard } = start((asked) =>
      asked === 1
        ? new Promise((done) => {
            answer = done;
          })
        : Promise.resolve(),
    );
    run.ask(suiteFor("old"));
    await expect.poll(() => ran.length).toBe(1);
    run.ask(suiteFor("new"));
    await pause(400);
    answer();
    await expect.poll(() => heard).toEqual(["new"]);
  });

  it.skipIf(isQuick).each([
    { texts: ["next"], why: "a newer text waits" },
    { texts: ["next", "endless"], why: "a newer text waits, and report no fault if the text is the same again" },
  ])("abandon a run that does not finish while $why", async ({ texts }) => {
    let fail = (_why: Error) => {};
    const { run, heard } = start(
      (asked) =>
        asked === 1
          ? new Promise((_, refuse) => {
              fail = refuse;
            })
          : Promise.resolve(),
      () => fail(new Error("given up")),
    );
    run.ask(suiteFor("endless"));
    for (const text of texts) {
      await pause(400);
      run.ask(suiteFor(text));
    }
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(texts.slice(-1));
  });

  it("report that the engine could not run, and nothing after closing", async () => {
    const broken = start(() => Promise.reject(new Error("no engine")));
    broken.run.ask(suiteFor("one"));
    await expect.poll(() => broken.heard).toEqual(["fault"]);
    const closed = start(async () => {});
    closed.run.ask(suiteFor("one"));
    closed.run.close();
    await pause(400);
    expect([closed.ran, closed.heard]).toEqual([[], []]);
  });
});
