import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import type { CheckLine } from "../kind";
import { checkGiven, checkOpen } from "./check-open";
import { readTest } from "./content";
import { HAPPY, NARROW, NEAREST, shareWith, suiteOf } from "./fixtures/share";
import { runSuite } from "./run-suite";

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

async function problems(files: Record<string, string | undefined>, fields: object = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const line of checkOpen(readTest(shareWith(files, fields)), sandbox))
    if (line.type === "problem") found.push(`${line.file}:${line.line ?? ""} ${line.message}`);
  return found;
}
const opened = (sentences: object) => ({ "open.json": JSON.stringify({ sentences }, null, 2) });
const ZERO: [string, string] = ["A share of nothing", "expect(share(0, 0)).toBe(0);"];
const WORDS: [string, string] = ["The wording", 'expect(() => share(-1, 5)).toThrow("less than nothing");'];
const both = { "A share": ["says-100"], "The wording": ["says-100"] };

describe("what is left open", () => {
  it("is decided differently by an alternative, or has a reason", async () => {
    expect(await problems({})).toEqual([]);
    const reason = { ...both, "The wording": "Rule 1 covers any message." };
    expect(await problems({ ...opened(reason), "open.test.ts": suiteOf(ZERO) })).toEqual([]);
    const { "The wording": _, ...rest } = both;
    expect(await problems({ ...opened(rest), "open.test.ts": suiteOf(ZERO) })).toEqual([
      "spec.md:6 open.json says nothing about “The wording of the error.”: name an alternative that decides it differently, or say why there is none",
    ]);
  });

  it("has a section in the specification, and a file", async () => {
    expect((await problems({ "spec.md": "A share." }))[0]).toMatch(/^spec\.md: has no section “## Left open”/);
    expect((await problems({ "open.json": undefined }))[0]).toMatch(/^open\.json: is missing/);
    expect((await problems({ "open.test.ts": undefined }))[0]).toMatch(/^open\.test\.ts: is missing/);
    const imported = { origin: { type: "imported", source: "a book", licence: "MIT", named: "shares" } };
    expect(await problems({ "open.json": undefined }, imported)).toEqual([]);
  });

  it("names sentences and alternatives that exist", async () => {
    const odd = { ...both, "A sum": "nothing", "The wording": ["says-50"] };
    expect(await problems({ ...opened(odd), "open.test.ts": suiteOf(ZERO) })).toEqual([
      'open.json:6 "says-50" is not an alternative in exercise.json',
      "open.json:9 no sentence under “Left open” in spec.md begins like this",
    ]);
    expect(await problems({ "open.test.ts": suiteOf(ZERO) })).toEqual([
      "open.json:6 no test in open.test.ts has the first words of this sentence as its title",
    ]);
  });

  it("is shown by a test that the alternative fails and the reference passes", async () => {
    const same = { ...both, "A share": ["says-100", "adds-half"] };
    expect(await problems(opened(same))).toEqual([
      'open.json:3 "adds-half" passes every test for this sentence in open.test.ts: make this alternative differ where the sentence leaves a choice',
    ]);
    expect(
      (await problems({ "open.test.ts": suiteOf(["A share", "expect(share(0, 0)).toBe(100);"], WORDS) }))[0],
    ).toMatch(/^open\.test\.ts:4 "A share" does not pass on the reference \(expected 0 to be 100/);
    const more = suiteOf(
      ZERO,
      ["The wording of the error", "expect(share(1, 2)).toBe(50);"],
      ["Half", "expect(1).toBe(1);"],
    );
    expect(await problems({ "open.test.ts": more })).toEqual([
      'open.json:6 "says-100" passes every test for this sentence in open.test.ts: make this alternative differ where the sentence leaves a choice',
      'open.test.ts:8 "The wording of the error" passes on says-100, so it doesn\'t show anything that is left open',
      'open.test.ts:12 "Half" is not the beginning of a sentence for which open.json names an alternative: use such a beginning as the title',
    ]);
  });

  it("a learner starts with no test that fails on the reference", async () => {
    const start = suiteOf(HAPPY, ["a third", "expect(share(1, 3)).toBe(34);"]);
    const content = readTest(shareWith({ "start.test.ts": start }));
    const found: CheckLine[] = [];
    for await (const line of checkGiven(content, await runSuite(content, suiteOf(HAPPY), sandbox), sandbox))
      found.push(line);
    expect(found).toMatchObject([
      {
        file: "start.test.ts",
        line: 8,
        message: expect.stringMatching(/^"a third" does not pass on the reference \(expected 33 to be 34/),
      },
    ]);
  });

  it("is required neither by the tests that a learner starts with nor by the happy path", async () => {
    const suite = suiteOf(HAPPY, NARROW, NEAREST);
    const content = readTest(shareWith({ "start.test.ts": suite, "suites/happy-path.test.ts": suite }));
    const found: string[] = [];
    for await (const line of checkGiven(content, await runSuite(content, suite, sandbox), sandbox))
      if (line.type === "problem") found.push(`${line.file}:${line.line} ${line.message}`);
    expect(found).toEqual([
      'suites/happy-path.test.ts:8 "nothing of nothing is 0" fails on says-100, so it checks something that is left open',
      'start.test.ts:8 "nothing of nothing is 0" fails on says-100, so it checks something that is left open',
    ]);
  });
});
