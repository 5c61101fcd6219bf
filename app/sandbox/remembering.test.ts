/** Tests that a repeated request doesn't run again. */
import { describe, expect, test } from "vitest";
import type { MatrixRequest, RunRequest, RunResult, Sandbox } from "./contract";
import { SandboxFault } from "./contract";
import { createInProcess } from "./in-process";
import { mutate } from "./mutants/mutants.server";
import { remembering } from "./remembering";
import { builtEngine } from "./wasm.server";

const request = (body: string): RunRequest => ({
  files: { "a.test.ts": `test("a", () => { ${body} })` },
  tests: ["a.test.ts"],
});

/**
 * Returns the real sandbox, with a list of the requests that reach it. The first `breaks` requests fail because of a
 * fault on our side.
 */
async function counted({ breaks = 0 } = {}) {
  const real = createInProcess(await builtEngine());
  const asked: string[] = [];
  const hear = async <T>(files: unknown, run: () => Promise<T>): Promise<T> => {
    asked.push(JSON.stringify(files));
    if (asked.length <= breaks) throw new SandboxFault("gone");
    return run();
  };
  const sandbox: Sandbox = {
    run: (each) => hear(each.files, () => real.run(each)),
    matrix: (each) => hear(each.files, () => real.matrix(each)),
    close: real.close,
  };
  return { sandbox, asked };
}

describe("a repeated request", () => {
  test("has the same result and runs once, even while the first is running", async () => {
    const { sandbox, asked } = await counted();
    const once = remembering(sandbox);
    const [first, second] = await Promise.all([
      once.run(request("expect(1).toBe(2)")),
      once.run(request("expect(1).toBe(2)")),
    ]);
    const third: RunResult = await once.run(request("expect(1).toBe(2)"));
    expect([second, third]).toEqual([first, first]);
    expect(first.tests[0]!.status).toBe("failed");
    expect(asked).toHaveLength(1);
  });

  test("is a different one if a character, a limit or the order differs", async () => {
    const { sandbox, asked } = await counted();
    const once = remembering(sandbox);
    const files = { "a.test.ts": "test('a', () => {})", "b.test.ts": "test('b', () => {})" };
    await once.run({ files, tests: ["a.test.ts", "b.test.ts"] });
    await once.run({ files, tests: ["b.test.ts", "a.test.ts"] });
    await once.run({ files, tests: ["a.test.ts", "b.test.ts"], unitsPerTest: 1000 });
    await once.run({ files: { ...files, "b.test.ts": "test('b', () => {}) " }, tests: ["a.test.ts", "b.test.ts"] });
    expect(asked).toHaveLength(4);
  });

  test("a matrix too", async () => {
    const { sandbox, asked } = await counted();
    const once = remembering(sandbox);
    const mutated = await mutate({ "src/a.ts": "export const isAdult = (age: number) => age >= 18;" }, ["src/a.ts"]);
    const tests = `import { isAdult } from "../src/a"; test("a", () => { expect(isAdult(18)).toBe(true) })`;
    const matrix: MatrixRequest = { files: { "tests/a.test.ts": tests }, tests: ["tests/a.test.ts"], mutated };
    expect(await once.matrix(matrix)).toEqual(await once.matrix(matrix));
    expect(asked).toHaveLength(1);
  });

  test("never returns a fault from the cache", async () => {
    const { sandbox, asked } = await counted({ breaks: 1 });
    const once = remembering(sandbox);
    await expect(once.run(request(""))).rejects.toThrow(SandboxFault);
    expect((await once.run(request(""))).outcome).toBe("completed");
    expect(asked).toHaveLength(2);
  });
});

describe("the cache's size", () => {
  test("keeps the requests used last", async () => {
    const { sandbox, asked } = await counted();
    const size = JSON.stringify(await sandbox.run(request("/* 0 */"))).length;
    asked.length = 0;
    const once = remembering(sandbox, size * 3 + 20);
    for (const n of [1, 2, 3]) await once.run(request(`/* ${n} */`));
    await once.run(request("/* 1 */"));
    await once.run(request("/* 4 */"));
    expect(asked).toHaveLength(4);
    await once.run(request("/* 1 */"));
    await once.run(request("/* 3 */"));
    expect(asked).toHaveLength(4);
    await once.run(request("/* 2 */"));
    expect(asked).toHaveLength(5);
  });
});
