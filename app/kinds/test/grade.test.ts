import { afterAll, describe, expect, it } from "vitest";
import type { Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick } from "../../../tests/setup/runs";
import type { Folder } from "../exercise";
import { readTest } from "./content";
import { describeTest } from "./describe";
import { factsOfTest } from "./facts";
import {
  HAPPY,
  MODEL,
  NARROW,
  NEAREST,
  NEGATIVE,
  NOTHING,
  SHARE,
  shareSource,
  shareWith,
  suiteOf,
  ZERO,
} from "./fixtures/share";
import { gradeTest } from "./grade";
import { headlineOfTest } from "./headline";
import { groupsOf, isKilled, isOutvoted, killsOf, sayRejects, sayUncounted, sayUntried } from "./report-rows";
import { TestReportSchema } from "./report-schema";
import { plainWords } from "./words";

// Long: each rule for the score is tested on the same small exercise.

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

async function grade(suite: string, folder: Folder = SHARE, engine: Sandbox = sandbox) {
  const work = { suite, confidence: 80 };
  const report = await gradeTest({ content: readTest(folder), work, seed: "a" }, engine);
  expect(TestReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  return report;
}
const survivors = ({ mistakes }: { mistakes: { id: string; killedBy: object }[] }) =>
  mistakes.filter(({ killedBy }) => Object.keys(killedBy).length === 0).map(({ id }) => id);

/** The specification leaves error messages open, so mutants of these messages don't count. */
const TEXT = { mutant: "", because: "allowed by the specification: texts are open" };
const allMutants = (await grade(MODEL)).detail.mutants;
TEXT.mutant = allMutants.find(({ operator }) => operator === "StringLiteral")!.id;
const COUNTED = shareWith({}, { allowed: [TEXT] });

describe("a suite", () => {
  it("that kills everything and requires nothing else scores 1", async () => {
    const { score, status, detail } = await grade(MODEL, COUNTED);
    expect({ score, status, survivors: survivors(detail) }).toEqual({ score: 1, status: "passed", survivors: [] });
    expect(detail.parts).toEqual({ useful: 4, invalid: 0, validity: 1, mistakes: 1, mutants: 1 });
  });

  it("confirms the confidence if it is valid and catches the AI's defect, and reports each wrong version's result", async () => {
    const all = factsOfTest(await grade(MODEL, COUNTED));
    expect([all.cameTrue, all.parts.every(({ share }) => share === 1)]).toEqual([true, true]);
    const happy = await grade(suiteOf(HAPPY), COUNTED);
    const facts = factsOfTest(happy);
    expect(facts.cameTrue).toBe(false);
    const left = facts.parts.filter(({ type, share }) => type === "mistake" && share === 0).map(({ id }) => id);
    expect(left).toEqual(survivors(happy.detail));
    expect(factsOfTest(await grade("it(", COUNTED)).cameTrue).toBe(false);
  });

  it("is judged without the mutants that the specification allows, which are listed with their reasons", async () => {
    const { detail } = await grade(MODEL, COUNTED);
    expect(detail.allowed).toMatchObject([{ id: TEXT.mutant, because: TEXT.because }]);
    expect(detail.mutants.map(({ id }) => id)).not.toContain(TEXT.mutant);
    const counted = await grade(MODEL);
    expect(counted.detail.parts.mutants).toBeLessThan(1);
    expect(counted.score).toBeLessThan(1);
  });

  it("shows the exercise's teaching, whatever the result", async () => {
    const { detail } = await grade("nonsense(", COUNTED);
    expect(detail.teaching).toBe(SHARE["teaching.md"]);
    const { classes, skills } = JSON.parse(SHARE["exercise.json"]!);
    expect([detail.classes, detail.skills]).toEqual([classes, skills]);
  });

  it("reports which test kills which version, and why", async () => {
    const { detail } = await grade(MODEL);
    const by = (id: string) => detail.mistakes.find((mistake) => mistake.id === id)!;
    const idOf = (title: string) => detail.tests.find((test) => test.title.at(-1) === title)!.id;
    expect(by("ai")).toMatchObject({ isAi: true, weight: 2, killedBy: { [idOf("nearest")]: "assertion" } });
    expect(by("accepts-negative").killedBy).toEqual({ [idOf("less than nothing")]: "assertion" });
    expect(detail.tests.map(({ line }) => line)).toEqual([4, 9, 13, 17]);
  });

  it("does not pass if the AI's mistake survives", async () => {
    const upwards = suiteOf(["down", "expect(share(1, 3)).toBe(33);"], NOTHING, ZERO, NEGATIVE, HAPPY);
    const report = await grade(upwards, COUNTED);
    expect(survivors(report.detail)).toEqual(["ai"]);
    expect(report.detail.parts.mistakes).toBeCloseTo(4 / 6);
    expect(report.score).toBeGreaterThan(0.7);
    expect(report.status).toBe("failed");
    expect(headlineOfTest(report, "owner").title).toMatch(/misses the AI’s mistake/);
  });

  it("kills no mutant that has as many votes from tests that contradict the specification", async () => {
    const killedBy = async (...tests: Parameters<typeof suiteOf>) =>
      new Set((await grade(suiteOf(...tests))).detail.mutants.filter(isKilled).map(({ id }) => id));
    const CLAIM: [string, string] = ["half is nothing", "expect(share(1, 2)).toBe(0);"];
    const honest = await killedBy(HAPPY, NEGATIVE);
    const guessed = await killedBy(HAPPY, NEGATIVE, CLAIM);
    expect(guessed.size).toBeLessThan(honest.size);
    expect([...guessed].every((id) => honest.has(id))).toBe(true);
    const outvoted = await killedBy(HAPPY, NEGATIVE, NEAREST, CLAIM);
    expect([...honest].every((id) => outvoted.has(id))).toBe(true);
    // The report doesn't say that no test checks these mutants.
    const report = await grade(suiteOf(HAPPY, NEGATIVE, CLAIM));
    const cancelled = report.detail.mutants.filter(isOutvoted);
    expect(new Set(cancelled.map(({ id }) => id))).toEqual(new Set([...honest].filter((id) => !guessed.has(id))));
    expect(cancelled.every(({ hint, witness }) => hint === "" && witness === null)).toBe(true);
    expect(headlineOfTest(report, "owner").lead).toMatch(/caught but not counted, because at least as many invalid/);
    const rows = groupsOf(report.detail).flatMap((group) => group.rows);
    expect(rows.filter((row) => row.isOutvoted && Object.keys(row.kills).length > 0)).toHaveLength(cancelled.length);
    expect(killsOf(report.detail, report.detail.tests.slice(0, 2))).toBe(
      report.detail.mutants.filter((one) => isKilled(one) || isOutvoted(one)).length +
        report.detail.mistakes.filter((one) => isKilled(one) || isOutvoted(one)).length,
    );
  });

  it("counts the AI's code as one more correct version if it is right", async () => {
    const folder = shareWith(
      { "ai/src/share.ts": shareSource({ zero: "if (whole === 0) return 100 - 50;" }) },
      { ai: { wrong: false } },
    );
    const { detail } = await grade(suiteOf(NEAREST, ZERO), folder);
    expect(detail.mistakes.map(({ id }) => id)).not.toContain("ai");
    expect(detail.tests[1]).toMatchObject({ status: "invalid", rejects: { version: "ai" } });
  });

  it("is an error if it does not load or has no test", async () => {
    for (const suite of ["const", "// no test", `import "vitest"; throw new Error("no");`])
      expect(await grade(suite)).toMatchObject({ status: "errored", score: 0, detail: { tests: [] } });
  });

  it("with more tests than are graded is judged by the first ones, and the report says so", async () => {
    const rows = "it.each(Array.from({ length: 500 }, (_, i) => i))('row %i', (i) => { expect(i).toBe(i); });";
    const last = suiteOf(NEAREST, NOTHING, ZERO, NEGATIVE).replace(/^(.*\bimport\b.*\n)*/, `$&${rows}\n`);
    const { status, detail } = await grade(last, COUNTED);
    expect([status, detail.tests.length, detail.ofTests, detail.parts.mistakes]).toEqual(["failed", 500, 504, 0]);
    const report = { version: 1, kind: "test", status: "failed", score: 0, engine: "" } as const;
    expect(JSON.stringify(describeTest({ ...report, detail }))).toContain(
      "504 tests, but Onramp grades only the first 500",
    );
    const first = await grade(`${MODEL}\n${rows}`, COUNTED);
    expect([first.score, first.detail.tests.length, first.detail.ofTests]).toEqual([1, 500, 504]);
  });

  it.skipIf(isQuick)("with 20,000 assertions is judged as any other", async () => {
    const loop =
      "for (let i = 0; i < 10_000; i++) { expect(share(i % 9, 9)).toBe(Math.round((i % 9) * 100 / 9)); expect(share(0, i + 1)).toBe(0); }";
    const { detail } = await grade(suiteOf(["loop", loop], NOTHING, ZERO, NEGATIVE), COUNTED);
    expect(detail.tests[0]).toMatchObject({ status: "valid" });
    expect(detail.untried).toEqual([]);
    expect(detail.parts).toMatchObject({ validity: 1, mistakes: 1 });
    expect(detail.mutants.some(({ killedBy }) => detail.tests[0]!.id in killedBy)).toBe(true);
  });

  it.skipIf(isQuick)(
    "with more work than all mutants together may take is judged without its heaviest tests on mutants",
    async () => {
      const turns = (n: string) => `for (let i = 0; i < ${n}; i++);`;
      const long = ["long", turns("4.2e6"), "expect(share(1, 2)).toBe(50);"] as const;
      const { detail, score } = await grade(suiteOf([...long], NEAREST, NOTHING, ZERO, NEGATIVE), COUNTED);
      const [first, ...others] = detail.tests;
      expect(detail.untried).toEqual([{ id: first!.id, units: first!.units }]);
      expect(first).toMatchObject({ status: "valid" });
      expect(Object.keys(detail.mistakes.find(({ id }) => id === "fraction")!.killedBy)).toContain(first!.id);
      expect(detail.mutants.some(({ killedBy }) => first!.id in killedBy)).toBe(false);
      expect(others.every(({ status, kills }) => status === "valid" && kills > 0)).toBe(true);
      expect(score).toBeGreaterThan(0.9);
      expect(sayUntried(detail)).toMatch(
        /^“long” \(\d+(\.\d)? million units\) did not run on mutants\. .* 60 million units/,
      );
    },
  );

  it("says which test takes more work than can run on every version, and judges the others", async () => {
    const longest = ["longest", "for (let i = 0; i < 7e6; i++);", "expect(share(1, 2)).toBe(50);"] as const;
    const { detail } = await grade(suiteOf([...longest], NEAREST, NOTHING, ZERO, NEGATIVE), COUNTED);
    expect(detail.tests.map(({ status }) => status)).toEqual(["heavy", "valid", "valid", "valid", "valid"]);
    expect(detail.parts).toMatchObject({ validity: 1, mistakes: 1 });
    expect(sayUncounted(detail.tests[0] as never)).toMatch(/limit of 100 million units.*this test uses 1\d\d/);
  });

  it("whose tests take too much work to examine says so, and not that they are too heavy", async () => {
    // Only the examinations set `apart`.
    const limited: Sandbox = {
      ...sandbox,
      matrix: async (request) => ({
        ...(await sandbox.matrix(request)),
        ...(request.apart !== undefined && { stopped: { kind: "units", message: "" } }),
      }),
    };
    const { detail, score } = await grade(suiteOf(NEAREST, NOTHING), COUNTED, limited);
    expect([detail.tests.map(({ status }) => status), score]).toEqual([["unexamined", "unexamined"], 0]);
    expect(sayUncounted(detail.tests[0] as never)).toMatch(/^we couldn’t check within the work limit .* one assertion/);
  });

  it("whose tests are all too heavy is an error that names the heaviest of them", async () => {
    const turns = "for (let i = 0; i < 7e6; i++);";
    const { status, detail } = await grade(suiteOf(["longest", turns, turns, ""], ["long", turns]));
    expect([status, detail.failure?.kind]).toEqual(["errored", "units"]);
    expect(detail.failure?.message).toMatch(/ The heaviest test is “longest”: it uses \d+(\.\d)? million units\. /);
  });

  const ENDLESS = "while (true);";

  it("with endless tests is judged without them: they are invalid, and all other tests count", async () => {
    const folder = shareWith({}, { allowed: [TEXT], unitsPerTest: 20_000_000 });
    const rows = `it.each(Array.from({ length: 12 }, (_, i) => i))("endless %i", () => { ${ENDLESS} expect(1).toBe(1); });`;
    const { detail } = await grade(MODEL.replace(/^(.*\bimport\b.*\n)*/, `$&${rows}\n`), folder);
    expect(detail.tests[0]).toMatchObject({ status: "invalid", rejects: { how: "work", stoppedIn: "test" } });
    expect(detail.parts).toEqual({ useful: 4, invalid: 1, validity: 0.8, mistakes: 1, mutants: 1 });
  });

  it.skipIf(isQuick)("runs its other tests after endless tests that use up the work of a run", async () => {
    const endless = (title: string): [string, string, string] => [title, ENDLESS, "expect(1).toBe(1);"];
    const { detail } = await grade(suiteOf(endless("a"), endless("b"), endless("c"), HAPPY));
    expect(detail.tests.map(({ status }) => status)).toEqual(["invalid", "invalid", "invalid", "valid"]);
    expect(detail.tests[2]).toMatchObject({ rejects: { how: "work", stoppedIn: "test" } });
    expect(detail.mistakes.find(({ id }) => id === "fraction")!.killedBy).toHaveProperty(detail.tests[3]!.id);
  });

  it.skipIf(isQuick)("counts no test after more endless tests than all runs on a version can stop", async () => {
    const folder = shareWith({}, { allowed: [TEXT], unitsPerTest: 20_000_000 });
    const rows = `it.each(Array.from({ length: 30 }, (_, i) => i))("endless %i", () => { ${ENDLESS} expect(1).toBe(1); });`;
    const { detail, score } = await grade(suiteOf(HAPPY).replace(/^(.*\bimport\b.*\n)*/, `$&${rows}\n`), folder);
    expect([score, detail.parts.useful, detail.tests.at(-1)!.status]).toEqual([0, 0, "waiting"]);
  });

  it("that prints too much on a correct version is an error that says so", async () => {
    const { status, detail } = await grade(`${MODEL}if (share(2, 3) === 67) console.log("x".repeat(70_000));\n`);
    expect([status, detail.failure?.message]).toEqual([
      "errored",
      "On a correct version, the suite prints more than 64 kB, which stops it. Print less.",
    ]);
  });

  it.skipIf(isQuick)(
    "whose loading takes more work than every version may is an error that names the work and the limit",
    async () => {
      const turns = "for (let i = 0; i < 7e6; i++);";
      for (const hidden of [turns, `beforeAll(() => { ${turns} });`]) {
        const report = await grade(`import { beforeAll } from "vitest"; ${hidden}\n${MODEL}`);
        expect(report, hidden).toMatchObject({ status: "errored", detail: { failure: { kind: "units" } } });
        expect(report.detail.failure!.message).toMatch(
          /uses \d{3}(\.\d)? million units of work, but the limit is 100 million units per version/,
        );
      }
    },
  );

  it("may do more work while loading, or in a hook, than a test that kills a version", async () => {
    const turns = "for (let i = 0; i < 2e6; i++);";
    const { score } = await grade(MODEL);
    for (const more of [turns, `beforeAll(() => { ${turns} });`])
      expect((await grade(`import { beforeAll } from "vitest"; ${more}\n${MODEL}`)).score, more).toBe(score);
  });
});

describe("a mutant", () => {
  it("that never ends is killed by any valid test, however many invalid tests it stops first", async () => {
    const result =
      "let rest = whole; while (rest > 99) rest -= 1; return Math.round((part * 100) / (rest + (whole - rest)));";
    const folder = shareWith({ "reference/src/share.ts": shareSource({ result }) });
    const invalid = (whole: number): [string, string, string] => [
      `nothing of nothing is 0, and of ${whole}`,
      `expect(share(0, ${whole})).toBe(0);`,
      "expect(share(0, 0)).toBe(0);",
    ];
    const suite = suiteOf(invalid(150), invalid(151), invalid(152), ["large", "expect(share(100, 200)).toBe(50);"]);
    const { detail } = await grade(suite, folder);
    expect(detail.tests.map(({ status }) => status)).toEqual(["invalid", "invalid", "invalid", "valid"]);
    const endless = detail.mutants.find(({ replacement }) => replacement === "rest += 1")!;
    expect(endless.killedBy).toEqual({ [detail.tests[3]!.id]: "work" });
  });
});

describe("a test", () => {
  it.skipIf(isQuick)("kills no version by filling the memory almost to its limit", async () => {
    const right = "Math.round((part * 100) / whole)";
    const roomy = shareSource({ result: `new Uint8Array(3 << 20); return ${right};` });
    const folder = shareWith({
      "reference/src/share.ts": shareSource({ result: `new Uint8Array(part < 9 ? 1 : 3 << 20); return ${right};` }),
      "alternatives/adds-half/src/share.ts": roomy,
      "mistakes/fraction/src/share.ts": roomy.replace("* 100", "* 1"),
    });
    const fills = "const kept = Array.from({ length: 82 }, () => new Uint8Array(1 << 19));";
    const { detail } = await grade(
      suiteOf(["fills", fills, "try { share(1, 2); } catch {}", "expect(kept.length).toBe(82);"]),
      folder,
    );
    expect(detail.tests[0]).toMatchObject({ status: "valid", kills: 0 });
    expect(detail.mutants.filter(isKilled)).toEqual([]);
  });

  it("kills no version, and isn't invalid, because a version prints a little more than a run may", async () => {
    const prints = (right: string) =>
      `console.log("x".repeat(${right} ? 60_000 : 70_000)); expect(share(1, 2)).toBe(50);`;
    const { detail } = await grade(suiteOf(["prints", prints("share(1, 3) === 33 && share(0, 0) === 0")]));
    expect(detail.tests[0]).toMatchObject({ status: "valid" });
    expect(survivors(detail)).toContain("rounds-up");
  });

  it("is invalid if a correct version fails it; the report names that version", async () => {
    const { detail, score } = await grade(suiteOf(NEAREST, NARROW));
    expect(detail.tests[1]).toMatchObject({ status: "invalid", kills: 0, rejects: { version: "says-100" } });
    expect(survivors(detail)).toContain("not-a-number");
    expect(detail.parts).toMatchObject({ useful: 1, invalid: 1, validity: 0 });
    expect(score).toBeLessThan(0.5);
  });

  it("is invalid if the reference fails it", async () => {
    const { detail, score } = await grade(suiteOf(["wrong", "expect(share(1, 3)).toBe(34);"]));
    expect(detail.tests[0]).toMatchObject({ status: "invalid", rejects: { version: "reference" } });
    expect(score).toBe(0);
  });

  it("is empty without an executed assertion, and kills nothing even if it throws", async () => {
    const { detail, score } = await grade(
      suiteOf(["empty", "share(1, 2).toFixed();", "if (share(1, 2) !== 50) throw new Error();"]),
    );
    expect(detail.tests[0]).toMatchObject({ status: "empty", kills: 0 });
    expect(score).toBe(0);
  });

  it("counts once with all rows of its `each`, valid or not", async () => {
    const each = (rows: string) =>
      `import { expect, it } from "vitest";\nimport { share } from "../src/share";\nit.each(${rows})("%i of %i", (a, b, c) => {\n  expect(share(a, b)).toBe(c);\n});\n`;
    const valid = await grade(each("[[1, 3, 33], [2, 3, 67], [0, 5, 0]]"));
    expect(valid.detail.parts).toMatchObject({ useful: 1, invalid: 0 });
    expect(valid.detail.tests.map(({ group }) => group)).toEqual([0, 0, 0]);
    const guess = await grade(each("[[2, 3, 65], [2, 3, 66], [2, 3, 67], [2, 3, 68]]"));
    expect(guess.detail.parts).toMatchObject({ useful: 0, invalid: 1 });
    expect(guess.detail.tests[2]).toMatchObject({
      status: "invalid",
      rejects: null,
      invalidWith: guess.detail.tests[0]!.id,
    });
    expect(guess.score).toBe(0);
  });

  it("that is a row with a wrong expectation is invalid, and the other rows still count", async () => {
    const each = (rows: string) =>
      `import { expect, it } from "vitest";\nimport { share } from "../src/share";\nit.each(${rows})("%i of %i", (a, b, c) => {\n  expect(share(a, b)).toBe(c);\n});\n`;
    const right = "[1, 3, 33], [2, 3, 67], [0, 5, 0], [1, 2, 50], [4, 8, 50], [5, 5, 100], [3, 2, 150], [1, 9, 11]";
    const table = await grade(each(`[${right}]`));
    const slip = await grade(each(`[${right}, [1, 8, 12]]`));
    const statuses = slip.detail.tests.map(({ status }) => status);
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => "valid"), "invalid"]);
    const { useful, invalid, validity, mistakes, mutants } = slip.detail.parts;
    expect([useful, mistakes, mutants]).toEqual([1, table.detail.parts.mistakes, table.detail.parts.mutants]);
    expect(invalid).toBeGreaterThan(0);
    expect(validity).toBeGreaterThan(0.75);
  });

  it("that fails says whether it crashed, contradicts the specification, or demands what is left open", async () => {
    const { detail } = await grade(
      suiteOf(
        ["typo", "expect(shares(1, 2)).toBe(50);"],
        ["no matcher", "expect(share(1, 2) < 0).toBeFalse();"],
        ["wrong", "expect(share(1, 3)).toBe(34);"],
        ["throws where the code does", "expect(share(-1, 3)).toBe(0);"],
        NARROW,
      ),
    );
    expect(detail.tests.map(({ rejects }) => rejects?.how)).toEqual([
      "crashed",
      "crashed",
      "contradicts",
      "contradicts",
      "left-open",
    ]);
    const said = detail.tests.map(({ rejects }) => sayRejects(rejects!));
    expect(said[0]).toMatch(/^the suite itself throws an error, .*shares is not defined/);
    expect(said[2]).toMatch(/^every correct version fails this test/);
    expect(said[4]).toMatch(/^this test expects something that the specification does not say/);
  });

  it("counts once together with a copy of its body under another title", async () => {
    const [, ...body] = NEAREST;
    const { detail } = await grade(suiteOf(NEAREST, ["again", ...body], NOTHING));
    expect(detail.parts.useful).toBe(2);
    expect(detail.redundant).toEqual([]);
  });

  it("is named if others kill all that it kills, and if it kills nothing", async () => {
    const { detail } = await grade(suiteOf(NEAREST, HAPPY, ["idle", "expect(1).toBe(1);"]));
    expect(detail.redundant).toEqual([detail.tests[1]!.id]);
    expect(detail.idle).toEqual([detail.tests[2]!.id]);
    expect(detail.parts).toMatchObject({ useful: 2, invalid: 0 });
  });
});

