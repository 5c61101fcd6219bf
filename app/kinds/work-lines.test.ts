import { expect, it } from "vitest";
import { KINDS } from "./registry";

const lines = (count: number) => "a\n".repeat(count - 1);

it("refuses a suite with more lines than a page can show", () => {
  const problems = (suite: string) => KINDS.test.work.problemsOf(null, { suite, confidence: 80 });
  expect(problems(lines(3_000))).toEqual([]);
  expect(problems(lines(3_001))).toEqual([{ path: "suite", message: expect.stringContaining("3,000 lines") }]);
});

it("refuses a repair by the lines of all its files together", () => {
  const content = { exercise: { editable: ["a.ts", "b.ts"] } };
  const problems = (...counts: number[]) => {
    const files = Object.fromEntries(counts.map((count, i) => [`${"ab"[i]}.ts`, lines(count)]));
    return KINDS.fix.work.problemsOf(content, { files, confidence: 80 });
  };
  expect(problems(1_500, 1_500)).toEqual([]);
  expect(problems(1_500, 1_501)).toEqual([{ path: "files", message: expect.stringContaining("3,000 lines") }]);
});
