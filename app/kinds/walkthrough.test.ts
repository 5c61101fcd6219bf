import { expect, it } from "vitest";
import type { ExerciseProblems } from "./exercise";
import { readWalkthrough, WALKTHROUGH_FILE, wrongLinesIn } from "./walkthrough";

const step = { at: "code", line: { file: "src/a.ts", line: 2 }, title: "Look", text: "Read `a`." };
const read = (steps: unknown) => readWalkthrough({ [WALKTHROUGH_FILE]: JSON.stringify(steps, null, 2) }, ["code"]);

it("is read from its file; most exercises have none", () => {
  expect(readWalkthrough({}, ["code"])).toBeNull();
  expect(read([step, step, step])).toHaveLength(3);
});

it("names the line of a step that is not valid, or points to a place that the workspace doesn't have", () => {
  const problemsOf = (steps: unknown) => {
    try {
      return read(steps);
    } catch (error) {
      return (error as ExerciseProblems).problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    }
  };
  expect(problemsOf([step, { ...step, at: "verdict" }, step])).toEqual([
    'walkthrough.json:12 "1.at" must be one of code',
  ]);
  expect(problemsOf([step, step, { ...step, text: "" }])?.[0]).toContain('"2.text"');
  expect(problemsOf([step])?.[0]).toContain("walkthrough.json:1 ");
});

it("may only point to lines that the workspace shows", () => {
  expect(wrongLinesIn([step], { "src/a.ts": "one\ntwo" })).toEqual([]);
  expect(wrongLinesIn([step], { "new:src/a.ts": "one\ntwo" })).toEqual([]);
  expect(wrongLinesIn([step], { "src/a.ts": "one" })[0]?.message).toContain("line 2 of src/a.ts");
  expect(wrongLinesIn([step], {})).toHaveLength(1);
});
