import { describe, expect, it } from "vitest";
import { ExerciseProblems, type Folder } from "../exercise";
import { readFix } from "./content";
import { EXERCISE, PAGES, pagesWith, RIGHT } from "./fixtures/pages";
import { fuzzed } from "./fuzzed";

const problemsOf = (folder: Folder) => {
  try {
    readFix(folder);
    return "";
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    return error.message;
  }
};
const withFields = (fields: object) => problemsOf(pagesWith({}, fields));

describe("reading a fix exercise", () => {
  it("reads a correct folder", () => {
    const content = readFix(PAGES);
    expect(Object.keys(content.hidden)).toContain("hidden/count.test.ts");
    expect(content.repairs.map(({ id, role }) => [id, role])).toContainEqual(["half", "wrong"]);
  });

  it("reports all problems together, with file and line", () => {
    const lines = problemsOf(
      pagesWith({ "report.md": undefined, "teaching.md": " " }, { hints: ["one"], order: 0, colour: "red" }),
    );
    expect(lines).toContain("report.md is missing");
    expect(lines).toContain("teaching.md is empty");
    expect(lines).toMatch(/exercise\.json:\d+ "hints": must be exactly three hints/);
    expect(lines).toMatch(/exercise\.json:6 "order"/);
    expect(lines).toContain('"colour"');
  });

  it("requires a defect, kept behaviour, a class and a question", () => {
    expect(withFields({ defects: [] })).toContain("list at least one defect");
    expect(withFields({ kept: [] })).toContain('"kept"');
    expect(withFields({ classes: [] })).toContain("name the defect class");
    expect(withFields({ question: undefined })).toContain('"question" is missing');
  });

  it("names what is missing, listed twice, or never used", () => {
    expect(problemsOf(pagesWith({ "hidden/count.test.ts": undefined }))).toContain('"hidden/count.test.ts" is missing');
    const [first, ...others] = EXERCISE.defects;
    expect(withFields({ defects: [{ ...first, twins: first!.tests }, ...others] })).toContain("is listed twice");
    expect(problemsOf(pagesWith({ "hidden/extra.test.ts": "x" }))).toContain("hidden/extra.test.ts is not named");
    expect(problemsOf(pagesWith({ "fixes/stray/src/pages.ts": RIGHT }))).toContain("is not listed under");
    expect(withFields({ kept: [{ ...EXERCISE.kept[0], id: "full-last-page" }, EXERCISE.kept[1]] })).toContain(
      "is listed twice",
    );
  });

  it("refuses repairs of files that a learner may not change, and of tests", () => {
    expect(problemsOf(pagesWith({ "reference/src/list.ts": "export {};" }))).toContain('is not under "editable"');
    expect(problemsOf(pagesWith({ "fixes/half/src/list.ts": "export {};" }))).toContain('is not under "editable"');
    expect(withFields({ editable: ["tests/pages.test.ts"] })).toContain("must not be a test");
    expect(withFields({ editable: ["hidden/count.test.ts"] })).toContain("outside hidden/");
    expect(withFields({ editable: ["src/none.ts"] })).toContain("is not in code/");
  });

  it("allows changes to a text file beside the code", () => {
    const editable = [...EXERCISE.editable, "README.md"];
    expect(problemsOf(pagesWith({ "code/README.md": "# Pages" }, { editable }))).toBe("");
  });

  it("accepts either structural limits or defects, not both", () => {
    const structure = [{ id: "short", says: "Short", kind: "max-function-lines", limit: 5 }];
    expect(withFields({ structure })).toContain("a refactor has no defects");
    expect(withFields({ structure, defects: [], question: undefined })).not.toContain("refactor");
  });

  it("has properties, unless it is imported", () => {
    const needs = (origin: object) => fuzzed.isRequired(readFix(pagesWith({}, { origin })));
    const imported = { type: "imported", source: "https://example.org", licence: "MIT", named: "pages" };
    expect([needs(EXERCISE.origin), needs(imported)]).toEqual([true, false]);
  });

  it("requires the prompt and the raw output for code that a model wrote", () => {
    const origin = {
      type: "model",
      name: "a model",
      date: "2026-01-01",
      prompt: "origin/prompt.md",
      raw: "origin/raw.md",
    };
    expect(withFields({ origin })).toContain("origin/prompt.md is missing");
    expect(problemsOf(pagesWith({ "origin/prompt.md": "p", "origin/raw.md": "r" }, { origin }))).toBe("");
  });
});
