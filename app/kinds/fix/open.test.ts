import { describe, expect, it } from "vitest";
import { MAX_SCRATCH, SCRATCH_PATH } from "./constants";
import { readFix } from "./content";
import { PAGES, RIGHT } from "./fixtures/pages";
import { fix } from "./kind";
import { openFix, runnableFix, runnableScratch, scratchOf, startOfScratch } from "./open";

const open = openFix(readFix(PAGES));

describe("what a learner sees before handing in", () => {
  it("is the bug report, the AI's files by role, and nothing hidden", () => {
    expect(open.files.map(({ path, role }) => [path, role])).toEqual([
      ["src/pages.ts", "editable"],
      ["src/list.ts", "fixed"],
      ["tests/pages.test.ts", "test"],
    ]);
    const text = JSON.stringify(open);
    for (const secret of ["Math.ceil", "hidden", "45", "full-last-page", "subtracts", "twin"])
      expect(text).not.toContain(secret);
  });

  it("runs the draft over the AI's code, with tests and read-only files unchanged", () => {
    const files = { "src/pages.ts": RIGHT, "tests/pages.test.ts": "mine", "src/list.ts": "mine" };
    const run = runnableFix(open, { files, confidence: null });
    expect(run.tests).toEqual(["tests/pages.test.ts"]);
    expect(run.files).toEqual({
      "src/pages.ts": RIGHT,
      "src/list.ts": PAGES["code/src/list.ts"],
      "tests/pages.test.ts": PAGES["code/tests/pages.test.ts"],
    });
  });
});

describe("a learner's own test", () => {
  const scratch = 'import { it } from "vitest";\nit("mine", () => {});\n';
  const draft = { files: { "src/pages.ts": RIGHT }, scratch, confidence: null };

  it("runs alone on their version, and is not in the run of the visible tests", () => {
    const { files, tests } = runnableScratch(open, draft);
    expect(tests).toEqual([SCRATCH_PATH]);
    expect(files).toEqual({ ...runnableFix(open, draft).files, [SCRATCH_PATH]: scratch });
    expect(runnableFix(open, draft).files).not.toHaveProperty(SCRATCH_PATH);
  });

  it("is handed in with the work, and missing if nothing was written", () => {
    const { "scratch.test.ts": own, ...files } = fix.work.files(open, draft);
    expect([own, files]).toEqual([scratch, draft.files]);
    for (const nothing of [undefined, "", " \n", startOfScratch(open)]) {
      expect(scratchOf(open, { scratch: nothing })).toBeNull();
      expect(fix.work.files(open, { ...draft, scratch: nothing })).toEqual(draft.files);
    }
  });

  it("survives a form with or without its field, and a draft from before the field existed is accepted", () => {
    const form = new FormData();
    expect(fix.workspace.readForm(open, draft, form).draft).toEqual(draft);
    form.set("scratch", "it()\r\n");
    expect(fix.workspace.readForm(open, draft, form).draft.scratch).toBe("it()\n");
    const old = { files: {}, confidence: null };
    expect(fix.workspace.draftSchema.parse(old)).toEqual(old);
    expect(fix.workspace.readForm(open, old, new FormData()).draft).toEqual(old);
  });

  it("is limited in characters and lines", () => {
    const work = { files: {}, scratch: "x".repeat(MAX_SCRATCH + 1), confidence: 80 };
    expect(fix.work.schema.safeParse(work).error?.issues[0]).toMatchObject({ path: ["scratch"] });
    const lines = { ...work, scratch: "\n".repeat(3_000) };
    expect(fix.work.problemsOf(readFix(PAGES), lines).map(({ path }) => path)).toEqual(["scratch"]);
  });

  it("has a name that no exercise's code may have", () => {
    expect(() => readFix({ ...PAGES, [`code/${SCRATCH_PATH}`]: scratch })).toThrow(/learner's own test/);
  });
});

describe("what a learner hands in", () => {
  it("contains only the files that the learner may change", () => {
    const work = { files: { "src/pages.ts": RIGHT, "tests/pages.test.ts": "mine" }, confidence: 80 };
    expect(fix.work.problemsOf(readFix(PAGES), work).map(({ path }) => path)).toEqual(["files.tests/pages.test.ts"]);
  });

  it("is limited in size, and states the confidence", () => {
    expect(fix.work.schema.safeParse({ files: { "src/pages.ts": "x".repeat(100_001) }, confidence: 80 }).success).toBe(
      false,
    );
    expect(fix.work.schema.safeParse({ files: {}, confidence: null }).error?.issues[0]).toMatchObject({
      path: ["confidence"],
    });
    expect(fix.workspace.draftSchema.safeParse({ files: {}, confidence: null }).success).toBe(true);
  });

  it("includes the exercise's question only after a pass", () => {
    expect(fix.can.explainBack?.question(readFix(PAGES))).toEqual({
      asks: "Show an input that used to fail.",
      start: PAGES["question/start.test.ts"],
    });
  });
});
