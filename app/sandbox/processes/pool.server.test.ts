// Long: each way in which a worker can fail has its own case.

/** Tests the pool: what happens to jobs when a worker dies or hangs, or when the pool closes. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MatrixRequest, type MatrixResult, type RunRequest, SandboxFault } from "../contract";
import { createPool } from "./pool.server";

const request = (source = "test('a', () => { expect(1).toBe(1) })"): RunRequest => ({
  files: { "a.test.ts": source },
  tests: ["a.test.ts"],
});

const MUTANT = {
  key: "",
  file: "",
  operator: "",
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  original: "",
  replacement: "",
};
/** Builds a matrix request with the given number of mutants. */
const long = (mutants: number): MatrixRequest => ({
  files: {},
  tests: [],
  mutated: { files: {}, mutants: Array.from({ length: mutants }, (_, i) => ({ ...MUTANT, id: String(i) })) },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "onramp-pool-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * Writes a custom worker script. `body` can use `job`, `answer`, and `starts`, which is the number of workers that this
 * pool has started.
 */
async function script(name: string, body: string): Promise<string> {
  const file = path.join(folder, `${name}.mjs`);
  const starts = path.join(folder, `${name}.starts`);
  await writeFile(starts, "");
  await writeFile(
    file,
    `import { appendFileSync, readFileSync } from "node:fs";
appendFileSync(${JSON.stringify(starts)}, "x");
const starts = readFileSync(${JSON.stringify(starts)}, "utf8").length;
const answer = (message) => process.send(message);
const result = { outcome: "completed", tests: [], log: "start " + starts, units: 0 };
answer({ kind: "ready" });
process.on("disconnect", () => process.exit());
process.on("message", async (job) => { if (job.kind !== "start") { ${body} } });`,
  );
  return file;
}
/**
 * Answers a matrix request as the real worker does. Each mutant's row contains the number of mutants in the request.
 */
const PARTS = `
const ids = job.kind === "matrix" ? job.request.only ?? job.request.mutated.mutants.map(({ id }) => id) : [];
const spent = { mutants: 0, controls: 0, letters: 0 };
const kills = Object.fromEntries(ids.map((id) => [id, { parts: ids.length }]));
const part = { baseline: result, kills, spent, byState: { kills: {}, spent } };
setTimeout(() => answer({ kind: "done", id: job.id, result: job.kind === "matrix" ? part : result }), 20)`;
const done = `answer({ kind: "done", id: job.id, result })`;

describe("with the real worker", () => {
  test("runs many jobs at once, each with its own result, and closes", async () => {
    const pool = createPool({ size: 2 });
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        pool.run(request(`test("t${i}", () => { console.log(${i}); expect(${i} % 3).not.toBe(0) })`)),
      ),
    );
    expect(results.map((each) => each.log)).toEqual(results.map((_, i) => `${i}\n`));
    expect(results.map((each) => each.tests[0]!.status)).toEqual(
      results.map((_, i) => (i % 3 === 0 ? "failed" : "passed")),
    );
    await pool.close();
    await expect(pool.run(request())).rejects.toThrow(SandboxFault);
  });

  test("deep recursion, floods and loops leave the worker usable for the next request", async () => {
    const pool = createPool({ size: 1 });
    for (const body of [
      "const f = () => f(); f()",
      "for (;;) {}",
      "for (;;) console.log('x')",
      "const a = []; for (;;) a.push(new Array(1e5))",
    ]) {
      const hurt = await pool.run({ ...request(`test("a", () => { ${body} })`), unitsPerTest: 20_000_000 });
      expect(hurt.tests[0]!.status).toBe("failed");
      expect((await pool.run(request())).tests[0]!.status).toBe("passed");
    }
    await pool.close();
  });
});

describe("waiting jobs", () => {
  test("a limited number of short jobs overtake a long one; then it runs", async () => {
    const pool = createPool({ size: 1, isOpen: true, script: await script("in-turn", PARTS) });
    const ended: string[] = [];
    const note = (name: string) => () => void ended.push(name);
    await pool.run(request());
    const all = [pool.run(request()).then(note("first")), pool.matrix(long(40)).then(note("matrix"))];
    for (let n = 1; n <= 6; n++) all.push(pool.run(request()).then(note(`run ${n}`)));
    await Promise.all(all);
    expect(ended).toEqual(["first", "run 1", "run 2", "run 3", "matrix", "run 4", "run 5", "run 6"]);
    await pool.close();
  });

  test("a matrix is shared by the free processes only", async () => {
    const pool = createPool({ size: 3, isOpen: true, script: await script("shared", PARTS) });
    // Returns how many mutants each part judged, without duplicates.
    const sizes = ({ kills }: MatrixResult) => [...new Set(Object.values(kills).map((row) => Number(row.parts)))];
    // Waits until all three processes have started.
    await expect.poll(async () => sizes(await pool.matrix(long(96))), { timeout: 20_000 }).toEqual([32]);
    expect(Object.keys((await pool.matrix(long(96))).kills)).toEqual(long(96).mutated.mutants.map(({ id }) => id));
    const [, , busy] = await Promise.all([pool.run(request()), pool.run(request()), pool.matrix(long(96))]);
    expect(sizes(busy)).toEqual([96]);
    await pool.close();
  });
});