describe("a report reveals no answer of a correct version", () => {
  // On the AI's code, share(2, 3) is 66. On correct versions, it is 67.
  const RIGHT_ANSWER = /67/;
  const spelling = (...tests: string[]) =>
    `import { expect, it } from "vitest";\nimport { share } from "../src/share";\nconst seen = share(2, 3);\n${tests.join("\n")}\n`;

  it("through a message, a title, or a count of assertions or tests", async () => {
    const { detail } = await grade(
      spelling(
        'it("message", () => { expect(seen).toBe(0); });',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a suite's text
        'it("thrown", () => { expect(1).toBe(1); throw new Error(`it is ${seen}`); });',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a suite's text
        "it(`title ${seen}`, () => { expect(1).toBe(1); });",
        'it("count", () => { for (let i = 0; i < seen; i++) expect(1).toBe(1); expect(1).toBe(2); });',
      ),
    );
    expect(JSON.stringify(detail.tests.map(({ title, rejects }) => [title, rejects]))).not.toMatch(RIGHT_ANSWER);
    // The loop contains 66 assertions, and there is one after it.
    expect(detail.tests.map(({ assertions }) => assertions)).toEqual([1, 1, 1, 66 + 1]);
    expect(detail.tests.map(({ title }) => title.at(-1))).toContain("title 66");
    expect(detail.tests[0]!.rejects!.seen!.message).toContain("expected 66 to be");
  });

  it("through what the suite throws while it loads on it", async () => {
    const { status, detail } = await grade(
      spelling("if (seen !== 66) throw new Error(String(seen));", 'it("a", () => {});'),
    );
    expect(status).toBe("errored");
    expect(JSON.stringify(detail.failure)).not.toMatch(RIGHT_ANSWER);
  });

  it("through which of many tests are invalid: it lists five, and says nothing about those after them", async () => {
    const bits = Array.from({ length: 16 }, (_, i) => `it("b${i}", () => { expect(seen % 16).toBe(${i}); });`);
    const { detail } = await grade(spelling(...bits));
    const statuses = detail.tests.map(({ status }) => status);
    expect(statuses.filter((status) => status === "invalid")).toHaveLength(5);
    expect(statuses.filter((status) => status === "waiting").length).toBeGreaterThanOrEqual(10);
    const later = new Set(detail.tests.filter(({ status }) => status === "waiting").map(({ id }) => id));
    const named = [...detail.mistakes, ...detail.mutants].flatMap(({ killedBy }) => Object.keys(killedBy));
    expect([...named, ...detail.idle, ...detail.redundant].filter((id) => later.has(id))).toEqual([]);
  });
});

