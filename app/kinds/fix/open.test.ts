import { describe, expect, it } from "vitest";
import { readFix } from "./content";
import { PAGES, RIGHT } from "./fixtures/pages";
import { fix } from "./kind";
import { openFix, runnableFix } from "./open";

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
      asks: "Show an input that used to break.",
      start: PAGES["question/start.test.ts"],
    });
  });
});
