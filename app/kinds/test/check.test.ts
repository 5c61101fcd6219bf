import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick } from "../../../tests/setup/runs";
import type { Folder, Problem } from "../exercise";
import { checkTest } from "./check";
import { readTest } from "./content";
import {
  EXERCISE,
  MODEL,
  NEAREST,
  NEGATIVE,
  NOTHING,
  SHARE,
  shareSource,
  shareWith,
  suiteOf,
  ZERO,
} from "./fixtures/share";
import { mutantsOf } from "./mutants";

// Long: one case for each problem that the check reports.

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

async function problemsOf(folder: Folder): Promise<Problem[]> {
  const problems: Problem[] = [];
  for await (const line of checkTest(readTest(folder), sandbox)) if (line.type === "problem") problems.push(line);
  return problems;
}

const { mutants } = await mutantsOf(readTest(SHARE));
const idOf = (operator: string, replacement: string) =>
  mutants.find((mutant) => mutant.operator === operator && mutant.replacement === replacement)!.id;
const TEXT = { mutant: idOf("StringLiteral", '""'), because: "allowed by the specification: texts are open" };
const GOOD = { allowed: [TEXT], suites: { model: 1, "happy-path": 0.33, snapshot: 0, "over-specified": 0 } };
const goodWith = (files: Record<string, string | undefined>, fields: object = {}) =>
  shareWith(files, { ...GOOD, ...fields });

/** Joins all problems into one line, so that a test can search it for a sentence. */
const told = (problems: Problem[]) =>
  problems.map(({ file, line, message }) => `${file}:${line ?? ""} ${message}`).join("\n");
const telling = async (folder: Folder) => told(await problemsOf(folder));