describe("a survivor", () => {
  it("appears in words, with its lines and a call that detects it", async () => {
    const { detail } = await grade(suiteOf(HAPPY));
    const edge = detail.mutants.find(
      ({ before, after }) => before.includes("part < 0") && after.includes("part <= 0"),
    )!;
    expect(edge).toMatchObject({ says: "A limit off by one", line: 2, killedBy: {} });
    expect(edge.hint).toBe("In share, no test checks what happens at exactly 0.");
    expect(plainWords(edge.told)).toBe("No test checks what happens when `part` is exactly `0`.");
    expect(detail.mutants.filter(isKilled).every(({ hint, told }) => hint === "" && told.length === 0)).toBe(true);
    expect(edge.witness).toMatchObject({ right: "0", wrong: "throws RangeError" });
    expect(edge.witness!.input).toMatch(/^0, \d+$/);
  });

  it("that does not end appears with the call that never returns", async () => {
    const result =
      "let rest = whole; while (rest > 99) rest -= 1; return Math.round((part * 100) / (rest + (whole - rest)));";
    const inputs = SHARE["inputs.ts"]!.replace("random() * 12", "random() * 120");
    const folder = shareWith({ "reference/src/share.ts": shareSource({ result }), "inputs.ts": inputs });
    const { detail } = await grade(suiteOf(HAPPY), folder);
    const endless = detail.mutants.find(({ replacement }) => replacement === "rest += 1")!;
    expect(endless.witness).toMatchObject({ input: expect.stringMatching(/^-?\d+, 1\d\d$/), wrong: "does not end" });
  });

  it("has no such call if no input detects it", async () => {
    const { detail } = await grade(suiteOf(HAPPY));
    expect(detail.mutants.find(({ id }) => id === TEXT.mutant)).toMatchObject({ killedBy: {}, witness: null });
  });
});
