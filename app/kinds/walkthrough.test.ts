import { expect, it } from "vitest";
import type { GuideStep } from "~/ui/workspace/workspace-guide";
import type { ExerciseProblems } from "./exercise";
import { insertCode } from "./insert-code";
import { readWalkthrough, WALKTHROUGH_FILE, type Walkthrough, withoutPlaceIn, wrongLinesIn } from "./walkthrough";

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

it("inserts code above the last line with a text, between blank lines, or in place of that line", () => {
  const text = "a {\n  one\n\n  // more\n}\n\nb {\n  two\n}\n";
  const done = (...args: Parameters<typeof insertCode>) => (insertCode(...args) as { done: string }).done;
  const first = done(text, "  new", { above: "  // more" });
  expect(first).toBe("a {\n  one\n\n  new\n\n  // more\n}\n\nb {\n  two\n}\n");
  expect(done(first, "  last", { above: "}" })).toBe(`${first.slice(0, -2)}\n  last\n}\n`);
  expect(done(text, "  2", { instead: "  two" })).toBe(text.replace("two", "2"));
  expect(insertCode(first, "  new\n  more", { above: "  // more" })).toEqual({ why: "there" });
  expect(insertCode(text, "  new", { above: "// more" })).toEqual({ why: "no place" });
});

it("may only insert code where the learner's work has a place for it after the earlier steps", () => {
  const guide = {
    places: {},
    steps: [],
    insert: (_open: null, draft: string, { code, place }: GuideStep) => insertCode(draft, code!, place!),
  };
  const instead = (line: string, code: string) => ({ ...step, code, place: { instead: line } });
  const unput = (...steps: Walkthrough) => withoutPlaceIn(steps, { guide, open: null, draft: "one\ntwo" });
  expect(unput(instead("one", "1"), step, instead("1", "I"))).toEqual([]);
  expect(unput(instead("one", "1"), instead("one", "I"))[0]?.message).toContain('the step "Look"');
  expect(
    withoutPlaceIn([instead("one", "1")], { guide: { places: {}, steps: [] }, open: null, draft: "one" }),
  ).toHaveLength(1);
});