describe("check", () => {
  it("finds no problem in a correct exercise", async () => {
    expect(await telling(goodWith({}))).toBe("");
  });

  it("runs every suite and requires its stated score, to 0.01", async () => {
    const off = await telling(goodWith({}, { suites: { ...GOOD.suites, snapshot: 0.2 } }));
    expect(off).toMatch(/^exercise\.json:\d+ suites\/snapshot\.test\.ts scores 0\.00, not 0\.2/);
    const broken = await telling(goodWith({ "suites/snapshot.test.ts": "throw new Error('no');" }));
    expect(broken).toContain("suites/snapshot.test.ts:1 did not run");
  });

  it("names a mistake and a mutant that the model suite does not catch", async () => {
    const lines = await telling(goodWith({ "suites/model.test.ts": suiteOf(NEAREST, NOTHING, ZERO) }));
    expect(lines).toMatch(/exercise\.json:\d+ "accepts-negative" passes the model suite/);
    expect(lines).toContain(`suites/model.test.ts: no model test kills`);
    expect(lines).toContain("part < 0 → false");
  });

  it.skipIf(isQuick)(
    "gives an input that detects a survivor, and says which are equivalent, certainly or probably",
    async () => {
      const result =
        "const whole100 = part * 100; return part > 900 ? share(part, whole) : Math.round(whole100 / whole);";
      const reference = shareSource({ guard: `if (part < 0) throw new RangeError("less than nothing");`, result });
      const versions = {
        "reference/src/share.ts": reference.replace(
          "if (whole === 0)",
          "if (part === whole && part > 0) return 100;\n  if (whole === 0)",
        ),
        "suites/model.test.ts": suiteOf(NEAREST, NOTHING, ZERO),
      };
      const lines: string[] = [];
      for await (const line of checkTest(readTest(goodWith(versions, { allowed: [] })), sandbox))
        lines.push(`${line.type}: ${line.message}`);
      const told = lines.join("\n");
      expect(told).toMatch(
        /problem: no model test kills .* \(part < 0 → false\): for \(-\d, \d+\), it gives -\d+, not throws RangeError/,
      );
      expect(told).toMatch(
        /evidence: ".*:StringLiteral:.*" is allowed by the specification: The specification leaves the wording of errors open/,
      );
      expect(told).toContain(
        'part >= 0" is probably allowed by the specification: The mutant differs only where an alternative also differs',
      );
      // No input from inputs.ts is above 900, so no input can show a difference.
      expect(told).toMatch(
        /evidence: ".*EqualityOperator:part >= 900" is probably equivalent: None of 10,000 inputs shows/,
      );
    },
  );

  it("names a model test that a correct version fails, or that asserts nothing", async () => {
    const suite = suiteOf(
      NEAREST,
      NOTHING,
      ZERO,
      NEGATIVE,
      ["is 0", "expect(share(0, 0)).toBe(0);"],
      ["hollow", "share(1, 2);"],
    );
    const lines = await telling(goodWith({ "suites/model.test.ts": suite }));
    expect(lines).toContain('"is 0" fails on says-100');
    expect(lines).toContain('"hollow" is empty');
  });

  it("requires two alternatives, five mistakes, and a mutant that counts", async () => {
    const one = Object.fromEntries(Object.entries(SHARE).filter(([path]) => !/says-100|rounds-up/.test(path)));
    const fields = {
      alternatives: EXERCISE.alternatives.slice(1),
      mistakes: EXERCISE.mistakes.slice(1),
      // The file contains only types, so there is nothing to mutate.
      subject: ["src/types.ts"],
    };
    const lines = await telling({ ...one, "exercise.json": JSON.stringify({ ...EXERCISE, ...fields }, null, 2) });
    expect(lines).toContain("1 alternatives: write at least 2");
    expect(lines).toContain("4 mistakes, including the AI's: write at least 5");
    expect(lines).toContain("no mutants count");
  });

  it("refuses code in the name of a version, because reports show it as plain text", async () => {
    const withCode = <One extends { says: string }>([first, ...others]: One[]) => [
      { ...first!, says: "Calls `share`" },
      ...others,
    ];
    const { ai, alternatives, mistakes } = EXERCISE;
    const fields = { ai: { ...ai, says: "`share` cuts" }, alternatives, mistakes: withCode(mistakes) };
    const problems = await problemsOf(goodWith({}, { ...fields, alternatives: withCode(alternatives) }));
    expect(problems.map(({ message }) => message)).toEqual(
      Array.from({ length: 3 }, () => "reports show `says` as plain text: write it without backticks"),
    );
  });

  it("counts no AI mistake if the AI is right", async () => {
    const lines = await telling(goodWith({ "ai/src/share.ts": shareSource() }, { ai: { wrong: false } }));
    expect(lines).toContain("4 mistakes, including the AI's: write at least 5");
  });

  it("refutes a mark by an input on which the mutant differs and no alternative does", async () => {
    const edge = { mutant: idOf("EqualityOperator", "part <= 0"), because: "equivalent: 0 of anything is 0" };
    const lines = await telling(goodWith({}, { allowed: [TEXT, edge] }));
    expect(lines).toMatch(
      /exercise\.json:\d+ .* is wrong: for the input \(0, \d+\), the reference gives 0, the mutant throws RangeError/,
    );
    expect(lines.split("\n").filter((line) => line.includes("the reason for allowing"))).toHaveLength(1);
  });

  it.skipIf(isQuick)("does not refute a mark by a difference that an alternative shows too", async () => {
    // For an empty input, this mutant's answer differs from the reference's but equals an alternative's.
    const reference = shareSource({ zero: "if (whole === 0) return whole === 0 ? 0 : 100;" });
    const folder = goodWith({ "reference/src/share.ts": reference });
    const made = (await mutantsOf(readTest(folder))).mutants;
    const inner = made.find(({ replacement, line, column }) => replacement === "false" && line === 3 && column > 10)!;
    const text = made.find(({ operator }) => operator === "StringLiteral")!;
    const allowed = [
      { ...TEXT, mutant: text.id },
      { mutant: inner.id, because: "allowed by the specification: 0 or 100" },
    ];
    const lines = await telling(goodWith({ "reference/src/share.ts": reference }, { allowed }));
    expect(lines).not.toContain("the reason for allowing");
  });

  it("reports a mark without a mutant", async () => {
    const none = { mutant: "src/share.ts:1:1-1:2:Nothing:x", because: "equivalent: it is not there" };
    expect(await telling(goodWith({}, { allowed: [TEXT, none] }))).toContain(
      'there is no mutant "src/share.ts:1:1-1:2:Nothing:x"',
    );
  });

  it.skipIf(isQuick)("compares versions that print, over all inputs", async () => {
    const guard =
      'if (part < 0) throw new RangeError("less than nothing"); console.warn("a share of a whole is asked for");';
    const lines = await telling(goodWith({ "reference/src/share.ts": shareSource({ guard }) }));
    expect(lines).not.toContain("cannot be run");
  });

  it("refuses inputs on which the reference does not run", async () => {
    const broken = SHARE["inputs.ts"]!.replace("export const call", "export const other");
    expect(await telling(goodWith({ "inputs.ts": "const" }))).toContain("inputs.ts: cannot be run");
    expect(await telling(goodWith({ "inputs.ts": broken }))).toContain("it must export inputs and call");
  });

  it("refuses versions that do not load, are listed twice, or fail every test", async () => {
    const lines = await telling(
      goodWith({
        "mistakes/fraction/src/share.ts":
          "export const share = () => { throw new Error(); };\nthrow new Error('at once');",
        "alternatives/adds-half/src/share.ts": SHARE["reference/src/share.ts"],
        "mistakes/rounds-up/src/share.ts": "export const share = () => Number.NaN;\n",
      }),
    );
    expect(lines).toContain("mistakes/fraction: does not load: ");
    expect(lines).toContain("alternatives/adds-half: is the same as the reference");
    expect(lines).toContain("mistakes/rounds-up: fails every model test");
  });

  it("refuses a start that does not run on the AI's code", async () => {
    expect(await telling(goodWith({ "start.test.ts": "// write here" }))).toContain(
      "start.test.ts: does not run on the AI's code",
    );
  });

  it("refuses namespaces, features that the sandbox lacks, and long teaching, with file and line", async () => {
    const lines = await telling(
      goodWith({
        "shared/src/types.ts": "export type Percent = number;\nexport namespace Old { export const a = 1; }\n",
        "shared/src/page.ts": "\nexport const title = () => window.document.title;\n",
        "teaching.md": "word ".repeat(201),
      }),
    );
    expect(lines).toContain("shared/src/types.ts:2 the transpiler drops a `namespace`");
    expect(lines).toContain("shared/src/page.ts:2 `window` isn’t available in the sandbox");
    expect(lines).toContain("teaching.md: has 201 words");
  });
});

it("uses the fixture's model suite, which the grading tests use too", () => {
  expect(SHARE["suites/model.test.ts"]).toBe(MODEL);
});
