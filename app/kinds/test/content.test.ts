import { describe, expect, it } from "vitest";
import { ExerciseProblems, type Folder } from "../exercise";
import { readTest } from "./content";
import { EXERCISE, SHARE, shareWith } from "./fixtures/share";
import { openTest, runnableTest } from "./open";

const problemsOf = (folder: Folder) => {
  try {
    readTest(folder);
    return "";
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    return error.message;
  }
};
const withFields = (fields: object) => problemsOf(shareWith({}, fields));

describe("reading a test exercise", () => {
  it("reads a correct folder, and puts variants over shared files and reference", () => {
    const files = { "reference/src/round.ts": "export const half = 0.5;\n" };
    const { mistakes, alternatives } = readTest({ ...SHARE, ...files });
    for (const { files } of [...mistakes, ...alternatives])
      expect(Object.keys(files).sort()).toEqual(["src/round.ts", "src/share.ts", "src/types.ts"]);
  });

  it("reports all problems together, with file and line", () => {
    const lines = problemsOf(
      shareWith(
        { "spec.md": undefined, "suites/model.test.ts": "" },
        { hints: ["one"], suites: { ...EXERCISE.suites, model: 0.9 } },
      ),
    );
    expect(lines).toContain("spec.md is missing");
    expect(lines).toContain("suites/model.test.ts is empty");
    expect(lines).toMatch(/exercise\.json:\d+ "hints": must be exactly three hints/);
    expect(lines).toMatch(/exercise\.json:\d+ "suites.model": must be 1/);
  });

  it("names what is missing, listed twice, or never used", () => {
    const named = { id: "unwritten", says: "x", differs: "y" };
    expect(withFields({ mistakes: [...EXERCISE.mistakes, named] })).toContain("mistakes/unwritten is missing");
    expect(withFields({ mistakes: [...EXERCISE.mistakes, EXERCISE.mistakes[0]] })).toContain(
      '"rounds-up" is listed twice',
    );
    expect(problemsOf(shareWith({ "mistakes/stray/src/share.ts": "x" }))).toContain("mistakes/stray is not listed");
    expect(withFields({ subject: ["src/none.ts"] })).toContain('"src/none.ts" is not in reference/');
  });

  it("requires a class whether the AI is right or wrong, and a reason for each mark", () => {
    expect(withFields({ classes: [] })).toContain("name the defect class");
    expect(withFields({ classes: [], ai: { wrong: false } })).toContain("if the AI is right");
    expect(withFields({ ai: { wrong: false } })).toBe("");
    expect(withFields({ allowed: [{ mutant: "a", because: "no matter" }] })).toContain(
      'must begin with "equivalent: "',
    );
  });

  it("reports invalid JSON", () => {
    expect(problemsOf({ ...SHARE, "exercise.json": "{," })).toContain("exercise.json:1 is not JSON");
  });
});

describe("what a learner sees before handing in", () => {
  it("contains the AI's files and nothing of the reference, the other versions, the suites or the hints", () => {
    const open = openTest(readTest(SHARE));
    expect(open.files.map(({ path, from }) => [path, from])).toEqual([
      ["src/share.ts", "ai"],
      ["src/types.ts", "shared"],
    ]);
    const text = JSON.stringify({ ...open, start: "" });
    for (const secret of ["Math.round", "says-100", "rounds-up", "cut off", "one", "wrong"])
      expect(text).not.toContain(`"${secret}`);
    expect(text).not.toContain("Math.round");
  });

  it("runs with the draft's suite on the AI's code", () => {
    const open = openTest(readTest(SHARE));
    const { files, tests } = runnableTest(open, { suite: "mine", confidence: null });
    expect(files[tests[0]!]).toBe("mine");
    expect(files["src/share.ts"]).toContain("Math.floor");
  });
});