describe("when a worker is lost", () => {
  test("its job is tried once more, on a new one", async () => {
    const pool = createPool({
      size: 1,
      isOpen: true,
      script: await script("dies-once", `if (starts === 1) process.exit(3); ${done}`),
    });
    expect((await pool.run(request())).log).toBe("start 2");
    await pool.close();
  });

  test("a second loss is a fault on our side, and the pool continues", async () => {
    const pool = createPool({
      size: 1,
      isOpen: true,
      script: await script("dies-twice", `if (starts <= 2) process.exit(3); ${done}`),
    });
    await expect(pool.run(request())).rejects.toThrow(SandboxFault);
    expect((await pool.run(request())).log).toBe("start 3");
    await pool.close();
  });

  test("an error outside of a job counts as a lost worker, too", async () => {
    const pool = createPool({
      size: 1,
      isOpen: true,
      script: await script("throws", `if (starts === 1) setTimeout(() => { throw new Error("late") }); else ${done}`),
    });
    expect((await pool.run(request())).log).toBe("start 2");
    await pool.close();
  });

  test("the other jobs are not affected", async () => {
    const pool = createPool({
      size: 2,
      isOpen: true,
      script: await script("one-bad", `if ("bad" in job.request.files) process.exit(1); ${done}`),
    });
    const bad = expect(pool.run({ files: { bad: "" }, tests: [] })).rejects.toThrow(SandboxFault);
    const good = await Promise.all([1, 2, 3, 4].map(() => pool.run(request())));
    expect(good.map((each) => each.outcome)).toEqual(["completed", "completed", "completed", "completed"]);
    await bad;
    await pool.close();
  });

  test("workers that never start reject waiting jobs, instead of being restarted forever", async () => {
    const file = path.join(folder, "never.mjs");
    await writeFile(file, "throw new Error('broken build')");
    const pool = createPool({ size: 1, script: file, isOpen: true });
    await expect(pool.run(request())).rejects.toThrow(/do not start: .*broken build/s);
    await pool.close();
  });
});

test("if the system can't start a process, waiting jobs are rejected", async () => {
  // No process can have a null byte in its arguments, so `fork` throws.
  const pool = createPool({ size: 2, script: path.join(folder, "no\0file.mjs") });
  const jobs = [pool.run(request()), pool.run(request())];
  for (const job of jobs) await expect(job).rejects.toThrow(/do not start: .*null bytes/);
  expect(pool.state()).toMatchObject({ waiting: 0, isUp: false });
  await pool.close();
});

describe("the wall clock", () => {
  test("ends a worker that fuel did not stop; a second time it is a fault on our side", async () => {
    const pool = createPool({ size: 1, wallClockMs: 200, isOpen: true, script: await script("hangs", "for (;;) {}") });
    await expect(pool.run(request())).rejects.toThrow("no answer within 200 ms");
    await pool.close();
  });
});

describe("close", () => {
  test("finishes pending requests", async () => {
    const pool = createPool({ size: 1, isOpen: true, script: await script("slow", `setTimeout(() => ${done}, 50)`) });
    const all = [pool.run(request()), pool.run(request()), pool.run(request())];
    await pool.close();
    expect((await Promise.all(all)).map((each) => each.outcome)).toEqual(["completed", "completed", "completed"]);
  });

  test("finishes a matrix, too, even if it was requested in the same turn", async () => {
    const pool = createPool({ size: 2, isOpen: true, script: await script("parts-closing", PARTS) });
    const asked = pool.matrix(long(4));
    await pool.close();
    expect(Object.keys((await asked).kills)).toEqual(["0", "1", "2", "3"]);
    await expect(pool.matrix(long(4))).rejects.toThrow("the sandbox is closed");
  });

  test("works even if a worker dies meanwhile", async () => {
    const pool = createPool({
      size: 1,
      isOpen: true,
      script: await script("dies-closing", `if (starts === 1) setTimeout(() => process.exit(1), 30); else ${done}`),
    });
    const first = pool.run(request()).then(
      () => "done",
      () => "fault",
    );
    const second = pool.run(request()).then(
      () => "done",
      () => "fault",
    );
    await pool.close();
    expect(await Promise.all([first, second])).toEqual(["done", "done"]);
  });
});

describe("the pool's state", () => {
  test("counts busy processes, and waiting jobs", async () => {
    const pool = createPool({ size: 1, isOpen: true, script: await script("slow", `setTimeout(() => ${done}, 300)`) });
    const runs = [pool.run(request()), pool.run(request()), pool.run(request())];
    while (pool.state().busy === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pool.state()).toEqual({ size: 1, busy: 1, waiting: 2, isUp: true });
    await Promise.all(runs);
    expect(pool.state()).toEqual({ size: 1, busy: 0, waiting: 0, isUp: true });
    await pool.close();
  });

  test("is not up if no process starts", async () => {
    const pool = createPool({ size: 1, script: path.join(folder, "no-such-script.mjs") });
    await expect(pool.run(request())).rejects.toThrow(SandboxFault);
    while (pool.state().isUp) await new Promise((resolve) => setTimeout(resolve, 5));
    await pool.close();
  });
});
