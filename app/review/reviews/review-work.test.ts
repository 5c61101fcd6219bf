import { expect, it } from "vitest";
import { problemsOf, type ReviewDraft } from "./review-work";

const review = (line: number, endLine: number): ReviewDraft => ({
  notes: [{ id: "n", file: "src/a.ts", side: "new", line, endLine, text: "Look at this." }],
  summary: "",
  verdict: "good",
  choices: {},
});

it.each([
  [1, 50, undefined],
  [1, 51, "A comment can be about at most 50 lines. Choose fewer lines."],
  [3, 2, "Line 2 comes before line 3. Swap them."],
  [90, 101, "src/a.ts has no new line 101."],
])("a comment on the lines from %i to %i has the right error", (line, endLine, error) => {
  expect(problemsOf([], review(line, endLine), () => 100)["note-n"]).toBe(error);
});
